package dev.chokepoint.data.kept;

import java.util.List;

/// What was changed in a store, in one order for all servers: scenarios, companies, the
/// ledger, reviews, jobs.
///
/// A change is told if and only if it was kept. Whoever was away asks for what came after the
/// last number it knows.
public interface StoreChanges {
    /// How many changes are remembered.
    int MOST = 10_000;

    /// What came after a number.
    ///
    /// @param whole whether it is all of it; some is forgotten after a while
    record Since(List<StoreChange> changes, boolean whole) {
        public Since {
            changes = List.copyOf(changes);
        }
    }

    /// Which order of changes the numbers belong to; another one after a restore, or where
    /// they begin anew.
    String epoch();

    /// The number of the last change; 0 where there was none.
    long last();

    /// The changes after a number, in their order, at most a thousand at once.
    Since after(long number);

    /// Wakes somebody now and then: soon after each change and each page that is opened or
    /// closed, and also where nothing happened.
    ///
    /// @return ends the waking
    Waking wake(Runnable soon);

    /// Somebody who is woken.
    interface Waking extends AutoCloseable {
        @Override
        void close();
    }
}
