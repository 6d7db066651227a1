package dev.chokepoint.exposure.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From a product back to what it is made of, and what a loss is made of, in the world of samarium and jets.
class ChainTest {
    private static final double TOLERANCE_USD = 1e-3;
    private static final double TOLERANCE_SHARE = 1e-6;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static Chain chain(Network network, Controls controls, String product, double least) {
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 2)) {
            return Chain.of(equilibrium.solve(controls), controls, product, least);
        }
    }

    private static Network jets() {
        World world = SampleWorlds.samariumJets();
        return Network.of(world, world.asOf());
    }

    private static Chain.Link link(Chain chain, String from, String to) {
        return chain.links().stream()
                .filter(l -> l.from().id().equals(from) && l.to().id().equals(to))
                .findFirst()
                .orElseThrow();
    }

    /// 10 jets a month take 230 kg of magnets at 102 USD (100 and 2 % of carriage); 2,730 kg are shipped at 100 USD;
    /// 25 t are made of 6.25 t of metal at 20 USD.
    @Test
    void aProductIsFollowedToItsRawMaterials() {
        Network network = jets();
        Chain chain = chain(network, Controls.none(), "jet", 0);
        assertThat(chain.nodes())
                .extracting(Chain.Node::id)
                .containsExactlyInAnyOrder("jet@US", "smco-magnet@US", "smco-magnet@CN", "sm-metal@CN");
        assertThat(link(chain, "smco-magnet@US", "jet@US").usd()).isCloseTo(23_460, within(TOLERANCE_USD));
        assertThat(link(chain, "smco-magnet@CN", "smco-magnet@US").usd()).isCloseTo(273_000, within(TOLERANCE_USD));
        assertThat(link(chain, "sm-metal@CN", "smco-magnet@CN").usd()).isCloseTo(125_000, within(TOLERANCE_USD));
        assertThat(chain.links()).hasSize(3).allSatisfy(l -> {
            assertThat(l.lowest()).isCloseTo(1, within(TOLERANCE_SHARE));
            assertThat(l.measures()).isEmpty();
        });
        assertThat(Chain.upstream(network, "jet")).containsExactlyInAnyOrder("jet", "smco-magnet", "sm-metal");
    }

    @Test
    void aLaneThatIsHeldTellsByWhatAndHowFar() {
        Network network = jets();
        Chain chain = chain(network, Tiny.cap(network, "m", "smco-magnet", "CN", 0.4), "jet", 0);
        Chain.Link held = link(chain, "smco-magnet@CN", "smco-magnet@US");
        assertThat(held.measures()).containsExactly("m");
        assertThat(held.lowest()).isLessThanOrEqualTo(0.4 + TOLERANCE_SHARE);
        assertThat(link(chain, "sm-metal@CN", "smco-magnet@CN").measures()).isEmpty();
    }

    /// Two suppliers of 90 and 10; the two places also sell each other, 3 one way and 1 the other.
    @Test
    void smallFlowsAreLeftOutAndCirclesAreCut() {
        Network network = Tiny.of(1, "A", "B", "C")
                .item("good", Stage.CHEMICAL, 1)
                .plant("big", "good", "A", 92)
                .plant("small", "good", "B", 8)
                .lane("good", "A", "C", 90)
                .lane("good", "B", "C", 10)
                .lane("good", "A", "B", 3)
                .lane("good", "B", "A", 1)
                .item("end", Stage.PRODUCT, 10)
                .plant("making", "end", "C", 100, "good", 1)
                .use("end", "C", 100, -0.5, 10)
                .network();
        assertThat(links(chain(network, Controls.none(), "end", 0)))
                .containsExactlyInAnyOrder("good@C end@C", "good@A good@C", "good@B good@C", "good@A good@B");
        // the tenth that comes to C from B is left out, and what B takes is all from A
        assertThat(links(chain(network, Controls.none(), "end", 0.2)))
                .containsExactlyInAnyOrder("good@C end@C", "good@A good@C", "good@A good@B");
    }

    private static Set<String> links(Chain chain) {
        return chain.links().stream()
                .map(l -> l.from().id() + " " + l.to().id())
                .collect(Collectors.toSet());
    }

    @Test
    void aLossIsTheSumOfItsPartsAndNamesWhatHoldsTheLanes() {
        Network network = jets();
        Controls controls = Tiny.cap(network, "m", "smco-magnet", "CN", 0.4);
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 2)) {
            Plan better = equilibrium.solve(Controls.none());
            Plan worse = equilibrium.solve(controls);
            Explanation why = LossExplanation.of("loss", better, worse, Set.of("US"), controls, Set.of("m"));
            assertThat(why.value()).startsWith("USD ").isNotEqualTo("USD 0");
            List<String> parts = why.parts().stream().map(p -> p.what()).toList();
            assertThat(parts).contains("fighter jets in US", "measure m").doesNotContain("chip designs in CN");
            Explanation measure = why.parts().getLast();
            assertThat(measure.value()).isEqualTo("1 lane held");
            assertThat(measure.parts().getFirst().what()).isEqualTo("samarium-cobalt magnets, CN to US");
            assertThat(measure.parts().getFirst().value())
                    .isEqualTo("lowest month: 40 % of civil, 40 % of military use");
            assertThat(measure.parts().getFirst().parts().getFirst().value()).isEqualTo("32.76 t/year");
            Explanation nobody = LossExplanation.of("loss", better, worse, Set.of(), controls, Set.of());
            assertThat(nobody.value()).isEqualTo("USD 0");
            assertThat(nobody.parts()).isEmpty();
        }
    }

    /// What describes jets in the US: their price, the demand with its terms, and the plants that make them.
    @Test
    void anItemAtAPlaceIsDescribedByItsOwnFigures() {
        List<String> figures = LossExplanation.figures(jets(), "jet", "US").stream()
                .map(Explanation::what)
                .toList();
        assertThat(figures).isNotEmpty().allSatisfy(f -> assertThat(f).contains("jet"));
        assertThat(LossExplanation.figures(jets(), "jet", "CN")).hasSizeLessThan(figures.size());
    }
}
