package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.solver.LpSolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Equilibria that textbooks solve by hand, to 1e-6; each comment derives its numbers.
class TextbookEquilibriaTest {
    private static final double CLOSE = 1e-6;
    private static final double WIDTH = 1e-7;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// Two regions, p1 = 40 − 2 q and 4 + 2 q, p2 = 60 − q and 20 + q, 6 USD between them. Excess supply of 1 at p is
    /// p − 22, excess demand of 2 at p is 80 − 2 p.
    private static SpatialMarket twoRegions(double tax) {
        return new SpatialMarket(1, 1)
                .demand("1", 0, SpatialMarket.Linear.demand(40, 2))
                .supply("1", 0, SpatialMarket.Linear.supply(4, 2, 40))
                .demand("2", 0, SpatialMarket.Linear.demand(60, 1))
                .supply("2", 0, SpatialMarket.Linear.supply(20, 1, 60))
                .lane("1", "2", 6, tax)
                .lane("2", "1", 6, tax);
    }

    /// p − 22 = 80 − 2 (p + 6): p1 = 30, p2 = 36, 8 units are shipped (Takayama and Judge 1971, two-region case).
    @Test
    void twoRegionsTradeUntilPricesDifferByCarriage() {
        SpatialMarket.Result r = twoRegions(0).solve(solver, WIDTH);
        assertThat(r.priceIn("1", 0)).isCloseTo(30, within(30 * CLOSE));
        assertThat(r.priceIn("2", 0)).isCloseTo(36, within(36 * CLOSE));
        assertThat(r.shipped("1", "2", 0)).isCloseTo(8, within(8 * CLOSE));
        assertThat(r.shipped("2", "1", 0)).isZero();
        assertThat(r.bound()).isBetween(-1e-9, 1e-6);
        // Welfare: ∫ demand (q1 = 5: 175, q2 = 24: 1152) − ∫ supply (q1 = 13: 221, q2 = 16: 448) − 6 · 8.
        assertThat(r.welfare()).isCloseTo(175 + 1152 - 221 - 448 - 48, within(610 * CLOSE));
    }

    /// p − 22 = 80 − 2 (p + 9): p1 = 28, p2 = 37, 6 units, 18 USD of revenue.
    @Test
    void aTaxOnTheLaneDrivesAWedge() {
        SpatialMarket.Result r = twoRegions(3).solve(solver, WIDTH);
        assertThat(r.priceIn("1", 0)).isCloseTo(28, within(28 * CLOSE));
        assertThat(r.priceIn("2", 0)).isCloseTo(37, within(37 * CLOSE));
        assertThat(r.shipped("1", "2", 0)).isCloseTo(6, within(6 * CLOSE));
        assertThat(r.revenue()).isCloseTo(18, within(18 * CLOSE));
    }

    /// 4 units may pass: p1 − 22 = 4, 80 − 2 p2 = 4; the quota earns (38 − 26 − 6) · 4 = 24 USD.
    @Test
    void aQuotaEarnsARent() {
        SpatialMarket.Result r = twoRegions(0).quota("1", "2", 0, 4).solve(solver, WIDTH);
        assertThat(r.priceIn("1", 0)).isCloseTo(26, within(26 * CLOSE));
        assertThat(r.priceIn("2", 0)).isCloseTo(38, within(38 * CLOSE));
        double rent = (r.priceIn("2", 0) - r.priceIn("1", 0) - 6) * r.shipped("1", "2", 0);
        assertThat(rent).isCloseTo(24, within(24 * CLOSE * 10));
    }

