/// Marks of one sentence: names and words, clauses, noun phrases, dates, quantities, who speaks.
/// Entry: [Sentence].
@NullMarked
package dev.chokepoint.evidence.grammar;

import org.jspecify.annotations.NullMarked;
