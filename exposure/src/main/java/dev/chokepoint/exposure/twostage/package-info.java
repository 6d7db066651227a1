/// Prepare now, respond later: two-stage problems solved by cuts, with a certified gap.
/// Entry: [TwoStage].
@NullMarked
package dev.chokepoint.exposure.twostage;

import org.jspecify.annotations.NullMarked;
