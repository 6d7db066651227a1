package dev.chokepoint.solver;

/// A program held by the solver, to be changed and solved again from where the last solve ended.
///
/// A session belongs to the thread that opened it: use from another thread throws `WrongThreadException`, use
/// after [#close()] throws `IllegalStateException`, and a change that does not fit the program throws
/// `IllegalArgumentException` and changes nothing.
public interface LpSession extends AutoCloseable {
    /// Solves the program as it now stands, from the current basis if there is one.
    Outcome solve();

    /// Changes the bounds of some columns; the arrays are parallel, infinities are allowed.
    void columnBounds(int[] columns, double[] lower, double[] upper);

    /// Changes the bounds of some rows; the arrays are parallel, infinities are allowed.
    void rowBounds(int[] rows, double[] lower, double[] upper);

    /// Changes the costs of some columns; the arrays are parallel.
    void costs(int[] columns, double[] costs);

    /// The basis of the last solve, or the one that was set since.
    Basis basis();

    /// Sets the basis to start the next solve from, for example that of the base world.
    void basis(Basis basis);

    /// The program as changed so far: what the next [#solve()] solves, and what its certificate must be checked
    /// against.
    Lp current();

    @Override
    void close();
}
