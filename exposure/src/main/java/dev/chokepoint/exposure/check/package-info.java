/// Looks for what cannot be right in a world that could be read: stages that are skipped, items without a source,
/// figures that contradict each other. Entries: [ChainCheck], [FigureCheck], [TotalsCheck], [CalibrationCheck].
///
/// ```java
/// for (Finding f : ChainCheck.of(world)) {
///     System.out.println(f.at() + " " + f.words());
/// }
/// ```
@NullMarked
package dev.chokepoint.exposure.check;

import org.jspecify.annotations.NullMarked;
