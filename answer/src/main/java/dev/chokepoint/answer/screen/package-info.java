/// Where a screen of trade meets the record of law: which flows a measure may reach, by the customs codes it names.
///
/// Entry point: [TradeLaw].
///
/// ```
/// List<TradeLaw.Hold> holds = TradeLaw.of(ledger, AsOf.of(day), products, Map.of()).holds("CN", "US", 850511);
/// ```
@NullMarked
package dev.chokepoint.answer.screen;

import org.jspecify.annotations.NullMarked;
