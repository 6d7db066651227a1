package dev.chokepoint.answer.deals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.deals.giving.AgeClass;
import dev.chokepoint.deals.giving.ConcessionClass;
import dev.chokepoint.deals.giving.Day;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.giving.Imposed;
import dev.chokepoint.deals.giving.Inclusion;
import dev.chokepoint.deals.giving.Named;
import dev.chokepoint.deals.giving.Naming;
import dev.chokepoint.deals.giving.Outcome;
import dev.chokepoint.deals.giving.Subject;
import dev.chokepoint.deals.giving.TabledConcession;
import dev.chokepoint.deals.giving.Talk;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.stated.StatedWorth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nine talks of the two sides before June 2025, in which controls that were demanded were given every third time, and
/// talks in June about magnets and software.
class GivenRecordsTest {
    private static final LocalDate JUNE = LocalDate.of(2025, 6, 10);
    private static final Talk TALK = talk("june", LocalDate.of(2025, 6, 9), JUNE);

    private static Talk talk(String id, LocalDate eve, LocalDate ended) {
        return new Talk(id, id, "", eve, ended, Set.of("US", "CN"));
    }

    private static Exchange row(
            Talk talk, String id, String giver, String measure, Named named, Inclusion inclusion, Outcome outcome) {
        return new Exchange(
                new TabledConcession(
                        talk,
                        new Subject(
                                id, id, giver, giver.equals("US") ? "CN" : "US", "export-control", List.of(measure)),
                        new Imposed.Since(talk.eve().minusDays(69)),
                        Naming.of(named),
                        inclusion),
                outcome,
                new Exchange.Afterwards(new Day.Unknown(), new Day.Unknown(), new Exchange.Period.Open(), ""),
                new Exchange.Sourcing("", new Day.Unknown(), Exchange.Recalled.NO, "high"));
    }

    private static List<Exchange> record(Exchange... more) {
        List<Exchange> all = new ArrayList<>();
        for (int year = 2010; year < 2019; year++) {
            Talk talk = talk("t" + year, LocalDate.of(year, 3, 1), LocalDate.of(year, 3, 2));
            Outcome outcome = year % 3 == 0 ? Outcome.GIVEN : Outcome.NOT;
            all.add(row(talk, "a", "CN", "CN-1", Named.DEMAND, Inclusion.NAMED, outcome));
            all.add(row(talk, "b", "US", "US-1", Named.NONE, Inclusion.RECENT, Outcome.NOT));
        }
        all.addAll(List.of(more));
        return all;
    }

    private static Concession lift(String id, String measure) {
        return new Concession(
                id,
                id,
                Concession.Subject.of(List.of(measure)),
                List.of(new Concession.Option.Keep(), new Concession.Option.Lift()),
                Set.of(),
                0,
                new Concession.Promise.ByOption(),
                new StatedWorth.None(),
                "example");
    }

    private static DealSpace space() {
        return new DealSpace(
                "example",
                "Magnets against software",
                JUNE,
                JUNE,
                new DealSpace.Figures.AsKnown(),
                new DealSpace.Disagreement.StatusQuo(),
                List.of(
                        new DealSpace.Side("US", List.of(lift("us-eda", SampleQuestions.SOFTWARE))),
                        new DealSpace.Side("CN", List.of(lift("cn-magnets", SampleQuestions.MAGNETS)))),
                List.of());
    }

    private static List<GivenRecord> given(LocalDate known, List<Exchange> record) {
        return GivenRecords.of(space(), SampleQuestions.ledger(), known, record);
    }

    @Test
    void aConcessionJoinsTheRowOfItsTalkByItsMeasure() {
        Exchange own = row(TALK, "re", "CN", SampleQuestions.MAGNETS, Named.DEMAND, Inclusion.NAMED, Outcome.GIVEN);
        GivenRecord magnets = given(JUNE, record(own)).get(1);
        assertThat(magnets.concession()).isEqualTo("cn-magnets");
        assertThat(magnets.basis()).isEqualTo(new GivenRecord.Basis.OnRecord(new TabledConcession.Key("june", "re")));
        assertThat(magnets.lines())
                .singleElement()
                .asString()
                .matches("given in 3 of 9 like it \\(demanded, an export control, 61 to 180 days old\\);"
                        + " P 0\\.\\d\\d \\[0\\.\\d\\d, 0\\.\\d\\d]");
    }

    @Test
    void howTheTalkItselfEndedIsNotSeen() {
        Exchange given = row(TALK, "re", "CN", SampleQuestions.MAGNETS, Named.DEMAND, Inclusion.NAMED, Outcome.GIVEN);
        Exchange not = row(TALK, "re", "CN", SampleQuestions.MAGNETS, Named.DEMAND, Inclusion.NAMED, Outcome.NOT);
        LocalDate later = JUNE.plusYears(1);
        assertThat(given(later, record(given))).isEqualTo(given(later, record(not)));
    }

