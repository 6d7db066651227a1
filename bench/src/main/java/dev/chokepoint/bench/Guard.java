package dev.chokepoint.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs the short benchmarks in one go and holds their ratios to those kept in docs/benchmarks.md.
///
/// Only ratios are compared: each benchmark measures its bound or its peer in the same run, so they carry over between
/// machines. A ratio that is outside its tolerance is measured once more, since load comes and goes, and the better one
/// counts. Prints a table in Markdown; exit code 1 where a ratio is worse than its tolerance allows.
///
/// Usage: `Guard [NAME…]` measures all, or those of the benchmarks named.
public final class Guard {
    private static final Pattern LIBRARY =
            Pattern.compile("(?:drools-engine|duckdb_jdbc)-([\\d.]+)\\.jar|ortools-java-([\\d.]+)\\.jar");

    /// A ratio that a benchmark prints: the first group of the last match, over the second where there are two.
    private record Ratio(String name, String of, Pattern printed, boolean smallerIsBetter) {
        OptionalDouble in(String output) {
            Matcher found = printed.matcher(output);
            OptionalDouble last = OptionalDouble.empty();
            while (found.find()) {
                double value = Double.parseDouble(found.group(1));
                last = OptionalDouble.of(found.groupCount() == 2 ? value / Double.parseDouble(found.group(2)) : value);
            }
            return last;
        }
    }

    /// A benchmark with its options of Java and arguments, and what it prints.
    private record Probe(String benchmark, List<String> options, List<String> arguments, List<Ratio> ratios) {}

    private final PrintStream out;
    private final Path root;
    private final Path made;

    private Guard(PrintStream out, Path root, Path made) {
        this.out = out;
        this.root = root;
        this.made = made;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(System.getProperty("chokepoint.home", "."));
        Path made = Files.createTempDirectory("guard");
        try {
            System.exit(new Guard(out, root, made).run(List.of(args)) ? 0 : 1);
        } finally {
            removed(made);
        }
    }

    private static void removed(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }

    private static Ratio ratio(String name, String of, String printed, boolean smallerIsBetter) {
        return new Ratio(name, of, Pattern.compile(printed), smallerIsBetter);
    }

    /// What is measured, in its order.
    static List<String> names() {
        return probes(Path.of("made")).stream()
                .flatMap(probe -> probe.ratios().stream())
                .map(Ratio::name)
                .toList();
    }

    private static List<Probe> probes(Path made) {
        List<String> vectors = List.of("-Xmx3g", "--add-modules", "jdk.incubator.vector");
        List<String> serial = List.of("-Xmx3g", "-XX:+UseSerialGC");
        return List.of(
                new Probe(
                        "ArioBenchmark",
                        vectors,
                        List.of("49", "56", "40", "1", "16"),
                        List.of(
                                ratio("ario-step", "reading the table once", "([\\d.]+) x the bound", true),
                                ratio("ario-sweep", "one shock alone", "([\\d.]+) x as fast as one alone", false))),
                new Probe(
                        "EquilibriumBenchmark",
                        List.of("-Xmx3g"),
                        List.of("programs", "100", "40", "26", "1"),
                        List.of(ratio("programs-again", "a cold solve, in %", "([\\d.]+) % of cold", true))),
                new Probe(
                        "DealsBenchmark",
                        List.of("-Xmx2g"),
                        List.of("lp", "20", "1", "0"),
                        List.of(ratio("deals-points", "points of the frontier", "LPs \\(([\\d.]+) a point\\)", true))),
                new Probe(
                        "DealsBenchmark",
                        List.of("-Xmx2g"),
                        List.of("draws", "100", "20", "1", "0"),
                        List.of(ratio("deals-draws", "draws", "([\\d.]+) LPs a draw", true))),
                new Probe(
                        "ControlsBenchmark",
                        serial,
                        List.of("worlds/us-china-2025", "50000", "3"),
                        List.of(ratio(
                                "determinations-explained",
                                "the rules alone",
                                "explained [\\d.]+ M/s \\(read before: ([\\d.]+) M/s, by the rules alone: ([\\d.]+) M/s\\)",
                                false))),
                new Probe(
                        "DroolsBenchmark",
                        List.of("-Xmx4g", "-XX:+UseSerialGC"),
                        List.of("200", "10000", "best"),
                        List.of(ratio("determinations-drools", "Drools", "ours is ([\\d.]+) times", false))),
                new Probe(
                        "TradeBenchmark",
                        List.of("-Xmx800m", "-XX:+UseSerialGC"),
                        List.of(made.resolve("trade").toString()),
                        List.of(
                                ratio(
                                        "trade-import",
                                        "COPY of DuckDB, processor time",
                                        "import / COPY: [\\d.]+ by the clock, ([\\d.]+) in processor time",
                                        true),
                                ratio(
                                        "trade-screen",
                                        "SQL of DuckDB, processor time",
                                        "GeoDep / SQL: [\\d.]+ by the clock, ([\\d.]+) in processor time",
                                        true))));
    }

