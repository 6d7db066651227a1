package dev.chokepoint.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents are whole: every link and anchor leads somewhere, no word is explained twice, decisions have no holes.
class DocumentsTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern PAGE_ANCHOR = Pattern.compile("\\b(docs/[\\w/.-]+\\.md)#([\\w-]+)");
    private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
    private static final Pattern NUMBERED = Pattern.compile("decisions/(\\d{4})");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", "report");

    private final Map<Path, Set<String>> anchorsOf = new HashMap<>();

    @Test
    void everyLinkOfADocumentLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : files(".md")) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                String to = link.group(1);
                if (to.contains("://") || to.startsWith("mailto:")) {
                    continue;
                }
                int hash = to.indexOf('#');
                String file = hash < 0 ? to : to.substring(0, hash);
                Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
                if (!Files.exists(target)) {
                    broken.add(ROOT.relativize(page) + ": " + to);
                } else if (hash >= 0 && !anchors(target).contains(to.substring(hash + 1))) {
                    broken.add(ROOT.relativize(page) + ": " + to + " (no such heading)");
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /// In documents, comments, and the texts of answers.
    @Test
    void everyAnchorThatCodeOrTextNamesIsAHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : files(".md", ".java", ".yaml", ".sh", ".html")) {
            Matcher named = PAGE_ANCHOR.matcher(Files.readString(file));
            while (named.find()) {
                Path page = ROOT.resolve(named.group(1));
                if (!Files.exists(page) || !anchors(page).contains(named.group(2))) {
                    broken.add(ROOT.relativize(file) + ": " + named.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void noTermOfTheGlossaryIsExplainedTwice() throws IOException {
        Map<String, Integer> rows = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/glossary.md"))) {
            if (line.startsWith("| ") && !line.startsWith("| word ")) {
                for (String term : line.split("\\|", -1)[1].split(",", -1)) {
                    rows.merge(term.strip().toLowerCase(Locale.ROOT), 1, Integer::sum);
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(60);
        rows.values().removeIf(n -> n == 1);
        assertThat(rows).as("terms with more than one row").isEmpty();
    }

    @Test
    void decisionsAreNumberedWithoutHolesAndListed() throws IOException {
        Path folder = ROOT.resolve("docs/decisions");
        String index = Files.readString(folder.resolve("README.md"));
        List<String> names;
        try (Stream<Path> all = Files.list(folder)) {
            names = all.map(p -> folder.relativize(p).toString())
                    .filter(n -> DECISION.matcher(n).matches())
                    .sorted()
                    .toList();
        }
        assertThat(names).isNotEmpty();
        for (int k = 0; k < names.size(); k++) {
            String name = names.get(k);
            assertThat(name).startsWith(String.format(Locale.ROOT, "%04d-", k + 1));
            assertThat(index).contains("(" + name + ")");
            assertThat(Files.readAllLines(folder.resolve(name)).getFirst()).startsWith("# " + (k + 1) + ". ");
        }
    }

    @Test
    void everyDecisionThatIsNamedExists() throws IOException {
        Set<String> there = new TreeSet<>();
        Path folder = ROOT.resolve("docs/decisions");
        try (Stream<Path> all = Files.list(folder)) {
            all.map(p -> DECISION.matcher(folder.relativize(p).toString()))
                    .filter(Matcher::matches)
                    .forEach(m -> there.add(m.group(1)));
        }
        for (Path file : files(".md", ".java", ".yaml")) {
            Matcher named = NUMBERED.matcher(Files.readString(file));
            while (named.find()) {
                assertThat(there).as(file.toString()).contains(named.group(1));
            }
        }
    }

    private static List<Path> files(String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(p -> Stream.of(endings).anyMatch(p.toString()::endsWith))
                    .filter(DocumentsTest::isOurs)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return !file.endsWith("DocumentsTest.java");
    }

    private Set<String> anchors(Path page) throws IOException {
        Set<String> known = anchorsOf.get(page);
        if (known == null) {
            known = new HashSet<>();
            boolean fenced = false;
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("```")) {
                    fenced = !fenced;
                } else if (!fenced && line.matches("#{1,6} .*")) {
                    known.add(slug(line.replaceFirst("#+ ", "")));
                }
            }
            anchorsOf.put(page, known);
        }
        return known;
    }

    /// The anchor that a heading gets where Markdown is shown.
    private static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }
}
