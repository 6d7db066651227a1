package dev.chokepoint.app.server;

import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.server.kept.Jobs;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The world that is served now. It is read anew where its files have other contents; who asked before keeps
/// the answers about the one of before.
final class CurrentWorld implements AutoCloseable {
    /// How often files are looked at, at most.
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final WorldAnswers.Shared shared;
    private final Consumer<String> faults;
    private final LongSupplier nanos;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile WorldAnswers answers;
    private volatile long looked;

    /// @param faults hears why a world could not be read anew; the one of before is served on
    CurrentWorld(Served served, Jobs jobs, BundledReader reader, Consumer<String> faults, LongSupplier nanos) {
        this.shared = new WorldAnswers.Shared(jobs, new ReadArticles(), reader, this::renew);
        this.faults = faults;
        this.nanos = nanos;
        this.answers = new WorldAnswers(served, shared);
        this.looked = nanos.getAsLong();
    }

    /// What answers now. A request asks once and keeps it.
    WorldAnswers answers() {
        look();
        return answers;
    }

    /// Looks now and then whether a file was touched; reads anew beside the requests, which do not wait for it.
    private void look() {
        long now = nanos.getAsLong();
        if (now - looked < LOOK_NANOS || !looking.compareAndSet(false, true)) {
            return;
        }
        looked = now;
        Thread.ofVirtual().start(() -> {
            try {
                if (answers.served().renewal().isTouched()) {
                    renew();
                }
            } catch (RuntimeException e) {
                faults.accept("The world could not be looked at: " + e.getMessage());
            } finally {
                looking.set(false);
            }
        });
    }

    /// Serves the world as its files say it now.
    synchronized void renew() {
        WorldAnswers before = answers;
        try {
            before.served().renewal().newer().ifPresent(served -> {
                answers = new WorldAnswers(served, shared);
                before.retire();
            });
        } catch (RuntimeException e) {
            faults.accept("The world was changed and cannot be read; the one of before is served on: " + told(e));
        }
    }

    /// What is wrong, with the first place where it is.
    private static String told(RuntimeException e) {
        return e instanceof InputException input && !input.problems().isEmpty()
                ? e.getMessage() + " " + input.problems().getFirst().text()
                : String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        answers.retire();
    }
}
