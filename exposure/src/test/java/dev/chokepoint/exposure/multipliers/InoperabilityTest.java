package dev.chokepoint.exposure.multipliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Origin of the numbers: Haimes and Jiang 2001, Lian and Haimes 2006 and Xu et al. 2011, as computed by the
/// tests of the programs stigrs/iim and stigrs/diim and again with numpy.
class InoperabilityTest {
    private static final double TOLERANCE_SHARE = 1e-6;
    private static final double TOLERANCE_INTEGRAL = 1e-4;
    private static final double TOLERANCE_PRINTED = 5e-4;

    @Test
    void twoSystemsDegradeEachOther() {
        double[] q = Inoperability.of(new double[][] {{0, 0.8}, {0.2, 0}}).equilibrium(new double[] {0, 0.6});
        assertThat(q).containsExactly(new double[] {0.571429, 0.714286}, within(TOLERANCE_SHARE));
    }

    @Test
    void inoperabilityStopsAtOne() {
        double[] q = Inoperability.of(new double[][] {{0, 0.9, 0, 0}, {0.4, 0, 0, 0}, {1, 0.8, 0, 0}, {1, 0.9, 0, 0}})
                .equilibrium(new double[] {0, 0.5, 0, 0});
        assertThat(q).containsExactly(new double[] {0.703125, 0.78125, 1, 1}, within(TOLERANCE_SHARE));
    }

    @Test
    void threeSystemsReachTheirEquilibrium() {
        double[] q = Inoperability.of(new double[][] {{0, 0, 0.3}, {0.4, 0, 0}, {0.2, 0.6, 0}})
                .equilibrium(new double[] {0, 0, 0.12});
        assertThat(q).containsExactly(new double[] {0.041475, 0.016590, 0.138249}, within(TOLERANCE_SHARE));
    }

    @Test
    void aDynamicSystemTendsToItsEquilibriumAndRecovers() {
        Inoperability system = Inoperability.of(new double[][] {{0.15, 0.50}, {0.10, 0.05}});
        assertThat(system.equilibrium(new double[] {0, 0.1}))
                .containsExactly(new double[] {0.066007, 0.112211}, within(TOLERANCE_SHARE));
        // c* acts during [0, 30]; the integral over 100 steps.
        double[][] q =
                system.path(new double[] {0.2, 0.2}, 100, t -> t < 30 ? new double[] {0, 0.1} : new double[] {0, 0});
        double[] integral = new double[2];
        for (double[] step : q) {
            integral[0] += step[0];
            integral[1] += step[1];
        }
        assertThat(integral).containsExactly(new double[] {1.980144350, 3.366317449}, within(TOLERANCE_INTEGRAL));
    }

    @Test
    void aSupplyDrivenMatrixIsTheTransposeOfTheCoefficients() {
        double[][] flows = {{175, 280, 280, 140}, {140, 315, 350, 280}, {245, 140, 280, 140}, {175, 280, 105, 280}};
        double[] output = {1225, 1610, 1085, 1015};
        // The matrix that is printed, Z / x by columns; the supply-driven one is its transpose.
        double[][] printed = {
            {.143, .174, .258, .138}, {.114, .196, .323, .276}, {.200, .087, .258, .138}, {.143, .174, .097, .276}
        };
        Inoperability supply = Inoperability.supplyDriven(flows, output);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(supply.interdependency(j, i)).isCloseTo(printed[i][j], within(TOLERANCE_PRINTED));
            }
        }
    }

    @Test
    void partsThatAmplifyEachOtherHaveNoEquilibrium() {
        assertThatThrownBy(() ->
                        Inoperability.of(new double[][] {{0, 1.2}, {1.1, 0}}).equilibrium(new double[] {0.1, 0}))
                .hasMessageContaining("no equilibrium");
    }

    /// A part that fails wholly takes four fifths of the other with it.
    @Test
    void aWholeFailureIsAllowedAndNoMoreThanThat() {
        Inoperability system = Inoperability.of(new double[][] {{0, 0.8}, {0, 0}});
        assertThat(system.equilibrium(new double[] {0, 1}))
                .containsExactly(new double[] {0.8, 1}, within(TOLERANCE_SHARE));
        assertThatThrownBy(() -> system.equilibrium(new double[] {0, 1.01})).hasMessageContaining("1.01");
        assertThatThrownBy(() -> system.equilibrium(new double[] {-0.01, 1})).hasMessageContaining("-0.01");
    }
}
