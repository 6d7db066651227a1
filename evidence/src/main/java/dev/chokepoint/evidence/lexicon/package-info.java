/// Words and names: tokens with offsets, the gazetteer of places, authorities, items and parties, verb forms, and the
/// tests of single words that need no sentence around them.
/// Entries: [Tokens], [Gazetteer].
@NullMarked
package dev.chokepoint.evidence.lexicon;

import org.jspecify.annotations.NullMarked;
