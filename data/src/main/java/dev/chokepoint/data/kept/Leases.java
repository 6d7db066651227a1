package dev.chokepoint.data.kept;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who works on which item, so that no two people do the same work. A lease ends by itself.
public interface Leases {
    /// An item that somebody works on.
    ///
    /// @param item what it is, by its key
    /// @param until when it ends by itself
    record Lease(String item, String holder, Instant until) {}

    /// Gives an item to somebody for a time, or gives it longer to who holds it; empty where another holds it.
    Optional<Lease> take(String item, String holder, Duration time);

    /// Ends a lease; false where it is not the holder's.
    boolean release(String item, String holder);

    /// The leases that have not ended.
    List<Lease> open();
}
