package dev.chokepoint.deals.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What counts as better than no deal, where values differ by less than doubles tell.
class AcceptanceTest {
    private static final List<Double> NO_DEAL = List.of(3.0, -2.0);
    private static final double ROUNDING = 1e-14;
    private static final double LESS = 1e-9;

    @Test
    void roundingMakesNobodyWorseOffAndNobodyBetter() {
        List<Double> rounded = List.of(3 - ROUNDING, -2 - ROUNDING);
        assertThat(Acceptance.isAcceptable(rounded, NO_DEAL)).isTrue();
        assertThat(Acceptance.isAcceptable(List.of(3 - LESS, 5.0), NO_DEAL)).isFalse();
        assertThat(Acceptance.isAcceptable(List.of(5.0, -2 - LESS), NO_DEAL)).isFalse();
        assertThat(Acceptance.gains(3 + ROUNDING, 3)).isFalse();
        assertThat(Acceptance.gains(3 + LESS, 3)).isTrue();
        assertThat(Acceptance.gains(0, 0)).isFalse();
    }

    /// A hundred-thousandth of a dollar in three billion is rounding, a billionth of a cent in a cent is not.
    @Test
    void roundingIsAShareOfTheValue() {
        assertThat(Acceptance.gains(3e9 + 1e-5, 3e9)).isFalse();
        assertThat(Acceptance.isAcceptable(List.of(3e9 - 1e-5), List.of(3e9))).isTrue();
        assertThat(Acceptance.gains(3e9 + 1, 3e9)).isTrue();
        assertThat(Acceptance.gains(0.01 + 1e-11, 0.01)).isTrue();
        assertThat(Acceptance.isAcceptable(List.of(0.01 - 1e-11), List.of(0.01)))
                .isFalse();
    }

    @Test
    void anImprovementGivesSomebodyMoreAndAMutualOneEverybody() {
        assertThat(Acceptance.isImprovement(NO_DEAL, NO_DEAL)).isFalse();
        assertThat(Acceptance.isImprovement(List.of(3.0, -1.0), NO_DEAL)).isTrue();
        assertThat(Acceptance.isImprovement(List.of(2.0, 9.0), NO_DEAL)).isFalse();
        assertThat(Acceptance.gaining(List.of(3.0, -1.0), NO_DEAL)).isEqualTo(1);
        assertThat(Acceptance.isMutuallyBeneficial(List.of(3.0, -1.0), NO_DEAL)).isFalse();
        assertThat(Acceptance.isMutuallyBeneficial(List.of(4.0, -1.0), NO_DEAL)).isTrue();
    }

    /// Of packages of equal worth the one with the fewest concessions is shown.
    @Test
    void packagesOfEqualWorthAreOnePoint() {
        ValuedPackage two = new ValuedPackage("two", List.of(1, 1), List.of(5.0, 5.0));
        ValuedPackage one = new ValuedPackage("one", List.of(0, 1), List.of(5.0, 5.5));
        ValuedPackage other = new ValuedPackage("other", List.of(1, 0), List.of(5.0, 6.5));
        assertThat(EqualWorth.of(List.of(two, one, other), 1))
                .containsExactly(new EqualWorth(one, 1), new EqualWorth(other, 0));
        assertThat(EqualWorth.of(List.of(two, one, other), 0.5))
                .containsExactly(new EqualWorth(one, 1), new EqualWorth(other, 0));
        assertThat(EqualWorth.of(List.of(two, one, other), 0.4)).hasSize(3);
    }
}
