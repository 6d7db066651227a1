package dev.chokepoint.answer.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.packages.EqualWorth;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.exposure.restriction.Change;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Talks of three sides in the world of samarium and jets: magnets, software, and what a third side gives.
class MultilateralTalksTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 15);
    private static final double TOLERANCE_USD = 1;
    private Situation situation;

    @BeforeAll
    static void loadSolver() {
        SampleQuestions.solver();
    }

    @BeforeEach
    void setUp() {
        situation = Situation.of(SampleQuestions.june(SampleQuestions.ledger()), Means.of(SampleQuestions.solver()));
    }

    @AfterEach
    void close() {
        situation.close();
    }

    private static Concession concession(String id, Concession.Subject subject, StatedWorth stated) {
        return new Concession(
                id,
                id,
                subject,
                List.of(new Concession.Option.Keep(), new Concession.Option.Lift()),
                Set.of(),
                0,
                new Concession.Promise.ByOption(),
                stated,
                "example");
    }

    private static Concession lift(String id, String measure) {
        return concession(id, Concession.Subject.of(List.of(measure)), new StatedWorth.None());
    }

    /// A concession of the third side: what it gives and costs by figures from outside the world.
    private static Concession stated(String id, double toThird, double toUs, double toCn) {
        Map<String, Uncertain> gains = new LinkedHashMap<>();
        gains.put("THIRD", Uncertain.of(toThird));
        gains.put("US", Uncertain.of(toUs));
        gains.put("CN", Uncertain.of(toCn));
        return concession(
                id,
                new Concession.Subject("tariff", List.of(), Concession.Reach.WHOLE, Change.SnapBack.RESTART),
                new StatedWorth.Usd(StatedWorth.Per.PLAN, gains, "example"));
    }

    private static DealSpace space(List<Concession> ofThird) {
        return new DealSpace(
                "three",
                "Magnets, software and a duty",
                DAY,
                DAY,
                new DealSpace.Figures.AsKnown(),
                new DealSpace.Disagreement.StatusQuo(),
                List.of(
                        new DealSpace.Side("US", List.of(lift("us-eda", SampleQuestions.SOFTWARE))),
                        new DealSpace.Side("CN", List.of(lift("cn-magnets", SampleQuestions.MAGNETS))),
                        new DealSpace.Side("THIRD", ofThird)),
                List.of());
    }

    private MultilateralTalks.InScenario talks(DealSpace space) {
        return MultilateralTalks.find(
                        situation,
                        new DealQuestion(
                                space,
                                DealAnswer.Depth.BRIEF,
                                List.of(NoDealScenario.RECORD),
                                DealQuestion.Start.NO_DEAL,
                                DealQuestion.Weights.STATED))
                .orElseThrow()
                .answers()
                .getFirst();
    }

    @Test
    void whatTheWorldComputesForEachSideIsWhatTwoSidesAreTold() {
        MultilateralTalks.InScenario answer = talks(space(List.of()));
        ValuedPackage all = answer.points().stream()
                .map(EqualWorth::deal)
                .filter(p -> p.options().equals(List.of(1, 1)))
                .findFirst()
                .orElseThrow();
        for (String side : List.of("US", "CN", "THIRD")) {
            double cost = situation.free().welfareOf(side) - situation.best().welfareOf(side);
            assertThat(all.utility(List.of("US", "CN", "THIRD").indexOf(side))).isCloseTo(cost, within(TOLERANCE_USD));
        }
    }

    @Test
    void packagesAreCountedAndComparedForAllThree() {
        MultilateralTalks.InScenario answer = talks(space(List.of(stated("duty", -3e6, 0, 8e6))));
        assertThat(answer.search().isWhole()).isTrue();
        assertThat(answer.search().toleranceUsd()).isZero();
        assertThat(answer.concessions()).hasSize(3);
        assertThat(answer.concessions().get(2).usd()).containsExactly(0.0, 8e6, -3e6);
        MultilateralTalks.Deal nash = answer.deals().stream()
                .filter(d -> d.pickedBy().contains(Rule.NASH))
                .findFirst()
                .orElseThrow();
        assertThat(nash.value().parties()).isEqualTo(3);
        assertThat(nash.value().utilities()).allMatch(u -> u >= -TOLERANCE_USD);
    }

    @Test
    void aSetThatGainsWithoutTheThirdSideIsFoundAndTheThirdIsNotMadeToPay() {
        MultilateralTalks.InScenario answer = talks(space(List.of(stated("duty", -3e6, 0, 1e6))));
        assertThat(answer.coalitions().smallestThatGain())
                .anySatisfy(c -> assertThat(c.members()).containsExactly(0, 1));
        answer.coalitions().all().stream()
                .filter(c -> !c.members().contains(2))
                .forEach(c -> assertThat(c.points())
                        .allSatisfy(p -> assertThat(p.options().get(2)).isZero()));
    }

    @Test
    void anAnswerForTwoSidesRefusesThree() {
        DealQuestion question = DealQuestion.of(space(List.of()), DealAnswer.Depth.BRIEF);
        assertThat(MultilateralTalks.isAbout(question)).isTrue();
        assertThatThrownBy(() -> Negotiation.find(situation, question))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 3 sides");
    }
}
