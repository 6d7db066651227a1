/// Markets that do not know what comes: month by month on what was public ([RollingHorizon]), or on a tree of what
/// may come with its probabilities ([TreePlan]).
@NullMarked
package dev.chokepoint.exposure.horizon;

import org.jspecify.annotations.NullMarked;
