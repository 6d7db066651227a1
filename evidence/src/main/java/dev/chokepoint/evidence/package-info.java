/// Stage 1: who said that what was controlled, eased, planned, hinted, excluded.
///
/// Reading goes in steps, each a package that knows only those before it: `text`, `language`, `claims` (the records
/// that come
/// out), `lexicon`, `patterns`, `grammar`, `acts`, `slots`, `reader`. Beside them stands `stories`, on many articles.
/// Ask [dev.chokepoint.evidence.claims.ClaimExtractor]; rules and gazetteers are values passed in.
@NullMarked
package dev.chokepoint.evidence;

import org.jspecify.annotations.NullMarked;
