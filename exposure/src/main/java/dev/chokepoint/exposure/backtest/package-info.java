/// Forecasts of past episodes from what was known before them, held against what happened.
///
/// Entry point: [Backtest]. Source: docs/model.md#back-tests
@NullMarked
package dev.chokepoint.exposure.backtest;

import org.jspecify.annotations.NullMarked;
