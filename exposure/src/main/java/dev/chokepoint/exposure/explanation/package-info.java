/// Why a loss is what it is: from a difference in welfare down to figures, measures and sources.
/// Entries: [LossExplanation], [Chain].
@NullMarked
package dev.chokepoint.exposure.explanation;

import org.jspecify.annotations.NullMarked;
