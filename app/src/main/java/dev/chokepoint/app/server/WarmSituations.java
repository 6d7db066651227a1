package dev.chokepoint.app.server;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.AsOf;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The situation of the world as it stands on a day. The latest is kept, since the same day is asked about again and
/// again; who asks about it waits for who asked before.
final class WarmSituations implements AutoCloseable {
    private final Served served;
    private @Nullable Situation latest;

    WarmSituations(Served served) {
        this.served = served;
    }

    synchronized <T> T with(AsOf asOf, Function<Situation, T> ask) {
        Situation kept = latest;
        if (kept == null || !kept.question().asOf().equals(asOf)) {
            close();
            kept = Situation.of(
                    Question.of(served.world(), asOf), served.means().get());
            latest = kept;
        }
        return ask.apply(kept);
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
