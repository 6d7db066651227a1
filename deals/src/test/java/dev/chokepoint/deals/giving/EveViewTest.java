package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EveViewTest {
    private static final Talk FIRST = Tables.talk("first", "2025-01-10", "2025-01-12", "A", "B");
    private static final Talk SECOND = Tables.talk("second", "2025-06-10", "2025-06-12", "B", "A");
    private static final TabledConcession TARIFF =
            Tables.since(Tables.tabled(SECOND, "tariff", "A", "B", "tariff", Named.DEMAND), "2025-05-11");
    private static final TabledConcession COUNTER = Tables.tabled(SECOND, "counter", "B", "A", "tariff", Named.OFFER);
    private static final TabledConcession SURPRISE =
            Tables.included(Tables.tabled(SECOND, "surprise", "B", "A", "threat", Named.NONE), Inclusion.SURPRISE);

    private static EveView view(List<Exchange> record) {
        return EveView.of(List.of(TARIFF, COUNTER, SURPRISE), record, Map.of()).getFirst();
    }

    private static double column(EveView view, Term term, String name) {
        Design design = new Design(List.of(Coding.NAMED), List.of(term), List.of("A"));
        return design.row(view)[design.names().indexOf(name)];
    }

    @Test
    void whatCameUpAfterTheEveIsNotOnTheTable() {
        assertThat(view(List.of()).table()).containsExactly(TARIFF, COUNTER);
        assertThat(column(view(List.of()), Term.THREAT, "the other side threatens"))
                .isZero();
    }

    @Test
    void promisesTakenBackCountFromTheDayOnWhichTheyWere() {
        Exchange given = Tables.exchange(Tables.tabled(FIRST, "x", "A", "B", "tariff", Named.NONE), Outcome.GIVEN);
        assertThat(view(List.of(Tables.takenBack(given, "2025-06-10"))).reversals())
                .isEqualTo(1);
        assertThat(view(List.of(Tables.takenBack(given, "2025-06-11"))).reversals())
                .isZero();
    }

    @Test
    void columnsSayWhatIsOnTheTable() {
        EveView view = view(List.of());
        assertThat(column(view, Term.NAMED, "demanded")).isEqualTo(1);
        assertThat(column(view, Term.NAMED, "offered")).isZero();
        assertThat(column(view, Term.AGE, "at most 60 days old")).isEqualTo(1);
        assertThat(column(view, Term.KIND, "a tariff")).isEqualTo(1);
        assertThat(column(view, Term.KIND_AND_SIDE, "a tariff of A")).isEqualTo(1);
        assertThat(column(view, Term.COUNTER_OFFER, "something offered in return"))
                .isEqualTo(1);
        assertThat(column(view, Term.LINKED, "the other side could give the like"))
                .isEqualTo(1);
        // Both of the table are named: twice a half.
        assertThat(column(view, Term.SHARE_NAMED, "share named")).isEqualTo(1);
        // 30 days: log 2 less the middle.
        assertThat(column(view, Term.SMOOTH_AGE, "log age")).isCloseTo(Math.log(2) - 1.5, within(1e-12));
        assertThat(column(view, Term.VALUE, "not valued")).isEqualTo(1);
    }

    @Test
    void valuesEnterByTheirInverseHyperbolicSine() {
        EveView valued = EveView.of(List.of(TARIFF), List.of(), Map.of(TARIFF.key(), new Worth.Valued(3e8, -4e8)))
                .getFirst();
        // asinh 3 = ln(3 + sqrt 10), asinh(-4) = -ln(4 + sqrt 17)
        assertThat(column(valued, Term.VALUE, "value to the receiver"))
                .isCloseTo(Math.log(3 + Math.sqrt(10)), within(1e-12));
        assertThat(column(valued, Term.VALUE, "cost to the giver"))
                .isCloseTo(-Math.log(4 + Math.sqrt(17)), within(1e-12));
        assertThat(column(valued, Term.VALUE, "not valued")).isZero();
    }

    @Test
    void aCodingThatIsAbsentIsReadFromTheOther() {
        TabledConcession blind = new TabledConcession(
                SECOND,
                TARIFF.subject(),
                TARIFF.imposed(),
                new Naming(Map.of(Coding.NAMED_BLIND, Named.REDLINE), new Day.Unknown(), ""),
                Inclusion.NAMED);
        assertThat(EveView.stance(blind, Coding.NAMED)).isEqualTo(Named.Stance.REFUSED);
    }

    @Test
    void ageClassesEndOnTheirLastDay() {
        Map<String, AgeClass> byDay = Map.of(
                "2025-04-11", AgeClass.TO_60,
                "2025-04-10", AgeClass.TO_180,
                "2024-12-12", AgeClass.TO_180,
                "2024-12-11", AgeClass.TO_365,
                "2024-06-10", AgeClass.TO_365,
                "2024-06-09", AgeClass.OLDER);
        byDay.forEach((day, age) ->
                assertThat(Tables.since(TARIFF, day).age()).as(day).isEqualTo(age));
        assertThat(COUNTER.age()).isEqualTo(AgeClass.UNDATED);
    }

    @Test
    void aRecordIsScoredWithoutWhatIsUnknownLateOrRecalled() {
        Exchange unknown = Tables.exchange(TARIFF, Outcome.UNKNOWN);
        Exchange outside = Tables.exchange(COUNTER, Outcome.OUTSIDE);
        Exchange surprise = Tables.exchange(SURPRISE, Outcome.GIVEN);
        List<Exchange> all = List.of(unknown, outside, surprise);
        assertThat(RecordScope.ALL.of(all, List.of(Coding.NAMED))).containsExactly(outside);
        assertThat(outside.isGiven(false)).isFalse();
        assertThat(Tables.exchange(COUNTER, Outcome.PART).isGiven(false)).isTrue();
        assertThat(Tables.exchange(COUNTER, Outcome.PART).isGiven(true)).isFalse();
        assertThat(new RecordScope(false, false, Set.of(ConcessionClass.CONTROL)).of(all, List.of(Coding.NAMED)))
                .isEmpty();
    }
}
