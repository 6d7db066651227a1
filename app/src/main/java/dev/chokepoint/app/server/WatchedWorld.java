package dev.chokepoint.app.server;

import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.app.input.WorldWatch;
import java.util.Optional;
import java.util.function.Function;

/// The same served with what the files of the world say by now.
///
/// @param first what was served at first
/// @param follow brings the files up to what is kept elsewhere, before they are looked at
/// @param receipts where answers about a world are kept as receipts, if they are
public record WatchedWorld(
        WorldWatch watch, Served first, Runnable follow, Function<WorldRecord, Optional<ApiReceipts>> receipts)
        implements Served.Renewal {
    @Override
    public boolean isTouched() {
        follow.run();
        return watch.isTouched();
    }

    @Override
    public Optional<Served> newer() {
        follow.run();
        return watch.newer()
                .map(world -> new Served(
                        world,
                        first.means(),
                        first.today(),
                        receipts.apply(world),
                        first.kept(),
                        first.reviewed(),
                        first.assessing(),
                        this,
                        first.trade()));
    }
}
