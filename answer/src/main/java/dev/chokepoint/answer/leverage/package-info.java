/// What each measure costs every party, and what stands beside that: ranges, an attribution, chokepoints, what-ifs.
///
/// ```java
/// LeverageMatrix matrix = LeverageMatrix.of(situation);
/// LeverageStudy study = LeverageStudy.of(situation, matrix, question);
/// ```
///
/// Entries: [LeverageMatrix], [LeverageStudy].
@NullMarked
package dev.chokepoint.answer.leverage;

import org.jspecify.annotations.NullMarked;
