package dev.chokepoint.app.cli.options;

import dev.chokepoint.data.ledger.LedgerFolder;
import dev.chokepoint.data.world.WorldFolder;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// Which world a command asks about.
public final class WorldOption {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            defaultValue = WorldFolder.DEFAULT,
            description = "the folder of a world or the name of a bundled one (default: ${DEFAULT-VALUE})")
    private String world = WorldFolder.DEFAULT;

    /// The folder of the world.
    ///
    /// @throws IllegalArgumentException if there is no such world
    public Path folder() {
        return WorldFolder.find(world);
    }

    /// The folder of the world's ledger; the rest of the world need not be there.
    ///
    /// @throws IllegalArgumentException if there is no such ledger
    public Path ledgerFolder() {
        return LedgerFolder.find(world);
    }
}
