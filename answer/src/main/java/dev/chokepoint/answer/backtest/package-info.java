/// Forecasts of past controls from what was known before them, held against what happened.
///
/// ```java
/// List<Backtest.Run> runs = Backtests.run(episodes, priors, Draws.of(seed, count), means);
/// ```
///
/// Entries: [Backtests], [PastMeasure].
@NullMarked
package dev.chokepoint.answer.backtest;

import org.jspecify.annotations.NullMarked;
