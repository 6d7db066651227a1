package dev.chokepoint.deals.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustnessTest {
    @Test
    void sharesAreCountedOverTheDraws() {
        List<Double> none = List.of(0.0, 0.0);
        List<Robustness> all = Robustness.of(
                Bargain.nash(2),
                List.of(
                        new Robustness.Draw(List.of(ValuedPackage.of("x", 2, 2), ValuedPackage.of("y", 1, 1)), none),
                        new Robustness.Draw(List.of(ValuedPackage.of("x", 3, -1), ValuedPackage.of("y", 1, 1)), none)));
        assertThat(all).extracting(Robustness::id).containsExactly("x", "y");
        assertThat(all).extracting(Robustness::onFrontier).containsExactly(1.0, 0.5);
        assertThat(all).extracting(Robustness::acceptable).containsExactly(0.5, 1.0);
        assertThat(all).extracting(Robustness::chosen).containsExactly(0.5, 0.5);
        assertThat(all.get(0).regret().get(1)).containsExactly(0.0, 2.0);
        assertThat(all.get(0).regretQuantile(1, 0.5)).isEqualTo(0.0);
        assertThat(all.get(0).regretQuantile(1, 0.9)).isEqualTo(2.0);
    }
}
