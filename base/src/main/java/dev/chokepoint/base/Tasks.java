package dev.chokepoint.base;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Waits for what is computed on other threads.
public final class Tasks {
    private Tasks() {}

    /// The result of a task; what the task threw is thrown again as it was.
    ///
    /// @param what the task in words, such as `A block`
    /// @throws IllegalStateException if the wait was interrupted
    public static <T> T result(Future<T> task, String what) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(what + " failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted.", e);
        }
    }
}
