/// Static indicators of supply risk, each with its inputs shown: concentration, import reliance, the EU's
/// supply risk and economic importance, and GeoPolRisk.
///
/// Entry points: [Hhi], [ImportReliance], [EuCriticality] and [GeoPolRisk]; all give a [Reading], which is a
/// number with bounds or says what is missing.
///
/// ```
/// Reading hhi = Hhi.of(Map.of("CHN", Uncertain.of(69), "USA", Uncertain.of(31)));
/// ```
@NullMarked
package dev.chokepoint.exposure.indicators;

import org.jspecify.annotations.NullMarked;
