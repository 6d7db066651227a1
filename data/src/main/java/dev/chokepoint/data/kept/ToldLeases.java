package dev.chokepoint.data.kept;

import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Leases of which it is told who took an item or gave it back.
record ToldLeases(Leases leases, MemoryChanges changes) implements Leases {
    private void tell(String item, Deed deed, String holder) {
        changes.tell(
                Kind.LEASE,
                item,
                "",
                deed,
                new ChangedBy(holder, ChangedBy.now().page()));
    }

    @Override
    public Optional<Lease> take(String item, String holder, Duration time) {
        Optional<Lease> taken = leases.take(item, holder, time);
        taken.ifPresent(l -> tell(item, Deed.MADE, holder));
        return taken;
    }

    @Override
    public boolean release(String item, String holder) {
        boolean released = leases.release(item, holder);
        if (released) {
            tell(item, Deed.REMOVED, holder);
        }
        return released;
    }

    @Override
    public List<Lease> open() {
        return leases.open();
    }
}
