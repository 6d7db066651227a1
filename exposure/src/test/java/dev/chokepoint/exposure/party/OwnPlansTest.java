package dev.chokepoint.exposure.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What opening a lane is worth to each of two parties by its own plan, worked out by hand.
///
/// In each of three months A can make 100 kg of a service at USD 10 for B, whose demand is
/// 100 · (10/p)^0.5 up to the choke price of USD 40, at which it uses 50 kg: 100 kg are
/// worth 2,000 + 100,000 · (1/50 − 1/100) = 3,000.
class OwnPlansTest {
    private static final double USD = 1;
    private static final double SLOPE = 0.1;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static <T> T plans(String party, Function<OwnPlans, T> work) {
        Network network = network();
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                OwnPlans plans = OwnPlans.of(
                        equilibrium, solver, party, Tiny.cap(network, "M", "s", "A", 0), Controls.none(), SLOPE)) {
            return work.apply(plans);
        }
    }

    private static Network network() {
        return Tiny.of(3, "A", "B", "C")
                .service("s", 10)
                .plant("make", "s", "A", 100)
                .lane("s", "A", "B", 100)
                .use("s", "B", 100, -0.5, 4)
                .network();
    }

    private static double gain(OwnPlans plans, double share) {
        double[] closed = plans.caps(Tiny.cap(network(), "M", "s", "A", 0));
        double[] open = plans.caps(Tiny.cap(network(), "M", "s", "A", share));
        return plans.value(open).usd() - plans.value(closed).usd();
    }

    /// B pays 10 for the last of 100 kg and a tenth less where it buys none: 9.25 on
    /// average for the first half and 9.75 for the second. On the lane as it was a trader
    /// earns 1 % of the price, which counts for the buyer.
    @Test
    void aBuyerGainsWhatItsUsersGainAtAPriceThatRisesWithWhatItBuys() {
        plans("B", plans -> {
            assertThat(gain(plans, 1)).isCloseTo(3 * (3_000 - 50 * 9.25 - 50 * 9.75 + 0.1 * 98), within(USD));
            assertThat(gain(plans, 0.5)).isCloseTo(3 * 50 * (40 - 9.25 + 0.1), within(USD));
            assertThat(gain(plans, 0.25)).isCloseTo(3 * 25 * (40 - 9.25 + 0.1), within(USD));
            return 0;
        });
    }

    /// A gets 10 for the last of 100 kg and a tenth more where it sells none: 10.75 and
    /// 10.25, and it makes them for 10.
    @Test
    void aSellerGainsLessTheMoreItSells() {
        plans("A", plans -> {
            assertThat(gain(plans, 1)).isCloseTo(3 * 50 * (0.75 + 0.25), within(USD));
            assertThat(gain(plans, 0.5)).isCloseTo(3 * 50 * 0.75, within(USD));
            assertThat(gain(plans, 0.25)).isCloseTo(3 * 25 * 0.75, within(USD));
            return 0;
        });
    }

    @Test
    void oneSolveBoundsWhatEveryOtherPackageIsWorth() {
        for (String party : new String[] {"A", "B"}) {
            plans(party, plans -> {
                double[] shares = {0, 0.25, 0.5, 0.98, 1};
                for (double from : shares) {
                    OwnPlans.Answer answer = plans.value(plans.caps(Tiny.cap(network(), "M", "s", "A", from)));
                    assertThat(answer.overEstimate(answer.caps())).isEqualTo(answer.usd());
                    for (double to : shares) {
                        double[] caps = plans.caps(Tiny.cap(network(), "M", "s", "A", to));
                        assertThat(answer.overEstimate(caps))
                                .as("%s, %s from %s", party, to, from)
                                .isGreaterThanOrEqualTo(plans.value(caps).usd() - 1e-6);
                    }
                }
                assertThat(plans.solves()).isEqualTo(shares.length);
                return 0;
            });
        }
    }

    /// Four steps a month on the lane: up to 98 %, to 102 %, half as much again, and
    /// beyond.
    @Test
    void onlyWhoTradesOnTheLaneHasPlansForIt() {
        plans("B", plans -> {
            assertThat(plans.arcs()).containsExactly(0);
            assertThat(plans.holds(0)).isTrue();
            assertThat(plans.positions(0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            double[] caps = plans.caps(Tiny.cap(network(), "M", "s", "A", 1));
            assertThat(Arrays.copyOf(caps, 4)).containsExactly(new double[] {0.98, 0.02, 0, 0}, within(1e-9));
            return 0;
        });
        plans("C", plans -> {
            assertThat(plans.arcs()).isEmpty();
            assertThat(plans.holds(0)).isFalse();
            assertThat(plans.positions(0)).isEmpty();
            return 0;
        });
    }

    /// A second service that no deal is about stands apart: there is nothing to plan on its lane.
    @Test
    void aMarketThatNoDealReachesHasNoPlans() {
        Network network = Tiny.of(3, "A", "B")
                .service("s", 10)
                .service("u", 10)
                .plant("make s", "s", "A", 100)
                .plant("make u", "u", "A", 100)
                .lane("s", "A", "B", 100)
                .lane("u", "A", "B", 100)
                .use("s", "B", 100, -0.5, 4)
                .use("u", "B", 100, -0.5, 4)
                .network();
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                OwnPlans plans = OwnPlans.of(
                        equilibrium, solver, "B", Tiny.cap(network, "M", "s", "A", 0), Controls.none(), SLOPE)) {
            assertThat(equilibrium.blocks()).isEqualTo(2);
            assertThat(plans.arcs()).hasSize(1);
            int held = plans.arcs().iterator().next();
            assertThat(network.arcs.get(held).lane().item()).isEqualTo("s");
        }
    }
}
