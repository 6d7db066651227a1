package dev.chokepoint.app.server;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.data.kept.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Whether what the server keeps can be reached, told within a second even where the store
/// does not answer.
///
/// One look at a time: those who ask while one waits for the store wait for the same, and no
/// longer than their own second.
final class Readiness {
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final Runnable look;
    private @Nullable CompletableFuture<Void> looking;

    /// @param look asks the store for something small
    Readiness(Runnable look) {
        this.look = look;
    }

    private synchronized CompletableFuture<Void> looking() {
        CompletableFuture<Void> now = looking;
        if (now == null || now.isDone()) {
            now = CompletableFuture.runAsync(look, task -> Thread.ofVirtual().start(task));
            looking = now;
        }
        return now;
    }

    /// That it is ready, or a refusal with 503.
    Reply reply() {
        try {
            looking().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Reply.json("{\"ready\":true}\n").with("Cache-Control", "no-store");
        } catch (TimeoutException e) {
            throw new ApiProblem(503, "", "", "The store does not answer; try again.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailable gone) {
                throw new ApiProblem(503, "", "", String.valueOf(gone.getMessage()));
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(503, "", "", "The server ends.");
        }
    }
}
