package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Terminal;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.statistics.StatisticKind;
import dev.chokepoint.data.store.BaciImport;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.TableImport;
import dev.chokepoint.data.store.TradeStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chokepoint import`: brings data that others publish into a store.
@Command(
        name = "import",
        description = {
            "Brings data that others publish into a store.",
            "A file, or a year of BACI, is stored whole or not at all; what is there already is left alone."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final String BACI = "baci";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = {
                "baci: bilateral trade of CEPII, as zip or CSV",
                "wgi: governance of the World Bank",
                "usgs: Mineral Commodity Summaries 2025 and 2026",
                "comtrade: trade as reported to the UN, CSV or JSON",
                "cn-customs: exports of China by month",
                "us-census: trade of the United States, JSON or CSV",
                "eu-crm: tables of the EU's studies on critical raw materials",
                "wmd: World Mining Data",
                "bgs: World Mineral Statistics of the BGS",
                "hs: codes of the Harmonized System",
                "hs-concordance: codes of two revisions, as WITS has them"
            })
    private String kind = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "the files as they are published")
    private List<Path> files = List.of();

    @Option(
            names = "--into",
            required = true,
            paramLabel = "STORE",
            description = "the folder of the store; made where it is not there")
    private Path store = Path.of("");

    @Option(names = "--replace", description = "puts another file for what is there already in its place")
    private boolean replace;

    @Override
    public Integer call() {
        Optional<StatisticKind> statistics = StatisticKind.find(kind);
        if (!kind.equals(BACI) && statistics.isEmpty()) {
            throw new DateOptions.UsageException("The kind (" + kind + ") must be baci, "
                    + Stream.of(StatisticKind.values()).map(StatisticKind::word).collect(Collectors.joining(", "))
                    + ".");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("There is no file " + file + ".");
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int code = ExitCode.DONE;
        try (TradeStore into = TradeStore.create(store)) {
            LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
            if (statistics.isPresent()) {
                return statistics(new TableImport(into, today, replace), statistics.get(), out, err);
            }
            BaciImport baci = new BaciImport(into, today, replace);
            for (Path file : files) {
                ImportProgress progress = new ImportProgress(err, Terminal.interactive());
                BaciImport.Report report = baci.read(file, progress);
                progress.end();
                report.years().forEach(y -> tell(out, y));
                report.problems().stream().map(Problem::text).forEach(err::println);
                code = Math.max(
                        code,
                        report.clean()
                                ? ExitCode.DONE
                                : report.complete() ? ExitCode.ROWS_REJECTED : ExitCode.BAD_INPUT);
            }
        }
        out.flush();
        return code;
    }

    private int statistics(TableImport tables, StatisticKind of, PrintWriter out, PrintWriter err) {
        int code = ExitCode.DONE;
        for (Path file : files) {
            ImportProgress progress = new ImportProgress(err, Terminal.interactive());
            TableImport.Report report = tables.read(of, file, progress);
            progress.end();
            switch (report.outcome()) {
                case REFUSED -> out.println(report.file() + ": refused, nothing of it is stored");
                case ALREADY_THERE -> out.println(report.file() + ": already stored");
                case STORED ->
                    report.set()
                            .ifPresent(set -> out.println(report.file() + ": "
                                    + stored(set.counts(), report.rejected(), report.rejects())
                                    + String.format(Locale.ROOT, "; %,d rows of the store", report.rows())));
            }
            report.problems().stream().map(Problem::text).forEach(err::println);
            code = Math.max(
                    code,
                    report.clean() ? ExitCode.DONE : report.complete() ? ExitCode.ROWS_REJECTED : ExitCode.BAD_INPUT);
        }
        out.flush();
        return code;
    }

    private static void tell(PrintWriter out, BaciImport.YearReport year) {
        switch (year.outcome()) {
            case REFUSED -> out.println(year.file() + ": refused, nothing of it is stored");
            case ALREADY_THERE -> out.println(year.file() + ": already stored");
            case STORED ->
                year.set()
                        .ifPresent(set -> out.println(
                                year.file() + ": " + stored(set.counts(), year.rejected(), year.rejects())));
        }
    }

    private static String stored(RowSet.Counts c, Map<Reason, Long> rejected, Path rejects) {
        String all = String.format(Locale.ROOT, "%,d rows in = %,d stored", c.in(), c.stored());
        String left = c.rejected() == 0
                ? " + 0 left out"
                : String.format(Locale.ROOT, " + %,d left out (", c.rejected())
                        + rejected.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> e.getKey().word() + " " + e.getValue())
                                .collect(Collectors.joining(", "))
                        + "; " + rejects + ")";
        return all + left + (c.usd() == 0 ? "" : ", " + Numbers.usd((double) c.usd()));
    }

    /// Says how far an import is, on one line of a terminal or on a line now and then.
    private static final class ImportProgress implements Progress {
        private static final long NANOS = 1_000_000_000L;
        private final PrintWriter err;
        private final boolean terminal;
        private final long every;
        private String what = "";
        private long begun;
        private long said;
        private boolean open;

        ImportProgress(PrintWriter err, boolean terminal) {
            this.err = err;
            this.terminal = terminal;
            this.every = terminal ? NANOS / 2 : 10 * NANOS;
        }

        @Override
        public void at(String name, long done, long all, long rows) {
            long now = System.nanoTime();
            if (!name.equals(what)) {
                what = name;
                begun = now;
                said = now;
            }
            if (now - said < every || rows == 0) {
                return;
            }
            said = now;
            double seconds = (now - begun) / (double) NANOS;
            String left = all > 0 && done > 0
                    ? String.format(
                            Locale.ROOT, ", %.0f %%, %.0f s left", 100.0 * done / all, seconds * (all - done) / done)
                    : "";
            String text =
                    String.format(Locale.ROOT, "%s: %,d rows, %,.0f a second%s", name, rows, rows / seconds, left);
            if (terminal) {
                err.print("\r" + text + "   ");
                err.flush();
                open = true;
            } else {
                err.println(text);
            }
        }

        void end() {
            if (open) {
                err.println();
            }
        }
    }
}
