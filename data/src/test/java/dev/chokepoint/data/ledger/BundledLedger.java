package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.controls.DeterminationEngine;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.testkit.SharedData;

/// The ledger of the bundled world, read once for all tests.
final class BundledLedger {
    static final Loaded<Ledger> LOADED =
            LedgerReader.read(SharedData.projectRoot().resolve("worlds/us-china-2025"));
    static final DeterminationEngine ENGINE = DeterminationEngine.of(LOADED.value());

    private BundledLedger() {}
}
