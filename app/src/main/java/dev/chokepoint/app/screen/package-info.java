/// Screens of world trade over a store: one question, one method, one answer for all faces.
///
/// Entry points: [ScreenQuestion] and [Screens#run]; the answer is a [ScreenView].
///
/// ```
/// ScreenView answer = Screens.run(store, question, question.method().table(), lines -> {});
/// ```
@NullMarked
package dev.chokepoint.app.screen;

import org.jspecify.annotations.NullMarked;
