/// What measures and scenarios let through on each lane in each month.
/// Entries: [LaneControls] (determinations → [Controls]), [Change] and [WhatIf] (steps to a what-if world), [Origins].
@NullMarked
package dev.chokepoint.exposure.restriction;

import org.jspecify.annotations.NullMarked;
