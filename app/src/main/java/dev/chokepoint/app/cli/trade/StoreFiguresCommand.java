package dev.chokepoint.app.cli.trade;

import dev.chokepoint.data.store.Observation;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.TradeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chokepoint store figures`: figures of statistics, with what was printed.
@Command(
        name = "figures",
        description = {
            "Figures of statistics in a store: what was printed, and the interval that it allows.",
            "A star in an item or measure stands for any letters."
        },
        mixinStandardHelpOptions = true)
final class StoreFiguresCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreQuestion question = new StoreQuestion();

    @Option(names = "--item", paramLabel = "I", description = "only of this item, such as \"Rare Earths\"")
    private String item = "";

    @Option(names = "--measure", paramLabel = "M", description = "only this measure, such as \"import sources\"")
    private String measure = "";

    @Option(names = "--place", paramLabel = "C", description = "only of this country")
    private String place = "";

    @Override
    public Integer call() {
        StoreOptions.Years within = question.years();
        String iso3 = place.isEmpty() ? "" : StoreOptions.place(place).iso3();
        List<Observation> found;
        try (TradeStore store = question.open()) {
            found = new StatisticsReader(store)
                    .observations(new StatisticsReader.Wanted(
                            question.kind(), pattern(item), pattern(measure), iso3, within.first(), within.last()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Observation o : found) {
            Observation.Of of = o.of();
            rows.add(List.of(
                    of.item(),
                    of.measure(),
                    of.place(),
                    of.firstYear() == of.lastYear()
                            ? String.valueOf(of.firstYear())
                            : of.firstYear() + "-" + of.lastYear(),
                    o.printed(),
                    end(o.low()),
                    end(o.high()),
                    of.unit(),
                    o.mark(),
                    of.detail(),
                    o.kind() + " " + o.dataset() + ", line " + o.line()));
        }
        return question.answer(
                spec,
                List.of(
                        "item", "measure", "place", "years", "printed", "low", "high", "unit", "mark", "detail",
                        "source"),
                rows,
                "No figure is like this");
    }

    private static String pattern(String text) {
        return text.replace("%", "\\%").replace('*', '%');
    }

    /// A number in full; empty where nothing bounds the figure.
    private static String end(Optional<Double> value) {
        return value.map(v -> v == Math.rint(v) && Math.abs(v) < 1e15
                        ? String.format(Locale.ROOT, "%.0f", v)
                        : String.valueOf(v))
                .orElse("");
    }
}
