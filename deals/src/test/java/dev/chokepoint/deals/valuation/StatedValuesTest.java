package dev.chokepoint.deals.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Concessions that no lane of the world holds, valued by figures from outside it.
class StatedValuesTest {
    private static final double TOLERANCE_USD = 1e-3;
    private static final int FROM_MONTH = 2;
    private Equilibrium equilibrium;
    private DealValuer valuer;
    private DealValuer plain;
    private int left;

    @BeforeEach
    void talks() {
        World world = SampleWorlds.samariumJets();
        Network network = Network.of(world, world.asOf());
        LpSolver solver =
                Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
        Controls controls = OwnSearchTest.closed(network);
        equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
        left = world.months() - FROM_MONTH;
        plain = new DealValuer(equilibrium, controls, OwnSearchTest.space(), FROM_MONTH);
        valuer = new DealValuer(equilibrium, controls, withPortFees(OwnSearchTest.space()), FROM_MONTH);
    }

    @AfterEach
    void close() {
        equilibrium.close();
    }

    /// The software concession and, last of the first side's, port fees: a year of them is worth −3 M to the US, +5 M
    /// to China and −1 M to Japan; and a listing of which nothing is known.
    private static DealSpace withPortFees(DealSpace space) {
        Concession fees = outside(
                "us-port-fees",
                "port-fee",
                new StatedWorth.Usd(
                        StatedWorth.Per.YEAR,
                        Map.of(
                                "US", new Uncertain.Likely(-5e6, -3e6, 0),
                                "CN", new Uncertain.Likely(0, 5e6, 6e6),
                                "JP", Uncertain.of(-1e6)),
                        "an example"));
        Concession listing = outside("us-listing", "listing", new StatedWorth.None());
        List<Concession> us = new ArrayList<>(space.sides().getFirst().concessions());
        us.add(fees);
        us.add(listing);
        return new DealSpace(
                space.id(),
                space.title(),
                space.date(),
                space.known(),
                space.figures(),
                space.disagreement(),
                List.of(new DealSpace.Side("US", us), space.sides().get(1)),
                List.of());
    }

    private static Concession outside(String id, String kind, StatedWorth worth) {
        return new Concession(
                id,
                id,
                new Concession.Subject(kind, List.of(), Concession.Reach.WHOLE, Change.SnapBack.RESTART),
                List.of(
                        new Concession.Option.Keep(),
                        new Concession.Option.Ease(0.5),
                        new Concession.Option.Suspend(6),
                        new Concession.Option.Lift()),
                Set.of(),
                0,
                new Concession.Promise.ByOption(),
                worth,
                "example");
    }

    /// Software, fees, listing, then China's two.
    private static List<Integer> options(int software, int fees, int listing, int civil, int military) {
        return List.of(software, fees, listing, civil, military);
    }

    @Test
    void statedWorthAddsToWhatTheMarketComputes() {
        ValuedPackage computed = plain.value(List.of(3, 2, 1));
        ValuedPackage both = valuer.value(options(3, 3, 0, 2, 1));
        assertThat(both.utility(0) - computed.utility(0)).isCloseTo(-3e6 * left / 12, within(TOLERANCE_USD));
        assertThat(both.utility(1) - computed.utility(1)).isCloseTo(5e6 * left / 12, within(TOLERANCE_USD));
    }

    @Test
    void itsPartsAreTheShareEasedAndTheMonthsSuspended() {
        assertThat(valuer.value(options(0, 1, 0, 0, 0)).utility(1))
                .isCloseTo(0.5 * 5e6 * left / 12, within(TOLERANCE_USD));
        assertThat(valuer.value(options(0, 2, 0, 0, 0)).utility(1))
                .isCloseTo(5e6 * Math.min(6, left) / 12, within(TOLERANCE_USD));
    }

    @Test
    void thirdPartiesPayWhatIsStatedOfThem() {
        double with = valuer.gainsOfAll(options(0, 3, 0, 0, 0)).getOrDefault("JP", 0.0);
        double without = valuer.gainsOfAll(options(0, 0, 0, 0, 0)).getOrDefault("JP", 0.0);
        assertThat(with - without).isCloseTo(-1e6 * left / 12, within(TOLERANCE_USD));
    }

    @Test
    void aConcessionOfWhichNothingIsStatedIsNotValuedAndWorthNothing() {
        assertThat(valuer.isValued(0)).isTrue();
        assertThat(valuer.isValued(1)).isTrue();
        assertThat(valuer.moves(1)).isFalse();
        assertThat(valuer.isValued(2)).isFalse();
        assertThat(valuer.value(options(1, 0, 3, 0, 0)).utilities())
                .isEqualTo(valuer.value(options(1, 0, 0, 0, 0)).utilities());
    }

    /// A breach after two months of fees that end at once, all else kept, has two months of them.
    @Test
    void aCourseHasWhatIsStatedForTheMonthsItIsInForce() {
        int[] ends = new int[5];
        java.util.Arrays.fill(ends, left);
        ends[1] = 2;
        Course broken = valuer.during(options(0, 3, 0, 0, 0), 0, ends);
        assertThat(broken.statedUsd().get(1)).isCloseTo(5e6 * 2 / 12, within(TOLERANCE_USD));
        assertThat(valuer.gains(broken).get(1)).isCloseTo(5e6 * 2 / 12, within(TOLERANCE_USD));
        Course renewed = valuer.prolonged(options(0, 2, 0, 0, 0), k -> k == 1);
        assertThat(renewed.statedUsd().get(1)).isCloseTo(5e6 * left / 12, within(TOLERANCE_USD));
    }

    /// A transfer that costs its giver is on the frontier as a group of its own.
    @Test
    void theFrontierHasPackagesWithStatedWorth() {
        assertThat(valuer.groups()).hasSize(plain.groups().size() + 1);
        assertThat(valuer.frontier(2000, Set.of()).frontier().points())
                .anySatisfy(p -> assertThat(p.options().get(1)).isNotZero());
    }

    /// Fees halved and ended after two months: half of two months of 5 M USD a year.
    @Test
    void aShareThatPassesForSomeMonthsIsWorthThatShareOfThem() {
        int[] ends = new int[5];
        java.util.Arrays.fill(ends, left);
        ends[1] = 2;
        assertThat(valuer.during(options(0, 1, 0, 0, 0), 0, ends).statedUsd().get(1))
                .isCloseTo(0.5 * 5e6 * 2 / 12, within(TOLERANCE_USD));
    }

    /// What a package gives a side is the sum of what it gives it by the goods of the network, the largest first.
    @Test
    void gainsByGoodsAddUpToTheGain() {
        List<Integer> all = List.of(3, 2, 1);
        List<PackageEffects.ItemGain> items = new PackageEffects(plain).items(all);
        assertThat(items).isNotEmpty();
        for (int side = 0; side < 2; side++) {
            int of = side;
            assertThat(items.stream().mapToDouble(i -> i.gainsUsd().get(of)).sum())
                    .isCloseTo(plain.value(all).utility(side), within(DealValuer.NEGLIGIBLE_USD));
        }
        assertThat(items)
                .isSortedAccordingTo(Comparator.comparingDouble(i ->
                        -Math.abs(i.gainsUsd().get(0)) - Math.abs(i.gainsUsd().get(1))));
    }
}
