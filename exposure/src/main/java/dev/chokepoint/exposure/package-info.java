/// Stage 3: what stops, when, and what it costs target, imposer and third parties.
///
/// A [World] is an immutable description of places, items, plants, lanes, stocks and demands. [Network] is
/// that world at a knowledge date, in one unit system. [Equilibrium] is the best case (a market that
/// re-routes), [Rationing] the worst (nobody re-routes), [Leverage] what each measure is worth to whom.
@NullMarked
package dev.chokepoint.exposure;

import org.jspecify.annotations.NullMarked;
