package dev.chokepoint.deals.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.OwnSearchTest;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnDealsTest {
    private static final LpSolver SOLVER =
            Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));

    @Test
    void theFrontierOfADrawIsThatOfAllRecombinations() {
        World world = SampleWorlds.samariumJets();
        Network network = Network.of(world, world.asOf());
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, SOLVER), SOLVER, 1)) {
            DealValuer valuer = new DealValuer(equilibrium, OwnSearchTest.closed(network), OwnSearchTest.space(), 2);
            List<List<Integer>> everything = new ArrayList<>();
            List<ValuedPackage> valued = new ArrayList<>();
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 3; b++) {
                    for (int c = 0; c < 2; c++) {
                        everything.add(List.of(a, b, c));
                        valued.add(valuer.value(List.of(a, b, c)));
                    }
                }
            }
            DrawnDeals found = DrawnDeals.of(valuer, everything, List.of(), valuer.statusQuo());
            Settlement nash = Bargain.nash(2).among(valued, List.of(0.0, 0.0));
            for (int k = 0; k < everything.size(); k++) {
                ValuedPackage p = valued.get(k);
                boolean beaten = valued.stream()
                        .anyMatch(q -> q.utility(0) >= p.utility(0) - 1e3
                                && q.utility(1) >= p.utility(1) - 1e3
                                && (q.utility(0) > p.utility(0) + 1e3 || q.utility(1) > p.utility(1) + 1e3));
                assertThat(found.onFrontier()[k]).as(p.id()).isEqualTo(!beaten);
                assertThat(found.acceptable()[k]).as(p.id()).isEqualTo(p.utility(0) >= -1e3 && p.utility(1) >= -1e3);
                for (int i = 0; i < 2; i++) {
                    double best = nash.agreements().isEmpty()
                            ? 0
                            : nash.agreements().getFirst().utilities().get(i);
                    assertThat(found.regret().get(k)[i]).isCloseTo(best - p.utility(i), within(1e3));
                }
            }
        }
    }

    @Test
    void rankCorrelationIsSpearmans() {
        // Spearman by hand: ranks of b are 1, 0, 2, 4, 3; sum of squared differences 4 of 20: 1 - 6*4/120 = 0.8.
        double[] a = {1, 2, 3, 4, 5};
        assertThat(DrawnDeals.rankCorrelation(a, new double[] {20, 10, 30, 50, 40}))
                .isCloseTo(0.8, within(1e-12));
        assertThat(DrawnDeals.rankCorrelation(a, new double[] {5, 4, 3, 2, 1})).isCloseTo(-1, within(1e-12));
        assertThat(DrawnDeals.rankCorrelation(a, new double[] {7, 7, 7, 7, 7})).isZero();
        // Ties share the mean rank: 0.5, 0.5, 2, 3, 4 against 0..4 is 9.5 / sqrt(10 * 9.5).
        assertThat(DrawnDeals.rankCorrelation(a, new double[] {1, 1, 2, 3, 4}))
                .isCloseTo(9.5 / Math.sqrt(95), within(1e-12));
    }

    @Test
    void quantilesAreOfTheSample() {
        double[] v = {3, 1, 2, 5, 4};
        assertThat(DrawnDeals.quantile(v, 0.5)).isEqualTo(3);
        assertThat(DrawnDeals.quantile(v, 0.05)).isEqualTo(1);
        assertThat(DrawnDeals.quantile(v, 0.95)).isEqualTo(5);
    }

    /// Ranks 0, 1, 2 and, with the tie shared, 0, 1.5, 1.5: 1.5/√(2 · 1.5).
    @Test
    void tiesOfTheSecondSeriesShareARank() {
        assertThat(DrawnDeals.rankCorrelation(new double[] {1, 2, 3}, new double[] {5, 7, 7}))
                .isCloseTo(Math.sqrt(3) / 2, within(1e-12));
        assertThat(DrawnDeals.rankCorrelation(new double[] {1, 2, 3}, new double[] {9, 4, 1}))
                .isCloseTo(-1, within(1e-12));
        assertThat(DrawnDeals.rankCorrelation(new double[] {1, 2, 3}, new double[] {4, 4, 4}))
                .isZero();
    }
}
