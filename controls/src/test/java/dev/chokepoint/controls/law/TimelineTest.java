package dev.chokepoint.controls.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.cases.LedgerText;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The status of a rule over time, from the events of its measure.
class TimelineTest {
    private static final LocalDate LATE = LocalDate.of(2031, 1, 1);

    private static Timeline timeline(String events, String rule, LocalDate known) {
        return LedgerText.of("""
                measure CN-2030-1 LICENCE_REQUIREMENT
                rule a requires-licence
                rule b requires-licence
                """ + events).timeline("CN-2030-1", rule, known, Audience.PUBLIC);
    }

    private static String on(Timeline timeline, int month, int day) {
        return timeline.on(LocalDate.of(2030, month, day)).word();
    }

    @Test
    void aDayOfComplianceAfterTheDayOfEffectIsWhenItBinds() {
        Timeline t = timeline("announced 2030-01-01\neffective 2030-02-01\ncompliance 2030-03-01", "a", LATE);
        assertThat(on(t, 2, 28)).isEqualTo("starts 2030-03-01");
        assertThat(on(t, 3, 1)).isEqualTo("in force");
    }

    @Test
    void aDayOfComplianceBeforeTheDayOfEffectChangesNothing() {
        Timeline t = timeline("announced 2030-01-01\neffective 2030-02-01\ncompliance 2030-01-15", "a", LATE);
        assertThat(on(t, 1, 31)).isEqualTo("starts 2030-02-01");
        assertThat(on(t, 2, 1)).isEqualTo("in force");
    }

    @Test
    void aRuleWithAStartOfItsOwnDoesNotTakeThatOfTheMeasure() {
        String events = "announced 2030-01-01\neffective 2030-02-01\neffective 2030-04-01 rule b";
        assertThat(on(timeline(events, "a", LATE), 2, 1)).isEqualTo("in force");
        assertThat(on(timeline(events, "b", LATE), 3, 31)).isEqualTo("starts 2030-04-01");
        assertThat(on(timeline(events, "b", LATE), 4, 1)).isEqualTo("in force");
    }

    @Test
    void theEarliestAnnouncementCounts() {
        Timeline t = timeline("announced 2030-03-01\nannounced 2030-01-10\neffective 2030-05-01", "a", LATE);
        assertThat(on(t, 1, 9)).isEqualTo("unheard of");
        assertThat(on(t, 1, 10)).isEqualTo("starts 2030-05-01");
    }

    @Test
    void aStatedEndIsTheLastDayAndASecondStartOpensAnotherSpan() {
        Timeline t =
                timeline("announced 2030-01-01\neffective 2030-02-01 to 2030-02-28\neffective 2030-06-01", "a", LATE);
        assertThat(on(t, 2, 28)).isEqualTo("in force");
        assertThat(on(t, 3, 1)).isEqualTo("starts 2030-06-01");
        assertThat(on(t, 6, 1)).isEqualTo("in force");
    }

    @Test
    void whatEndsBeforeItBeganNeverBound() {
        Timeline t = timeline("announced 2030-01-01\neffective 2030-03-01\nrescinded 2030-02-15", "a", LATE);
        assertThat(t.spans()).isEmpty();
        assertThat(on(t, 3, 1)).isEqualTo("announced");
    }

    @Test
    void anEndWhileItSleepsLeavesNothingToRevive() {
        Timeline t = timeline(
                "announced 2030-01-01\neffective 2030-01-01\nsuspended 2030-02-01 to 2030-03-31\nexpired 2030-03-01",
                "a",
                LATE);
        assertThat(on(t, 2, 28)).isEqualTo("suspended, revives 2030-04-01");
        assertThat(on(t, 3, 1)).isEqualTo("ended");
        assertThat(on(t, 4, 1)).isEqualTo("ended");
    }

    @Test
    void theTurnsAreTheDaysOnWhichTheStatusChanges() {
        Timeline t =
                timeline("announced 2030-01-01\neffective 2030-02-01\nsuspended 2030-03-01 to 2030-03-31", "a", LATE);
        assertThat(t.turns())
                .containsExactlyInAnyOrder(
                        LocalDate.of(2030, 1, 1),
                        LocalDate.of(2030, 2, 1),
                        LocalDate.of(2030, 3, 1),
                        LocalDate.of(2030, 4, 1));
    }

    @Test
    void aSuspensionOfOneDayHoldsForThatDay() {
        Timeline t =
                timeline("announced 2030-01-01\neffective 2030-01-01\nsuspended 2030-02-01 to 2030-02-01", "a", LATE);
        assertThat(on(t, 2, 1)).isEqualTo("suspended, revives 2030-02-02");
        assertThat(on(t, 2, 2)).isEqualTo("in force");
    }

    @Test
    void aRevivalOnTheDayAfterASuspensionOfOneDayTakesNothingOfIt() {
        Timeline t = timeline(
                "announced 2030-01-01\neffective 2030-01-01\nsuspended 2030-02-01 to 2030-02-01\nrevived 2030-02-02",
                "a",
                LATE);
        assertThat(on(t, 2, 1)).isEqualTo("suspended, revives 2030-02-02");
    }
}
