/// The answer: outcome, findings, what is missing, when it changes.
/// Entry: [Determination].
@NullMarked
package dev.chokepoint.controls.determination;

import org.jspecify.annotations.NullMarked;
