package dev.chokepoint.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chokepoint.app.Main;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The documentation of this project as pages: whole, of today's program, and without any request to elsewhere.
class SiteTest {
    @TempDir
    private static Path folder;

    private static final Map<String, Document> PAGES = new HashMap<>();

    @BeforeAll
    static void written() throws IOException {
        new Site(SharedData.projectRoot()).write(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                PAGES.put(folder.relativize(file).toString(), Jsoup.parse(Files.readString(file)));
            }
        }
    }

    private static Document page(String name) {
        return Optional.ofNullable(PAGES.get(name)).orElseThrow();
    }

    @Test
    void everyLinkOfThePagesLeadsToAPageAndAHeading() {
        List<String> dead = new ArrayList<>();
        PAGES.forEach((name, page) -> {
            for (Element link : page.select("[href], [src]")) {
                String to = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (!to.contains("://") && !to.startsWith("mailto:") && !to.startsWith("data:") && !leads(name, to)) {
                    dead.add(name + ": " + to);
                }
            }
        });
        assertThat(dead).isEmpty();
    }

    private static boolean leads(String from, String to) {
        int hash = to.indexOf('#');
        String file = hash < 0 ? to : to.substring(0, hash);
        Path target = folder.resolve(from);
        if (!file.isEmpty()) {
            target = target.resolveSibling(file).normalize();
        }
        if (hash < 0 || !target.toString().endsWith(".html")) {
            return Files.isRegularFile(target);
        }
        Document page = PAGES.get(folder.relativize(target).toString());
        return page != null && page.getElementById(to.substring(hash + 1)) != null;
    }

    @Test
    void noPageLoadsAnythingFromElsewhere() throws IOException {
        PAGES.forEach((name, page) -> assertThat(page.select("[src], link[href], form[action]").stream()
                        .map(e -> e.attr("src") + e.attr("href") + e.attr("action"))
                        .filter(to -> to.contains("//")))
                .as(name)
                .isEmpty());
        for (String own : List.of("site.css", "theme.js", "search.js")) {
            assertThat(Files.readString(folder.resolve(own))).as(own).doesNotContain("http:", "https:", "@import");
        }
    }

    @Test
    void everyCommandAndEveryOptionHasItsLine() {
        List<String> missing = new ArrayList<>();
        missingIn(new CommandLine(new Main()), missing);
        assertThat(missing).isEmpty();
        assertThat(PAGES).containsKeys("reference/cli/deals-ask.html", "reference/cli/check.html");
    }

    private static void missingIn(CommandLine parent, List<String> missing) {
        parent.getSubcommands().forEach((name, command) -> {
            String words = command.getCommandSpec().qualifiedName("-").replaceFirst("^chokepoint-", "");
            String text = Optional.ofNullable(PAGES.get("reference/cli/" + words + ".html"))
                    .map(Document::text)
                    .orElse("");
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden() && !text.contains(option.longestName()))
                    .forEach(option -> missing.add(words + " " + option.longestName()));
            missingIn(command, missing);
        });
    }

    @Test
    void everyAddressOfTheServerAndEverySchemaHasItsPage() {
        assertThat(page("reference/http.html").text())
                .contains("GET /api/v1/determination", "end_use", "POST /api/v1/checks");
        assertThat(page("reference/files/world.html").text()).contains("as_of", "default date of questions");
        assertThat(page("reference/files/tables.html").text())
                .contains("recipes.csv", "bills of materials", "storable");
        assertThat(page("reference/answers/answer.html").getElementById("deals"))
                .isNotNull();
    }

    @Test
    void everyDocumentOfTheProjectIsInTheNavigation() throws IOException {
        Document start = page("index.html");
        try (Stream<Path> files = Files.walk(SharedData.projectRoot().resolve("docs"))) {
            List<String> documents = files.filter(f -> f.toString().endsWith(".md"))
                    .map(f -> SharedData.projectRoot()
                            .resolve("docs")
                            .relativize(f)
                            .toString())
                    .map(f -> f.replaceFirst("\\.md$", ".html"))
                    .toList();
            assertThat(start.select("nav a").eachAttr("href")).containsAll(documents);
        }
    }

    @Test
    void twoRunsWriteTheSameBytes(@TempDir Path second) throws IOException {
        new Site(SharedData.projectRoot()).write(second);
        for (String name : List.of("index.html", "search-index.js", "reference/cli/index.html")) {
            assertThat(Files.readString(second.resolve(name)))
                    .as(name)
                    .isEqualTo(Files.readString(folder.resolve(name)));
        }
    }

    /// In a browser without a network, from a folder.
    @Test
    void theSearchFindsATermOfTheGlossary() throws IOException, InterruptedException {
        Path browser = Path.of("/usr/bin/chromium");
        assumeTrue(Files.isExecutable(browser), "no chromium here");
        Path shown = folder.resolve("shown.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--dump-dom",
                        folder.resolve("search.html").toUri() + "?q=credibility+glossary")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(shown.toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("the browser ends").isTrue();
        Document results = Jsoup.parse(Files.readString(shown));

        assertThat(results.select("#results a").eachAttr("href")).anyMatch(to -> to.startsWith("glossary.html"));
    }
}
