package dev.chokepoint.deals.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What all rules pick from one frontier.
class SolutionsTest {
    private static Settlement.Lottery best(Solutions solutions, String rule) {
        return Optional.ofNullable(solutions.byRule().get(rule))
                .orElseThrow()
                .agreements()
                .getFirst();
    }

    private static String picked(Solutions solutions, String rule) {
        return best(solutions, rule).parts().getFirst().deal().id();
    }

    /// Products 10, 18 and 8; sums 11, 9 and 6; the smaller of both 1, 3 and 2; of the ideal (10, 4) at least 1/4, 3/5
    /// and 1/5.
    @Test
    void eachRulePicksByItsOwnMeasure() {
        Solutions solutions = Solutions.of(
                Frontier.of(List.of(
                        ValuedPackage.of("p", 10, 1), ValuedPackage.of("q", 6, 3), ValuedPackage.of("r", 2, 4))),
                List.of(0.0, 0.0));
        assertThat(picked(solutions, "nash")).isEqualTo("q");
        assertThat(picked(solutions, "ks")).isEqualTo("q");
        assertThat(picked(solutions, "egalitarian")).isEqualTo("q");
        assertThat(picked(solutions, "max_welfare")).isEqualTo("p");
        assertThat(solutions.byRule())
                .containsOnlyKeys(
                        "nash", "ks", "egalitarian", "max_welfare", "nash_hull", "ks_hull", "egalitarian_hull");
    }

    @Test
    void lotteriesAreForTwoSides() {
        Solutions solutions =
                Solutions.of(Frontier.of(List.of(ValuedPackage.of("p", 1, 2, 3))), List.of(0.0, 0.0, 0.0));
        assertThat(solutions.byRule()).containsOnlyKeys("nash", "ks", "egalitarian", "max_welfare");
        assertThat(picked(solutions, "nash")).isEqualTo("p");
    }

    /// By hand: of p (4, 0) and q (0, 4) the rules mix half and half.
    @Test
    void aLotteryOfTwoPackagesIsNotCertain() {
        ValuedPackage p = ValuedPackage.of("p", 4, 0);
        Solutions solutions = Solutions.of(Frontier.of(List.of(p, ValuedPackage.of("q", 0, 4))), List.of(0.0, 0.0));
        Settlement.Lottery mixed = best(solutions, "nash_hull");
        assertThat(mixed.utilities()).containsExactly(2.0, 2.0);
        assertThat(mixed.isCertain()).isFalse();
        assertThat(Settlement.Lottery.certain(p).isCertain()).isTrue();
    }
}
