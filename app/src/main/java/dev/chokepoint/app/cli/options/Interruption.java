package dev.chokepoint.app.cli.options;

import java.io.PrintWriter;

/// Lets a long computation end early with what it has: after a time, or when the user presses Ctrl-C.
public final class Interruption implements AutoCloseable {
    private final long start = System.nanoTime();
    private final double seconds;
    private final StopRequest request;

    /// @param seconds infinity for no limit
    public Interruption(double seconds, PrintWriter err) {
        this.seconds = seconds;
        this.request = new StopRequest(err);
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

    public double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        request.close();
    }
}
