/// Stage 1: who said that what was controlled, eased, planned, hinted, excluded.
///
/// `text` → `lexicon` → `patterns` → `grammar` → `acts` → `slots` → `reader` → `claims` → `stories`, each a package.
/// Ask [dev.chokepoint.evidence.claims.ClaimExtractor]; rules and gazetteers are values passed in.
@NullMarked
package dev.chokepoint.evidence;

import org.jspecify.annotations.NullMarked;
