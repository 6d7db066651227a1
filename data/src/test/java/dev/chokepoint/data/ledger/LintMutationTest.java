package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.controls.check.CaseCheck;
import dev.chokepoint.controls.check.LedgerLint;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Breaks the files of the bundled ledger in seeded ways and looks whether reading, lint or a case notices.
///
/// More mutants with `-Dchokepoint.mutants=N`; those that nothing noticed are printed.
class LintMutationTest {
    /// Each way once in every build.
    private static final int MUTANTS = Integer.getInteger("chokepoint.mutants", 17);
    private static final long SEED = Long.getLong("chokepoint.seed", 20261126);
    /// Nearly all others change nothing: an exception of a group that holds none of the places, a second source, a
    /// condition that another part of the rule repeats. docs/reliability.md holds the rate for more of them.
    private static final double LEAST_NOTICED = 0.75;

    /// Whether the dated table that the ledger was made from is at hand: [TimelineTest] compares its dates.
    private static final boolean TABLE =
            SharedData.find("data/controls/timeline.csv").isPresent();

    @TempDir
    Path folder;

    /// A way to break the files: what it looks for and what it puts there.
    private record Way(String name, Pattern where, Change change) {
        static Way of(String name, String where, Change change) {
            return new Way(name, Pattern.compile(where, Pattern.MULTILINE), change);
        }
    }

    private interface Change {
        String of(MatchResult found, Random random);
    }

    private static final List<Way> WAYS = List.of(
            Way.of("comparison", "(?<=\\w )(>=|<=|>|<)(?= [\\d.])", (m, r) -> switch (m.group()) {
                case ">=" -> ">";
                case "<=" -> "<";
                case ">" -> ">=";
                default -> "<=";
            }),
            Way.of("level", "(?<=[<>=] )\\d+(\\.\\d+)?(?=[ )'])", (m, r) -> {
                double level = Double.parseDouble(m.group());
                return Double.toString(r.nextBoolean() ? level * 1.1 : level * 0.9);
            }),
            Way.of("word", "(?<=[a-z]\\? (in|starts) \\()[\\w./-]+, ", (m, r) -> ""),
            Way.of("and", "(?<=[\\w)]) and (?=[\\w(])", (m, r) -> " or "),
            Way.of("not", "(?<= )not \\((?=\\w+\\??)", (m, r) -> "("),
            Way.of(
                    "day",
                    "(?<=(announced|effective|lifted|from|to|known|starts|ends): )\\d{4}-\\d\\d-\\d\\d",
                    (m, r) -> LocalDate.parse(m.group())
                            .plusDays(r.nextBoolean() ? 1 : -1)
                            .toString()),
            Way.of("exception", "(?<=\\w) -[A-Z][A-Z0-9:]+", (m, r) -> ""),
            Way.of(
                    "place",
                    "(?<= to: )(US|JP|CN|CHINA-2022|'D:5 MO)(?=[ '\\n]|$)",
                    (m, r) -> m.group().startsWith("'") ? "'D:4" : m.group().equals("US") ? "DE" : "US"),
            Way.of(
                    "effect",
                    "(?<=effect: )(licence [a-z-]+|licence|prohibit|red-flag|suspend-licences)$",
                    (m, r) -> switch (m.group()) {
                        case "licence" -> "prohibit";
                        case "prohibit", "red-flag", "suspend-licences" -> "licence";
                        default -> m.group().endsWith("denial") ? "licence case-by-case" : "licence denial";
                    }),
            Way.of(
                    "scope",
                    "^      (to|from|item|end-use|movement|origin|headquarters|parties|licensable-under): .*\\n",
                    (m, r) -> ""),
            Way.of(
                    "reach",
                    "(?<=reach: )(territory|origin-or-content|anywhere)",
                    (m, r) -> m.group().equals("anywhere") ? "territory" : "anywhere"),
            Way.of("event", "^    - \\{type: .*\\}\\n", (m, r) -> ""),
            Way.of("source", "^    - 'http.*\\n", (m, r) -> ""),
            Way.of("listing", "(?<=listings: \\[\\{measure: )[\\w.-]+", (m, r) -> "US-2018-ZTE"),
            Way.of("tag", "(?<=tag: )\\w+", (m, r) -> "lost"),
            Way.of("target", "(?<=targets: \\[)[\\w./-]+", (m, r) -> "US-2018-ZTE"),
            Way.of(
                    "definition",
                    "(?<=is )(3A090[\\w.-]+|rare-earths-\\d+|graphite-39|metals-10|batteries-58)",
                    (m, r) -> "gallium-germanium-23"));

