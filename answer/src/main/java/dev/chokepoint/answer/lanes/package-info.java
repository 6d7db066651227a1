/// Where the ledger meets the supply network: what a determination does to a lane.
///
/// Entries: [LedgerBindings] (determination → what binds a lane), [Threats] (what would bind without a deal),
/// [LaneDetermination] (what the ledger says of each lane), [StandingMeasure] (the measures as they stand).
@NullMarked
package dev.chokepoint.answer.lanes;

import org.jspecify.annotations.NullMarked;
