/// Reads the cases of a back-test and observed series beside them. Entry: [BacktestCaseReader].
@NullMarked
package dev.chokepoint.data.backtest;

import org.jspecify.annotations.NullMarked;
