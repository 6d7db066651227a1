package dev.chokepoint.spark;

import dev.chokepoint.app.sweep.SweepPart;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// Answers the one part of a partition and returns its rows as they are kept.
final class PartTask extends AbstractFunction1<Iterator<SweepPart>, String> implements java.io.Serializable {
    private final Broadcast<byte[]> bundle;
    private final String hash;

    /// @param bundle the files of the sweep
    /// @param hash of the bundle
    PartTask(Broadcast<byte[]> bundle, String hash) {
        this.bundle = bundle;
        this.hash = hash;
    }

    @Override
    public String apply(Iterator<SweepPart> parts) {
        return ExecutorSweep.of(hash, bundle::value).answer(parts.next());
    }
}
