package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomInterceptLogitTest {
    private static final double TOLERANCE_COEFFICIENT = 1e-6;
    private static final double TOLERANCE_DERIVATIVE = 1e-6;
    private static final double STEP = 1e-5;

    private static final double[][] X = {
        {1, 1, 0}, {1, 0, .5}, {1, 1, -1}, {1, 0, 0}, {1, 1, .5}, {1, 0, -.5},
        {1, 1, 1}, {1, 0, 1}, {1, 0, -1}, {1, 1, 0}, {1, 1, -.5}, {1, 0, .25}
    };
    private static final boolean[] Y = {true, true, true, false, true, false, false, false, false, true, false, false};
    private static final int[] TALK = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    private static final double[] ROW = {1, 1, .25};

    private static double[] randomPoint(RandomInterceptLogit logit, long seed) {
        Random random = new Random(seed);
        return random.doubles(logit.unknowns(), -1, 1).toArray();
    }

    private static double[] moved(double[] w, int k, double by) {
        double[] to = w.clone();
        to[k] += by;
        return to;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.7, 2", "1.5, 3"})
    void theGradientIsThatOfTheValue(double tau, long seed) {
        RandomInterceptLogit logit = new RandomInterceptLogit(X, Y, TALK, tau);
        double[] w = randomPoint(logit, seed);
        double[] g = logit.gradient(w);
        for (int k = 0; k < w.length; k++) {
            double slope = (logit.value(moved(w, k, STEP)) - logit.value(moved(w, k, -STEP))) / (2 * STEP);
            assertThat(g[k]).as("unknown %d", k).isCloseTo(slope, within(TOLERANCE_DERIVATIVE));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.7, 2", "1.5, 3"})
    void theHessianIsThatOfTheGradient(double tau, long seed) {
        RandomInterceptLogit logit = new RandomInterceptLogit(X, Y, TALK, tau);
        double[] w = randomPoint(logit, seed);
        double[][] h = logit.hessian(w);
        for (int k = 0; k < w.length; k++) {
            double[] up = logit.gradient(moved(w, k, STEP));
            double[] down = logit.gradient(moved(w, k, -STEP));
            for (int j = 0; j < w.length; j++) {
                assertThat(-h[j][k])
                        .as("unknowns %d and %d", j, k)
                        .isCloseTo((up[j] - down[j]) / (2 * STEP), within(TOLERANCE_DERIVATIVE));
            }
        }
    }

    /// Coefficients and their deviations: scipy 1.17, `minimize` by BFGS then Nelder-Mead of the same function written
    /// anew in numpy, the Hessian by central differences of the function.
    @ParameterizedTest
    @CsvSource({
        "0, -0.7885060399, 0.8731407128, -0.0359298924, 0.72801939, 0.76874409, 0.67838263, 0.5118603723",
        "1, -0.7767960575, 0.7975978614,  0.0969068601, 0.91029972, 0.78810435, 0.71990070, 1.7989572028"
    })
    void coefficientsAreThoseOfAnotherSolver(
            double tau, double b0, double b1, double b2, double s0, double s1, double s2, double variance) {
        RandomInterceptLogit.Fit fit = new RandomInterceptLogit(X, Y, TALK, tau).fit();
        double[] b = {b0, b1, b2};
        double[] s = {s0, s1, s2};
        for (int k = 0; k < b.length; k++) {
            assertThat(fit.coefficient(k)).isCloseTo(b[k], within(TOLERANCE_COEFFICIENT));
            assertThat(fit.deviation(k)).isCloseTo(s[k], within(TOLERANCE_COEFFICIENT));
        }
        assertThat(fit.predict(ROW).mean()).isCloseTo(b0 + b1 + b2 / 4, within(TOLERANCE_COEFFICIENT));
        assertThat(fit.predict(ROW).deviation()).isCloseTo(Math.sqrt(variance), within(TOLERANCE_COEFFICIENT));
    }

    /// The same function, at its mode, in numpy: -8.6592837 for tau = 0 and -8.0116964 for tau = 1.
    @Test
    void theMarginalLikelihoodIsLaplacesOfAnotherComputation() {
        assertThat(new RandomInterceptLogit(X, Y, TALK, 0).fit().logMarginal())
                .isCloseTo(-8.6592837417, within(TOLERANCE_COEFFICIENT));
        assertThat(new RandomInterceptLogit(X, Y, TALK, 1).fit().logMarginal())
                .isCloseTo(-8.0116964064, within(TOLERANCE_COEFFICIENT));
    }

    /// With a constant alone the marginal likelihood is an integral over the constant of a product over talks of
    /// integrals over their effects: 80 Gauss-Hermite nodes inside scipy's `quad`. Laplace errs by a tenth of it.
    @ParameterizedTest
    @CsvSource({"0.5, 0.281097239, 0.03", "1, 0.736497948, 0.08", "2, 1.222094223, 0.16"})
    void theMarginalLikelihoodIsNearTheIntegral(double tau, double moreThanWithoutTalks, double error) {
        double[][] constant = new double[Y.length][];
        for (int i = 0; i < Y.length; i++) {
            constant[i] = new double[] {1};
        }
        double with = new RandomInterceptLogit(constant, Y, TALK, tau).fit().logMarginal();
        double without = new RandomInterceptLogit(constant, Y, TALK, 0).fit().logMarginal();
        assertThat(with - without).isCloseTo(moreThanWithoutTalks, within(error));
    }

    @Test
    void theDeviationOfTalksIsTheLikeliest() {
        RandomInterceptLogit.Fit best = RandomInterceptLogit.withLikeliestTau(X, Y, TALK);
        for (double tau = 0; tau <= 3; tau += 0.05) {
            assertThat(new RandomInterceptLogit(X, Y, TALK, tau).fit().logMarginal())
                    .isLessThanOrEqualTo(best.logMarginal() + TOLERANCE_COEFFICIENT);
        }
        assertThat(best.tau()).isPositive();
    }

    @Test
    void talksThatDoNotDifferHaveNoEffect() {
        int[] mixed = {0, 1, 2, 0, 1, 2, 0, 1, 2, 3, 3, 3};
        boolean[] alike = {true, false, true, false, true, false, true, false, false, true, false, true};
        assertThat(RandomInterceptLogit.withLikeliestTau(X, alike, mixed).tau()).isZero();
    }

    @Test
    void rowsAndOutcomesMustBeAsMany() {
        assertThatThrownBy(() -> new RandomInterceptLogit(X, new boolean[2], TALK, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(12)")
                .hasMessageContaining("(2)");
    }
}
