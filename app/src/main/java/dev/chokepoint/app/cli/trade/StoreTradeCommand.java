package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.data.statistics.Places;
import dev.chokepoint.data.store.CountryCodes;
import dev.chokepoint.data.store.ReportedFlow;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.TradeStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chokepoint store trade`: trade as customs offices reported it.
@Command(
        name = "trade",
        description = "Trade in a store as customs offices reported it, by month or year, or by partner.",
        mixinStandardHelpOptions = true)
final class StoreTradeCommand implements Callable<Integer> {
    private static final double KG_OF_TONNE = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreQuestion question = new StoreQuestion();

    @Option(names = "--reporter", paramLabel = "C", description = "whose customs office reported it")
    private String reporter = "";

    @Option(names = "--partner", paramLabel = "C", description = "only with this partner")
    private String partner = "";

    @Option(names = "--flow", paramLabel = "F", description = "imports or exports")
    private String flow = "";

    @Option(
            names = "--product",
            paramLabel = "HS",
            description = "only this product; fewer digits with a star, such as 2504*")
    private String product = "";

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "period or partner: what is added up (default ${DEFAULT-VALUE})")
    private String by = "period";

    /// What stands in one line.
    private static final class Sum {
        private double usd;
        private double kg;
        private double usdOfKg;

        void add(ReportedFlow f) {
            usd += f.usd();
            Optional<Double> mass = f.kg().filter(m -> m > 0);
            if (mass.isPresent()) {
                kg += mass.get();
                usdOfKg += f.usd();
            }
        }
    }

    @Override
    public Integer call() {
        if (!List.of("period", "partner").contains(by)) {
            throw new DateOptions.UsageException("--by (" + by + ") must be period or partner.");
        }
        StoreOptions.Years within = question.years();
        List<ReportedFlow> found;
        try (TradeStore store = question.open()) {
            found = new StatisticsReader(store)
                    .reported(new StatisticsReader.WantedTrade(
                            question.kind(),
                            code(reporter, 0),
                            code(partner, -1),
                            letter(),
                            product.replace('*', '%'),
                            within.first(),
                            within.last()));
        }
        Map<Integer, String> names = new LinkedHashMap<>();
        CountryCodes.bundled().all().forEach(c -> names.put(c.code(), c.name()));
        Function<ReportedFlow, String> line = by.equals("period")
                ? f -> String.valueOf(f.period())
                : f -> names.getOrDefault(
                        f.partner(), f.partnerName().isEmpty() ? String.valueOf(f.partner()) : f.partnerName());
        Map<String, Map<String, Sum>> sums = new LinkedHashMap<>();
        for (ReportedFlow f : found) {
            // The whole world is its partners again, where they are given.
            if (f.partner() != 0 || !partner.isEmpty()) {
                String of = String.join(
                        "\t",
                        f.kind(),
                        names.getOrDefault(f.reporter(), String.valueOf(f.reporter())),
                        f.flow(),
                        f.code());
                sums.computeIfAbsent(of, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(line.apply(f), _ -> new Sum())
                        .add(f);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        sums.forEach((of, lines) -> lines.entrySet().stream()
                .sorted(
                        by.equals("period")
                                ? Map.Entry.comparingByKey()
                                : Comparator.comparingDouble(e -> -e.getValue().usd))
                .forEach(e -> rows.add(row(of.split("\t"), e.getKey(), e.getValue()))));
        return question.answer(
                spec,
                List.of("kind", "reporter", "flow", "product", by, "USD", "tonnes", "USD/kg"),
                rows,
                "No trade is like this");
    }

    private static List<String> row(String[] of, String line, Sum sum) {
        return List.of(
                of[0],
                of[1],
                of[2].equals("M") ? "imports" : of[2].equals("X") ? "exports" : of[2],
                of[3],
                line,
                String.format(Locale.ROOT, "%.0f", sum.usd),
                sum.kg == 0 ? "" : String.format(Locale.ROOT, "%.3f", sum.kg / KG_OF_TONNE),
                sum.kg == 0 ? "" : String.format(Locale.ROOT, "%.2f", sum.usdOfKg / sum.kg));
    }

    private static int code(String country, int none) {
        if (country.isEmpty()) {
            return none;
        }
        Places.Place place = StoreOptions.place(country);
        if (place.code() < 0) {
            throw new DateOptions.UsageException("The country (" + country + ") has no number in trade data.");
        }
        return place.code();
    }

    private String letter() {
        return switch (flow) {
            case "" -> "";
            case "imports", "import", "M" -> "M";
            case "exports", "export", "X" -> "X";
            default -> throw new DateOptions.UsageException("The flow (" + flow + ") must be imports or exports.");
        };
    }
}
