package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArticleIntakeTest {
    private final List<Problem> problems = new ArrayList<>();

    private Optional<Article> read(String name, byte[] bytes) {
        return ArticleIntake.document(name, bytes, Optional.empty(), problems);
    }

    private Optional<Article> read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theMainTextOfAPageIsFoundAndItsHeadRead() {
        String html = """
                <!doctype html><html><head><title>Site - x</title><meta property="og:title" content="Magnets eased">
                <meta property="article:published_time" content="2025-06-07T09:30:00Z"><meta property="og:site_name" content="The Wire">
                <script>var x = "China banned exports";</script></head><body>
                <nav><a href="/a">Home</a> <a href="/b">World news about all and everything here</a></nav>
                <div id="main"><p>China eased its export controls on&nbsp;magnets on Friday &amp; said so.</p>
                <p>Comment: it will not last long, as we have seen in the years before.</p></div>
                <footer><p>Copyright and a long line of legal words that nobody ever reads to the end.</p></footer></body></html>
                """;
        Article a = read("page.html", html).orElseThrow();
        assertThat(a.text())
                .startsWith("Magnets eased\nChina eased its export controls on magnets on Friday & said so.");
        assertThat(a.text())
                .doesNotContain("Copyright")
                .doesNotContain("banned")
                .doesNotContain("Home");
        assertThat(a.published().day()).isEqualTo(LocalDate.of(2025, 6, 7));
        assertThat(a.publisher()).isEqualTo("The Wire");
    }

    @Test
    void aPageInItsDeclaredCharacterSetIsRead() {
        String html =
                "<html><head><meta charset=\"windows-1252\"></head><body><p>Caf\u00e9 exports: published 10 June 2025 in Z\u00fcrich.</p></body></html>";
        assertThat(read("old.html", html.getBytes(Charset.forName("windows-1252")))
                        .orElseThrow()
                        .text())
                .contains("Caf\u00e9");
    }

    @Test
    void aDateInTheTextIsTaken() {
        assertThat(read("a.txt", "China eased controls.\nTime:2025-06-10 22:07:18")
                        .orElseThrow()
                        .published()
                        .day())
                .isEqualTo(LocalDate.of(2025, 6, 10));
        assertThat(read("b.txt", "BEIJING, 4 April 2025 - China imposed controls.")
                        .orElseThrow()
                        .published()
                        .day())
                .isEqualTo(LocalDate.of(2025, 4, 4));
    }

    @Test
    void whatCannotBeReadIsSaidClearly() {
        assertThat(read("a.pdf", "%PDF-1.7 x")).isEmpty();
        assertThat(read("b.txt", new byte[] {1, 0, 2, 3})).isEmpty();
        assertThat(read("c.txt", "  \n ")).isEmpty();
        assertThat(read("d.txt", new byte[] {'o', 'k', '\n', (byte) 0xC3, (byte) 0x28, 'a', 'b', 'c'}))
                .isEmpty();
        assertThat(read("e.txt", "China eased controls on Friday.")).isEmpty();
        assertThat(problems)
                .extracting(Problem::text)
                .satisfiesExactly(
                        t -> assertThat(t).contains("a.pdf: The PDF is damaged"),
                        t -> assertThat(t).contains("binary"),
                        t -> assertThat(t).contains("no text"),
                        t -> assertThat(t).startsWith("d.txt:2:").contains("UTF-8"),
                        t -> assertThat(t).contains("no date").contains("--date"));
    }

    @Test
    void thePartOfThePaperInTheFirstLinesTellsAComment() {
        assertThat(read("a.txt", "A ban that leaks\nThe Harbour Post | Op-Ed\nDate: 2025-06-10\n\nIt will not last.")
                        .orElseThrow()
                        .kind())
                .isEqualTo(DocumentKind.COMMENT);
        assertThat(read("b.txt", "Public opinion, divided\nThe Harbour Post\nDate: 2025-06-10\n\nIt will not last.")
                        .orElseThrow()
                        .kind())
                .isEqualTo(DocumentKind.NEWS);
        assertThat(read("c.txt", "Ministry asks for comment\nWire\nDate: 2025-06-10\n\nIt will not last.")
                        .orElseThrow()
                        .kind())
                .isEqualTo(DocumentKind.NEWS);
    }

    @Test
    void aPageTellsWhetherItIsAComment() {
        String page =
                "<html><head>%s</head><body><p>China will surely ease its controls. 10 June 2025.</p></body></html>";
        assertThat(kind("a.html", page.formatted(""))).isEqualTo(DocumentKind.NEWS);
        assertThat(kind("b.html", page.formatted("<meta property='article:section' content='Opinion'>")))
                .isEqualTo(DocumentKind.COMMENT);
        assertThat(kind(
                        "c.html",
                        page.formatted(
                                "<script type='application/ld+json'>{\"@type\": \"AnalysisNewsArticle\"}</script>")))
                .isEqualTo(DocumentKind.ANALYSIS);
        assertThat(kind(
                        "d.html",
                        page.formatted(
                                "<link rel='canonical' href='https://news.example/commentary/2025/magnets.html'>")))
                .isEqualTo(DocumentKind.COMMENT);
        assertThat(kind(
                        "e.html",
                        page.formatted("<link rel='canonical' href='https://news.example/2025/comment-on-magnets/'>")))
                .isEqualTo(DocumentKind.NEWS);
        assertThat(kind("f.md", "---\ndate: 2025-06-10\nkind: law-firm\n---\nChina eased its controls."))
                .isEqualTo(DocumentKind.LAW_FIRM);
        assertThat(problems).isEmpty();
        assertThat(read("g.md", "---\ndate: 2025-06-10\nkind: gossip\n---\nChina eased its controls."))
                .isEmpty();
        assertThat(problems.getFirst().text())
                .contains("g.md")
                .contains("gossip")
                .contains("trade-press");
    }

    private DocumentKind kind(String name, String text) {
        return read(name, text).orElseThrow().kind();
    }

    @Test
    void aCommentForeseesInItsOwnNameButToldPromisesAreReports() {
        Article a = read(
                        "a.md",
                        "---\ndate: 2025-06-10\nkind: comment\n---\nBeijing will keep a tight grip on rare earth exports. "
                                + "Seoul has vowed to take Japan off its white list of preferred export partners.")
                .orElseThrow();
        assertThat(BundledExtractor.get().extract(a)).extracting(Claim::opinion).containsExactly(true, false);
        Article report = Article.of("b", "", "", a.published(), a.text());
        assertThat(BundledExtractor.get().extract(report))
                .extracting(Claim::opinion)
                .containsExactly(false, false);
    }

    @Test
    void invisibleMarksDoNotReachTheFrozenText() {
        Article a = read(
                        "a.md",
                        "---\ndate: 2025-06-10\n---\nChi\u00adna\u200b eased\u202e export controls\r\non magnets.")
                .orElseThrow();
        assertThat(a.text()).isEqualTo("China eased export controls\non magnets.");
    }

    @Test
    void tagsNestedWithoutEndAreRefusedAtOnce() {
        List<Problem> problems = new ArrayList<>();
        byte[] page = ("<html><body>" + "<p>x<table><tr><td>".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(ArticleIntake.document("bomb.html", page, Optional.of(LocalDate.of(2025, 6, 10)), problems))
                .isEmpty();
        assertThat(problems)
                .extracting(Problem::text)
                .containsExactly("bomb.html: The page nests its tags 100000 deep; at most 20000 are read.");
    }
}
