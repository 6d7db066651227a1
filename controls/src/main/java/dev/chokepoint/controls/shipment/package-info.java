/// One movement of an item as the asker describes it, and how its words are read with the tables of a ledger.
/// Entries: [Shipment], [ShipmentReader].
@NullMarked
package dev.chokepoint.controls.shipment;

import org.jspecify.annotations.NullMarked;
