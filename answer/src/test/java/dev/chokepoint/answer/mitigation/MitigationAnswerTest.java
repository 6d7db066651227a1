package dev.chokepoint.answer.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.exposure.mitigation.MitigationCosts;
import java.util.List;
import org.junit.jupiter.api.Test;

class MitigationAnswerTest {
    private static final double TOLERANCE_USD = 1;
    private static final Means MEANS = Means.of(SampleQuestions.solver());
    private static final Question QUESTION = SampleQuestions.june(SampleQuestions.ledger());
    private static final MitigationCosts COSTS = MitigationCosts.of(List.of());

    private static MitigationQuestion budget(double usd) {
        return new MitigationQuestion(usd, 4, 0.5, 0.5, true, false, 1);
    }

    @Test
    void withoutABudgetNothingIsPreparedAndTheLossStays() {
        MitigationPlan plan = MitigationAnswer.ofWorld(QUESTION, MEANS, budget(0), COSTS, TimeLimit.NONE)
                .plan();
        assertThat(plan.plan().outlayUsd()).isZero();
        assertThat(plan.after().weighedUsd()).isCloseTo(plan.before().weighedUsd(), within(TOLERANCE_USD));
    }

    @Test
    void aPlanNeverCostsMoreThanItAvoidsAndItsBoundHolds() {
        MitigationAnswer answer = MitigationAnswer.ofParty(QUESTION, MEANS, budget(1e8), COSTS, TimeLimit.NONE, "US");
        MitigationPlan found = answer.plan();
        assertThat(answer.whose()).isInstanceOf(MitigationAnswer.Whose.OneParty.class);
        assertThat(found.plan().outlayUsd()).isLessThanOrEqualTo(1e8 + TOLERANCE_USD);
        assertThat(found.after().weighedUsd() + found.plan().outlayUsd())
                .isLessThanOrEqualTo(found.before().weighedUsd() + TOLERANCE_USD);
        assertThat(found.plan().boundUsd()).isLessThanOrEqualTo(found.plan().objectiveUsd() + TOLERANCE_USD);
        assertThat(found.frontier().stream().mapToDouble(p -> -p.objectiveUsd()).toArray())
                .isSorted();
        assertThat(found.chosen().stream()
                        .mapToDouble(MitigationPlan.Choice::usd)
                        .sum())
                .isCloseTo(found.plan().outlayUsd(), within(TOLERANCE_USD));
    }

    @Test
    void onlyAPartyOfTheWorldCanAsk() {
        assertThatThrownBy(() -> MitigationAnswer.ofParty(QUESTION, MEANS, budget(0), COSTS, TimeLimit.NONE, "XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The side (XX) must be one of [US, CN].");
    }

    @Test
    void scenariosRunOnAboutTheRootOfTheirNumberOfDraws() {
        assertThat(new MitigationQuestion(0, 20, 0, 0, true, false, 1).draws()).isEqualTo(4);
        assertThat(new MitigationQuestion(0, 50, 0, 0, true, false, 1).draws()).isEqualTo(5);
        assertThat(new MitigationQuestion(0, 7, 0, 0, true, false, 1).draws()).isEqualTo(1);
    }

    @Test
    void thePlanOfASmallerBudgetStandsWhereItComesToLess() {
        MitigationPlan.Point small = new MitigationPlan.Point(1, 1, 10, 20, 15, 14);
        MitigationPlan.Point worse = new MitigationPlan.Point(2, 2, 11, 21, 16, 13);
        assertThat(worse.orSmaller(small)).isEqualTo(new MitigationPlan.Point(2, 1, 10, 20, 15, 13));
    }
}
