package dev.chokepoint.app.server;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.AsOf;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The situation of the world as it stands on a day. The latest is kept, since the same day is asked about again and
/// again; who asks about it waits for who asked before. Where the world has been read anew nothing is kept any more.
final class WarmSituations implements AutoCloseable {
    private final Served served;
    private @Nullable Situation latest;
    private boolean retired;

    WarmSituations(Served served) {
        this.served = served;
    }

    synchronized <T> T with(AsOf asOf, Function<Situation, T> ask) {
        if (retired) {
            try (Situation once = situation(asOf)) {
                return ask.apply(once);
            }
        }
        Situation kept = latest;
        if (kept == null || !kept.question().asOf().equals(asOf)) {
            close();
            kept = situation(asOf);
            latest = kept;
        }
        return ask.apply(kept);
    }

    private Situation situation(AsOf asOf) {
        return Situation.of(Question.of(served.world(), asOf), served.means().get());
    }

    /// Another world is served from now on: who still asks about this one is answered, and nothing is kept.
    synchronized void retire() {
        retired = true;
        close();
    }

    @Override
    public synchronized void close() {
        Situation kept = latest;
        if (kept != null) {
            kept.close();
            latest = null;
        }
    }
}
