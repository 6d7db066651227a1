/// Reads what a question needs and says what is wrong with it in one place.
/// Entries: [WorldFiles], [InputException].
@NullMarked
package dev.chokepoint.app.input;

import org.jspecify.annotations.NullMarked;
