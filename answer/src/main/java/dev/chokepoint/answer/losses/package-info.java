/// What controls cost whom, which lines stop when, and where prices part.
///
/// ```java
/// Losses losses = Losses.of(situation, new Foresight(situation).plan());
/// double usd = losses.total().bestUsd();
/// ```
///
/// Entry: [Losses].
@NullMarked
package dev.chokepoint.answer.losses;

import org.jspecify.annotations.NullMarked;
