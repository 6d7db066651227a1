/// A question asked again under draws of the uncertain figures: bands, and the inputs that decide them.
///
/// ```java
/// try (DrawnQuestion drawn = DrawnQuestion.ofWorld(question, means, losses, matrix, parts)) {
///     Sample sample = drawn.sample(Draws.of(seed, count), done -> {});
///     Bands bands = drawn.bands(sample);
/// }
/// ```
///
/// [QuestionWorlds] is the one place where a question becomes worlds to be drawn. Entry: [DrawnQuestion].
@NullMarked
package dev.chokepoint.answer.uncertainty;

import org.jspecify.annotations.NullMarked;
