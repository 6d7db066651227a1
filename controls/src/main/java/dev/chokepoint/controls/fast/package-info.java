/// The engine that answers millions of shipments: it learns kinds of items, places and parties and answers alike
/// shipments from what it knows. Entry: [DeterminationEngine]; tested against
/// [PlainEngine][dev.chokepoint.controls.plain.PlainEngine].
///
/// ```java
/// DeterminationEngine engine = DeterminationEngine.of(ledger); // compiles the rules once; safe for many threads
/// Shipment s = Shipment.of("samarium cobalt magnet", "CN", "US", LocalDate.of(2025, 6, 10));
/// engine.answer(s);                                            // outcome, policy, measures
/// engine.determine(s).nextChange();                            // the next day on which the answer changes
/// Question q = engine.read(s);                                 // read once, asked on many days
/// ```
@NullMarked
package dev.chokepoint.controls.fast;

import org.jspecify.annotations.NullMarked;
