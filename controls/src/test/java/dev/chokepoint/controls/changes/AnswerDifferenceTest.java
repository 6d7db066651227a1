package dev.chokepoint.controls.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What changes for one order between two days, in the words that its sender is told.
class AnswerDifferenceTest {
    private static final LocalDate KNOWN = LocalDate.parse("2030-12-31");

    private final Ledger ledger = LedgerText.of("""
            measure CN-2030-9 SUSPENSION
            announced 2030-02-20
            effective 2030-03-01 known 2030-02-20

            measure CN-2030-1 LICENCE_REQUIREMENT
            rule erbium requires-licence
            exporter CN
            item element? = Er
            announced 2030-01-10
            effective 2030-02-01
            suspended 2030-03-01 to 2030-04-30 by CN-2030-9
            rescinded 2030-06-01

            measure CN-2030-2 LICENCE_REQUIREMENT
            rule friends requires-licence
            exporter CN
            destination far
            item element? = Sm
            announced 2030-01-01
            effective 2030-01-01

            measure CN-2030-3 ENTITY_LISTING
            rule listed prohibits
            exporter CN
            parties listed-by CN-2030-3
            announced 2030-02-01
            effective 2030-02-01

            group far DE from 2030-03-01 to 2030-03-31

            party Works of Unna
            listed CN-2030-3
            """);

    private static Shipment of(String element, String on) {
        return Shipment.of("", "CN", "DE", LocalDate.parse(on))
                .with("element", element)
                .at(LocalDate.parse(on), KNOWN);
    }

    private AnswerDifference difference(Shipment before, Shipment after) {
        DeterminationEngine engine = DeterminationEngine.of(ledger);
        return AnswerDifference.of(ledger, engine.byRules(before), engine.byRules(after));
    }

    private AnswerDifference difference(String element, String before, String after) {
        return difference(of(element, before), of(element, after));
    }

    @Test
    void theSameAnswerOnBothDaysIsNoDifference() {
        AnswerDifference d = difference("Er", "2030-02-01", "2030-02-20");
        assertThat(d.differs()).isFalse();
        assertThat(d.why()).isEmpty();
    }

    @Test
    void whatStartedSleptWokeAndEndedIsNamedWithItsAct() {
        assertThat(difference("Er", "2030-01-31", "2030-02-01").why())
                .containsExactly("CN-2030-1 (Measure CN-2030-1) started: starts 2030-02-01 → in force");
        assertThat(difference("Er", "2030-02-28", "2030-03-01").why())
                .containsExactly(
                        "CN-2030-1 (Measure CN-2030-1) was suspended, by CN-2030-9: in force → suspended,"
                                + " revives 2030-05-01",
                        "CN-2030-9 (Measure CN-2030-9) started: starts 2030-03-01 → in force");
        assertThat(difference("Er", "2030-04-30", "2030-05-01").why())
                .containsExactly("CN-2030-1 (Measure CN-2030-1) started: suspended, revives 2030-05-01 → in force");
        assertThat(difference("Er", "2030-05-31", "2030-06-01").why())
                .containsExactly("CN-2030-1 (Measure CN-2030-1) ended: in force → ended");
    }

    @Test
    void aPlaceThatJoinsOrLeavesAGroupIsToldAsThat() {
        assertThat(difference("Sm", "2030-02-28", "2030-03-01").why())
                .containsExactly("CN-2030-2 (Measure CN-2030-2) applies since, rule friends: a rule of it turned, or a"
                        + " group of places or a party changed");
        assertThat(difference("Sm", "2030-03-31", "2030-04-01").why())
                .containsExactly("CN-2030-2 (Measure CN-2030-2) no longer applies, rule friends: a rule of it turned,"
                        + " or a group of places or a party changed");
    }

    @Test
    void aListIsCalledOne() {
        Party unna = Party.named("Works of Unna");
        AnswerDifference d = difference(
                of("Nd", "2030-01-31").withEndUser(unna), of("Nd", "2030-02-01").withEndUser(unna));
        assertThat(d.differs()).isTrue();
        assertThat(d.why()).hasSize(1);
        assertThat(d.why().getFirst()).startsWith("list CN-2030-3 (Measure CN-2030-3) started: ");
    }

    private static final LocalDate READ = LocalDate.parse("2030-05-31");

    private Determination held(Shipment s) {
        return DeterminationEngine.of(covered()).determine(s);
    }

    private Ledger covered() {
        return ledger.covering(new Coverage(
                List.of(new Regime(
                        "CN-ECL",
                        "CN",
                        "export control",
                        PlaceSet.of("CN"),
                        Set.of(Regime.Link.EXPORT),
                        Condition.ALWAYS,
                        Condition.ALWAYS,
                        Set.of(Facet.ITEMS),
                        "a law")),
                List.of(new Horizon("CN", READ, "a gazette")),
                List.of(new CoverageEntry(
                        "items",
                        "CN-ECL",
                        "dual-use list",
                        Facet.ITEMS,
                        CoverageEntry.Within.ALL,
                        Condition.ALWAYS,
                        "",
                        Completeness.COMPLETE,
                        "all",
                        LocalDate.parse("2030-01-01"),
                        READ,
                        READ,
                        "a list")),
                List.of()));
    }

    @Test
    void whatIsOnlyNoLongerReadIsToldAsThatAndNotAsAChangeOfLaw() {
        AnswerDifference d = AnswerDifference.of(covered(), held(of("Nd", "2030-05-31")), held(of("Nd", "2030-06-01")));
        assertThat(d.differs()).isTrue();
        assertThat(d.why()).containsExactly("dual-use list: not read since 2030-05-31");
    }

    /// The end of 1 June lies after the last day read, so that both answers are possible.
    @Test
    void whatIsNotConfirmedIsToldWithEveryAnswerThatIsPossible() {
        AnswerDifference d = AnswerDifference.of(covered(), held(of("Er", "2030-05-31")), held(of("Er", "2030-06-02")));
        assertThat(d.differs()).isTrue();
        assertThat(d.why()).anyMatch(w -> w.startsWith("not confirmed: LICENCE_REQUIRED if "));
        assertThat(d.why().stream().filter(w -> w.startsWith("not confirmed: ")))
                .hasSize(2);
    }
}
