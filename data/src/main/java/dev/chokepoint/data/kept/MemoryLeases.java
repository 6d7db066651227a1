package dev.chokepoint.data.kept;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leases of one server; they end with it.
final class MemoryLeases implements Leases {
    private final InstantSource clock;
    private final Map<String, Lease> leases = new LinkedHashMap<>();

    MemoryLeases(InstantSource clock) {
        this.clock = clock;
    }

    private void expire() {
        Instant now = clock.instant();
        leases.values().removeIf(l -> l.until().isBefore(now));
    }

    @Override
    public synchronized Optional<Lease> take(String item, String holder, Duration time) {
        expire();
        Lease there = leases.get(item);
        if (there != null && !there.holder().equals(holder)) {
            return Optional.empty();
        }
        Lease lease = new Lease(item, holder, clock.instant().plus(time));
        leases.put(item, lease);
        return Optional.of(lease);
    }

    @Override
    public synchronized boolean release(String item, String holder) {
        expire();
        Lease there = leases.get(item);
        return there != null && there.holder().equals(holder) && leases.remove(item, there);
    }

    @Override
    public synchronized List<Lease> open() {
        expire();
        return List.copyOf(leases.values());
    }
}
