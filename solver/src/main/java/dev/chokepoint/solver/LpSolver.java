package dev.chokepoint.solver;

/// Solves programs; one solver may be shared by threads, each with sessions of its own.
public interface LpSolver {
    /// Opens a session on a program, to solve it and then changed versions of it.
    LpSession open(Lp lp, SolveOptions options);

    /// Solves one program once, with default options.
    default Outcome solve(Lp lp) {
        return solve(lp, SolveOptions.defaults());
    }

    /// Solves one program once.
    default Outcome solve(Lp lp, SolveOptions options) {
        try (LpSession session = open(lp, options)) {
            return session.solve();
        }
    }
}
