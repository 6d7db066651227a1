/// The answers of the stages to one question, gathered for `assess`.
///
/// Entry: [StageAnswers].
@NullMarked
package dev.chokepoint.answer.assessment;

import org.jspecify.annotations.NullMarked;