    @Test
    void talksThatHadNotEndedByTheDayOfTheQuestionAreNotLearntFrom() {
        Talk next = talk("next", LocalDate.of(2025, 7, 1), LocalDate.of(2025, 7, 2));
        Exchange later = row(next, "a", "CN", "CN-1", Named.DEMAND, Inclusion.NAMED, Outcome.GIVEN);
        assertThat(given(JUNE, record(later))).isEqualTo(given(JUNE, record()));
        assertThat(given(LocalDate.of(2025, 7, 2), record(later))).isNotEqualTo(given(JUNE, record()));
        assertThat(given(LocalDate.of(2015, 1, 1), record()).getFirst().lines())
                .containsExactly("too few talks of the record had ended by then");
    }

    @Test
    void whatIsOnNoRecordIsToldForEachStance() {
        GivenRecord software = given(JUNE, record()).getFirst();
        assertThat(software.basis()).isEqualTo(new GivenRecord.Basis.NotOnRecord());
        assertThat(software.chances().stream().map(GivenRecord.Chance::stance))
                .containsExactly(
                        Named.Stance.OFFERED, Named.Stance.DEMANDED, Named.Stance.NOT_NAMED, Named.Stance.REFUSED);
        GivenRecord.Chance demanded = software.chances().get(1);
        // In force since 1 April 2025.
        assertThat(demanded.age()).isEqualTo(AgeClass.TO_180);
        assertThat(demanded.kind()).isEqualTo(ConcessionClass.CONTROL);
        assertThat(software.lines().get(1)).startsWith("if demanded: given in 3 of 9 like it");
        assertThat(demanded.forecast().probability())
                .isGreaterThan(software.chances().get(2).forecast().probability());
    }

    @Test
    void whatCameUpInTheOutcomeItselfWasNotOnTheTable() {
        Exchange surprise =
                row(TALK, "re", "CN", SampleQuestions.MAGNETS, Named.NONE, Inclusion.SURPRISE, Outcome.GIVEN);
        assertThat(given(JUNE, record(surprise)).get(1).basis()).isEqualTo(new GivenRecord.Basis.NotOnRecord());
        assertThat(given(JUNE, record(surprise)).get(1).chances()).hasSize(4);
    }

    @Test
    void theRowThatSharesMostMeasuresCounts() {
        Exchange wide = row(TALK, "a", "CN", SampleQuestions.MAGNETS, Named.NONE, Inclusion.NAMED, Outcome.NOT);
        Exchange narrow = row(TALK, "b", "CN", SampleQuestions.MAGNETS, Named.DEMAND, Inclusion.NAMED, Outcome.NOT);
        Exchange two = new Exchange(
                new TabledConcession(
                        TALK,
                        new Subject("a", "a", "CN", "US", "export-control", List.of(SampleQuestions.MAGNETS, "CN-2")),
                        wide.tabled().imposed(),
                        wide.tabled().naming(),
                        Inclusion.NAMED),
                wide.outcome(),
                wide.afterwards(),
                wide.sourcing());
        assertThat(given(JUNE, record(two, narrow)).get(1).basis())
                .isEqualTo(new GivenRecord.Basis.OnRecord(new TabledConcession.Key("june", "b")));
    }

    @Test
    void theHeadlineSaysHowMuchOfTheTableIsValued() {
        List<Exchange> table = record(
                row(TALK, "re", "CN", SampleQuestions.MAGNETS, Named.DEMAND, Inclusion.NAMED, Outcome.GIVEN),
                row(TALK, "eda", "US", SampleQuestions.SOFTWARE, Named.NONE, Inclusion.RECENT, Outcome.NOT),
                row(TALK, "other", "US", "US-2", Named.NONE, Inclusion.RECENT, Outcome.NOT),
                row(TALK, "another", "CN", "CN-3", Named.NONE, Inclusion.RECENT, Outcome.NOT),
                row(TALK, "late", "CN", "CN-4", Named.NONE, Inclusion.LATE, Outcome.GIVEN));
        assertThat(GivenRecords.coverage(space(), JUNE, table, Set.of("us-eda", "cn-magnets"))
                        .orElseThrow()
                        .text())
                .isEqualTo("2 of the 4 concessions of this talk are valued here; not: 2 export controls. What is not"
                        + " valued here may decide.");
        assertThat(GivenRecords.coverage(space(), JUNE, table, Set.of("us-eda"))
                        .orElseThrow()
                        .valued())
                .isEqualTo(1);
        assertThat(GivenRecords.coverage(space(), JUNE, record(), Set.of("us-eda")))
                .isEmpty();
    }
}
