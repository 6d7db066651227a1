/// The answers over HTTP, for programs on the same machine: JSON of `view`, asked through [dev.chokepoint.answer].
///
/// Entry: [ApiServer]. What is asked and answered is in [ApiAnswers]; a new question is a method there and a line in
/// its
/// table of routes.
@NullMarked
package dev.chokepoint.app.server;

import org.jspecify.annotations.NullMarked;
