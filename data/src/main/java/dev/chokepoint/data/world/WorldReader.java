package dev.chokepoint.data.world;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a world from its folder.
///
/// Source: docs/world-format.md
public final class WorldReader {
    private WorldReader() {}

    /// Reads and checks a world; it is present when there are no errors.
    public static Loaded<Optional<World>> read(Path folder) {
        return WorldValidator.check(folder).world();
    }

    /// Reads a world without the checks that need the whole of it, for tools that help to write one.
    public static Loaded<Optional<World>> readUnchecked(Path folder) {
        WorldDraft draft = WorldDraft.read(folder);
        Optional<World> world = WorldAssembly.of(draft);
        return new Loaded<>(world, draft.problems.sorted());
    }
}