    /// Three regions of the form in Miranda and Fackler (2002), chapter 3: supply p = 9 + q, 3 + 2 q, 18 + q; demand
    /// p = 42 − 3 q, 54 − 2 q, 51 − q; carriage 1→2 3, 2→3 3, 1→3 9. Goods run 1 → 2 → 3, so p2 = p1 + 3 and
    /// p3 = p1 + 6. Supply (p1 − 9) + (p2 − 3)/2 + (p3 − 18) = demand (42 − p1)/3 + (54 − p2)/2 + (51 − p3):
    /// 13/3 · p1 = 105.5.
    @Test
    void threeRegionsShipThroughTheMiddleOne() {
        double[][] carriage = {{0, 3, 9}, {3, 0, 3}, {6, 3, 0}};
        SpatialMarket market = new SpatialMarket(1, 1)
                .supply("1", 0, SpatialMarket.Linear.supply(9, 1, 60))
                .supply("2", 0, SpatialMarket.Linear.supply(3, 2, 60))
                .supply("3", 0, SpatialMarket.Linear.supply(18, 1, 60))
                .demand("1", 0, SpatialMarket.Linear.demand(42, 3))
                .demand("2", 0, SpatialMarket.Linear.demand(54, 2))
                .demand("3", 0, SpatialMarket.Linear.demand(51, 1));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    market.lane("" + (i + 1), "" + (j + 1), carriage[i][j], 0);
                }
            }
        }
        SpatialMarket.Result r = market.solve(solver, WIDTH);
        double p1 = 105.5 * 3 / 13;
        assertThat(r.priceIn("1", 0)).isCloseTo(p1, within(p1 * CLOSE));
        assertThat(r.priceIn("2", 0)).isCloseTo(p1 + 3, within(p1 * CLOSE));
        assertThat(r.priceIn("3", 0)).isCloseTo(p1 + 6, within(p1 * CLOSE));
        double out = p1 - 9 - (42 - p1) / 3;
        assertThat(r.shipped("1", "2", 0)).isCloseTo(out, within(10 * CLOSE));
        assertThat(r.shipped("2", "3", 0)).isCloseTo(51 - (p1 + 6) - (p1 + 6 - 18), within(10 * CLOSE));
        assertThat(r.shipped("1", "3", 0)).isZero();
    }

    /// A good and a poor harvest: supply p = 10 + q, then 50 + q; demand p = 100 − q; β = 0.9, holding 5 USD.
    /// p0 = β p1 − 5 and 2 p0 − 110 = s = 150 − 2 p1 give p1 = 270/3.8 (two periods of storage:
    /// Miranda and Fackler 2002, chapter 8).
    @Test
    void storageJoinsTwoPeriods() {
        SpatialMarket.Result r = new SpatialMarket(2, 0.9)
                .supply("A", 0, SpatialMarket.Linear.supply(10, 1, 120))
                .supply("A", 1, SpatialMarket.Linear.supply(50, 1, 120))
                .demand("A", 0, SpatialMarket.Linear.demand(100, 1))
                .demand("A", 1, SpatialMarket.Linear.demand(100, 1))
                .storage("A", 5)
                .solve(solver, WIDTH);
        double p1 = 270 / 3.8;
        double p0 = 0.9 * p1 - 5;
        assertThat(r.priceIn("A", 1)).isCloseTo(p1, within(p1 * CLOSE));
        assertThat(r.priceIn("A", 0)).isCloseTo(p0, within(p0 * CLOSE));
        assertThat(r.stored().getOrDefault("A@0", 0.0)).isCloseTo(150 - 2 * p1, within(10 * CLOSE));
    }

    /// 80 of 100 units at elasticity −0.5: 10 · 0.8^(1/−0.5) = 15.625; 40 units are below the 50 at which the price
    /// of 40 chokes demand off.
    @Test
    void anIsoelasticCurveStopsAtItsChokePrice() {
        SpatialMarket.Isoelastic curve = new SpatialMarket.Isoelastic(100, 10, -0.5, 4, 150);
        for (double[] pair : new double[][] {{80, 15.625}, {40, 40}}) {
            SpatialMarket.Result r = new SpatialMarket(1, 1)
                    .demand("A", 0, curve)
                    .supply("A", 0, SpatialMarket.Linear.supply(2, 0, pair[0]))
                    .solve(solver, WIDTH);
            assertThat(r.priceIn("A", 0)).isCloseTo(pair[1], within(pair[1] * CLOSE));
        }
    }

    /// Unit-elastic demand p = 1000/q against p = 2.5 q: q = 20, p = 50; the area is a logarithm.
    @Test
    void unitElasticDemandHasALogarithmicArea() {
        SpatialMarket.Result r = new SpatialMarket(1, 1)
                .demand("A", 0, new SpatialMarket.Isoelastic(100, 10, -1, 50, 150))
                .supply("A", 0, SpatialMarket.Linear.supply(0, 2.5, 100))
                .solve(solver, WIDTH);
        assertThat(r.priceIn("A", 0)).isCloseTo(50, within(50 * CLOSE));
        // 500 · 2 below the choke quantity of 2, 1000 ln(20/2) above it, less 2.5 · 20² / 2.
        assertThat(r.welfare()).isCloseTo(1000 + 1000 * Math.log(10) - 500, within(3000 * CLOSE));
    }

    /// Coarser steps give a welfare that is lower by at most the stated bound, which falls with the square of the
    /// width.
    @Test
    void theErrorOfStepsFallsWithTheSquareOfTheirWidth() {
        double best = twoRegions(0).solve(solver, WIDTH).welfare();
        double before = Double.POSITIVE_INFINITY;
        for (double width : new double[] {1, 0.1, 0.01}) {
            SpatialMarket.Result r = twoRegions(0).solve(solver, width);
            assertThat(best - r.welfare()).isBetween(-1e-6, r.bound() + 1e-6);
            assertThat(r.bound()).isLessThanOrEqualTo(4 * width * width + 1e-9).isLessThanOrEqualTo(before + 1e-9);
            before = r.bound();
        }
    }
}
