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

    /// Whether every party likes it at least as much as no deal, and some party better.
    public static boolean isImprovement(List<Double> utilities, List<Double> disagreement) {
        return isAcceptable(utilities, disagreement) && gaining(utilities, disagreement) > 0;
    }

    /// The number of parties that like it better than no deal.
    public static int gaining(List<Double> utilities, List<Double> disagreement) {
        int n = 0;
        for (int i = 0; i < utilities.size(); i++) {
            if (gains(utilities.get(i), disagreement.get(i))) {
                n++;
            }
        }
        return n;
    }

    /// Whether a party likes it better than no deal.
    public static boolean gains(double utility, double disagreement) {
        return utility > disagreement + slack(utility, disagreement);
    }

    /// Whether every party likes it better than no deal.
    public static boolean isMutuallyBeneficial(List<Double> utilities, List<Double> disagreement) {
        return gaining(utilities, disagreement) == utilities.size();
    }

    private static double slack(double u, double d) {
        return TIE * Math.max(Math.abs(u), Math.abs(d));
    }
}
