package dev.chokepoint.data.kept;

import java.time.Duration;
import java.util.List;

/// The open pages of one server.
final class MemoryPages implements OpenPages {
    private final Runnable changed;
    private volatile List<Open> pages = List.of();

    /// @param changed is told where other pages are open than before
    MemoryPages(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void tell(String server, List<Open> open, Duration time) {
        boolean differs = !pages.equals(open);
        pages = List.copyOf(open);
        if (differs) {
            changed.run();
        }
    }

    @Override
    public List<Open> all() {
        return pages;
    }
}
