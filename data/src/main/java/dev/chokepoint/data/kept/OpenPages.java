package dev.chokepoint.data.kept;

import java.time.Duration;
import java.util.List;

/// Which pages are open, with whom, at all servers of a store.
public interface OpenPages {
    /// A page that is open.
    ///
    /// @param page the page, by a word that no other has
    /// @param person with whom; empty where nobody is known
    /// @param place what it shows, by its address
    record Open(String page, String person, String place) {}

    /// Says which pages are open at a server, for a time; those that it named before and
    /// names no more are closed.
    void tell(String server, List<Open> pages, Duration time);

    /// The pages that are open, at whichever server.
    List<Open> all();
}
