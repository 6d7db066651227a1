package dev.chokepoint.data.kept;

import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

/// Changes of one server, in memory; they begin anew with it.
final class MemoryChanges implements StoreChanges {
    private static final int MOST_AT_ONCE = 1000;

    private final String epoch = UUID.randomUUID().toString();
    private final Deque<StoreChange> all = new ArrayDeque<>();
    private final Set<Runnable> woken = new CopyOnWriteArraySet<>();
    private long last;

    void tell(Kind kind, String id, String team, Deed deed) {
        tell(kind, id, team, deed, ChangedBy.now());
    }

    void tell(Kind kind, String id, String team, Deed deed, ChangedBy by) {
        synchronized (this) {
            last++;
            all.addLast(new StoreChange(last, kind, id, team, deed, by));
            if (all.size() > MOST) {
                all.removeFirst();
            }
        }
        wakeAll();
    }

    void wakeAll() {
        woken.forEach(Runnable::run);
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized Since after(long number) {
        List<StoreChange> later = all.stream()
                .filter(c -> c.number() > number)
                .limit(MOST_AT_ONCE)
                .toList();
        return new Since(later, number >= last - all.size());
    }

    @Override
    public Waking wake(Runnable soon) {
        // Each one of its own, also where the same is given twice.
        Runnable one = () -> soon.run();
        woken.add(one);
        return () -> woken.remove(one);
    }
}
