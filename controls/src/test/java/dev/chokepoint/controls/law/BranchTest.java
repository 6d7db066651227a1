package dev.chokepoint.controls.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.cases.LedgerText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Suspensions that run out after the last day read may go on in several ways.
class BranchTest {
    private static final LocalDate KNOWN = LocalDate.of(2030, 6, 1);
    private static final LocalDate SAID = LocalDate.of(2030, 9, 30);

    /// The first sleeps through July, the second slept in March, the third without an end.
    private final Ledger ledger = LedgerText.of("""
            measure CN-2030-1 LICENCE_REQUIREMENT
            rule a requires-licence
            effective 2030-02-01
            suspended 2030-05-01 to 2030-07-31 known 2030-04-01

            measure CN-2030-2 LICENCE_REQUIREMENT
            rule a requires-licence
            effective 2030-02-01
            suspended 2030-03-01 to 2030-03-31 known 2030-02-15

            measure CN-2030-3 LICENCE_REQUIREMENT
            rule a requires-licence
            effective 2030-02-01
            suspended 2030-05-01 known 2030-04-01
            """)
            .covering(new Coverage(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new AnnouncedChange(
                            "said",
                            List.of("CN-2030-1"),
                            SAID,
                            LocalDate.of(2030, 5, 20),
                            "a minister said so",
                            "press"))));

    private boolean binds(Branch branch, int month, int day) {
        LocalDate on = LocalDate.of(2030, month, day);
        return branch.of(ledger, KNOWN).at(new AsOf(on, KNOWN)).efficacious("CN-2030-1");
    }

    @Test
    void onlyASuspensionWithALastDayAheadIsOpen() {
        assertThat(OpenSuspension.of(ledger, KNOWN))
                .containsExactly(
                        new OpenSuspension("CN-2030-1", "CN", "", LocalDate.of(2030, 7, 31), Optional.of(SAID)));
    }

    @Test
    void whatWasAnnouncedLaterIsNotKnown() {
        assertThat(OpenSuspension.of(ledger, LocalDate.of(2030, 5, 19)))
                .singleElement()
                .extracting(OpenSuspension::announced)
                .isEqualTo(Optional.empty());
    }

    @Test
    void asScheduledItWakesAfterItsLastDay() {
        assertThat(Branch.SCHEDULED.of(ledger, KNOWN)).isSameAs(ledger);
        assertThat(binds(Branch.SCHEDULED, 7, 31)).isFalse();
        assertThat(binds(Branch.SCHEDULED, 8, 1)).isTrue();
    }

    @Test
    void asAnnouncedItWakesAfterTheDayThatWasSaid() {
        assertThat(binds(Branch.ANNOUNCED, 8, 1)).isFalse();
        assertThat(binds(Branch.ANNOUNCED, 9, 30)).isFalse();
        assertThat(binds(Branch.ANNOUNCED, 10, 1)).isTrue();
    }

    @Test
    void extendedItSleepsOn() {
        assertThat(binds(Branch.EXTENDED, 12, 31)).isFalse();
        LocalDate later = LocalDate.of(2040, 1, 1);
        assertThat(Branch.EXTENDED.of(ledger, KNOWN).at(new AsOf(later, KNOWN)).efficacious("CN-2030-1"))
                .isFalse();
    }
}
