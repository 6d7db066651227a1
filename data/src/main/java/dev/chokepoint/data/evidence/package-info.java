/// Reads articles, rules and gazetteers for the evidence stage, and writes what it found.
@NullMarked
package dev.chokepoint.data.evidence;

import org.jspecify.annotations.NullMarked;
