package dev.chokepoint.deals.packages;

import java.util.List;

/// When a package is better for a party than no deal, to within rounding.
public final class Acceptance {
    /// Relative difference below which two utilities count as equal.
    public static final double TIE = 1e-12;

    private Acceptance() {}

    /// Whether every party likes it at least as much as no deal.
    public static boolean isAcceptable(List<Double> utilities, List<Double> disagreement) {
        for (int i = 0; i < utilities.size(); i++) {
            if (utilities.get(i) < disagreement.get(i) - slack(utilities.get(i), disagreement.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether every party likes it better than no deal.
    public static boolean isMutuallyBeneficial(List<Double> utilities, List<Double> disagreement) {
        for (int i = 0; i < utilities.size(); i++) {
            if (!(utilities.get(i) > disagreement.get(i) + slack(utilities.get(i), disagreement.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static double slack(double u, double d) {
        return TIE * Math.max(Math.abs(u), Math.abs(d));
    }
}
