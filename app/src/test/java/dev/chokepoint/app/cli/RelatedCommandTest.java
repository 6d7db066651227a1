package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelatedCommandTest {
    private final Terminal terminal = new Terminal(Main::run);

    @TempDir
    private Path folder;

    private int run(String... args) {
        return terminal.run(args);
    }

    @BeforeEach
    void writeArticles() throws IOException {
        Files.writeString(
                folder.resolve("magnets.txt"),
                "Magnet licences granted\nDate: 2025-06-11 14:05\nChina granted export licences for samarium magnets.");
        Files.writeString(
                folder.resolve("rice.txt"),
                "Rice ban ends\nDate: 2025-06-11\nIndia lifted its export ban on broken rice for traders.");
        Files.writeString(
                folder.resolve("today.txt"),
                "Date: 2025-06-12\nChina may grant more export licences for samarium magnets, traders said.");
    }

    @Test
    void theMostRelatedArticleComesFirstWithItsTime() {
        String today = folder.resolve("today.txt").toString();
        assertThat(run("related", today, "--in", folder.toString(), "--top", "1"))
                .isZero();
        assertThat(terminal.out())
                .startsWith("Related (China")
                .contains("Time:2025-06-11 14:05:00  Magnet licences granted [magnets]")
                .doesNotContain("rice", "[today]");
    }

    @Test
    void jsonHoldsScoreAndSharedWords() {
        String today = folder.resolve("today.txt").toString();
        assertThat(run("related", today, "--in", folder.toString(), "--format", "json"))
                .isZero();
        assertThat(terminal.out()).contains("\"id\" : \"article~magnets\"", "\"shared_words\"", "\"samarium\"");
    }

    @Test
    void aWebArchiveIsSearchedLikeAFolder() {
        Path root = SharedData.projectRoot().resolve("examples");
        assertThat(run(
                        "related",
                        root.resolve("today.txt").toString(),
                        "--in",
                        root.resolve("crawl.warc.gz").toString()))
                .isZero();
        assertThat(terminal.out())
                .contains(
                        "Time:2025-06-10 08:00:00  Talks in London go into a second day [news.example/2025-06-10-london]");
        assertThat(terminal.err()).contains("warning: 1 record that is no article was passed over: 1 image/png.");
    }

    @Test
    void severalDocumentsShowStories() {
        assertThat(run("read", folder.toString())).isZero();
        assertThat(terminal.out()).contains("Stories", "Contradictions", "none");
    }

    @Test
    void aMissingFileIsBadInput() {
        assertThat(run("related", folder.resolve("no.txt").toString(), "--in", folder.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("The file is not there.");
        assertThat(run("related", folder.resolve("today.txt").toString())).isEqualTo(ExitCode.USAGE);
    }
}
