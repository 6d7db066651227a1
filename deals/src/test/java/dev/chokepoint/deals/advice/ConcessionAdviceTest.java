package dev.chokepoint.deals.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.LeastWeights;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What single concessions advise, and the weights that keeping them reveals, in the world of samarium and jets.
class ConcessionAdviceTest {
    private static final LpSolver SOLVER =
            Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    private static final double USD = 1;
    private static final int SOFTWARE = 0;
    private static final int CIVIL = 1;
    private static final int MILITARY = 2;
    private static final ValuedPackage ANY = ValuedPackage.of("any", 1, 1);

    private static Equilibrium equilibrium;
    private static DealValuer valuer;

    @BeforeAll
    static void theTalks() {
        World world = SampleWorlds.samariumJets();
        Network network = Network.of(world, world.asOf());
        equilibrium = Equilibrium.of(Baseline.of(network, SOLVER), SOLVER, 1);
        valuer = new DealValuer(equilibrium, OwnSearchTest.closed(network), OwnSearchTest.space(), 2);
    }

    @AfterAll
    static void close() {
        equilibrium.close();
    }

    private static ConcessionValue value(int concession, double giverUsd, double receiverUsd) {
        return new ConcessionValue(concession, 1, List.of(0, 0, 0), giverUsd, receiverUsd);
    }

    private static List<ConcessionAdvice> advice(DealValuer of, ConcessionValue... values) {
        return ConcessionAdvice.of(of, List.of(values), List.of(ANY, ANY));
    }

    @Test
    void eachSideAsksFirstForWhatIsWorthMostToItOfWhatTheOtherMayGive() {
        ConcessionValue software = value(SOFTWARE, -2e6, 9e6);
        ConcessionValue civil = value(CIVIL, -1e6, 3e6);
        ConcessionValue military = value(MILITARY, -1e6, 5e6);
        assertThat(advice(valuer, software, civil, military))
                .contains(new ConcessionAdvice.AskFirst(0, military), new ConcessionAdvice.AskFirst(1, software))
                .filteredOn(a -> a instanceof ConcessionAdvice.AskFirst)
                .hasSize(2);
    }

    @Test
    void nobodyIsToldToAskForWhatIsWorthNothing() {
        assertThat(advice(valuer, value(SOFTWARE, -2e6, 0), value(CIVIL, -2e6, -3e6)))
                .noneMatch(a -> a instanceof ConcessionAdvice.AskFirst);
    }

    @Test
    void whatGivingDoesToTheGiverIsToldByItsSign() {
        ConcessionValue gains = value(SOFTWARE, 2e6, 9e6);
        ConcessionValue costs = value(CIVIL, -2e6, 9e6);
        ConcessionValue nothing = value(MILITARY, 0, 0);
        assertThat(advice(valuer, gains, costs, nothing))
                .contains(
                        new ConcessionAdvice.GainsItsGiver(gains),
                        new ConcessionAdvice.CostsItsGiver(costs),
                        new ConcessionAdvice.MovesNothing(nothing));
    }

    @Test
    void aRedLineOnAllOptionsIsToldAndNotAskedFor() {
        DealSpace space = valuer.space();
        DealValuer ruledOut = valuer.withTerms(
                space.withConcessions(c -> c.id().equals("cn-military") ? c.withRedLines(Set.of(1)) : c));
        ConcessionValue civil = value(CIVIL, -1e6, 3e6);
        ConcessionValue military = value(MILITARY, -1e6, 5e6);
        assertThat(advice(ruledOut, civil, military))
                .contains(new ConcessionAdvice.RuledOut(military), new ConcessionAdvice.AskFirst(0, civil))
                .doesNotContain(new ConcessionAdvice.CostsItsGiver(military));
    }

    @Test
    void aFrontierOfOnePackageIsToldAsThat() {
        assertThat(ConcessionAdvice.of(valuer, List.of(), List.of(ANY)))
                .containsExactly(new ConcessionAdvice.OnePackage(ANY));
        assertThat(ConcessionAdvice.of(valuer, List.of(), List.of(ANY, ANY))).isEmpty();
    }

    /// A control that its giver would gain by ending is kept for at least that much, by the option that gains most
    /// for the part of the weight it costs.
    @Test
    void keepingAControlRevealsTheLeastThatPolicyPutsOnIt() {
        Map<String, Double> least = LeastWeights.of(valuer);
        for (int k = 0; k < valuer.space().concessions().size(); k++) {
            Concession c = valuer.space().concessions().get(k);
            int giver = valuer.space().sideOf(k);
            double most = 0;
            for (int o = 1; o < c.options().size(); o++) {
                double gain = valuer.effect(valuer.alone(k, o)).get(giver);
                most = Math.max(most, gain / c.options().get(o).part(valuer.monthsLeft()));
            }
            if (most > DealValuer.NEGLIGIBLE_USD) {
                assertThat(least.get(c.id())).as(c.id()).isCloseTo(most, within(USD));
            } else {
                assertThat(least).doesNotContainKey(c.id());
            }
        }
        assertThat(least).isNotEmpty();
    }

    /// A thousand dollars are what is told apart.
    @Test
    void aThousandDollarsAreNothing() {
        for (double usd : new double[] {1e3, -1e3}) {
            ConcessionValue nothing = value(SOFTWARE, usd, usd);
            assertThat(advice(valuer, nothing)).contains(new ConcessionAdvice.MovesNothing(nothing));
        }
        ConcessionValue more = value(SOFTWARE, 1_001, 0);
        assertThat(advice(valuer, more)).contains(new ConcessionAdvice.GainsItsGiver(more));
        ConcessionValue less = value(SOFTWARE, -1_001, 0);
        assertThat(advice(valuer, less)).contains(new ConcessionAdvice.CostsItsGiver(less));
    }

    @Test
    void keepingAControlPaysFromTheWeightThatGivingItIsWorth() {
        assertThat(value(SOFTWARE, 7e6, 0).breakEvenWeightUsd()).isEqualTo(7e6);
        assertThat(value(SOFTWARE, -7e6, 0).breakEvenWeightUsd()).isZero();
        assertThat(value(SOFTWARE, -999, 999).movesNothing()).isTrue();
        assertThat(value(SOFTWARE, -1_001, 0).movesNothing()).isFalse();
        assertThat(value(SOFTWARE, 0, 1_001).movesNothing()).isFalse();
    }
}
