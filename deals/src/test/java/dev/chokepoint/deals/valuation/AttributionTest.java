package dev.chokepoint.deals.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Offset<Double> TOLERANCE_UTILITY = within(1e-12);

    /// Concessions m, o, e as bits 0, 1, 2; figures by hand.
    private static final double[] EXAMPLE = {0, 4, 0, 10, 1, 5, 1, 12};

    @Test
    void shapleyValuesOfTheExampleSumToTheWhole() {
        double[] phi = Attribution.shapley(EXAMPLE);
        assertThat(phi[0]).isCloseTo(22.0 / 3, TOLERANCE_UTILITY);
        assertThat(phi[1]).isCloseTo(10.0 / 3, TOLERANCE_UTILITY);
        assertThat(phi[2]).isCloseTo(4.0 / 3, TOLERANCE_UTILITY);
        assertThat(phi[0] + phi[1] + phi[2]).isCloseTo(12, TOLERANCE_UTILITY);
    }

    @Test
    void banzhafValuesOfTheExampleDoNotSumToTheWhole() {
        double[] beta = Attribution.banzhaf(EXAMPLE);
        assertThat(beta[0]).isCloseTo(29.0 / 4, TOLERANCE_UTILITY);
        assertThat(beta[1]).isCloseTo(13.0 / 4, TOLERANCE_UTILITY);
        assertThat(beta[2]).isCloseTo(5.0 / 4, TOLERANCE_UTILITY);
        assertThat(beta[0] + beta[1] + beta[2]).isCloseTo(11.75, TOLERANCE_UTILITY);
    }

    @Test
    void interactionShowsWhatOnlyPaysTogether() {
        double[][] i = Attribution.interaction(EXAMPLE);
        // m and o: without e 10 - 4 - 0 + 0 = 6, with e 12 - 5 - 1 + 1 = 7, mean 6.5.
        assertThat(i[0][1]).isCloseTo(6.5, TOLERANCE_UTILITY).isEqualTo(i[1][0]);
        // o and e: without m 1 - 0 - 1 + 0 = 0, with m 12 - 10 - 5 + 4 = 1, mean 0.5.
        assertThat(i[1][2]).isCloseTo(0.5, TOLERANCE_UTILITY);
        // For three concessions v(all) = sum of single values at 0 plus interactions by inclusion: additive
        // games have none.
        double[][] none = Attribution.interaction(Attribution.table(5, s -> 2.0 * Long.bitCount(s)));
        for (double[] row : none) {
            assertThat(row).containsOnly(0);
        }
    }

    @Test
    void shapleyOfManyConcessionsAgreesWithAllOrders() {
        Random random = new Random(2);
        double[] v = new double[1 << 6];
        for (int s = 1; s < v.length; s++) {
            v[s] = random.nextDouble(10);
        }
        double[] mean = new double[6];
        int orders = permute(new int[] {0, 1, 2, 3, 4, 5}, 0, v, mean);
        double[] phi = Attribution.shapley(v);
        for (int j = 0; j < 6; j++) {
            assertThat(phi[j]).isCloseTo(mean[j] / orders, within(1e-10));
        }
    }

    private static int permute(int[] order, int from, double[] v, double[] sum) {
        if (from == order.length) {
            int s = 0;
            for (int j : order) {
                sum[j] += v[s | 1 << j] - v[s];
                s |= 1 << j;
            }
            return 1;
        }
        int count = 0;
        for (int k = from; k < order.length; k++) {
            int x = order[from];
            order[from] = order[k];
            order[k] = x;
            count += permute(order, from + 1, v, sum);
            order[k] = order[from];
            order[from] = x;
        }
        return count;
    }

    @Test
    void hoeffdingAsksForSoManyPermutations() {
        // R = 10, eps = .1, alpha = .05, n = 24.
        assertThat(Attribution.permutationsNeeded(24, 10, 0.1, 0.05)).isEqualTo(34_335);
    }

    @Test
    void sampledValuesBracketTheExactOnesAndRepeatWithTheSeed() {
        Random random = new Random(11);
        double[] worth = random.doubles(12, 0, 1).toArray();
        double[] v = Attribution.table(12, s -> {
            double sum = 0;
            for (int j = 0; j < 12; j++) {
                sum += (s >>> j & 1) * worth[j];
            }
            return Math.sqrt(sum);
        });
        double[] phi = Attribution.shapley(v);
        List<Attribution.Estimate> estimates = Attribution.sampledShapley(12, s -> v[(int) s], 2_000, 1, 0.05, 42);
        for (int j = 0; j < 12; j++) {
            assertThat(phi[j])
                    .isBetween(estimates.get(j).low(), estimates.get(j).high());
            assertThat(estimates.get(j).value()).isCloseTo(phi[j], within(0.01));
        }
        assertThat(Attribution.sampledShapley(12, s -> v[(int) s], 2_000, 1, 0.05, 42))
                .isEqualTo(estimates);
        assertThat(estimates.stream().mapToDouble(Attribution.Estimate::value).sum())
                .isCloseTo(v[v.length - 1], within(1e-9));
    }

    @Test
    void onlyPowersOfTwoAreTables() {
        assertThatThrownBy(() -> Attribution.shapley(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(3)");
    }
}
