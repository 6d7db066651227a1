package dev.chokepoint.answer.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.deals.uncertainty.DrawnDeals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What draws say of packages, on cases whose answers are known as fractions. Amounts are in millions.
class DrawnScenarioTest {
    private static final double MILLION = 1e6;

    /// Gains of P, Q and R in three worlds of equal chance.
    private static final double[][][] WORLDS = {
        {{6, 1}, {3, 3}, {2, 2}}, {{9, -4}, {-1, 4}, {2, 1}}, {{3, -3}, {1, 2}, {1, 3}}
    };

    private static final List<List<Integer>> OPTIONS = List.of(List.of(1), List.of(2), List.of(3));

    private static DealSpace space(Set<Integer> redLines) {
        Concession c = new Concession(
                "c",
                "c",
                Concession.Subject.of(List.of("m")),
                List.of(
                        new Concession.Option.Keep(),
                        new Concession.Option.Ease(0.25),
                        new Concession.Option.Ease(0.5),
                        new Concession.Option.Lift()),
                redLines,
                0,
                new Concession.Promise.ByOption(),
                new StatedWorth.None(),
                "");
        return new DealSpace(
                "s",
                "s",
                LocalDate.of(2025, 6, 10),
                LocalDate.of(2025, 6, 10),
                new DealSpace.Figures.AsKnown(),
                new DealSpace.Disagreement.StatusQuo(),
                List.of(new DealSpace.Side("A", List.of(c)), new DealSpace.Side("B", List.of())),
                List.of());
    }

    private static DrawnDeals draw(double[][] gains) {
        List<ValuedPackage> packages = IntStream.range(0, gains.length)
                .mapToObj(d -> new ValuedPackage(
                        "" + d, OPTIONS.get(d), List.of(gains[d][0] * MILLION, gains[d][1] * MILLION)))
                .toList();
        List<ValuedPackage> candidates = new ArrayList<>(packages);
        candidates.add(new ValuedPackage("nothing", List.of(0), List.of(0.0, 0.0)));
        return DrawnDeals.of(packages, candidates, List.of(0.0, 0.0), candidates.size());
    }

    private static DrawnScenario scenario(Set<Integer> redLines, double[][]... worlds) {
        return DrawnScenario.of(
                NoDealScenario.SHUT,
                space(redLines),
                OPTIONS,
                IntStream.range(0, 3)
                        .mapToObj(d -> List.of(worlds[0][d][0] * MILLION, worlds[0][d][1] * MILLION))
                        .toList(),
                Arrays.stream(worlds).map(DrawnScenarioTest::draw).toList());
    }

    /// V7: means (6, −2), (1, 3), (5/3, 2); Nash of the means picks R with product 10/3; both gain in 1/3,
    /// 2/3, 1.
    @Test
    void rulesWorkOnTheMeansAndNotOnOneWorld() {
        DrawnScenario all = scenario(Set.of(), WORLDS);
        assertThat(all.pick()).contains(2);
        DrawnScenario.DrawnDeal r = all.deals().get(2);
        assertThat(r.sides().get(0).meanUsd()).isCloseTo(5 / 3.0 * MILLION, within(1e-6));
        assertThat(r.sides().get(1).meanUsd()).isCloseTo(2 * MILLION, within(1e-6));
        assertThat(all.deals().stream().map(DrawnScenario.DrawnDeal::bothGain)).containsExactly(1 / 3.0, 2 / 3.0, 1.0);
        // Q in world 1, R in world 2 (Q loses there), R in world 3 (3 against 2).
        assertThat(all.deals().stream().map(DrawnScenario.DrawnDeal::picked)).containsExactly(0.0, 1 / 3.0, 2 / 3.0);
        assertThat(scenario(Set.of(), WORLDS[0]).pick()).contains(1);
    }

    @Test
    void threeWorldsDoNotTellQFromRAndPIsTold() {
        // R − Q: −1, 3, 0 for A (mean 2/3, error 1.2) and −1, −3, 1 for B (mean −1, error 1.15): within two errors.
        // R − P: −4, −7, −2 for A (mean −13/3, error 1.45): more than two errors.
        assertThat(scenario(Set.of(), WORLDS).tied()).containsExactly(1, 2);
    }

    @Test
    void whatARedLineRulesOutIsShownAndNotPicked() {
        DrawnScenario without = scenario(Set.of(3), WORLDS);
        assertThat(without.pick()).contains(1);
        assertThat(without.deals()).hasSize(3);
        assertThat(Map.of("R", without.deals().get(2).bothGain())).containsEntry("R", 1.0);
    }

    @Test
    void nothingIsPickedWhereNoMeanIsBetterForBoth() {
        double[][] bad = {{1, -1}, {-1, 1}, {0, -1}};
        assertThat(scenario(Set.of(), bad, bad).pick()).isEmpty();
        assertThat(scenario(Set.of(), bad, bad).tied()).isEmpty();
    }
}
