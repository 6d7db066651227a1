package dev.chokepoint.app;

import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.Measure;
import dev.chokepoint.data.ConcessionSpaceReader;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.deals.ConcessionSpace;
import dev.chokepoint.exposure.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads what lies beside the tables of a world: its ledger and deal spaces.
final class WorldFiles {
    private WorldFiles() {}

    /// The ledger of a world; empty where the world has none.
    static Ledger ledger(Path world) {
        if (!Files.isDirectory(world.resolve("ledger"))) {
            return Ledger.EMPTY;
        }
        return InputException.require("The ledger of " + world, LedgerReader.read(world));
    }

    static List<ConcessionSpace> concessionSpaces(Path world, Ledger ledger, World facts) {
        Set<String> measures = new LinkedHashSet<>();
        ledger.measures().stream().map(Measure::id).forEach(measures::add);
        return InputException.require(
                "The deal spaces of " + world, ConcessionSpaceReader.read(world, measures, facts));
    }
}
