/// Answers for a terminal: one class per topic, each with a method `text`.
@NullMarked
package dev.chokepoint.app.text;

import org.jspecify.annotations.NullMarked;
