package dev.chokepoint.data;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.exposure.World;
import java.nio.file.Path;
import java.util.Optional;

/// Checks what needs the whole of a world.
public final class WorldValidator {
    private WorldValidator() {}

    /// A world with its problems.
    public record Checked(Loaded<Optional<World>> world) {}

    public static Checked check(Path folder) {
        return new Checked(WorldReader.readUnchecked(folder));
    }
}
