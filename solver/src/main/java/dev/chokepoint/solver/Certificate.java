package dev.chokepoint.solver;

import java.util.Locale;

/// What is left of an answer's claims when they are recomputed from the program's data alone.
///
/// Every residual is relative to the largest number that enters it, or to 1 if that is larger, so that one
/// tolerance serves tonnes and dollars; in units in which what matters is far below 1 nothing is certified. For
/// a program with integer columns the duals are checked with those columns fixed at their values, which
/// certifies the prices, and `boundGap` compares the objective with the solver's bound, which data alone cannot
/// prove.
///
/// @param primalResidual the worst row activity that differs from Σ_j a_ij x_j, or row or column outside its
///   bounds
/// @param dualResidual the worst reduced cost that differs from c_j − Σ_i a_ij y_i, or dual that pulls towards
///   an infinite bound
/// @param gap |primal − dual objective| or |primal − stated objective|, whichever is larger
/// @param boundGap |primal objective − stated bound|
/// @param integrality the largest distance of an integer column from a whole number
/// @param primalObjective Σ_j c_j x_j and the offset
/// @param dualObjective the objective that the duals and bounds prove, at fixed integer columns
/// @param worst the check that came out worst, with the name of its row or column
/// @param tolerance how large each of the first five may be
public record Certificate(
        double primalResidual,
        double dualResidual,
        double gap,
        double boundGap,
        double integrality,
        double primalObjective,
        double dualObjective,
        String worst,
        double tolerance) {

    /// Whether every residual is a number within the tolerance.
    public boolean passes() {
        return primalResidual <= tolerance
                && dualResidual <= tolerance
                && gap <= tolerance
                && boundGap <= tolerance
                && integrality <= tolerance;
    }

    /// One line for people.
    public String text() {
        return String.format(
                Locale.ROOT,
                "certificate %s: primal residual %.1e, dual residual %.1e, gap %.1e, bound gap %.1e,"
                        + " integrality %.1e, tolerance %.0e; worst: %s",
                passes() ? "passes" : "FAILS",
                primalResidual,
                dualResidual,
                gap,
                boundGap,
                integrality,
                tolerance,
                worst);
    }
}
