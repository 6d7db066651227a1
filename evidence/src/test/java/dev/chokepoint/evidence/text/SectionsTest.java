package dev.chokepoint.evidence.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
    @Test
    void aPageFallsIntoItsParts() {
        String text = """
                Talks on magnets in London
                Beijing eased controls on Monday.
                Comment: This will not last.
                It never does.

                Original article: https://example.org/a
                Disclaimer: views are the author's.
                Related Links(US-China, rare earth)
                Time:2025-06-10 22:07:18
                """;
        List<Section> sections =
                Sections.of(text, Section.REPORT).stream().map(Passage::section).toList();
        assertThat(sections)
                .containsExactly(
                        Section.HEADLINE,
                        Section.REPORT,
                        Section.COMMENT,
                        Section.COMMENT,
                        Section.LINK,
                        Section.DISCLAIMER,
                        Section.TOPICS,
                        Section.RELATED);
    }

    @Test
    void aCommentWithinAParagraphIsCutOff() {
        String text = "Tokyo urged Beijing to act. Comment: China will surely relax the controls.";
        assertThat(Sections.of(text, Section.REPORT))
                .extracting(p -> p.section() + " " + p.span().in(text))
                .containsExactly(
                        "REPORT Tokyo urged Beijing to act.", "COMMENT Comment: China will surely relax the controls.");
    }

    @Test
    void emptyTextHasNoPassages() {
        assertThat(Sections.of("", Section.REPORT)).isEmpty();
        assertThat(Sections.of(" \n\n \t\n", Section.REPORT)).isEmpty();
    }

    @Test
    void aTextOfOneParagraphHasNoHeadline() {
        assertThat(Article.of("a", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), "Norway banned exports of cod")
                        .headline())
                .isEmpty();
        assertThat(Article.of("a", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), "Norway bans cod\n\nIt did.")
                        .headline())
                .isEqualTo("Norway bans cod");
    }
}
