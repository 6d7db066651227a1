package dev.chokepoint.app.cli.options;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets a person end a long computation with Ctrl-C and still get what is certified so far.
///
/// The Java machine begins to shut down on the signal; the hook asks the computation to end and waits until it has
/// printed what it has. A second signal is the operating system's business.
final class StopRequest implements AutoCloseable {
    private static final long MOST_SECONDS = 120;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");

    private final PrintWriter err;

    StopRequest(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isAsked() {
        return asked.get();
    }

    private void stop() {
        asked.set(true);
        try {
            if (!done.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                err.println("The computation did not end in time; nothing was written.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The computation has ended, one way or the other.
    @Override
    public void close() {
        done.countDown();
        if (!isAsked()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The machine is shutting down: the hook has been told.
            }
        }
    }
}
