/// Commands about the ledger: check a shipment, record, import and list acts, verify receipts.
/// Entry: [LedgerCommand].
@NullMarked
package dev.chokepoint.app.cli.ledger;

import org.jspecify.annotations.NullMarked;