    @Test
    void whatIsBrokenInTheFilesIsNoticed() throws Exception {
        Map<String, String> files = files();
        Map<String, int[]> byWay = new LinkedHashMap<>();
        List<String> unnoticed = new ArrayList<>();
        Random random = new Random(SEED);
        int noticed = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Way way = WAYS.get(i % WAYS.size());
            Mutant mutant = mutate(files, way, random);
            boolean seen = isNoticed(files, mutant);
            int[] count = byWay.computeIfAbsent(way.name(), _ -> new int[2]);
            count[1]++;
            if (seen) {
                noticed++;
                count[0]++;
            } else {
                unnoticed.add(way.name() + " " + mutant.where());
            }
        }
        if (MUTANTS > WAYS.size() * 2) {
            byWay.forEach((way, n) -> System.out.println(way + ": " + n[0] + " of " + n[1]));
            unnoticed.forEach(System.out::println);
        }
        assertThat((double) noticed / MUTANTS).as(unnoticed.toString()).isGreaterThanOrEqualTo(LEAST_NOTICED);
    }

    private record Mutant(String file, String text, String where) {}

    private static Map<String, String> files() throws IOException {
        Map<String, String> out = new LinkedHashMap<>();
        Path root = BundledLedger.folder();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.filter(Files::isRegularFile).sorted().toList()) {
                out.put(root.relativize(p).toString().replace('\\', '/'), Files.readString(p));
            }
        }
        return out;
    }

    private static Mutant mutate(Map<String, String> files, Way way, Random random) {
        List<String> names = new ArrayList<>();
        List<MatchResult> places = new ArrayList<>();
        Pattern where = way.where();
        files.forEach((name, text) -> {
            if (name.endsWith(".yaml")
                    && (name.startsWith("measures/")
                            || name.equals("definitions.yaml")
                            || name.equals("parties.yaml")
                            || name.equals("groups.yaml"))) {
                Matcher m = where.matcher(text);
                while (m.find()) {
                    String line = line(text, m.start());
                    // Texts for people are no rules.
                    if (!line.matches(
                            "\\s*(- id|act|thresholds|summary|note|title|items|words|policy|codes|parties: '\\d).*")) {
                        names.add(name);
                        places.add(m.toMatchResult());
                    }
                }
            }
        });
        int pick = random.nextInt(places.size());
        MatchResult at = places.get(pick);
        String text = Objects.requireNonNull(files.get(names.get(pick)));
        String by = way.change().of(at, random);
        return new Mutant(
                names.get(pick),
                text.substring(0, at.start()) + by + text.substring(at.end()),
                names.get(pick) + ":" + text.substring(0, at.start()).lines().count() + " "
                        + line(text, at.start()).strip() + " -> " + at.group().strip() + " => " + by);
    }

    private static String line(String text, int at) {
        int end = text.indexOf('\n', at);
        return text.substring(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length() : end);
    }

    private boolean isNoticed(Map<String, String> files, Mutant mutant) throws Exception {
        Path root = folder.resolve("ledger");
        for (Map.Entry<String, String> f : files.entrySet()) {
            Path p = root.resolve(f.getKey());
            if (!Files.exists(p)) {
                Files.createDirectories(p.getParent());
                Files.writeString(p, f.getValue());
            }
        }
        Path broken = root.resolve(mutant.file());
        Files.writeString(broken, mutant.text());
        try {
            Loaded<Ledger> loaded = LedgerReader.readFolder(root);
            if (!loaded.problems().isEmpty() || !LedgerLint.of(loaded.value()).isEmpty()) {
                return true;
            }
            CaseCheck.Report cases = CaseCheck.of(loaded.value(), LedgerCases.read(loaded.value(), root));
            return !cases.findings().isEmpty()
                    || cases.cases().containsValue(0)
                    || (TABLE && !TimelineTest.differences(loaded.value()).isEmpty());
        } finally {
            Files.writeString(broken, files.get(mutant.file()));
        }
    }
}
