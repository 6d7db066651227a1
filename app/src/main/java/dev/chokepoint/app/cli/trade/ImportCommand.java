package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Terminal;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.store.BaciImport;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.TradeStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "A year is stored whole or not at all; what is there already is left alone."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "KIND", description = "baci: bilateral trade of CEPII, as zip or CSV")
    private String kind = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "the files as they are published")
    private List<Path> files = List.of();

    @Option(
            names = "--into",
            required = true,
            paramLabel = "STORE",
            description = "the folder of the store; made where it is not there")
    private Path store = Path.of("");

    @Option(names = "--replace", description = "puts another table for a year that is there already in its place")
    private boolean replace;

    @Override
    public Integer call() {
        if (!kind.equals("baci")) {
            throw new DateOptions.UsageException("The kind (" + kind + ") must be baci.");
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
            BaciImport baci = new BaciImport(into, LocalDate.now(java.time.ZoneId.systemDefault()), replace);
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

    private static void tell(PrintWriter out, BaciImport.YearReport year) {
        switch (year.outcome()) {
            case REFUSED -> out.println(year.file() + ": refused, nothing of it is stored");
            case ALREADY_THERE -> out.println(year.file() + ": already stored");
            case STORED -> year.set().ifPresent(set -> out.println(year.file() + ": " + stored(set, year)));
        }
    }

    private static String stored(RowSet set, BaciImport.YearReport year) {
        RowSet.Counts c = set.counts();
        String all = String.format(Locale.ROOT, "%,d rows in = %,d stored", c.in(), c.stored());
        String left = c.rejected() == 0
                ? " + 0 left out"
                : String.format(Locale.ROOT, " + %,d left out (", c.rejected())
                        + year.rejected().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(e -> e.getKey().word() + " " + e.getValue())
                                .collect(Collectors.joining(", "))
                        + "; " + year.rejects() + ")";
        return all + left + ", " + Numbers.usd((double) c.usd());
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
