package dev.chokepoint.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the page on validation quotes stands where it says, and the classes that it names are there.
class ValidationPageTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern QUOTED =
            Pattern.compile("\\*\\*([^*]+)\\*\\* \\(\\[[^\\]]+]\\(([\\w/.-]+)#([\\w-]+)\\)\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)`");

    @Test
    void everyFigureInBoldStandsInTheSectionThatIsLinked() throws IOException {
        Matcher quoted = QUOTED.matcher(page());
        List<String> missing = new ArrayList<>();
        int figures = 0;
        while (quoted.find()) {
            figures++;
            if (!section(quoted.group(2), quoted.group(3))
                    .contains(quoted.group(1).replace("\\|", "|"))) {
                missing.add(quoted.group());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(figures).isGreaterThan(15);
    }

    @Test
    void everyMissOfTheExpectedCaseIsListed() throws IOException {
        List<String> misses = section("backtests.md", "what-it-missed-with-nothing-fitted")
                .lines()
                .filter(line -> line.startsWith("- "))
                .toList();

        assertThat(misses).isNotEmpty();
        assertThat(page().lines().filter(line -> line.startsWith("- ")))
                .as("copy the misses of docs/backtests.md into docs/validation.md")
                .containsExactlyElementsOf(misses);
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.find(ROOT, 12, (p, a) -> p.toString().endsWith(".java"))) {
            files = all.map(p -> p.toString().replaceFirst(".*/", "")).toList();
        }
        Matcher named = TEST.matcher(page());
        int tests = 0;
        while (named.find()) {
            tests++;
            assertThat(files).contains(named.group(1) + ".java");
        }
        assertThat(tests).isGreaterThan(8);
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("validation.md"));
    }

    /// The text below a heading, up to the next one of its rank or above.
    private static String section(String file, String anchor) throws IOException {
        StringBuilder text = new StringBuilder();
        int rank = 0;
        for (String line : Files.readAllLines(DOCS.resolve(file))) {
            int marks = line.matches("#{1,6} .*") ? line.indexOf(' ') : 0;
            if (marks > 0 && rank == 0 && slug(line.substring(marks + 1)).equals(anchor)) {
                rank = marks;
            } else if (marks > 0 && marks <= rank) {
                break;
            } else if (rank > 0) {
                text.append(line).append('\n');
            }
        }
        assertThat(rank).as(file + "#" + anchor).isPositive();
        return text.toString();
    }

    private static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
    }
}
