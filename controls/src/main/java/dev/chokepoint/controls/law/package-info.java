/// The record of measures on two clocks: acts, measures, rules, conditions, status events.
/// Entries: [Ledger] (append-only record), [LedgerView] (the record on one day as known on another).
@NullMarked
package dev.chokepoint.controls.law;

import org.jspecify.annotations.NullMarked;
