package dev.chokepoint.answer;

import dev.chokepoint.solver.LpSolver;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// What an answer is computed with; no answer depends on it unless it is stopped early.
///
/// @param threads number of threads
/// @param progress hears on the way what is done and what was left out
/// @param stop whether to end with what is certified so far
/// @param spent the share of the time allowed that is spent; 0 where no limit is set
public record Means(
        LpSolver solver, int threads, Consumer<String> progress, BooleanSupplier stop, DoubleSupplier spent) {
    public Means {
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads (" + threads + ") must be at least 1.");
        }
    }

    /// One thread, nobody who listens, no early end.
    public static Means of(LpSolver solver) {
        return of(solver, 1, text -> {});
    }

    /// This on some threads with somebody who listens.
    public static Means of(LpSolver solver, int threads, Consumer<String> progress) {
        return new Means(solver, threads, progress, () -> false, () -> 0);
    }

    /// This with a way to end early.
    public Means stoppedBy(BooleanSupplier early) {
        return new Means(solver, threads, progress, early, spent);
    }

    /// This with a limit of time, of which parts of the work may each take a share.
    public Means within(DoubleSupplier share) {
        return new Means(solver, threads, progress, stop, share);
    }

    /// Tells whoever listens.
    public void tell(String text) {
        progress.accept(text);
    }
}
