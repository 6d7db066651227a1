package dev.chokepoint.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Lets a long computation end early with what it has: after a time, or when the user presses Ctrl-C.
///
/// On Ctrl-C the process stays until what was found is written ([#close]), at most for a minute.
final class Interruption implements AutoCloseable {
    private static final long WRITING_SECONDS = 60;

    private final long start = System.nanoTime();
    private final double seconds;
    private final AtomicReference<String> reason = new AtomicReference<>("");
    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::shutdown, "interruption");

    Interruption(double seconds) {
        this.seconds = seconds;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void shutdown() {
        reason.compareAndSet("", "interrupted");
        try {
            // Whether or not it was written in time, the process ends after this.
            boolean inTime = written.await(WRITING_SECONDS, TimeUnit.SECONDS);
            reason.compareAndSet("", inTime ? "" : "interrupted");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether to be content with what is done.
    boolean stop() {
        if (reason.get().isEmpty() && (System.nanoTime() - start) / 1e9 > seconds) {
            reason.compareAndSet("", "time limit");
        }
        return !reason.get().isEmpty();
    }

    /// Why it was ended early; empty if it was not.
    String reason() {
        return reason.get();
    }

    double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is going down already, and the hook waits for nothing more.
            return;
        }
    }
}
