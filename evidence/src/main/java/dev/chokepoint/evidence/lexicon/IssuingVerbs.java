package dev.chokepoint.evidence.lexicon;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words by which papers, and measures with them, come about.
public final class IssuingVerbs {
    private static final Set<String> ISSUED = Set.of(
            "issued",
            "released",
            "published",
            "announced",
            "adopted",
            "unveiled",
            "finalised",
            "finalized",
            "promulgated",
            "signed",
            "posted",
            "gazetted",
            "introduced",
            "proposed",
            "enacted",
            "approved",
            "passed");
    private static final Set<String> BROUGHT_IN = Stream.concat(
                    ISSUED.stream(),
                    Stream.of("imposed", "launched", "agreed", "ordered", "decreed", "put", "due", "effective", "set"))
            .collect(Collectors.toUnmodifiableSet());

    private IssuingVerbs() {}

    /// "a rule published on 15 March": whether a token says that a paper was issued.
    public static boolean issued(Tokens t, int i) {
        return i >= 0 && i < t.count && ISSUED.contains(t.low[i]);
    }

    /// Whether some token of a stretch says that a paper was issued.
    public static boolean anyIssued(Tokens t, int from, int to) {
        for (int i = Math.max(0, from); i < to; i++) {
            if (issued(t, i)) {
                return true;
            }
        }
        return false;
    }

    /// "the ban, imposed in 2022, remains": whether a token tells how a measure came about.
    public static boolean broughtIn(Tokens t, int i) {
        return i >= 0 && i < t.count && BROUGHT_IN.contains(t.low[i]);
    }
}
