/// How far an answer reaches: which regimes have a say, what of them is held, what is not confirmed.
/// Entry: [CoverageLimits]; [Proof] is the one place from which NO_LICENCE_REQUIRED comes.
///
/// ```java
/// Determination byRules = PlainEngine.of(ledger).byRules(shipment);
/// Determination d = new CoverageLimits(book).within(byRules);
/// d.limits().gaps();       // lists and rules with a say that are not held
/// d.limits().branches();   // the possible answers where a change after the last day read is not confirmed
/// ```
@NullMarked
package dev.chokepoint.controls.limits;

import org.jspecify.annotations.NullMarked;
