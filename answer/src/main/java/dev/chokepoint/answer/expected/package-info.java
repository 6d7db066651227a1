/// The expected case as an answer: what will probably be lost, stop and be paid, with bands.
///
/// Entry: [ExpectedLosses].
@NullMarked
package dev.chokepoint.answer.expected;

import org.jspecify.annotations.NullMarked;
