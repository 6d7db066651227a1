/// What differs between two worlds, or between two days of one, and why.
///
/// ```java
/// WorldDifference d = WorldDifference.of(new WorldDifference.Side(before, dayBefore), new WorldDifference.Side(after,
/// day));
/// d.figures().getFirst().why();   // the source of the newer value, or why it is assumed
/// ```
@NullMarked
package dev.chokepoint.answer.comparison;

import org.jspecify.annotations.NullMarked;
