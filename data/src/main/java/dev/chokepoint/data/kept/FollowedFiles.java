package dev.chokepoint.data.kept;

import java.util.List;
import java.util.Optional;

/// Files that follow those kept elsewhere, so that whatever reads them sees what all servers wrote.
///
/// @param shared where they are kept
/// @param here where they are read
public record FollowedFiles(KeptFiles shared, KeptFiles here) implements KeptFiles {
    /// Adds what is lacking here.
    public void catchUp() {
        shared.copyTo(here);
    }

    @Override
    public List<String> names() {
        return shared.names();
    }

    @Override
    public Optional<byte[]> find(String name) {
        return shared.find(name);
    }

    @Override
    public void put(String name, byte[] bytes) {
        shared.put(name, bytes);
        here.put(name, bytes);
    }
}
