package dev.chokepoint.evidence.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Days of a sentence in a document of Monday, 6 May 2024.
class DatesByRoleTest {
    private static final Span ANY = new Span(0, 1);

    private static Optional<DateMention> alone(LocalDate day, Optional<DateMention.Role> told) {
        DatesByRole dates = new DatesByRole(LocalDate.of(2024, 5, 6));
        dates.take(ANY, PartialDate.of(day), told);
        return dates.all().stream().map(Slot::value).findFirst();
    }

    private static Optional<DateMention.Role> untold(int month, int day) {
        return alone(LocalDate.of(2024, month, day), Optional.empty()).map(DateMention::role);
    }

    @Test
    void aDayAfterTheDocumentIsOneOfEffectAndOneInThreeWeeksBeforeItOneOfAnnouncement() {
        assertThat(untold(5, 7)).contains(DateMention.Role.EFFECTIVE);
        assertThat(untold(5, 6)).contains(DateMention.Role.ANNOUNCED);
        assertThat(untold(4, 15)).contains(DateMention.Role.ANNOUNCED);
        assertThat(untold(4, 14)).isEmpty();
    }

    @Test
    void whatTheWordsSayCounts() {
        assertThat(alone(LocalDate.of(2023, 1, 1), Optional.of(DateMention.Role.UNTIL)))
                .contains(new DateMention(DateMention.Role.UNTIL, PartialDate.of(LocalDate.of(2023, 1, 1))));
    }

    @Test
    void theFirstDayOfARoleStays() {
        DatesByRole dates = new DatesByRole(LocalDate.of(2024, 5, 6));
        PartialDate june = PartialDate.of(LocalDate.of(2024, 6, 1));
        dates.take(ANY, june, Optional.empty());
        dates.take(ANY, PartialDate.of(LocalDate.of(2024, 7, 1)), Optional.empty());
        assertThat(dates.all()).extracting(s -> s.value().date()).containsExactly(june);
    }
}
