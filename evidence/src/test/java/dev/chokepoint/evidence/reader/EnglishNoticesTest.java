package dev.chokepoint.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Official notices by their numbers.
class EnglishNoticesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Announcement No. 18 of 2025 | 2025-18
                    Announcements Nos. 55, 56 and 57 of 2025 | 2025-55 2025-56 2025-57
                    Announcement [2024] No. 46 | 2024-46
                    Order 23/2023 | 2023-23
                    Announcement No. 18 | ''
                    a notice of 30 days in 2025 | ''
                    """)
    void anEnglishNoticeIsNamedByNumberAndYear(String text, String codes) {
        assertThat(EnglishNotices.in(text))
                .extracting(NoticeNumber::code)
                .containsExactlyElementsOf(codes.isEmpty() ? List.of() : Arrays.asList(codes.split(" ")));
    }

    private static Claim claim(DocumentKind kind, String text) {
        return SmallRules.extractor()
                .read(Article.of("n", "", "", PublishedAt.on(LocalDate.of(2025, 4, 4)), kind, text))
                .claims()
                .getFirst();
    }

    @Test
    void aClaimIsAboutTheNoticeThatItNames() {
        assertThat(claim(DocumentKind.NEWS, "China banned exports of gallium by Announcement No. 18 of 2025.")
                        .notices())
                .containsExactly(new NoticeNumber(2025, 18));
        assertThat(claim(DocumentKind.NEWS, "China banned exports of gallium.").notices())
                .isEmpty();
    }

    @Test
    void aClaimOfANoticeIsAboutItUnlessItNamesAnother() {
        String head = "Announcement No. 18 of 2025\n\n";
        assertThat(claim(DocumentKind.NOTICE, head + "China banned exports of gallium.")
                        .notices())
                .containsExactly(new NoticeNumber(2025, 18));
        assertThat(claim(DocumentKind.NEWS, head + "China banned exports of gallium.")
                        .notices())
                .isEmpty();
    }
}
