/// Reads ledgers of measures from their YAML files and keeps the journal of recorded events.
@NullMarked
package dev.chokepoint.data.ledger;

import org.jspecify.annotations.NullMarked;
