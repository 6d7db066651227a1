package dev.chokepoint.app.cli.options;

import java.io.PrintWriter;
import java.util.function.Consumer;

/// Lets a long computation end early with what it has: after a time, or when the user presses Ctrl-C.
public final class Interruption implements AutoCloseable {
    private volatile long start = System.nanoTime();
    private volatile double seconds;
    private final StopRequest request;

    /// @param seconds infinity for no limit
    public Interruption(double seconds, PrintWriter err) {
        this.seconds = seconds;
        this.request = new StopRequest(err);
    }

    /// Counts a limit from now on.
    public void limitTo(double fromNow) {
        start = System.nanoTime();
        seconds = fromNow;
    }

    /// Whether to be content with what is done.
    public boolean stop() {
        return !reason().isEmpty();
    }

    /// Why it was ended early; empty if it was not.
    public String reason() {
        return request.isAsked() ? "interrupted" : elapsed() > seconds ? "time limit" : "";
    }

    /// Whether the user asked for the end.
    public boolean isInterrupted() {
        return request.isAsked();
    }

    /// The share of the time allowed that is spent; 0 without a limit.
    public double spent() {
        return Double.isInfinite(seconds) ? 0 : elapsed() / seconds;
    }

    public double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Tells of an early end what it means.
    public void tell(Consumer<String> progress) {
        if (stop()) {
            progress.accept(
                    "ended early (" + reason() + "): searches of packages and draws hold what was done by then");
        }
    }

    @Override
    public void close() {
        request.close();
    }
}
