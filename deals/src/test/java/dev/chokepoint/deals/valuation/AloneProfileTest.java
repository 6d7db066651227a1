package dev.chokepoint.deals.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AloneProfileTest {
    /// Exact case V3: side 1 can give a, worth (6, 1), and b, (−2, 5) or by half (−1, 7/2); side 2 c, (4, −3) or
    /// (3, −1).
    private static final double[][][] PARTS = {
        {{0, 0}, {6, 1}},
        {{0, 0}, {-2, 5}, {-1, 3.5}},
        {{0, 0}, {4, -3}, {3, -1}}
    };

    private static List<Double> value(List<Integer> options) {
        double[] sum = new double[2];
        for (int k = 0; k < options.size(); k++) {
            sum[0] += PARTS[k][options.get(k)][0];
            sum[1] += PARTS[k][options.get(k)][1];
        }
        return List.of(sum[0], sum[1]);
    }

    private static AloneProfile.Game game(List<List<Integer>> open, Function<List<Integer>, List<Double>> value) {
        return new AloneProfile.Game(
                open,
                java.util.stream.IntStream.range(0, open.size()).boxed().toList(),
                k -> k < open.size() - 1 ? 0 : 1,
                value::apply);
    }

    private static final List<List<Integer>> OPEN = List.of(List.of(0, 1), List.of(0, 1, 2), List.of(0, 1, 2));

    private static List<ValuedPackage> all() {
        List<ValuedPackage> all = new ArrayList<>();
        for (int a : OPEN.get(0)) {
            for (int b : OPEN.get(1)) {
                for (int c : OPEN.get(2)) {
                    List<Integer> options = List.of(a, b, c);
                    all.add(new ValuedPackage(options.toString(), options, value(options)));
                }
            }
        }
        return all;
    }

    private static List<Integer> nash(List<Double> start) {
        return Bargain.nash(2)
                .among(all(), start)
                .agreements()
                .getFirst()
                .parts()
                .getFirst()
                .deal()
                .options();
    }

    @Test
    void eachSideAnswersWithWhatIsBestForItAlone() {
        AloneProfile alone = AloneProfile.of(game(OPEN, AloneProfileTest::value), List.of(0, 0, 0), search(100));
        assertThat(alone.options()).containsExactly(1, 0, 0);
        assertThat(alone.course()).isEqualTo(new AloneProfile.Course.Settled());
        assertThat(alone.isExact()).isTrue();
        assertThat(value(alone.options())).containsExactly(6.0, 1.0);
    }

    @Test
    void answersThatWereNotLookedAtToTheEndAreSaidToBe() {
        AtomicInteger asked = new AtomicInteger();
        AloneProfile alone = AloneProfile.of(
                game(OPEN, AloneProfileTest::value),
                List.of(0, 0, 0),
                new AloneProfile.Search(100, 1e-9, () -> asked.incrementAndGet() > 1));
        assertThat(alone.course()).isEqualTo(new AloneProfile.Course.Ended());
        assertThat(alone.isExact()).isFalse();
    }

    private static AloneProfile.Search search(int most) {
        return new AloneProfile.Search(most, 1e-9, () -> false);
    }

    @Test
    void whereTheRuleStartsDecidesWhatItPicks() {
        assertThat(nash(List.of(0.0, 0.0))).containsExactly(1, 1, 2);
        assertThat(value(List.of(1, 1, 2))).containsExactly(7.0, 5.0);
        assertThat(nash(List.of(6.0, 1.0))).containsExactly(1, 2, 2);
        assertThat(value(List.of(1, 2, 2))).containsExactly(8.0, 3.5);
    }

    @Test
    void singleChangesAreSaidNotToBeEveryCombination() {
        AloneProfile alone = AloneProfile.of(game(OPEN, AloneProfileTest::value), List.of(0, 0, 0), search(1));
        assertThat(alone.options()).containsExactly(1, 0, 0);
        assertThat(alone.isExact()).isFalse();
    }

    /// Matching pennies: side 1 wants to do as side 2 does, side 2 the opposite.
    @Test
    void aCycleIsTold() {
        Map<List<Integer>, List<Double>> pennies = Map.of(
                List.of(0, 0), List.of(1.0, -1.0),
                List.of(1, 1), List.of(1.0, -1.0),
                List.of(0, 1), List.of(-1.0, 1.0),
                List.of(1, 0), List.of(-1.0, 1.0));
        AloneProfile alone = AloneProfile.of(
                game(List.of(List.of(0, 1), List.of(0, 1)), o -> pennies.getOrDefault(o, List.of(0.0, 0.0))),
                List.of(0, 0),
                search(100));
        assertThat(alone.course()).isInstanceOf(AloneProfile.Course.Cycle.class);
        assertThat(((AloneProfile.Course.Cycle) alone.course()).profiles()).hasSizeGreaterThan(1);
    }

    /// Exact case V2: which packages are acceptable depends on what follows without a deal.
    @Test
    void theScenarioWithoutADealDecidesWhatIsAcceptable() {
        assertThat(picked(new double[] {1, -0.1}, List.of(0.0, 0.0))).isEqualTo("a+b");
        assertThat(product(new double[] {1, -0.1}, List.of(0.0, 0.0))).isEqualTo(2.9);
        assertThat(picked(new double[] {10, -2}, List.of(0.0, 0.0))).isEqualTo("a+b");
        assertThat(product(new double[] {10, -2}, List.of(0.0, 0.0))).isEqualTo(9);
        assertThat(product(new double[] {10, -2}, List.of(-5.0, -6.0))).isEqualTo(98);
    }

    private static ValuedPackage nash(double[] b, List<Double> noDeal) {
        return Bargain.nash(2)
                .among(
                        List.of(
                                ValuedPackage.of("nothing", 0, 0),
                                ValuedPackage.of("a", -1, 3),
                                ValuedPackage.of("b", b[0], b[1]),
                                ValuedPackage.of("a+b", -1 + b[0], 3 + b[1])),
                        noDeal)
                .agreements()
                .getFirst()
                .parts()
                .getFirst()
                .deal();
    }

    private static String picked(double[] b, List<Double> noDeal) {
        return nash(b, noDeal).id();
    }

    private static double product(double[] b, List<Double> noDeal) {
        ValuedPackage p = nash(b, noDeal);
        double product = 1;
        for (int i = 0; i < 2; i++) {
            double gain = p.utility(i) - noDeal.get(i);
            product *= gain > 0 ? gain : 1;
        }
        return product;
    }
}
