/// Texts that people annotated with what should be read of them: to score a reader by and to train one on.
///
/// Entry point: [AnnotatedText]; [ScoreSheet] holds a reading against it.
@NullMarked
package dev.chokepoint.data.annotated;

import org.jspecify.annotations.NullMarked;
