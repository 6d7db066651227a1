/// A ledger whose rules are compiled once: places resolved, conditions indexed, status by day.
/// Entry: [Rulebook]; [RuleMatches] finds the rules that cover one shipment, [FailingFact] what keeps one from covering
/// it.
@NullMarked
package dev.chokepoint.controls.compiled;

import org.jspecify.annotations.NullMarked;
