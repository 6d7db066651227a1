/// What speaks for a claim being news and for its being read right: signals of the claim and of its place in the
/// article, and what they weigh. Knows claims and text, not the rules that read them.
@NullMarked
package dev.chokepoint.evidence.signals;

import org.jspecify.annotations.NullMarked;
