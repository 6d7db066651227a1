package dev.chokepoint.exposure.uncertainty;

/// Tells rank correlations from chance where many are looked at.
///
/// Source: Holm (1979); for the distribution of Spearman's coefficient under independence Kendall and Stuart:
/// t = r sqrt((n - 2) / (1 - r^2)) has about Student's distribution with n - 2 degrees of freedom
public final class RankTest {
    private static final int STEPS = 2_000;

    private RankTest() {}

    /// How many of these correlations, strongest first, are told from chance: with m of them, the k-th (from 0) has to
    /// pass the level divided by m - k, and the first that does not ends it.
    ///
    /// @param correlations by absolute value, largest first
    /// @param n the number of ranks behind each
    /// @param level the chance of calling any by mistake
    public static int holm(double[] correlations, int n, double level) {
        int told = 0;
        while (told < correlations.length
                && probability(correlations[told], n) <= level / (correlations.length - told)) {
            told++;
        }
        return told;
    }

    /// The chance that ranks without a connection show a correlation at least as strong, either way; 1 below four
    /// ranks.
    public static double probability(double correlation, int n) {
        double r = Math.abs(correlation);
        if (n < 4) {
            return 1;
        }
        if (r >= 1) {
            return 0;
        }
        double freedom = n - 2.0;
        double t = r * Math.sqrt(freedom / (1 - r * r));
        return tail(freedom, t);
    }

    /// Both tails of Student's distribution: with x = ν/(ν + t²) it is the regularised incomplete beta function
    /// I_x(ν/2, 1/2) = ∫₀^x u^(ν/2-1) (1-u)^(-1/2) du / B; with u = sin²θ the integrand is smooth, and Simpson's
    /// rule serves.
    private static double tail(double freedom, double t) {
        double upper = Math.asin(Math.sqrt(freedom / (freedom + t * t)));
        return integral(freedom, upper) / integral(freedom, Math.PI / 2);
    }

    private static double integral(double freedom, double upper) {
        double h = upper / STEPS;
        double sum = power(freedom, 0) + power(freedom, upper);
        for (int k = 1; k < STEPS; k++) {
            sum += (k % 2 == 1 ? 4 : 2) * power(freedom, k * h);
        }
        return sum * h / 3;
    }

    private static double power(double freedom, double angle) {
        return Math.pow(Math.sin(angle), freedom - 1);
    }
}
