package dev.chokepoint.exposure.multipliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Origin of the numbers: Miller and Blair 2009, tables 2.3 and 2.4; extraction and Ghosh derived from the same
/// table with numpy.
class InputOutputTest {
    private static final double TOLERANCE_OUTPUT = 1e-5;
    private static final double TOLERANCE_LOSS = 1e-6;
    private static final double TOLERANCE_MULTIPLIER = 1e-8;

    private static IoTable millerAndBlair() {
        return IoTable.of(
                List.of("r"),
                List.of("agriculture", "manufacturing"),
                List.of("final"),
                new double[][] {{150, 500}, {200, 100}},
                new double[][] {{350}, {1700}});
    }

    @Test
    void newFinalDemandPullsTheOutputsOfTheBook() {
        InputOutput economy = InputOutput.of(millerAndBlair());
        assertThat(economy.outputFor(new double[] {600, 1500}))
                .containsExactly(new double[] {1247.52475, 1841.58416}, within(TOLERANCE_OUTPUT));
        assertThat(economy.outputFor(economy.finalDemand()))
                .containsExactly(new double[] {1000, 2000}, within(TOLERANCE_LOSS));
    }

    @Test
    void unitDemandGivesTheColumnsOfTheInverse() {
        InputOutput economy = InputOutput.of(millerAndBlair());
        assertThat(economy.outputFor(new double[] {1, 0}))
                .containsExactly(new double[] {1.25412541, 0.2640264}, within(TOLERANCE_MULTIPLIER));
        assertThat(economy.outputFor(new double[] {0, 1}))
                .containsExactly(new double[] {0.330033, 1.12211221}, within(TOLERANCE_MULTIPLIER));
        assertThat(economy.outputMultipliers())
                .containsExactly(
                        new double[] {1.25412541 + 0.2640264, 0.330033 + 1.12211221}, within(2 * TOLERANCE_MULTIPLIER));
    }

    @Test
    void labourFollowsOutput() {
        double[] x = InputOutput.of(millerAndBlair()).outputFor(new double[] {600, 1500});
        assertThat(0.3 * x[0]).isCloseTo(374.257, within(1e-3));
        assertThat(0.25 * x[1]).isCloseTo(460.396, within(1e-3));
    }

    @Test
    void valueAddedPushesTheOutputsOfGhosh() {
        InputOutput economy = InputOutput.of(millerAndBlair());
        assertThat(economy.table().valueAdded()).containsExactly(650, 1400);
        assertThat(economy.outputFrom(new double[] {650, 1400}))
                .containsExactly(new double[] {1000, 2000}, within(TOLERANCE_LOSS));
        assertThat(economy.outputFrom(new double[] {1, 0}))
                .containsExactly(new double[] {1.25412541, 0.66006601}, within(TOLERANCE_MULTIPLIER));
        assertThat(economy.outputFrom(new double[] {0, 1}))
                .containsExactly(new double[] {0.1320132, 1.12211221}, within(TOLERANCE_MULTIPLIER));
        assertThat(economy.supplyMultipliers()[0]).isCloseTo(1.25412541 + 0.66006601, within(2e-8));
    }

    @Test
    void extractionOfAWholeSectorCostsWhatTheInverseWithoutItSays() {
        InputOutput economy = InputOutput.of(millerAndBlair());
        InputOutput.Extraction first = economy.extract(Set.of(0), 1);
        assertThat(first.total()).isCloseTo(1210.526316, within(TOLERANCE_LOSS));
        assertThat(first.outside()).isCloseTo(210.526316, within(TOLERANCE_LOSS));
        assertThat(economy.extract(Set.of(1), 1).total()).isCloseTo(2588.235294, within(TOLERANCE_LOSS));
    }

    @Test
    void partialExtractionAndOneArcLieBetweenNothingAndTheWhole() {
        InputOutput economy = InputOutput.of(SyntheticTable.of(4, 5, 2, 11));
        double whole = economy.extract(Set.of(3), 1).total();
        double half = economy.extract(Set.of(3), 0.5).total();
        double arc = economy.extractArc(3, 7, 1).total();
        assertThat(half).isBetween(0.0, whole);
        assertThat(arc).isBetween(0.0, whole);
        assertThat(economy.extract(Set.of(3), 0).total()).isCloseTo(0, within(TOLERANCE_LOSS));
        assertThat(economy.extractArc(3, 7, 0.5).total()).isBetween(0.0, arc);
    }

    @Test
    void oneArcIsThatArcAloneByHand() {
        // Without manufacturing's sales to agriculture (200): x2 = (1700)/(1 - 0.05), x1 = (350 + 0.25 x2)/(1 - 0.15).
        double x2 = 1700 / 0.95;
        double x1 = (350 + 0.25 * x2) / 0.85;
        InputOutput.Extraction loss = InputOutput.of(millerAndBlair()).extractArc(1, 0, 1);
        assertThat(loss.total()).isCloseTo(3000 - x1 - x2, within(TOLERANCE_LOSS));
        assertThat(loss.outside()).isCloseTo(1000 - x1, within(TOLERANCE_LOSS));
    }

    @Test
    void aTableThatConsumesMoreThanItMakesIsRefused() {
        IoTable table = IoTable.of(
                List.of("r"), List.of("a", "b"), List.of("final"), new double[][] {{10, 90}, {95, 10}}, new double[][] {
                    {1}, {-6}
                });
        assertThatThrownBy(() -> InputOutput.of(table).outputFor(new double[] {1, 1}))
                .hasMessageContaining("does not converge");
    }
}
