/// The engine one reads first: answers straight from the rules, one shipment at a time.
/// Entry: [PlainEngine]; [Evaluation] is one shipment on one day, [Reasons] why it ends so.
///
/// ```java
/// PlainEngine engine = PlainEngine.of(ledger);
/// Determination d = engine.byRules(shipment);
/// d.controlling();   // every rule that controls, with its policy
/// d.missing();       // facts that were not given and matter
/// d.explanation();   // what the answer rests on
/// ```
@NullMarked
package dev.chokepoint.controls.plain;

import org.jspecify.annotations.NullMarked;
