package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The matrix that textbooks factor: (4 12 -16; 12 37 -43; -16 -43 98) = L L' with L = (2; 6 1; -8 5 3).
class CholeskyTest {
    private static final double TOLERANCE = 1e-12;
    private static final double[][] MATRIX = {{4, 12, -16}, {12, 37, -43}, {-16, -43, 98}};

    /// The determinant is the square of 2 · 1 · 3.
    @Test
    void theDeterminantIsTheSquareOfTheDiagonal() {
        assertThat(Cholesky.of(MATRIX).logDeterminant()).isCloseTo(Math.log(36), within(TOLERANCE));
    }

    /// With x = (1, 2, 3): 4 + 24 − 48, 12 + 74 − 129, −16 − 86 + 294.
    @Test
    void equationsAreSolved() {
        double[] b = {-20, -43, 192};
        assertThat(Cholesky.of(MATRIX).solve(b)).containsExactly(new double[] {1, 2, 3}, within(TOLERANCE));
        assertThat(b).containsExactly(-20, -43, 192);
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefused() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 4}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The matrix must be positive definite; pivot 1 is 0.0.");
    }
}
