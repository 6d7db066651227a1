/// Stage 4: which exchange of concessions is good for both sides, and would it hold.
///
/// `space` (what could be exchanged) → `packages` and `valuation` (what each package is worth to either side) →
/// `frontier` (what can be agreed) → `bargaining` (what should be agreed) → `enforcement` (would it hold) → `advice`
/// (what one side should ask, hold back and expect). Beside them `giving`: which concessions were given in real talks.
@NullMarked
package dev.chokepoint.deals;

import org.jspecify.annotations.NullMarked;
