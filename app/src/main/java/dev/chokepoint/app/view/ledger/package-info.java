/// What the ledger says, as answers write it: measures, determinations, coverage, changes, receipts.
/// Entry: [LedgerMeasures].
@NullMarked
package dev.chokepoint.app.view.ledger;

import org.jspecify.annotations.NullMarked;
