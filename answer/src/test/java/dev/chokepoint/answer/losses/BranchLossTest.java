package dev.chokepoint.answer.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// China's licences for magnets sleep to 11 August 2025: whether they wake is open in June.
class BranchLossTest {
    private static final double TOLERANCE_USD = 1;
    private static final Ledger ASLEEP = SampleQuestions.ledger()
            .suspended(SampleQuestions.MAGNETS, LocalDate.of(2025, 5, 14), LocalDate.of(2025, 8, 11));

    private final LpSolver solver = SampleQuestions.solver();

    private Question on(Branch branch) {
        Question june = SampleQuestions.june(ASLEEP);
        return Question.of(june.world().on(branch, SampleQuestions.JUNE.known()), SampleQuestions.JUNE);
    }

    private record Asked(double usd, List<BranchLoss> others) {}

    private Asked ask(Question question) {
        try (Situation situation = Situation.of(question, Means.of(solver))) {
            return new Asked(situation.free().lossUnder(situation.best()), BranchLoss.others(situation));
        }
    }

    @Test
    void theOtherBranchCostsWhatItCostsWhenAskedAbout() {
        Asked scheduled = ask(on(Branch.SCHEDULED));
        Asked extended = ask(on(Branch.EXTENDED));
        assertThat(scheduled.others()).singleElement().satisfies(b -> {
            assertThat(b.branch()).isEqualTo(Branch.EXTENDED);
            assertThat(b.usd()).isCloseTo(extended.usd(), within(TOLERANCE_USD)).isLessThan(scheduled.usd());
            assertThat(b.ofPartyUsd()).containsOnlyKeys("US", "CN");
        });
        // Without an announcement both branches that end it end it on the same day.
        assertThat(extended.others())
                .extracting(BranchLoss::branch)
                .containsExactly(Branch.SCHEDULED, Branch.ANNOUNCED);
        assertThat(extended.others())
                .allSatisfy(b -> assertThat(b.usd()).isCloseTo(scheduled.usd(), within(TOLERANCE_USD)));
    }

    @Test
    void withoutAnOpenSuspensionThereIsNoOtherBranch() {
        assertThat(ask(SampleQuestions.june(SampleQuestions.ledger())).others()).isEmpty();
    }

    @Test
    void aMarketThatIsNotToldWhatComesIsNotAskedTwice() {
        assertThat(ask(on(Branch.SCHEDULED).withInformation(Information.MYOPIC)).others())
                .isEmpty();
    }
}
