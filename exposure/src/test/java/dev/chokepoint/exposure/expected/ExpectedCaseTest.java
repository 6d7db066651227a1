package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.uncertainty.CalibratedWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Draws of the expected case on the sample world of samarium magnets and chip software.
class ExpectedCaseTest {
    private static final int DRAWS = 12;
    private static final LocalDate APRIL = LocalDate.of(2025, 4, 4);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// Nothing binds.
    private static final LaneControls.Determiner FREE = (item, from, to, endUse, on) -> List.of();

    /// China asks for licences for magnets from 4 April 2025, without notice; military users get none.
    private static final LaneControls.Determiner LICENCES = (item, from, to, endUse, on) ->
            !item.id().equals("smco-magnet") || !from.id().equals("CN") || on.isBefore(APRIL)
                    ? List.of()
                    : List.of(new LaneControls.Binding(
                            "CN-2025-1",
                            "CN",
                            endUse == EndUse.CIVIL ? LaneControls.Effect.LICENSED : LaneControls.Effect.CLOSED,
                            APRIL,
                            APRIL));

    private static ExpectedCase expected(LaneControls.Determiner determiner) {
        World world = SampleWorlds.samariumJets();
        CalibratedWorlds worlds =
                CalibratedWorlds.of(world, world.asOf(), determiner, solver, Assumptions.standard(), true, Set.of());
        return ExpectedCase.of(worlds, Assumptions.standard(), Behaviours.stated(), ReopeningRecord.empty(), solver, 1);
    }

    @Test
    void withoutMeasuresNothingIsLostInAnyDraw() {
        ExpectedCase.Sample sample = expected(FREE).sample(Draws.of(1, DRAWS), 1, done -> {}, () -> false);
        assertThat(sample.draws()).hasSize(DRAWS);
        assertThat(sample.draws()).allSatisfy(d -> assertThat(d.loss()).isCloseTo(0, within(1.0)));
    }

    @Test
    void aDrawIsTheSameWhateverTheThreadsAndWhatElseIsAsked() {
        ExpectedCase expected = expected(LICENCES);
        ExpectedCase.Sample one = expected.sample(Draws.of(1, DRAWS), 1, done -> {}, () -> false);
        expected.central();
        ExpectedCase.Sample two = expected.sample(Draws.of(1, DRAWS), 2, done -> {}, () -> false);
        assertThat(one.draws()).hasSize(DRAWS);
        for (int k = 0; k < DRAWS; k++) {
            assertThat(two.draws().get(k).loss()).isEqualTo(one.draws().get(k).loss());
            assertThat(two.draws().get(k).lossByParty())
                    .isEqualTo(one.draws().get(k).lossByParty());
        }
    }

    @Test
    void thePartiesLosesAddUpAndMostJetsWithoutMagnetsStop() {
        ExpectedCase.Sample sample = expected(LICENCES).sample(Draws.of(1, DRAWS), 2, done -> {}, () -> false);
        assertThat(sample.draws()).allSatisfy(d -> {
            double parties = d.lossByParty().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(parties).isCloseTo(d.loss(), within(1e-6 * Math.abs(d.loss()) + 1));
        });
        // Nobody else makes magnets in this world and no licence is given for jets: they stop unless stocks last.
        long stopped = sample.draws().stream()
                .filter(d -> d.stops().stream()
                        .anyMatch(s -> s.item().equals("jet") && s.stops().isPresent()))
                .count();
        assertThat(stopped).isGreaterThanOrEqualTo(DRAWS / 2);
        assertThat(sample.draws().stream().mapToDouble(ExpectedDraw::loss).min().orElseThrow())
                .isPositive();
    }

    @Test
    void withoutTheOnlyMeasureNothingIsLostAndWithoutAnotherNothingChanges() {
        ExpectedCase expected = expected(LICENCES);
        List<ExpectedDraw> held =
                expected.sample(Draws.of(1, DRAWS), 1, done -> {}, () -> false).draws();

        List<ExpectedCase.Compared> compared = expected.compare(
                List.of(
                        ExpectedCase.Change.without(new MeasureSet.One("CN-2025-1")),
                        ExpectedCase.Change.without(new MeasureSet.AllOf("CN")),
                        ExpectedCase.Change.without(new MeasureSet.One("US-2025-9"))),
                Draws.of(1, DRAWS),
                2,
                done -> {},
                () -> false);

        assertThat(compared).hasSize(DRAWS);
        for (int k = 0; k < DRAWS; k++) {
            ExpectedCase.Compared c = compared.get(k);
            assertThat(c.index()).isEqualTo(held.get(k).index());
            held.get(k).lossByParty().forEach((party, loss) -> {
                double with = c.held().getOrDefault(party, Double.NaN);
                assertThat(c.changed().get(0).getOrDefault(party, Double.NaN) - with)
                        .isCloseTo(loss, within(1e-6 * Math.abs(loss) + 1));
                assertThat(c.changed().get(1).get(party))
                        .isCloseTo(c.changed().get(0).getOrDefault(party, Double.NaN), within(1.0));
                assertThat(c.changed().get(2).get(party)).isEqualTo(with);
            });
        }
    }

