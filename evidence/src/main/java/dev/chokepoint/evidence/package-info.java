/// Stage 1: who said that what was controlled, eased, planned, hinted, excluded.
///
/// The one entry point is [dev.chokepoint.evidence.ClaimExtractor]; rules and gazetteers are values passed in.
@NullMarked
package dev.chokepoint.evidence;

import org.jspecify.annotations.NullMarked;
