package dev.chokepoint.deals.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.enforcement.Staging.Party;
import dev.chokepoint.deals.enforcement.Staging.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagingTest {
    private static final double TOLERANCE_AMOUNT = 5e-7;

    /// Cost 6 throughout; the tranches were built by hand from the last backwards.
    @ParameterizedTest
    @CsvSource({
        "10, 1, 1, .555556;2.777778;1.666667;1",
        "10, 1, .95, 1.164236;2.381597;1.504167;.95",
        "8, 1, .95, .391763;1.930681;1.524222;1.203333;.95",
        "10, .25, .95, 2.355710;1.492633;.942716;.595399;.376042;.2375",
    })
    void proportionalTranches(double gain, double hostage, double delta, String expected) {
        Staging staging = Staging.proportional(List.of(new Party(gain, 6, hostage, delta)));
        assertThat(staging).isInstanceOf(Staging.Tranches.class);
        List<Double> amounts = ((Staging.Tranches) staging).amounts(6);
        String[] each = expected.split(";");
        assertThat(amounts).hasSize(each.length);
        for (int k = 0; k < each.length; k++) {
            assertThat(amounts.get(k)).isCloseTo(Double.parseDouble(each[k]), within(TOLERANCE_AMOUNT));
        }
    }

    @Test
    void theFormulaAgreesWithTheConstructionForPatientParties() {
        assertThat(Staging.minimumTranches(10, 6, 1)).isEqualTo(4);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double cost = random.nextDouble(1, 10);
            double gain = cost * random.nextDouble(1.05, 3);
            double hostage = cost * random.nextDouble(0.01, 2);
            Staging staging = Staging.proportional(List.of(new Party(gain, cost, hostage, 1)));
            assertThat(((Staging.Tranches) staging).shares()).hasSize(Staging.minimumTranches(gain, cost, hostage));
        }
    }

    @Test
    void withoutAHostageNothingIsExchanged() {
        assertThat(Staging.proportional(List.of(new Party(10, 6, 0, 1)))).isInstanceOf(Staging.Impossible.class);
        assertThatThrownBy(() -> Staging.minimumTranches(10, 6, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void impatienceCanMakeStagingImpossible() {
        // delta G / C = .5 * 10 / 6 < 1: tranches shrink towards the beginning and never add up.
        assertThat(Staging.proportional(List.of(new Party(10, 6, .1, .5)))).isInstanceOf(Staging.Impossible.class);
    }

    @Test
    void theMoreTemptedSideSetsThePace() {
        Party calm = new Party(10, 6, 100, 1);
        Party tempted = new Party(10, 6, 1, 1);
        assertThat(Staging.proportional(List.of(calm, tempted))).isEqualTo(Staging.proportional(List.of(tempted)));
    }

    @Test
    void wholeConcessionsAreOrderedSoThatTheLastIsSmall() {
        // Each gives one large (cost 4, worth 9) and one small concession (cost 1, worth 2); hostages of 1.
        List<Whole> concessions = List.of(
                new Whole("a large", 0, 4, 9), new Whole("a small", 0, 1, 2),
                new Whole("b large", 1, 4, 9), new Whole("b small", 1, 1, 2));
        // Small swap last: after it W = 1 each, cost 1 <= 1; then W = 2 < 4: the large swap is not kept.
        assertThat(Staging.order(concessions, List.of(1.0, 1.0), List.of(1.0, 1.0)))
                .isInstanceOf(Staging.Impossible.class);
        // With hostages of 3 the small swap leaves W = 4 and the large swap can come before it.
        assertThat(Staging.order(concessions, List.of(3.0, 3.0), List.of(1.0, 1.0)))
                .isEqualTo(new Staging.Order(List.of(List.of(0, 2), List.of(1, 3))));
        // Impatience spoils the swap, .9 (1 + .9 * 3) < 4, but not gifts in turn: from the end a small (1 <=
        // 2.7), b large (4 <= .9 * 4.7), a large (4 <= .9 * 10.53), b small.
        assertThat(Staging.order(concessions, List.of(3.0, 3.0), List.of(.9, .9)))
                .isEqualTo(new Staging.Order(List.of(List.of(3), List.of(0), List.of(2), List.of(1))));
    }

    @Test
    void theOrderFoundKeepsEveryStepAndIsShortest() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(5);
            List<Whole> concessions = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                concessions.add(new Whole("c" + j, random.nextInt(2), random.nextInt(1, 6), random.nextInt(1, 9)));
            }
            List<Double> hostages = List.of((double) random.nextInt(1, 7), (double) random.nextInt(1, 7));
            List<Double> deltas = round % 2 == 0 ? List.of(1.0, 1.0) : List.of(.9, .8);
            int shortest = shortest(concessions, hostages, deltas, (1 << n) - 1, new ArrayList<>());
            switch (Staging.order(concessions, hostages, deltas)) {
                case Staging.Order o -> {
                    assertThat(keeps(concessions, hostages, deltas, o.steps())).isTrue();
                    assertThat(o.steps()).hasSize(shortest);
                }
                case Staging.Impossible i -> assertThat(shortest).isEqualTo(Integer.MAX_VALUE);
                case Staging.Tranches t -> assertThat(t).isNull();
            }
        }
    }

    /// All orders, the first step first.
    private static int shortest(
            List<Whole> concessions, List<Double> hostages, List<Double> deltas, int left, List<List<Integer>> steps) {
        if (left == 0) {
            return keeps(concessions, hostages, deltas, steps) ? steps.size() : Integer.MAX_VALUE;
        }
        int best = Integer.MAX_VALUE;
        for (int j = 0; j < concessions.size(); j++) {
            for (int k = j; k < concessions.size(); k++) {
                boolean swap = concessions.get(j).giver() != concessions.get(k).giver();
                if ((left >>> j & 1) == 1 && (left >>> k & 1) == 1 && (j == k || swap)) {
                    steps.addLast(j == k ? List.of(j) : List.of(j, k));
                    best = Math.min(best, shortest(concessions, hostages, deltas, left & ~(1 << j) & ~(1 << k), steps));
                    steps.removeLast();
                }
            }
        }
        return best;
    }

    private static boolean keeps(
            List<Whole> concessions, List<Double> hostages, List<Double> deltas, List<List<Integer>> steps) {
        double[] later = {hostages.get(0), hostages.get(1)};
        for (List<Integer> step : steps.reversed()) {
            double[] cost = new double[2];
            double[] gain = new double[2];
            for (int j : step) {
                cost[concessions.get(j).giver()] += concessions.get(j).cost();
                gain[1 - concessions.get(j).giver()] += concessions.get(j).gain();
            }
            for (int i = 0; i < 2; i++) {
                if (cost[i] > deltas.get(i) * later[i] + 1e-9) {
                    return false;
                }
                later[i] = gain[i] - cost[i] + deltas.get(i) * later[i];
            }
        }
        return true;
    }
}
