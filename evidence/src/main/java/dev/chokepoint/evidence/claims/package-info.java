/// What is read out of an article: claims with their slots, supply facts, negotiation events.
/// Entry: [ClaimExtractor], which turns an [Article][dev.chokepoint.evidence.text.Article] into a [Reading].
@NullMarked
package dev.chokepoint.evidence.claims;

import org.jspecify.annotations.NullMarked;
