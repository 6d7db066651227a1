/// The record of measures on two clocks: acts, measures, rules, conditions, status events.
/// Entries: [Ledger] (append-only record), [LedgerView] (the record on one day as known on another).
///
/// ```java
/// LedgerView view = ledger.at(new AsOf(on, known));   // two clocks
/// view.status("CN-2025-57");                          // announced, in force, suspended, ended
/// view.scheduled();                                   // changes ahead that are known
/// Branch.EXTENDED.of(ledger, known);                  // the ledger where suspensions that may run out go on
/// ledger.suspended("CN-2025-18", from, lastDay);      // a what-if: a new ledger, the base is untouched
/// ledger.record(event);                               // one more event, after all others
/// ```
@NullMarked
package dev.chokepoint.controls.law;

import org.jspecify.annotations.NullMarked;
