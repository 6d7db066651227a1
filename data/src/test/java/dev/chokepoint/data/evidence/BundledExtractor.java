package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.reader.RuleClaimExtractor;

/// The extractor on the bundled rules, made once for all tests: it takes a fifth of a second and never changes.
public final class BundledExtractor {
    private static final RuleClaimExtractor EXTRACTOR = ReadingRules.extractor();

    private BundledExtractor() {}

    public static RuleClaimExtractor get() {
        return EXTRACTOR;
    }
}
