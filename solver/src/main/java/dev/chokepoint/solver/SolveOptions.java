package dev.chokepoint.solver;

/// How a program is to be solved; the same options and the same program give the same answer.
///
/// @param timeLimitSeconds when to stop; infinity for never
/// @param threads how many threads one solve may use; 1 unless a single large integer program is solved
/// @param iterationLimit how many simplex iterations a solve may take at most
/// @param mipRelativeGap an integer program counts as solved when |objective − bound| / |objective| is at most
///   this
/// @param feasibilityTolerance by how much bounds and the signs of reduced costs may be missed, in the units of
///   the program; 1e-10 or more
/// @param seed the seed of the solver's own random numbers
/// @param quickRestarts whether the program is solved many times from a given basis: no starting weights are
///   computed for pricing (Devex) and costs are not perturbed
public record SolveOptions(
        double timeLimitSeconds,
        int threads,
        int iterationLimit,
        double mipRelativeGap,
        double feasibilityTolerance,
        int seed,
        boolean quickRestarts) {
    private static final SolveOptions DEFAULTS =
            new SolveOptions(Double.POSITIVE_INFINITY, 1, Integer.MAX_VALUE, 1e-9, 1e-9, 0, false);

    public SolveOptions {
        if (!(timeLimitSeconds >= 0)) {
            throw new IllegalArgumentException("The time limit (" + timeLimitSeconds + " s) must be 0 or more.");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads (" + threads + ") must be 1 or more.");
        }
        if (iterationLimit < 0) {
            throw new IllegalArgumentException("The iteration limit (" + iterationLimit + ") must be 0 or more.");
        }
        if (!(mipRelativeGap >= 0)) {
            throw new IllegalArgumentException("The relative gap (" + mipRelativeGap + ") must be 0 or more.");
        }
        if (!(feasibilityTolerance >= 1e-10 && feasibilityTolerance <= 1e-3)) {
            throw new IllegalArgumentException(
                    "The feasibility tolerance (" + feasibilityTolerance + ") must be 1e-10 to 1e-3.");
        }
        if (seed < 0) {
            throw new IllegalArgumentException("The seed (" + seed + ") must be 0 or more.");
        }
    }

    /// One thread, no limits, tight tolerances.
    public static SolveOptions defaults() {
        return DEFAULTS;
    }

    public SolveOptions withTimeLimitSeconds(double seconds) {
        return new SolveOptions(
                seconds, threads, iterationLimit, mipRelativeGap, feasibilityTolerance, seed, quickRestarts);
    }

    public SolveOptions withThreads(int count) {
        return new SolveOptions(
                timeLimitSeconds, count, iterationLimit, mipRelativeGap, feasibilityTolerance, seed, quickRestarts);
    }

    public SolveOptions withIterationLimit(int limit) {
        return new SolveOptions(
                timeLimitSeconds, threads, limit, mipRelativeGap, feasibilityTolerance, seed, quickRestarts);
    }

    public SolveOptions withMipRelativeGap(double gap) {
        return new SolveOptions(
                timeLimitSeconds, threads, iterationLimit, gap, feasibilityTolerance, seed, quickRestarts);
    }

    public SolveOptions withFeasibilityTolerance(double tolerance) {
        return new SolveOptions(
                timeLimitSeconds, threads, iterationLimit, mipRelativeGap, tolerance, seed, quickRestarts);
    }

    /// For a program that is solved many times from one basis.
    public SolveOptions withQuickRestarts() {
        return new SolveOptions(
                timeLimitSeconds, threads, iterationLimit, mipRelativeGap, feasibilityTolerance, seed, true);
    }
}
