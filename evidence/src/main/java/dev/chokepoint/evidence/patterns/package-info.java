/// The language in which rules are written, and the rules an extractor runs on.
/// Entries: [RuleSet] (all of them), [TokenPattern] (one pattern over tokens), [WordTest] (words around a match).
@NullMarked
package dev.chokepoint.evidence.patterns;

import org.jspecify.annotations.NullMarked;