    @Test
    void aComparisonThatIsStoppedGivesWhatIsWhole() {
        assertThat(expected(LICENCES)
                        .compare(
                                List.of(ExpectedCase.Change.without(new MeasureSet.AllOf("CN"))),
                                Draws.of(1, DRAWS),
                                1,
                                done -> {},
                                () -> true))
                .isEmpty();
    }

    @Test
    void whatIsAskedToStopGivesTheDrawsDone() {
        ExpectedCase.Sample sample = expected(LICENCES).sample(Draws.of(1, DRAWS), 1, done -> {}, () -> true);
        assertThat(sample.draws()).isEmpty();
        assertThat(sample.asked()).isEqualTo(DRAWS);
    }

    @Test
    void liftingAMeasureByAScenarioIsLikeTakingItAway() {
        ExpectedCase lifted = expected(LICENCES)
                .under(network ->
                        new WhatIf("lifted", List.of(new Change.Lift("CN-2025-1", 0, Change.Filter.ALL)), Shifts.NONE));
        List<ExpectedDraw> draws =
                lifted.sample(Draws.of(1, DRAWS), 1, done -> {}, () -> false).draws();
        assertThat(draws).hasSize(DRAWS).allSatisfy(d -> assertThat(d.loss()).isCloseTo(0, within(1.0)));
    }

    /// What a scenario closes counts as a measure of its issuer: leverage takes it away like those of the ledger.
    @Test
    void whatAScenarioClosesIsTakenAwayLikeAMeasure() {
        ExpectedCase closed = expected(FREE).under(network -> {
            int arc = network.findArc("smco-magnet", "CN", "US").orElseThrow().id();
            List<Controls.Restriction> all = new ArrayList<>();
            for (int t = 0; t < network.months; t++) {
                all.add(new Controls.Restriction(arc, t, EndUse.CIVIL, "what-if", "CN", 0, 1));
                all.add(new Controls.Restriction(arc, t, EndUse.MILITARY, "what-if", "CN", 0, 1));
            }
            return new WhatIf("closed", List.of(new Change.Close(all)), Shifts.NONE);
        });
        ExpectedCase.Compared compared =
                closed.compareAtMedians(List.of(ExpectedCase.Change.without(new MeasureSet.One("what-if"))));
        double with = sum(compared.held());
        double without = sum(compared.changed().getFirst());
        assertThat(without - with).isGreaterThan(1e6).isCloseTo(closed.central().loss(), within(1.0));
    }

    private static double sum(Map<String, Double> byParty) {
        return byParty.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// A plant that burns down is a loss though no measure holds anything.
    @Test
    void lostCapacityIsALossAgainstTheWorldAsItStands() {
        ExpectedCase fire = expected(FREE).under(network -> {
            int works = network.works.stream()
                    .filter(w ->
                            network.items.get(network.nodeItem[w.node()]).id().equals("smco-magnet"))
                    .mapToInt(Network.Works::id)
                    .findFirst()
                    .orElseThrow();
            Shifts.Span always = new Shifts.Span(0, network.months);
            return new WhatIf("fire", List.of(), new Shifts(List.of(new Shifts.Capacity(Set.of(works), always, 0))));
        });
        ExpectedDraw central = fire.central();
        assertThat(central.loss()).isPositive().isCloseTo(sum(central.lossByParty()), within(1.0));
        assertThat(expected(FREE).central().loss()).isCloseTo(0, within(1.0));
    }

    /// Everybody is served in full where nothing binds; under licences magnets arrive short, never more than usual.
    @Test
    void whatArrivesIsAllOfItWithoutMeasuresAndLessWithThem() {
        expected(FREE).carriedOutAtMedians(c -> {
            for (double[][] node : c.arrivals().atNode) {
                assertThat(Arrays.stream(node[0]).min().orElse(1)).isCloseTo(1, within(1e-6));
                assertThat(Arrays.stream(node[1]).min().orElse(1)).isCloseTo(1, within(1e-6));
            }
            return true;
        });
        List<Double> lowest = expected(LICENCES).carriedOut(Draws.of(1, DRAWS), 2, done -> {}, () -> false, c -> {
            Network network = c.plan().baseline().network();
            int magnets = network.findNode("smco-magnet", "US").orElseThrow();
            return Arrays.stream(c.arrivals().atNode[magnets][1]).min().orElseThrow();
        });
        assertThat(lowest).hasSize(DRAWS).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(lowest.stream().mapToDouble(Double::doubleValue).min().orElseThrow())
                .isLessThan(0.5);
    }
}
