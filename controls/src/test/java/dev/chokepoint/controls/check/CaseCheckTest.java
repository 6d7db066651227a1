package dev.chokepoint.controls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Worked cases that a ledger answers, and others that it does not; the law is three lines long.
class CaseCheckTest {
    private static final String TEXT = """
            measure CN-2030-1 LICENCE_REQUIREMENT
            rule erbium requires-licence
            exporter CN
            destination US DE
            item element? = Er or cncl? starts (1C901)
            codes cncl:1C901
            announced 2030-01-01
            effective 2030-02-01
            suspended 2030-04-01 to 2030-04-30

            measure CN-2030-2 ENTITY_LISTING
            rule listed authorises CN-2030-1
            exporter CN
            parties listed-by CN-2030-2
            announced 2030-01-01
            effective 2030-02-01

            party Works of Unna
            alias Unna Works
            listed CN-2030-2 tag big
            """;

    private final Ledger law = LedgerText.of(TEXT);
    private static final List<LocalDate> TURNS = List.of(day("2030-02-01"), day("2030-04-01"), day("2030-05-01"));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Shipment erbium(String to, String on) {
        return Shipment.of("", "CN", to, day(on)).with("element", "Er").at(day(on), day("2030-12-31"));
    }

    private static WorkedCase.Asked asked(Shipment s, String outcome, Set<String> measures, Set<String> never) {
        return new WorkedCase.Asked(
                "row 1",
                Set.of(),
                Set.of(s.on()),
                new WorkedCase.Described.Understood(s),
                new WorkedCase.Expected(outcome, measures, Set.of(), never));
    }

    /// The represented shipment, so that every day on which the measure turns is watched.
    private static WorkedCase.Representative erbium(String to, String elsewhere, boolean foreign) {
        return new WorkedCase.Representative(
                "row 9",
                "CN-2030-1",
                new WorkedCase.Described.Understood(erbium(to, "2030-03-01")),
                elsewhere,
                foreign);
    }

    private static final WorkedCase.Representative SOUND = erbium("US", "FR", false);

    private CaseCheck.Report report(WorkedCase... cases) {
        return CaseCheck.of(law, List.of(cases));
    }

    @Test
    void aRepresentativeIsAskedOnBothSidesOfEveryDayOnWhichItsMeasureTurns() {
        CaseCheck.Report r = report(SOUND);
        assertThat(r.findings()).isEmpty();
        // two for each turn, one on the way elsewhere, one made by others, one for the cited code
        assertThat(r.asked()).isEqualTo(2 * TURNS.size() + 3);
        assertThat(r.cases()).containsOnly(Map.entry("CN-2030-1", 1));
        assertThat(r.watched()).isEqualTo(1);
    }

    @Test
    void aRepresentativeThatItsMeasureDoesNotControlIsTold() {
        assertThat(report(erbium("FR", "", true)).findings())
                .filteredOn(f -> f.startsWith("CN-2030-1 does not control its representative on "))
                .extracting(f -> f.split(" on ", 2)[1].substring(0, 10))
                .containsExactly("2030-02-01", "2030-03-31", "2030-05-01");
    }

    @Test
    void aRepresentativeMustNotBeReachedWhereItIsSaidToBeLeftAlone() {
        assertThat(report(erbium("US", "DE", false)).findings())
                .singleElement()
                .asString()
                .startsWith("CN-2030-1 controls its representative on the way to DE, which it should leave alone: ");
        assertThat(report(erbium("US", "", true)).asked())
                .isEqualTo(report(SOUND).asked() - 2);
        Ledger anywhere = LedgerText.of(TEXT.replace("exporter CN\ndestination", "reach anywhere\ndestination"));
        assertThat(CaseCheck.of(anywhere, List.of(SOUND)).findings())
                .anyMatch(f -> f.startsWith(
                        "CN-2030-1 controls its representative made and sent by others, which it should leave alone"));
        assertThat(CaseCheck.of(anywhere, List.of(erbium("US", "FR", true))).findings())
                .isEmpty();
    }

    @Test
    void aCitedCodeMustLeadToItsMeasure() {
        Ledger other = LedgerText.of(TEXT.replace("codes cncl:1C901", "codes cncl:1C902; hs:2846"));
        assertThat(CaseCheck.of(other, List.of(SOUND)).findings())
                .singleElement()
                .asString()
                .startsWith("CN-2030-1 cites cncl:1C902, but an item of that code does not meet it: ");
    }

    @Test
    void whereNothingRepresentsAMeasureCasesStandOnEitherSideOfEveryTurn() {
        assertThat(report().findings())
                .containsExactly(
                        "CN-2030-1 turns on 2030-02-01, but no representative and no case on or after that day watches it.",
                        "CN-2030-1 turns on 2030-04-01, but no representative and no case on or after that day watches it.",
                        "CN-2030-1 turns on 2030-05-01, but no representative and no case on or after that day watches it.");
        WorkedCase.Asked first = asked(erbium("US", "2030-02-01"), "LICENCE_REQUIRED", Set.of("CN-2030-1"), Set.of());
        WorkedCase.Asked last = asked(erbium("US", "2030-05-01"), "LICENCE_REQUIRED", Set.of("CN-2030-1"), Set.of());
        assertThat(report(first, last).findings())
                .containsExactly(
                        "CN-2030-1 turns on 2030-02-01, but no representative and no case before that day watches it.");
        WorkedCase.Asked before = asked(erbium("US", "2030-01-31"), "NOT_YET_IN_FORCE", Set.of("CN-2030-1"), Set.of());
        assertThat(report(before, first, last).findings()).isEmpty();
        assertThat(report(before, first, last).cases()).containsEntry("CN-2030-1", 3);
    }

