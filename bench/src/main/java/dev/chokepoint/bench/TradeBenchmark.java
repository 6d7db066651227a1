package dev.chokepoint.bench;

import dev.chokepoint.data.store.BaciImport;
import dev.chokepoint.data.store.ProductFilter;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.TradeReader;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.GeoDep;
import dev.chokepoint.exposure.screen.Origins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Imports years of trade and screens them, against DuckDB's own COPY and SQL of the same files in the same run.
///
/// Usage: `TradeBenchmark FOLDER [all]`; the folder holds tables named like `BACI_HS17_Y2022_V209901.csv`. With `all`,
/// also
/// what takes long: the direct part of closures in SQL, and origins through re-exports. Times are of the clock and of
/// the
/// processor; the memory is the most that the process had.
public final class TradeBenchmark {
    private static final double NANOS = 1e9;
    private static final int THREADS = 2;
    private static final String GEODEP = """
            WITH imp AS (SELECT t, k, j, sum(v) AS m, sum(v * v) AS s FROM flow GROUP BY ALL),
              exp AS (SELECT t, k, i, sum(v) AS x FROM flow GROUP BY ALL),
              world AS (SELECT t, k, sum(x * x) / (sum(x) * sum(x)) AS h FROM exp GROUP BY ALL),
              cell AS (SELECT imp.t, imp.j, imp.k FROM imp JOIN world USING (t, k)
                LEFT JOIN exp ON exp.t = imp.t AND exp.k = imp.k AND exp.i = imp.j
                WHERE s / (m * m) > 0.4 AND h > 0.4 AND (x IS NULL OR m / x > 1))
            SELECT count(*) FROM (SELECT j, k FROM cell GROUP BY j, k HAVING count(*) >= 2)""";

    private TradeBenchmark() {}

    /// What a piece of work took.
    private record Took(double seconds, double processor) {
        static Took of(Runnable work) {
            long start = System.nanoTime();
            long used = processorNanos();
            work.run();
            return new Took((System.nanoTime() - start) / NANOS, (processorNanos() - used) / NANOS);
        }

        Took plus(Took other) {
            return new Took(seconds + other.seconds, processor + other.processor);
        }

        private static long processorNanos() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }

