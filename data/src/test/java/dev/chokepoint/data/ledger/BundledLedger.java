package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.testkit.SharedData;
import java.nio.file.Path;

/// The ledger of the bundled world, read once for all tests.
final class BundledLedger {
    static final Loaded<Ledger> LOADED =
            LedgerReader.read(SharedData.projectRoot().resolve("worlds/us-china-2025"));
    static final DeterminationEngine ENGINE = DeterminationEngine.of(LOADED.value());

    private BundledLedger() {}

    /// The folder of the ledger.
    static Path folder() {
        return SharedData.projectRoot().resolve("worlds/us-china-2025/ledger");
    }

    /// A table of cases that stands beside the ledger.
    static Path cases(String name) {
        return folder().resolve("cases").resolve(name + ".csv");
    }
}
