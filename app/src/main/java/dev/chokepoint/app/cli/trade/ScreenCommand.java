package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.screen.ScreenMethod;
import dev.chokepoint.app.screen.ScreenQuestion;
import dev.chokepoint.app.screen.ScreenView;
import dev.chokepoint.app.screen.Screens;
import dev.chokepoint.app.text.ScreenText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.ledger.LedgerFolder;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.store.ProductFilter;
import dev.chokepoint.data.store.ScreenTable;
import dev.chokepoint.data.store.ScreenWriter;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.exposure.screen.Bloc;
import dev.chokepoint.exposure.screen.GeoDep;
import dev.chokepoint.exposure.screen.Threshold;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chokepoint screen`: which importer depends on whom, over all products of a store.
@Command(
        name = "screen",
        description = "Which importer depends on which exporter for which product, over all trade of a store.",
        mixinStandardHelpOptions = true)
public final class ScreenCommand implements Callable<Integer> {
    private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:-(\\d{4}))?");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", required = true, paramLabel = "STORE", description = "the folder of the store")
    private Path store = Path.of("");

    @Option(names = "--years", required = true, paramLabel = "A-B", description = "the years, such as 2020-2022")
    private String years = "";

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "geodep, ec-2021, ec-persistent or chokepoint (default ${DEFAULT-VALUE})")
    private String method = "geodep";

    @Option(names = "--bloc", paramLabel = "BLOC", description = "EU27: its members count as one country")
    private String bloc = "";

    @Option(names = "--importer", split = ",", paramLabel = "C", description = "only these importers")
    private List<String> importers = List.of();

    @Option(names = "--exporter", split = ",", paramLabel = "C", description = "only these exporters (leading ones)")
    private List<String> exporters = List.of();

    @Option(
            names = "--product",
            split = ",",
            paramLabel = "HS",
            description = "only these products: six digits, or fewer with a star such as 2805*")
    private List<String> products = List.of();

    @Option(names = "--dataset", paramLabel = "D", description = "where the store has several, such as HS17-V202401")
    private String dataset = "";

    @Option(names = "--concentration", paramLabel = "T", description = "threshold of concentration (0.4)")
    private String concentration = "0.4";

    @Option(names = "--ratio", paramLabel = "T", description = "threshold of imports over exports (1)")
    private String ratio = "1";

    @Option(names = "--outside", paramLabel = "T", description = "threshold of the weight of outside, CDI2 (0.5)")
    private String outside = "0.5";

    @Option(names = "--spare", paramLabel = "S", description = "part of net exports that can be added in a year (0.1)")
    private double spare = 0.1;

    @Option(
            names = "--law",
            paramLabel = "WORLD",
            description = "what of it falls under the measures of this world's ledger, in the last year")
    private Optional<String> law = Optional.empty();

    @Mixin
    private DateOptions dates = new DateOptions();

    @Option(
            names = "--table",
            paramLabel = "T",
            description =
                    "what csv and parquet hold: geodep-year, geodep-window, ec-year, ec-persistence, direct, indirect"
                            + " or failure-points (default: that of the method)")
    private String table = "";

    @Option(names = "--rows", paramLabel = "N", description = "rows shown as text or JSON (default ${DEFAULT-VALUE})")
    private int rows = 20;

    @Option(names = "--threads", paramLabel = "N", description = "threads; the numbers do not change")
    private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

    @Option(names = "--format", paramLabel = "F", description = "text, json, csv or parquet (default ${DEFAULT-VALUE})")
    private String format = "text";

    @Option(names = "--out", paramLabel = "FILE", description = "the file to write; parquet needs one")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (!List.of("text", "json", "csv", "parquet").contains(format)) {
            throw new DateOptions.UsageException("The format (" + format + ") must be text, json, csv or parquet.");
        }
        if (format.equals("parquet") && out.isEmpty()) {
            throw new DateOptions.UsageException("--format parquet needs --out FILE.");
        }
        ScreenQuestion question = question();
        ScreenTable written = table(question.method());
        try (TradeStore from = TradeStore.open(store)) {
            switch (format) {
                case "csv", "parquet" -> writeTable(from, question, written);
                default -> {
                    ScreenView answer = run(from, question, written, _ -> {});
                    show(format.equals("json") ? AnswerJson.part(answer) : ScreenText.of(answer));
                }
            }
        }
        return ExitCode.DONE;
    }

    private ScreenQuestion question() {
        Matcher m = YEARS.matcher(years);
        if (!m.matches()) {
            throw new DateOptions.UsageException("The years (" + years + ") must look like 2020-2022 or 2022.");
        }
        int first = Integer.parseInt(m.group(1));
        int last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
        if (!bloc.isEmpty() && !bloc.equals(Bloc.EU27.name())) {
            throw new DateOptions.UsageException("The bloc (" + bloc + ") must be EU27.");
        }
        return new ScreenQuestion(
                ScreenMethod.parse(method),
                dataset,
                first,
                last,
                bloc.isEmpty() ? Optional.empty() : Optional.of(Bloc.EU27),
                new ScreenQuestion.Selection(ProductFilter.parse(products), importers, exporters),
                new ScreenQuestion.Limits(new GeoDep(Threshold.of(concentration), Threshold.of(ratio)), outside, spare),
                Math.max(1, rows),
                Math.max(1, threads));
    }

    private ScreenTable table(ScreenMethod of) {
        if (law.isPresent()) {
            return ScreenTable.HELD;
        }
        if (table.isEmpty()) {
            return of.table();
        }
        ScreenTable chosen;
        try {
            chosen = ScreenTable.valueOf(table.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new DateOptions.UsageException("The table (" + table + ") must be one of "
                    + List.of(ScreenTable.values()).stream()
                            .map(ScreenTable::word)
                            .toList() + ".");
        }
        if (!of.tables().contains(chosen)) {
            throw new DateOptions.UsageException("The method " + of.word() + " has the tables "
                    + of.tables().stream().map(ScreenTable::word).toList() + ", not " + table + ".");
        }
        return chosen;
    }

    private ScreenView run(
            TradeStore from, ScreenQuestion question, ScreenTable written, Consumer<CharSequence> lines) {
        if (law.isEmpty()) {
            return Screens.run(from, question, written, lines);
        }
        Ledger ledger = InputException.require("The ledger", LedgerReader.read(LedgerFolder.find(law.get())));
        return Screens.run(from, question, ledger, dates.asOf(), lines);
    }

    private void writeTable(TradeStore from, ScreenQuestion question, ScreenTable written) {
        if (out.isEmpty()) {
            PrintWriter to = spec.commandLine().getOut();
            to.println(written.header());
            run(from, question, written, to::append);
            to.flush();
            return;
        }
        Path file = out.get();
        try (ScreenWriter writer = new ScreenWriter(written, file, format.equals("parquet"))) {
            ScreenView answer = run(from, question, written, writer::write);
            String about = AnswerJson.part(answer.run());
            writer.finish(about);
            Path beside = file.resolveSibling(file.getFileName() + ".run.json");
            Files.writeString(beside, about);
            show("Written: " + file + ", and what it was computed from: " + beside + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(String text) {
        boolean toFile = out.isPresent() && (format.equals("text") || format.equals("json"));
        if (!toFile) {
            PrintWriter to = spec.commandLine().getOut();
            to.print(text);
            to.flush();
            return;
        }
        try {
            Files.writeString(out.get(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
