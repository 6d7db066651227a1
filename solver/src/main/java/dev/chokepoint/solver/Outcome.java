package dev.chokepoint.solver;

/// What came out of a solve.
public sealed interface Outcome {
    /// The best point was found; check it with [CertificateChecker] before it is believed.
    ///
    /// @param basis where the solve ended, to solve a changed program from
    /// @param iterations simplex, interior-point and crossover steps taken
    /// @param seconds wall time
    record Optimal(Solution solution, Basis basis, long iterations, double seconds) implements Outcome {}

    /// No point satisfies all rows and bounds; [InfeasibilityExplainer] says which conflict.
    record Infeasible(long iterations, double seconds) implements Outcome {}

    /// The objective can be improved without end.
    record Unbounded(long iterations, double seconds) implements Outcome {}

    /// One of the two, and the solver could not say which.
    record InfeasibleOrUnbounded(long iterations, double seconds) implements Outcome {}

    /// A limit of the [SolveOptions] ended the solve early.
    ///
    /// @param incumbent the best feasible point of an integer program so far
    /// @param bound the best objective not yet excluded; an infinity where nothing is excluded
    record LimitReached(Limit limit, Incumbent incumbent, double bound, long iterations, double seconds)
            implements Outcome {}

    /// The solver gave up for the reason it states.
    record Failed(String status) implements Outcome {}

    /// Which limit was reached.
    enum Limit {
        TIME,
        ITERATIONS,
        OTHER
    }

    /// The best point that an interrupted solve had.
    sealed interface Incumbent {
        /// A feasible point; its duals are those with the integer columns fixed.
        record Found(Solution solution) implements Incumbent {}

        /// No feasible point was known.
        record None() implements Incumbent {}
    }
}
