/// What an economy's linkages say without time: Leontief and Ghosh multipliers, hypothetical extraction and
/// inoperability.
///
/// Entry points: [InputOutput] (on a table) and [Inoperability] (on an interdependency matrix). All solve by
/// power series, never by inverting a matrix.
///
/// ```
/// InputOutput economy = InputOutput.of(SyntheticTable.of(6, 8, 4, 7L));
/// double[] output = economy.outputFor(newFinalDemand);
/// ```
@NullMarked
package dev.chokepoint.exposure.multipliers;

import org.jspecify.annotations.NullMarked;
