package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.PackageOracle;
import dev.chokepoint.deals.packages.Valuation;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontierSearchTest {
    private static final double TOLERANCE_UTILITY = 1e-7;

    /// A party that makes goods from inputs which packages open: `max v.x` with `R x <= b + D 1_S` and `0 <= x
    /// <= 1`, less what its own concessions cost. With two rows it is solved in closed form by pricing: the
    /// optimum of the dual in the two row prices is at a crossing of the goods' lines, and is found by search
    /// over those crossings.
    static final class TwoRowParty {
        final double[] worth;
        final double[][] use;
        final double[] base;
        final double[][] opened;
        final double[] cost;
        private final List<double[]> prices = new ArrayList<>();

        TwoRowParty(Random random, int goods, int concessions, boolean[] own) {
            worth = random.doubles(goods, 1, 10).toArray();
            use = new double[2][];
            for (int r = 0; r < 2; r++) {
                use[r] = random.doubles(goods, 0.1, 2).toArray();
            }
            base = random.doubles(2, 0.1, 0.8).toArray();
            opened = new double[2][concessions];
            cost = new double[concessions];
            for (int j = 0; j < concessions; j++) {
                if (own[j]) {
                    cost[j] = random.nextDouble(0.1, 3);
                } else {
                    opened[random.nextInt(2)][j] = random.nextDouble(0.1, 1.5);
                    opened[random.nextInt(2)][j] = random.nextDouble(0.1, 1.5);
                }
            }
            // All corners of the dual: prices (p, q) at which each of two lines (a good's margin, or an axis) is
            // 0.
            int lines = goods + 2;
            for (int k = 0; k < lines; k++) {
                for (int l = 0; l < k; l++) {
                    double[] x = line(k);
                    double[] y = line(l);
                    double det = x[0] * y[1] - x[1] * y[0];
                    if (Math.abs(det) > 1e-12) {
                        double p = (x[2] * y[1] - x[1] * y[2]) / det;
                        double q = (x[0] * y[2] - x[2] * y[0]) / det;
                        if (p >= -1e-9 && q >= -1e-9) {
                            prices.add(new double[] {Math.max(0, p), Math.max(0, q)});
                        }
                    }
                }
            }
        }

        private double[] line(int k) {
            if (k < worth.length) {
                return new double[] {use[0][k], use[1][k], worth[k]};
            }
            return k == worth.length ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
        }

        /// By strong duality `min over p, q >= 0 of p b1 + q b2 + sum max(0, v - p r1 - q r2)`, convex and
        /// piecewise linear in the prices, so its minimum is at a crossing of two lines.
        double[] valueAndPrices(long mask) {
            double[] b = base.clone();
            double spent = 0;
            for (int j = 0; j < cost.length; j++) {
                if ((mask >>> j & 1) == 1) {
                    b[0] += opened[0][j];
                    b[1] += opened[1][j];
                    spent += cost[j];
                }
            }
            double best = Double.POSITIVE_INFINITY;
            double[] at = {0, 0};
            for (double[] p : prices) {
                double dual = p[0] * b[0] + p[1] * b[1];
                for (int g = 0; g < worth.length; g++) {
                    dual += Math.max(0, worth[g] - p[0] * use[0][g] - p[1] * use[1][g]);
                }
                if (dual < best) {
                    best = dual;
                    at = p;
                }
            }
            return new double[] {best - spent, at[0], at[1]};
        }
    }

    static final class Synthetic implements PackageOracle {
        final int n;
        final TwoRowParty a;
        final TwoRowParty b;
        final Set<Long> asked = new HashSet<>();

        Synthetic(long seed, int n) {
            Random random = new Random(seed);
            this.n = n;
            boolean[] ownA = new boolean[n];
            boolean[] ownB = new boolean[n];
            for (int j = 0; j < n; j++) {
                ownA[j] = j % 2 == 0;
                ownB[j] = !ownA[j];
            }
            a = new TwoRowParty(random, 8, n, ownA);
            b = new TwoRowParty(random, 8, n, ownB);
        }

        @Override
        public int concessions() {
            return n;
        }

        @Override
        public int parties() {
            return 2;
        }

        @Override
        public Valuation value(int party, long mask) {
            assertThat(asked.add(2 * mask + party)).as("valued once").isTrue();
            TwoRowParty p = party == 0 ? a : b;
            double[] r = p.valueAndPrices(mask);
            return Valuation.of(mask, new double[] {r[0]}, new double[][] {slopes(p, r)});
        }

        private double[] slopes(TwoRowParty p, double[] r) {
            return IntStream.range(0, n)
                    .mapToDouble(j -> r[1] * p.opened[0][j] + r[2] * p.opened[1][j] - p.cost[j])
                    .toArray();
        }

        Frontier bruteForce() {
            List<ValuedPackage> all = new ArrayList<>();
            for (long mask = 0; mask < 1L << n; mask++) {
                all.add(ValuedPackage.ofMask(mask, n, a.valueAndPrices(mask)[0], b.valueAndPrices(mask)[0]));
            }
            return Frontier.of(all);
        }
    }

    @Test
    void theOverEstimateNeverFallsBelowTheValue() {
        Synthetic oracle = new Synthetic(5, 8);
        for (long s = 0; s < 256; s += 17) {
            Valuation v = oracle.value(s);
            for (long t = 0; t < 256; t++) {
                assertThat(v.overEstimate(0, t)).isGreaterThanOrEqualTo(oracle.a.valueAndPrices(t)[0] - 1e-9);
                assertThat(v.overEstimate(1, t)).isGreaterThanOrEqualTo(oracle.b.valueAndPrices(t)[0] - 1e-9);
            }
        }
    }

    @Test
    void theSearchFindsTheFrontierOfBruteForceFromFewerCalls() {
        for (long seed = 1; seed <= 12; seed++) {
            for (int n : new int[] {1, 4, 9, 13}) {
                Synthetic oracle = new Synthetic(seed, n);
                FrontierSearch.Result result = FrontierSearch.of(oracle).run();
                assertThat(result.isCertified()).isTrue();
                assertThat(result.calls()).isEqualTo(oracle.asked.size()).isLessThanOrEqualTo(2 << n);
                assertCovers(result.frontier(), oracle.bruteForce());
                if (n == 13) {
                    assertThat(result.calls()).isLessThan(8 * result.frontier().size() + 20);
                }
            }
        }
    }

    /// Each point of the true frontier is found or equalled to within the tolerance.
    private static void assertCovers(Frontier found, Frontier exact) {
        for (ValuedPackage p : exact.points()) {
            assertThat(found.points())
                    .as(p.toString())
                    .anyMatch(f -> f.utility(0) >= p.utility(0) - TOLERANCE_UTILITY
                            && f.utility(1) >= p.utility(1) - TOLERANCE_UTILITY);
        }
        for (ValuedPackage f : found.points()) {
            // Better for both by more than the rounding of sums.
            assertThat(exact.points())
                    .as(f.toString())
                    .noneMatch(p -> p.utility(0) > f.utility(0) + 1e-9 && p.utility(1) > f.utility(1) + 1e-9);
        }
    }

    @Test
    void aSearchCutShortStatesItsGap() {
        Synthetic oracle = new Synthetic(3, 12);
        FrontierSearch.Result result =
                FrontierSearch.of(oracle).withMaxCalls(12).run();
        assertThat(result.calls()).isEqualTo(12);
        assertThat(result.isCertified()).isFalse();
        assertThat(result.gap()).isPositive();
        Frontier exact = oracle.bruteForce();
        double spanA = result.spans().get(0);
        double spanB = result.spans().get(1);
        for (ValuedPackage p : exact.points()) {
            assertThat(result.frontier().points())
                    .anyMatch(f -> f.utility(0) >= p.utility(0) - result.gap() * spanA - 1e-9
                            && f.utility(1) >= p.utility(1) - result.gap() * spanB - 1e-9);
        }
    }

    @Test
    void separableSidesAreSearchedOneByOne() {
        // In the synthetic parties each side's concessions (even, odd bits) enter only what the other side gains.
        int n = 12;
        long sideA = 0b010101010101;
        FrontierSearch.Result bySides = FrontierSearch.bySides(new Repeating(6, n), sideA);
        assertThat(bySides.isCertified()).isTrue();
        assertThat(bySides.calls()).isLessThanOrEqualTo(2 * (2 * (1 << (n / 2)) + 1));
        Synthetic oracle = new Synthetic(6, n);
        assertCovers(bySides.frontier(), oracle.bruteForce());
        // What is added up is what the package is worth, without counting what both have anyway twice.
        for (ValuedPackage p : bySides.frontier().points()) {
            long mask = 0;
            for (int j = 0; j < n; j++) {
                mask |= (long) p.options().get(j) << j;
            }
            assertThat(p.utility(0)).isCloseTo(oracle.a.valueAndPrices(mask)[0], within(TOLERANCE_UTILITY));
            assertThat(p.utility(1)).isCloseTo(oracle.b.valueAndPrices(mask)[0], within(TOLERANCE_UTILITY));
        }
        assertThat(FrontierSearch.isSeparable(new Repeating(6, n), sideA, List.of(0b111L, 0b101101L, 0b111111111111L)))
                .isTrue();
        assertThat(FrontierSearch.isSeparable(new Repeating(6, n), 0b000000111111, List.of(0b111111111111L)))
                .isFalse();
    }

    /// Answers the same package more than once.
    private record Repeating(long seed, int n) implements PackageOracle {
        @Override
        public int concessions() {
            return n;
        }

        @Override
        public int parties() {
            return 2;
        }

        @Override
        public Valuation value(int party, long mask) {
            return new Synthetic(seed, n).value(party, mask);
        }
    }

    @Test
    void redLinesAreNeverValued() {
        Synthetic oracle = new Synthetic(9, 10);
        FrontierSearch.Result result =
                FrontierSearch.of(oracle).within(mask -> (mask & 0b11) != 0b11).run();
        assertThat(oracle.asked).noneMatch(mask -> (mask >>> 1 & 0b11) == 0b11);
        assertThat(result.isCertified()).isTrue();
    }

    @Test
    void nothingAllowedGivesAnEmptyFrontier() {
        FrontierSearch.Result result =
                FrontierSearch.of(new Synthetic(9, 3)).within(mask -> false).run();
        assertThat(result.frontier().points()).isEmpty();
        assertThat(Bargain.nash(2).among(result.frontier().points(), List.of(0.0, 0.0)))
                .isInstanceOf(Settlement.NoDeal.class);
    }

    @Test
    void aToleranceIsAShareBelowOne() {
        FrontierSearch search = FrontierSearch.of(new Synthetic(9, 3));
        assertThat(search.withTolerance(0).run().isCertified()).isTrue();
        for (double wrong : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> search.withTolerance(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be at least 0 and below 1");
        }
    }

    @Test
    void tooManyConcessionsAreRefused() {
        assertThatThrownBy(() -> FrontierSearch.of(new Synthetic(1, 23)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("23");
    }

    @Test
    void theClosedFormOfThePartyAgreesWithAGridOfPlans() {
        // One good limited by one row: value = v * min(1, b1 / r1, b2 / r2).
        TwoRowParty p = new TwoRowParty(new Random(4), 1, 2, new boolean[] {true, false});
        double b1 = p.base[0] + p.opened[0][1];
        double b2 = p.base[1] + p.opened[1][1];
        double x = Math.min(1, Math.min(b1 / p.use[0][0], b2 / p.use[1][0]));
        assertThat(p.valueAndPrices(2)[0]).isCloseTo(p.worth[0] * x, within(1e-12));
        assertThat(Arrays.stream(p.cost).sum()).isPositive();
    }
}