        String text() {
            return String.format(Locale.ROOT, "%6.2f s, %6.2f s of processor time", seconds, processor);
        }
    }

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args[0]);
        boolean all = args.length > 1 && args[1].equals("all");
        List<Path> years;
        try (Stream<Path> files = Files.list(folder)) {
            years = files.filter(f -> f.getFileName().toString().matches("BACI_HS\\d\\d_Y\\d{4}_V\\w+\\.csv"))
                    .sorted()
                    .toList();
        }
        Path work = Files.createTempDirectory("trade-benchmark");
        try (Connection sql = DriverManager.getConnection("jdbc:duckdb:" + work.resolve("sql.duckdb"));
                Statement s = sql.createStatement()) {
            s.execute("SET threads = " + THREADS);
            s.execute("SET memory_limit = '2GB'");
            s.execute("CREATE TABLE flow(t INTEGER, i INTEGER, j INTEGER, k VARCHAR, v DOUBLE, q DOUBLE)");
            imports(s, years, work.resolve("store"));
            screens(s, years, work.resolve("store"), all);
        } finally {
            try (Stream<Path> made = Files.walk(work)) {
                made.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private static void execute(Statement s, String sql) {
        try {
            s.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The direct part of closures: what is gone, summed over all flows.
    private static String direct(int year) {
        String sql = """
            WITH f AS (SELECT i, j, k, v FROM flow WHERE t = YEAR),
              imp AS (SELECT k, j AS c, sum(v) AS m FROM f GROUP BY ALL),
              exp AS (SELECT k, i AS c, sum(v) AS x FROM f GROUP BY ALL),
              net AS (SELECT k, c, greatest(coalesce(x, 0) - coalesce(m, 0), 0) AS n
                FROM imp FULL JOIN exp USING (k, c)),
              supply AS (SELECT k, sum(n) AS n FROM net GROUP BY k)
            SELECT sum(v / m * (1 - least(1, 0.1 * (supply.n - a.n) / x))),
              sum(v / m * (1 - least(1, 0.1 * greatest(0, supply.n - a.n - b.n) / v)))
            FROM f JOIN imp ON imp.k = f.k AND imp.c = f.j JOIN exp ON exp.k = f.k AND exp.c = f.i
              JOIN net a ON a.k = f.k AND a.c = f.i JOIN net b ON b.k = f.k AND b.c = f.j JOIN supply ON supply.k = f.k""";
        return sql.replace("YEAR", String.valueOf(year));
    }

    private static String first(Statement s, String sql) {
        try (ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void imports(Statement s, List<Path> years, Path store) throws IOException {
        Took copied = new Took(0, 0);
        Took imported = new Took(0, 0);
        for (Path year : years) {
            Took copy = Took.of(() -> execute(s, "COPY flow FROM '" + year + "' (HEADER true, NULLSTR 'NA')"));
            Took own = Took.of(() -> {
                try (TradeStore into = TradeStore.create(store)) {
                    BaciImport.Report report = new BaciImport(into, LocalDate.EPOCH, false).read(year, Progress.NONE);
                    if (!report.clean()) {
                        throw new IllegalStateException(report.problems().toString());
                    }
                }
            });
            System.out.println(year.getFileName() + "  COPY " + copy.text() + "   import " + own.text());
            copied = copied.plus(copy);
            imported = imported.plus(own);
        }
        System.out.println("import / COPY: " + ratio(imported, copied) + "; store "
                + (Files.size(store.resolve(TradeStore.DATABASE)) >> 20) + " MB; " + memory());
    }

    private static void screens(Statement s, List<Path> years, Path store, boolean all) {
        int first = year(years.getFirst());
        int last = year(years.getLast());
        try (TradeStore from = TradeStore.open(store)) {
            String[] counted = {""};
            Took sql = Took.of(() -> counted[0] = first(s, GEODEP));
            long[] flagged = {0};
            Took own = Took.of(() -> TradeReader.of(from, "", first, last)
                    .forEach(
                            ProductFilter.ALL,
                            THREADS,
                            p -> GeoDep.DEFAULT.window(last, p).size(),
                            n -> flagged[0] += n));
            System.out.println("GeoDep, " + years.size() + " years: SQL " + sql.text() + " (" + counted[0]
                    + " flags)   own " + own.text() + " (" + flagged[0] + " flags)");
            System.out.println("GeoDep / SQL: " + ratio(own, sql) + "; " + memory());
            double[] removed = {0};
            Took direct = Took.of(() -> TradeReader.of(from, "", last, last)
                    .forEach(
                            ProductFilter.ALL,
                            THREADS,
                            p -> p.year(last).stream()
                                    .flatMap(y -> Closure.DEFAULT.flows(y).stream())
                                    .mapToDouble(Closure.Flow::removedAll)
                                    .sum(),
                            x -> removed[0] += x));
            System.out.println("closures, one year: own " + direct.text() + " (" + removed[0] + ")");
            if (all) {
                slow(s, from, last, direct);
            }
        }
        System.out.println(memory());
    }

    private static void slow(Statement s, TradeStore from, int last, Took direct) {
        String[] removed = {""};
        Took sql = Took.of(() -> removed[0] = first(s, direct(last)));
        System.out.println(
                "closures, one year: SQL " + sql.text() + " (" + removed[0] + "); own / SQL: " + ratio(direct, sql));
        double[] total = {0};
        Took origins = Took.of(() -> TradeReader.of(from, "", last, last)
                .forEach(
                        ProductFilter.ALL,
                        THREADS,
                        p -> p.year(last).stream()
                                .flatMap(y -> Origins.of(y).shares().stream())
                                .mapToDouble(Origins.Share::total)
                                .sum(),
                        x -> total[0] += x));
        System.out.println("origins, one year: own " + origins.text() + " (sum of all shares " + total[0] + ")");
    }

    private static int year(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll(".*_Y(\\d{4})_.*", "$1"));
    }

    private static String ratio(Took own, Took other) {
        return String.format(
                Locale.ROOT,
                "%.2f by the clock, %.2f in processor time",
                own.seconds() / other.seconds(),
                own.processor() / other.processor());
    }

    private static String memory() {
        try {
            return Files.readString(Path.of("/proc/self/status"))
                    .lines()
                    .filter(l -> l.startsWith("VmHWM"))
                    .findFirst()
                    .map(l -> "most memory " + Long.parseLong(l.replaceAll("\\D", "")) / 1024 + " MB")
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
