/// The review queue at a terminal: one key decides, everything can be undone, and a sitting can be left at any
/// moment.
@NullMarked
package dev.chokepoint.app.review;

import org.jspecify.annotations.NullMarked;
