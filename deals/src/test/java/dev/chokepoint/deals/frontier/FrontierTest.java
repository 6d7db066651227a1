package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

public class FrontierTest {
    private static List<List<Double>> values(Frontier frontier) {
        return frontier.points().stream().map(ValuedPackage::utilities).toList();
    }

    @Test
    void theRunningExampleHasSevenPointsOfWhichThreeAreAcceptable() {
        Frontier frontier = RunningExample.space().frontier();
        assertThat(values(frontier))
                .containsExactly(
                        List.of(6.0, -4.0),
                        List.of(5.0, -2.0),
                        List.of(3.0, 1.0),
                        List.of(2.0, 3.0),
                        List.of(0.0, 4.0),
                        List.of(-2.0, 6.0),
                        List.of(-4.0, 7.0));
        assertThat(values(frontier.acceptableFrom(RunningExample.STATUS_QUO)))
                .containsExactly(List.of(3.0, 1.0), List.of(2.0, 3.0), List.of(0.0, 4.0));
        assertThat(frontier.points().get(2).options()).containsExactly(1, 0, 1, 1);
    }

    @Test
    void mergingEnumeratingAndComparingAllPackagesAgree() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            int issues = 1 + random.nextInt(6);
            int[][] a = new int[issues][];
            int[][] b = new int[issues][];
            for (int i = 0; i < issues; i++) {
                int options = 1 + random.nextInt(5);
                a[i] = random.ints(options, -9, 10).toArray();
                b[i] = random.ints(options, -9, 10).toArray();
            }
            AdditiveSpace space = RunningExample.space(a, b);
            List<ValuedPackage> all = allPackages(space);
            Frontier compared = Frontier.of(all);
            Frontier merged = space.frontier();
            assertThat(values(merged)).hasSize(compared.size());
            assertThat(merged.points()).allMatch(p -> space.valued(p.options()).equals(p));
            assertThat(values(merged))
                    .isEqualTo(values(compared).stream().distinct().toList());
            assertThat(space.frontierByEnumeration()).isEqualTo(merged);
            assertThat(space.packagesOnFrontier()).isEqualTo(compared.points().size());
        }
    }

    public static List<ValuedPackage> allPackages(AdditiveSpace space) {
        List<List<Integer>> all = List.of(List.of());
        for (Issue issue : space.issues()) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> prefix : all) {
                for (int o = 0; o < issue.size(); o++) {
                    List<Integer> next = new ArrayList<>(prefix);
                    next.add(o);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all.stream().map(space::valued).toList();
    }

    @Test
    void valuesWithManyDecimalsStayExact() {
        // 0.1 + 0.2 and 0.3 are one value in decimals and two in binary; 40 decimals need three limbs.
        List<Issue> issues = List.of(new Issue("x", List.of("0", "1")), new Issue("y", List.of("0", "1")));
        String tiny = "0." + "0".repeat(39) + "1";
        AdditiveSpace space = new AdditiveSpace(
                issues,
                List.of(
                        new AdditiveSpace.Worth(
                                "A",
                                List.of(
                                        List.of(Fraction.parse("0.1"), Fraction.parse("0.3")),
                                        List.of(Fraction.parse("0.2"), Fraction.ZERO)),
                                Fraction.ZERO,
                                Fraction.ONE),
                        new AdditiveSpace.Worth(
                                "B",
                                List.of(
                                        List.of(Fraction.ZERO, Fraction.parse(tiny)),
                                        List.of(Fraction.ZERO, Fraction.ZERO)),
                                Fraction.ZERO,
                                Fraction.ONE)));
        // (0,0): A .3, B 0; (1,0): A .5, B tiny beats all.
        assertThat(space.frontier().points()).hasSize(1);
        assertThat(space.frontier().points().getFirst().utilities()).containsExactly(0.5, 1e-40);
    }

    @Test
    void packagesOfEqualValueStandSideBySide() {
        Frontier frontier = Frontier.of(
                List.of(ValuedPackage.of("b", 1, 1), ValuedPackage.of("a", 1, 1), ValuedPackage.of("c", 1, 0)));
        assertThat(frontier.points()).extracting(ValuedPackage::id).containsExactly("a", "b");
        assertThat(frontier.size()).isEqualTo(1);
    }

    @Test
    void threePartiesAreComparedPairByPair() {
        Frontier frontier = Frontier.of(List.of(
                ValuedPackage.of("x", 3, 0, 0),
                ValuedPackage.of("y", 2, 1, 1),
                ValuedPackage.of("z", 2, 1, 0),
                ValuedPackage.of("w", 0, 0, 2)));
        assertThat(frontier.points()).extracting(ValuedPackage::id).containsExactly("x", "y", "w");
    }

    @Test
    void theFrontierOfTwoSidesIsTheFrontierOfTheirSums() {
        AdditiveSpace space = RunningExample.space();
        AdditiveSpace giveA = RunningExample.space(new int[][] {{0, -3}, {0, -1}}, new int[][] {{0, 5}, {0, 2}});
        AdditiveSpace giveB = RunningExample.space(new int[][] {{0, 4}, {0, 2}}, new int[][] {{0, -3}, {0, -1}});
        assertThat(values(Frontier.ofSides(giveA.frontier(), giveB.frontier()))).isEqualTo(values(space.frontier()));
    }

    @Test
    void differentNumbersOfPartiesAreRefused() {
        assertThatThrownBy(() -> Frontier.of(List.of(ValuedPackage.of("a", 1, 1), ValuedPackage.of("b", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(b)");
    }

    /// Values of 26 digits fill several machine words; the frontier is the one of the small values.
    @Test
    void valuesOfManyDigitsHaveTheSameFrontier() {
        String zeros = "0".repeat(25);
        AdditiveSpace small = RunningExample.space();
        AdditiveSpace large = new AdditiveSpace(
                small.issues(),
                List.of(
                        times(zeros, "A", new int[][] {{0, -3}, {0, -1}, {0, 4}, {0, 2}}),
                        times(zeros, "B", new int[][] {{0, 5}, {0, 2}, {0, -3}, {0, -1}})));
        assertThat(large.frontier().points().stream().map(ValuedPackage::options))
                .containsExactlyElementsOf(small.frontier().points().stream()
                        .map(ValuedPackage::options)
                        .toList());
        assertThat(values(large.frontier()).get(2)).containsExactly(3e25, 1e25);
        assertThat(large.packagesOnFrontier()).isEqualTo(7);
    }

    private static AdditiveSpace.Worth times(String zeros, String party, int[][] values) {
        List<List<Fraction>> options = new ArrayList<>();
        for (int[] issue : values) {
            List<Fraction> list = new ArrayList<>();
            for (int v : issue) {
                list.add(Fraction.parse(v + zeros));
            }
            options.add(list);
        }
        return new AdditiveSpace.Worth(party, options, Fraction.parse("0.5"), Fraction.ONE);
    }

    @Test
    void aPartyWithoutADealHasWhatItReserves() {
        AdditiveSpace space = new AdditiveSpace(
                List.of(new Issue("x", List.of("0", "1"))),
                List.of(times("", "A", new int[][] {{0, 1}}), times("", "B", new int[][] {{1, 0}})));
        assertThat(space.disagreement()).containsExactly(0.5, 0.5);
        assertThat(space.outcomes()).isEqualTo(2);
        assertThat(space.valued(List.of(1)).id()).isEqualTo("1");
        assertThat(RunningExample.space().valued(List.of(1, 0, 1, 1)).id()).isEqualTo("1|0|1|1");
    }
}
