package dev.chokepoint.deals.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.enforcement.Stability;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Small cases whose answers are known as fractions.
class ExactCasesTest {
    private static final double TOLERANCE = 1e-12;

    /// Packages P, Q, R in three worlds of equal chance.
    private static final List<List<ValuedPackage>> WORLDS = List.of(
            List.of(ValuedPackage.of("P", 6, 1), ValuedPackage.of("Q", 3, 3), ValuedPackage.of("R", 2, 2)),
            List.of(ValuedPackage.of("P", 9, -4), ValuedPackage.of("Q", -1, 4), ValuedPackage.of("R", 2, 1)),
            List.of(ValuedPackage.of("P", 3, -3), ValuedPackage.of("Q", 1, 2), ValuedPackage.of("R", 1, 3)));

    private static String nash(List<ValuedPackage> packages, int parties) {
        return Bargain.nash(parties)
                .among(packages, IntStream.range(0, parties).mapToObj(i -> 0.0).toList())
                .agreements()
                .getFirst()
                .parts()
                .getFirst()
                .deal()
                .id();
    }

    private static List<ValuedPackage> means() {
        List<ValuedPackage> means = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            int at = p;
            means.add(ValuedPackage.of(
                    WORLDS.getFirst().get(p).id(),
                    IntStream.range(0, 2)
                            .mapToDouble(i -> WORLDS.stream()
                                    .mapToDouble(w -> w.get(at).utility(i))
                                    .average()
                                    .orElseThrow())
                            .toArray()));
        }
        return means;
    }

    /// V7: the best case picks Q, the means pick R = (5/3, 2), product 10/3.
    @Test
    void theRuleOnMeansMayPickAnotherPackageThanTheBestCase() {
        assertThat(nash(WORLDS.getFirst(), 2)).isEqualTo("Q");
        assertThat(nash(means(), 2)).isEqualTo("R");
        ValuedPackage r = means().get(2);
        assertThat(r.utility(0) * r.utility(1)).isCloseTo(10 / 3.0, within(TOLERANCE));
    }

    /// V7: both gain by P in 1/3 of the worlds, by Q in 2/3, by R in all.
    @Test
    void inHowManyWorldsBothGainTellsThemApart() {
        List<Long> both = IntStream.range(0, 3)
                .mapToObj(p -> WORLDS.stream()
                        .filter(w -> w.get(p).utilities().stream().allMatch(u -> u > 0))
                        .count())
                .toList();
        assertThat(both).containsExactly(1L, 2L, 3L);
    }

    /// V11: complying 5, cheating 8; punished by no deal (0) 3/8 suffices, by what each does alone (3) it takes 3/5.
    @Test
    void aPunishmentThatIsBelievedTakesMorePatience() {
        assertThat(new Stability.Stakes(5, 8, 0).patience()).isEqualTo(new Stability.Patience.AtLeast(3 / 8.0));
        assertThat(new Stability.Stakes(5, 8, 3).patience()).isEqualTo(new Stability.Patience.AtLeast(3 / 5.0));
    }

    /// V13: x = (4, 3 | −2), y = (3, 2, 1), x with a payment (3, 2, 0): two players pick x, three y, product 6.
    @Test
    void whoSitsAtTheTableDecidesWhatIsPicked() {
        List<ValuedPackage> three = List.of(
                ValuedPackage.of("nothing", 0, 0, 0),
                ValuedPackage.of("x", 4, 3, -2),
                ValuedPackage.of("y", 3, 2, 1),
                ValuedPackage.of("x+pay", 3, 2, 0));
        List<ValuedPackage> two = three.stream()
                .map(p -> ValuedPackage.of(p.id(), p.utility(0), p.utility(1)))
                .toList();
        assertThat(nash(two, 2)).isEqualTo("x");
        assertThat(nash(three, 3)).isEqualTo("y");
        assertThat(three.get(1).utility(2)).isEqualTo(-2);
    }
}
