/// The faces of the program: `cli` (commands), `view` (answers as JSON, the one schema), `text` (for a terminal),
/// `page`
/// (HTML), `input` (what a question is read from), `review` (one sitting of a reviewer). A command parses, asks
/// [dev.chokepoint.answer], and renders.
@NullMarked
package dev.chokepoint.app;

import org.jspecify.annotations.NullMarked;
