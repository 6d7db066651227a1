/// Reads one article from top to bottom and puts claims together.
/// Entry: [RuleClaimExtractor], the rule-based [ClaimExtractor][dev.chokepoint.evidence.claims.ClaimExtractor].
@NullMarked
package dev.chokepoint.evidence.reader;

import org.jspecify.annotations.NullMarked;
