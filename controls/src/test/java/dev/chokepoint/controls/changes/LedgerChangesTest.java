package dev.chokepoint.controls.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a reader who was away from one day to another must be told, worked out by hand for a small ledger.
class LedgerChangesTest {
    private final Ledger ledger = LedgerText.of("""
            measure CN-2030-1 LICENCE_REQUIREMENT
            rule a requires-licence
            announced 2030-01-10 key told
            effective 2030-02-01 known 2030-01-10 key began
            suspended 2030-04-01 to 2030-06-30 known 2030-03-20 key slept

            measure US-2030-1 LICENCE_REQUIREMENT
            rule a requires-licence
            announced 2030-01-05
            effective 2030-03-01 known 2030-01-05

            measure CN-2030-2 LICENCE_REQUIREMENT
            rule a requires-licence
            announced 2030-01-12 key rumour
            withdrawn 2030-02-10 key undone replaces rumour
            """)
            .covering(new Coverage(
                    List.of(),
                    List.of(new Horizon("CN", day("2030-05-31"), "a gazette")),
                    List.of(),
                    List.of(new AnnouncedChange(
                            "said",
                            List.of("CN-2030-1"),
                            day("2030-12-31"),
                            day("2030-03-25"),
                            "a minister said so",
                            "a paper"))));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private LedgerChanges between(String since, String until) {
        return LedgerChanges.of(ledger, day(since), day(until));
    }

    private List<String> known(String since, String until) {
        return keys(between(since, until));
    }

    private static List<String> keys(LedgerChanges changes) {
        return changes.known().stream().map(k -> k.event().key()).toList();
    }

    private static List<String> turns(List<LedgerChanges.Turn> turns) {
        return turns.stream()
                .map(t -> t.measure().id() + " " + t.turn().day() + " "
                        + t.turn().before().word() + " > " + t.turn().after().word() + ", known " + t.known())
                .toList();
    }

    @Test
    void whatTurnedIsToldApartFromWhatWasOnlyDueAndFromWhatComes() {
        LedgerChanges c = between("2030-03-01", "2030-04-01");
        assertThat(turns(c.effective()))
                .containsExactly("CN-2030-1 2030-04-01 in force > suspended, revives 2030-07-01, known 2030-03-20");
        assertThat(turns(c.due()))
                .containsExactly("US-2030-1 2030-03-01 starts 2030-03-01 > in force, known 2030-01-05");
        assertThat(turns(c.scheduled()))
                .containsExactly("CN-2030-1 2030-07-01 suspended, revives 2030-07-01 > in force, known 2030-03-20");
        assertThat(c.scheduled()).allMatch(t -> !t.confirmed());
        assertThat(c.horizons()).hasSize(1);
    }

    @Test
    void theFirstAndTheLastDayBothCount() {
        assertThat(turns(between("2030-04-01", "2030-04-01").effective())).hasSize(1);
        assertThat(turns(between("2030-04-02", "2030-04-30").effective())).isEmpty();
        assertThat(turns(between("2030-03-01", "2030-03-31").effective())).isEmpty();
        assertThat(known("2030-03-20", "2030-03-20")).containsExactly("slept");
        assertThat(known("2030-03-21", "2030-04-30")).isEmpty();
        assertThat(known("2030-03-01", "2030-03-19")).isEmpty();
        assertThat(between("2030-03-25", "2030-03-25").said()).hasSize(1);
        assertThat(between("2030-03-26", "2030-04-30").said()).isEmpty();
        assertThat(between("2030-03-01", "2030-03-24").said()).isEmpty();
    }

    @Test
    void aTurnOnTheLastDayReadIsConfirmedAndOneADayLaterIsNot() {
        for (String through : List.of("2030-03-31", "2030-04-01")) {
            Ledger read = ledger.covering(new Coverage(
                    List.of(), List.of(new Horizon("CN", day(through), "a gazette")), List.of(), List.of()));
            LedgerChanges c = LedgerChanges.of(read, day("2030-04-01"), day("2030-04-10"));
            assertThat(c.effective()).hasSize(through.equals("2030-04-01") ? 1 : 0);
            assertThat(c.due()).hasSize(through.equals("2030-04-01") ? 0 : 1);
        }
    }

    @Test
    void eventsComeInTheOrderInWhichTheyBecameKnown() {
        assertThat(known("2030-01-01", "2030-04-30")).containsSubsequence("told", "began", "slept");
        assertThat(between("2030-01-01", "2030-04-30")
                        .known()
                        .getFirst()
                        .measure()
                        .id())
                .isEqualTo("US-2030-1");
    }

    /// Who was told of a plan is told that it was none; who was told of neither needs neither.
    @Test
    void aWithdrawalIsNewsOnlyToWhomTheWithdrawnWasTold() {
        assertThat(known("2030-02-01", "2030-02-28")).containsExactly("undone");
        assertThat(known("2030-01-11", "2030-02-28")).isEmpty();
        assertThat(known("2030-01-11", "2030-01-31")).containsExactly("rumour");
    }

    @Test
    void aFurtherSourceIsNoNews() {
        Ledger twice = ledger.record(new StatusEvent(
                "again",
                "CN-2030-1",
                "",
                StatusEvent.Type.CONFIRMED,
                StatusEvent.Span.from(day("2030-02-01")),
                StatusEvent.Known.on(day("2030-02-20")),
                "",
                new StatusEvent.Provenance("", Confidence.WEAK, "", "a second paper", "began"),
                0));
        assertThat(keys(LedgerChanges.of(twice, day("2030-02-15"), day("2030-02-28"))))
                .isEmpty();
    }

    @Test
    void anEventIsSourcedByItselfOrElseByItsMeasure() {
        LedgerChanges.KnownEvent slept =
                between("2030-03-20", "2030-03-20").known().getFirst();
        assertThat(slept.sources()).containsExactly("source of CN-2030-1");
        StatusEvent read = new StatusEvent(
                "ended",
                "CN-2030-1",
                "",
                StatusEvent.Type.RESCINDED,
                StatusEvent.Span.from(day("2030-05-01")),
                StatusEvent.Known.on(day("2030-05-01")),
                "",
                new StatusEvent.Provenance("", Confidence.SECONDARY, "", "gazette 12"),
                0);
        assertThat(LedgerChanges.of(ledger.record(read), day("2030-05-01"), day("2030-05-02"))
                        .known()
                        .getFirst()
                        .sources())
                .containsExactly("gazette 12");
    }

    @Test
    void theLastDayMustNotLieBeforeTheFirst() {
        assertThatThrownBy(() -> between("2030-03-02", "2030-03-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The last day (2030-03-01) must not lie before the first (2030-03-02).");
    }
}
