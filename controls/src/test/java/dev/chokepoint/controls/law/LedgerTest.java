package dev.chokepoint.controls.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.cases.LedgerText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The record of measures: what-ifs, views, enforcement, sets of places, conditions as text.
class LedgerTest {
    private final Ledger ledger = LedgerText.of("""
            measure CN-2030-1 LICENCE_REQUIREMENT
            rule a requires-licence
            rule b requires-licence
            announced 2030-01-01
            effective 2030-02-01 known 2030-01-01
            suspended 2030-05-01 to 2030-05-31 known 2030-04-01

            measure CN-2030-2 ENFORCEMENT_DISCRETION
            rule grace does-not-enforce CN-2030-1/a
            announced 2030-03-01
            effective 2030-03-01
            """);

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2030, month, day);
    }

    private static LedgerView on(Ledger ledger, int month, int day) {
        return ledger.at(new AsOf(day(month, day), day(12, 31)));
    }

    @Test
    void aSuspensionHoldsFromItsFirstToItsLastDayAndLeavesTheBaseAlone() {
        Ledger eased = ledger.suspended("CN-2030-1", day(7, 1), day(7, 31));
        assertThat(on(eased, 6, 30).efficacious("CN-2030-1")).isTrue();
        assertThat(on(eased, 7, 1).efficacious("CN-2030-1")).isFalse();
        assertThat(on(eased, 7, 1).inForce("CN-2030-1")).isTrue();
        assertThat(on(eased, 7, 31).efficacious("CN-2030-1")).isFalse();
        assertThat(on(eased, 8, 1).efficacious("CN-2030-1")).isTrue();
        assertThat(on(ledger, 7, 1).efficacious("CN-2030-1")).isTrue();
        assertThat(eased.sequence()).isEqualTo(ledger.sequence() + 1);
    }

    /// An event may confirm one that was recorded just before it; what is refused takes no number.
    @Test
    void manyEventsAreRecordedAsOneByOneAndWhatIsRefusedIsLeftOut() {
        StatusEvent first = event("x#1", "CN-2030-1", StatusEvent.Type.RESCINDED, "");
        StatusEvent twice = event("x#1", "CN-2030-2", StatusEvent.Type.RESCINDED, "");
        StatusEvent nowhere = event("x#2", "CN-2030-9", StatusEvent.Type.RESCINDED, "");
        StatusEvent again = event("x#3", "CN-2030-1", StatusEvent.Type.CONFIRMED, "x#1");
        Map<String, String> refused = new LinkedHashMap<>();
        Ledger together = ledger.recordAll(
                List.of(first, twice, nowhere, again),
                (e, why) -> refused.put(e.measure(), String.valueOf(why.getMessage())));
        assertThat(together.events())
                .isEqualTo(ledger.record(first).record(again).events());
        assertThat(together.sequence()).isEqualTo(ledger.sequence() + 2);
        assertThat(refused.keySet()).containsExactly("CN-2030-2", "CN-2030-9");
        assertThat(refused.get("CN-2030-2")).contains("must be unique");
        assertThatThrownBy(() -> ledger.record(first).record(twice)).hasMessage(refused.get("CN-2030-2"));
    }

    private static StatusEvent event(String key, String measure, StatusEvent.Type type, String confirms) {
        return new StatusEvent(
                key,
                measure,
                "",
                type,
                StatusEvent.Span.from(day(8, 1)),
                StatusEvent.Known.on(day(7, 1)),
                "",
                new StatusEvent.Provenance("", Confidence.WEAK, "a test", "", confirms),
                0);
    }

    @Test
    void aLiftedMeasureEndsOnItsFirstFreeDay() {
        Ledger free = ledger.lifted("CN-2030-1", day(3, 1));
        assertThat(on(free, 2, 28).status("CN-2030-1")).isEqualTo(new Status.InForce());
        assertThat(on(free, 3, 1).status("CN-2030-1")).isEqualTo(new Status.Ended());
    }

    @Test
    void aMeasureMadeEffectiveWakesFromItsSuspension() {
        Ledger woken = ledger.effective("CN-2030-1", day(5, 10), day(5, 2));
        assertThat(on(woken, 5, 9).efficacious("CN-2030-1")).isFalse();
        assertThat(on(woken, 5, 10).efficacious("CN-2030-1")).isTrue();
        AsOf before = new AsOf(day(5, 10), day(5, 1));
        assertThat(woken.at(before).efficacious("CN-2030-1")).isFalse();
    }

    @Test
    void enforcementIsPartWhereOneOfTwoRulesIsLeftAlone() {
        assertThat(on(ledger, 2, 10).enforcement("CN-2030-1")).isEqualTo(LedgerView.Enforcement.ENFORCED);
        assertThat(on(ledger, 3, 10).enforcement("CN-2030-1")).isEqualTo(LedgerView.Enforcement.PARTLY);
        assertThat(on(ledger, 5, 10).enforcement("CN-2030-1")).isEqualTo(LedgerView.Enforcement.NOT_ENFORCED);
    }

    @Test
    void theScheduleNamesTheChangesAheadThatAreKnown() {
        assertThat(ledger.at(new AsOf(day(2, 10), day(3, 31))).scheduled())
                .extracting(LedgerView.Turn::day)
                .containsExactly(day(3, 1));
        assertThat(ledger.at(new AsOf(day(4, 1), day(4, 1))).scheduled())
                .extracting(LedgerView.Turn::day)
                .containsExactly(day(5, 1), day(6, 1));
    }

    @Test
    void eventsOfUnknownMeasuresAndRulesAreRefused() {
        StatusEvent event = ledger.events().getFirst();
        assertThatThrownBy(() -> ledger.without("CN-2030-1").record(event)).hasMessageContaining("CN-2030-1");
        assertThatThrownBy(() -> ledger.record(event)).hasMessageContaining("must be unique");
        assertThatThrownBy(() -> ledger.without("CN-1999-9")).hasMessageContaining("is not in the ledger");
    }

    @Test
    void aSetOfPlacesIsReadWithItsExceptionsAndWrittenAsItWasRead() {
        PlaceSet set = PlaceSet.parse(" D:1, D:4 -A:5 -JP ");
        assertThat(set.members()).containsExactly("D:1", "D:4");
        assertThat(set.exceptions()).containsExactly("A:5", "JP");
        assertThat(set).hasToString("D:1 D:4 -A:5 -JP");
        assertThat(set.isAll()).isFalse();
        assertThat(PlaceSet.parse("-CN")).isEqualTo(PlaceSet.parse("* -CN"));
        assertThat(PlaceSet.parse("-CN").isAll()).isFalse();
        assertThat(PlaceSet.parse("*").isAll()).isTrue();
    }

    @Test
    void aConditionIsWrittenAsItWasRead() {
        for (String text : Set.of(
                "tpp >= 480 or (tpp >= 160 and pd >= 5.92)",
                "element? in (dy, sm)",
                "eccn? starts (3b001)",
                "dram + io >= 170",
                "known(cncl)",
                "not (form? = part)",
                "a < 1 and b != 2 and c <= 3")) {
            Condition once = ConditionParser.parse(text, Map.of());
            assertThat(once).hasToString(text);
            assertThat(ConditionParser.parse(once.toString(), Map.of())).isEqualTo(once);
        }
    }

    @Test
    void aConditionThatCannotBeReadSaysWhere() {
        assertThatThrownBy(() -> ConditionParser.parse("tpp >=", Map.of()))
                .hasMessage("The condition (tpp >=) must have a value at character 7.");
        assertThatThrownBy(() -> ConditionParser.parse("tpp > many", Map.of()))
                .hasMessageContaining("must compare with a number, not (many)");
        assertThatThrownBy(() -> ConditionParser.parse("is 3A090", Map.of()))
                .hasMessageContaining("not defined before it");
        assertThatThrownBy(() -> ConditionParser.parse("a = 1 b", Map.of())).hasMessageContaining("at character 7");
    }
}
