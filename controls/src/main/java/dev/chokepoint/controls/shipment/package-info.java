/// One movement of an item as the asker describes it, and how its words are read with the tables of a ledger.
/// Entries: [Shipment], [ShipmentReader].
///
/// ```java
/// Shipment s = Shipment.of("gallium metal", "CN", "US", LocalDate.of(2025, 6, 10))
///         .with("purity", 99.99)
///         .withEndUse("solar cells")
///         .withEndUser(Party.named("Acme Ltd"));
/// s.at(nextMonth, today);   // the same shipment on another day, with today's knowledge
/// ```
@NullMarked
package dev.chokepoint.controls.shipment;

import org.jspecify.annotations.NullMarked;
