package dev.chokepoint.bench;

import dev.chokepoint.exposure.ario.Ario;
import dev.chokepoint.exposure.ario.ArioEvent;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.ario.ArioShock;
import dev.chokepoint.exposure.ario.Timing;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Measures the economy-wide simulation against the memory bandwidth of the machine, in the same run.
///
/// Arguments: regions, sectors, days, threads, shocks in a sweep (0 = none). The bound is 8·N² bytes a
/// step, read
/// at the rate at which as many threads sum the same table. With one thread, times are processor times, which
/// other programs on the machine disturb least; with more they are wall times.
public final class ArioBenchmark {
    private static final int PROBES = 7;
    private static final double GIGA = 1e9;

    private ArioBenchmark() {}

    /// Runs the benchmark and prints a row of the table in docs/benchmarks.md.
    public static void main(String[] args) throws InterruptedException {
        int regions = argument(args, 0, 49);
        int sectors = argument(args, 1, 56);
        int days = argument(args, 2, 365);
        int threads = argument(args, 3, 2);
        int sweep = argument(args, 4, 16);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long start = clock(threads);
        IoTable table = SyntheticTable.of(regions, sectors, 4, 2025L);
        int n = table.size();
        out.printf(Locale.ROOT, "%d industries, table made in %.1f s%n", n, seconds(start, threads));
        double bandwidth = bandwidth(table, threads);
        double bound = 8.0 * n * n / bandwidth;
        out.printf(
                Locale.ROOT,
                "bandwidth %.1f GB/s with %d thread(s): at least %.2f ms a step%n",
                bandwidth / GIGA,
                threads,
                bound * 1e3);
        Ario ario = Ario.of(table, ArioModel.psiModel(), days).withThreads(threads);
        double single = Double.POSITIVE_INFINITY;
        for (int round = 0; round < (n > 5_000 ? 1 : 3); round++) {
            start = clock(threads);
            ArioRun run = ario.run(shock(table, 1));
            single = Math.min(single, seconds(start, threads));
            out.printf(
                    Locale.ROOT,
                    "one shock: %.2f s, %.2f ms a step, %.2f x the bound (lost production %.6g)%n",
                    single,
                    single * 1e3 / run.steps(),
                    single / run.steps() / bound,
                    run.lostProduction());
        }
        if (sweep > 0) {
            List<ArioShock> shocks = new ArrayList<>();
            for (int k = 0; k < sweep; k++) {
                shocks.add(shock(table, 1 + k * (n - 2) / sweep));
            }
            int sweepDays = Math.min(days, 60);
            Ario together = Ario.of(table, ArioModel.psiModel(), sweepDays).withThreads(threads);
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 2; round++) {
                start = clock(threads);
                together.sweep(shocks);
                best = Math.min(best, seconds(start, threads));
            }
            double perStep = best / sweep / sweepDays;
            out.printf(
                    Locale.ROOT,
                    "%d shocks together: %.2f ms a shock and step, %.2f x as fast as one alone%n",
                    sweep,
                    perStep * 1e3,
                    single / days / perStep);
        }
        double after = bandwidth(table, threads);
        out.printf(Locale.ROOT, "bandwidth afterwards %.1f GB/s%n", after / GIGA);
    }

    private static int argument(String[] args, int at, int usual) {
        return args.length > at ? Integer.parseInt(args[at]) : usual;
    }

    private static long clock(int threads) {
        return threads == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static double seconds(long start, int threads) {
        return (clock(threads) - start) / 1e9;
    }

    private static ArioShock shock(IoTable table, int industry) {
        return ArioShock.of(
                new ArioEvent.CapacityCut(table.industry(industry), Map.of(industry, 0.9), Timing.days(5, 64)));
    }

    /// The best rate at which threads sum the rows of the table, bytes per second.
    private static double bandwidth(IoTable table, int threads) throws InterruptedException {
        double best = 0;
        AtomicLong kept = new AtomicLong();
        for (int probe = 0; probe < PROBES; probe++) {
            if (threads == 1) {
                long begin = clock(1);
                double whole = 0;
                for (int i = 0; i < table.size(); i++) {
                    whole += sum(table.sales(i));
                }
                kept.addAndGet(Double.doubleToLongBits(whole));
                best = Math.max(best, 8.0 * table.size() * table.size() / seconds(begin, 1));
                continue;
            }
            CountDownLatch done = new CountDownLatch(threads);
            long start = clock(threads);
            for (int k = 0; k < threads; k++) {
                int from = (int) ((long) table.size() * k / threads);
                int to = (int) ((long) table.size() * (k + 1) / threads);
                Thread.ofPlatform().start(() -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += sum(table.sales(i));
                    }
                    kept.addAndGet(Double.doubleToLongBits(sum));
                    done.countDown();
                });
            }
            done.await();
            best = Math.max(best, 8.0 * table.size() * table.size() / seconds(start, threads));
        }
        return kept.get() == 1 ? 0 : best;
    }

    private static double sum(double[] row) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int j = 0;
        for (; j < row.length - 7; j += 8) {
            a += row[j];
            b += row[j + 1];
            c += row[j + 2];
            d += row[j + 3];
            e += row[j + 4];
            f += row[j + 5];
            g += row[j + 6];
            h += row[j + 7];
        }
        for (; j < row.length; j++) {
            a += row[j];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }
}