    private boolean run(List<String> wanted) throws IOException, InterruptedException {
        Map<String, KeptRatio> kept = new LinkedHashMap<>();
        for (KeptRatio row : KeptRatio.read(root.resolve("docs/benchmarks.md"))) {
            kept.put(row.name(), row);
        }
        out.println(machine());
        out.println();
        out.println("| ratio | to | kept | may be worse by | measured | |");
        out.println("|---|---|--:|--:|--:|---|");
        boolean held = true;
        for (Probe probe : probes(made)) {
            if (!wanted.isEmpty() && !wanted.contains(probe.benchmark())) {
                continue;
            }
            if (probe.benchmark().equals("TradeBenchmark")) {
                MakeTrade.years(made.resolve("trade"), 3, 1_500_000);
            }
            held &= measured(probe, kept);
        }
        return held;
    }

    private boolean measured(Probe probe, Map<String, KeptRatio> kept) throws IOException, InterruptedException {
        String first = printed(probe);
        String again = "";
        boolean held = true;
        for (Ratio ratio : probe.ratios()) {
            Optional<KeptRatio> row = Optional.ofNullable(kept.get(ratio.name()));
            OptionalDouble value = ratio.in(first);
            boolean good = holds(row, value, ratio);
            if (!good && row.isPresent()) {
                again = again.isEmpty() ? printed(probe) : again;
                value = better(value, ratio.in(again), ratio.smallerIsBetter());
                good = holds(row, value, ratio);
            }
            held &= good;
            out.printf(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s | %s | %s |%n",
                    ratio.name(),
                    ratio.of(),
                    row.map(k -> String.format(Locale.ROOT, "%.2f", k.kept())).orElse("–"),
                    row.map(k -> String.format(Locale.ROOT, "%.0f %%", 100 * k.tolerance()))
                            .orElse("–"),
                    value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "not printed",
                    good ? "holds" : "WORSE");
        }
        return held;
    }

    private static boolean holds(Optional<KeptRatio> row, OptionalDouble value, Ratio ratio) {
        return row.isPresent() && value.isPresent() && row.get().allows(value.getAsDouble(), ratio.smallerIsBetter());
    }

    private static OptionalDouble better(OptionalDouble a, OptionalDouble b, boolean smallerIsBetter) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return OptionalDouble.of(
                smallerIsBetter
                        ? Math.min(a.getAsDouble(), b.getAsDouble())
                        : Math.max(a.getAsDouble(), b.getAsDouble()));
    }

    /// Runs a benchmark in a process of its own, as `./chokepoint-bench` does.
    private String printed(Probe probe) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(probe.options());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dchokepoint.home=" + root);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.chokepoint.bench." + probe.benchmark());
        command.addAll(probe.arguments());
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            System.err.println("The benchmark (" + probe.benchmark() + ") ended with code " + code + ".");
        }
        return output;
    }

    /// Machine and versions in one line.
    private static String machine() throws IOException {
        String processor = "";
        Path processors = Path.of("/proc/cpuinfo");
        if (Files.isReadable(processors)) {
            processor = Files.readAllLines(processors).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.replaceFirst(".*:\\s*", ", "))
                    .orElse("");
        }
        List<String> libraries = new ArrayList<>();
        Matcher library = LIBRARY.matcher(System.getProperty("java.class.path"));
        while (library.find()) {
            libraries.add(library.group().replaceFirst("\\.jar$", ""));
        }
        return String.format(
                Locale.ROOT,
                "%d processors%s, load %.1f; %s %s; Java %s; %s.",
                Runtime.getRuntime().availableProcessors(),
                processor,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                String.join(", ", libraries));
    }
}