    @Test
    void anAnswerThatDiffersIsToldWithWhatWasExpected() {
        assertThat(report(SOUND, asked(erbium("US", "2030-03-01"), "PROHIBITED", Set.of(), Set.of()))
                        .findings())
                .containsExactly("row 1: The answer is LICENCE_REQUIRED CN-2030-1, expected PROHIBITED.");
        assertThat(report(SOUND, asked(erbium("US", "2030-03-01"), "LICENCE_REQUIRED", Set.of("CN-2030-2"), Set.of()))
                        .findings())
                .containsExactly(
                        "row 1: The answer is LICENCE_REQUIRED CN-2030-1, expected LICENCE_REQUIRED CN-2030-2.");
        assertThat(report(
                                SOUND,
                                asked(
                                        erbium("US", "2030-03-01"),
                                        "LICENCE_REQUIRED",
                                        Set.of(),
                                        Set.of("CN-2030-1", "CN-2030-2")))
                        .findings())
                .containsExactly("row 1: The answer is LICENCE_REQUIRED CN-2030-1, expected LICENCE_REQUIRED and never"
                        + " CN-2030-1.");
    }

    /// The ledger says nothing of what it holds, so that nothing is proven to be free.
    @Test
    void anAnswerThatOnlySaysThatNotAllIsHeldIsNoMistake() {
        CaseCheck.Report r =
                report(SOUND, asked(erbium("FR", "2030-03-01"), "NO_LICENCE_REQUIRED", Set.of(), Set.of()));
        assertThat(r.findings()).isEmpty();
        assertThat(r.limited())
                .containsExactly(new CaseCheck.Limited(
                        "row 1",
                        "NO_LICENCE_REQUIRED",
                        Outcome.OUTSIDE_COVERAGE,
                        List.of("Export control law of CN: not held")));
    }

    @Test
    void rowsThatNameWhatIsNotThereAreTold() {
        Shipment s = erbium("US", "2030-03-01");
        assertThat(report(
                                SOUND,
                                asked(s, "LICENCE_REQUIRED", Set.of(), Set.of()),
                                asked(s, "LICENCE_REQUIRED", Set.of("CN-2030-7"), Set.of()))
                        .findings())
                .contains("row 1: The measure (CN-2030-7) must be in the ledger.");
        assertThat(report(
                                SOUND,
                                SOUND,
                                new WorkedCase.Representative("row 8", "CN-2030-7", SOUND.described(), "", true))
                        .findings())
                .containsExactly(
                        "row 9: The measure (CN-2030-1) must have one representative.",
                        "row 8: The measure (CN-2030-7) must be in the ledger.");
        WorkedCase.Described rejected = new WorkedCase.Described.Rejected("no such place");
        assertThat(report(
                                new WorkedCase.Asked(
                                        "row 2",
                                        Set.of(),
                                        Set.of(),
                                        rejected,
                                        new WorkedCase.Expected("PROHIBITED", Set.of(), Set.of(), Set.of())),
                                new WorkedCase.Representative("row 3", "CN-2030-1", rejected, "", true),
                                new WorkedCase.Unread("cases.csv:4 is no row"))
                        .findings())
                .containsExactly(
                        "row 2: no such place", "cases.csv:4 is no row", "CN-2030-1, representative: no such place");
    }

    @Test
    void aListedPartyIsFoundByItsNamesUnderItsMeasureAndTag() {
        assertThat(report(
                                SOUND,
                                new WorkedCase.Listed("row 1", "CN-2030-2", "Works of Unna", "big"),
                                new WorkedCase.Listed("row 2", "CN-2030-2", "Unna Works", "big"),
                                new WorkedCase.Listed("row 3", "CN-2030-2", "Works of Unna", ""),
                                new WorkedCase.Listed("row 4", "CN-2030-1", "Works of Unna", "big"),
                                new WorkedCase.Listed("row 5", "CN-2030-2", "Unna", "big"))
                        .findings())
                .containsExactly(
                        "row 3: Works of Unna must be listed under CN-2030-2.",
                        "row 4: Works of Unna must be listed under CN-2030-1 as big.",
                        "row 5: Unna must be listed under CN-2030-2 as big.");
    }

    @Test
    void aFloodOfFindingsIsCut() {
        WorkedCase[] many = new WorkedCase[300];
        Arrays.setAll(many, i -> new WorkedCase.Unread("row " + i));
        assertThat(report(many).findings()).hasSize(200).startsWith("row 0").endsWith("row 199");
    }
}
