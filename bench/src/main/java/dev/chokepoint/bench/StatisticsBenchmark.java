package dev.chokepoint.bench;

import dev.chokepoint.data.statistics.StatisticKind;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.TableImport;
import dev.chokepoint.data.store.TradeStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/// Imports a file of statistics, against DuckDB's own COPY of the same file in the same run.
///
/// Usage: `StatisticsBenchmark KIND FILE`. Times are of the clock and of the processor.
public final class StatisticsBenchmark {
    private static final double NANOS = 1e9;
    private static final int THREADS = 2;

    private StatisticsBenchmark() {}

    /// What a piece of work took, in seconds.
    private record Took(double clock, double processor) {}

    /// Something that may fail.
    private interface Work {
        void run() throws SQLException;
    }

    private static Took took(Work work) throws SQLException {
        long start = System.nanoTime();
        long used = processorNanos();
        work.run();
        return new Took((System.nanoTime() - start) / NANOS, (processorNanos() - used) / NANOS);
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    public static void main(String[] args) throws IOException, SQLException {
        StatisticKind kind = StatisticKind.find(args[0]).orElseThrow();
        Path file = Path.of(args[1]);
        Path work = Files.createTempDirectory("statistics-benchmark");
        try {
            Took copy;
            try (Connection sql = DriverManager.getConnection("jdbc:duckdb:" + work.resolve("sql.duckdb"));
                    Statement s = sql.createStatement()) {
                s.execute("SET threads = " + THREADS);
                String from = "'" + file.toString().replace("'", "''") + "'";
                s.execute("CREATE TABLE copied AS SELECT * FROM read_csv(" + from + ", all_varchar = true) LIMIT 0");
                copy = took(() -> s.execute("COPY copied FROM " + from + " (HEADER true)"));
            }
            TableImport.Report[] report = new TableImport.Report[1];
            Took own;
            try (TradeStore store = TradeStore.create(work.resolve("store"))) {
                own = took(() ->
                        report[0] = new TableImport(store, LocalDate.EPOCH, false).read(kind, file, Progress.NONE));
            }
            long rows = report[0].set().orElseThrow().counts().in();
            print("COPY of DuckDB, all as text", rows, copy);
            print("import with all checks", rows, own);
            System.out.println(String.format(
                    Locale.ROOT,
                    "import / COPY: %.2f by the clock, %.2f in processor time",
                    own.clock() / copy.clock(),
                    own.processor() / copy.processor()));
        } finally {
            try (Stream<Path> made = Files.walk(work)) {
                made.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private static void print(String what, long rows, Took took) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %,d rows, %.2f s, %.2f s of processor time, %,.0f rows a second",
                what,
                rows,
                took.clock(),
                took.processor(),
                rows / took.clock()));
    }
}
