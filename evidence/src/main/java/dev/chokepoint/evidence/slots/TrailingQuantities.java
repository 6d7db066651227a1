package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.grammar.QuantityTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.util.List;

/// Tells which figures behind the clause of an act still measure it: those of its condition, of what it brings a list
/// to, of a list after a colon.
final class TrailingQuantities {
    /// How many words may stand between the noun and its figure: "a minimum export price (MEP) of USD 850".
    private static final int REACH_OF_PRICE = 6;

    private TrailingQuantities() {}

    /// @param end where the clause of the act ends
    /// @param acts the acts of the sentence: what stands behind the next belongs to that one
    static boolean measures(Sentence s, TriggerMatch h, List<TriggerMatch> acts, QuantityTagger.Found q, int end) {
        if (otherActBetween(h, acts, end, q.from())) {
            return false;
        }
        Tokens t = s.t;
        QuantityMention.Kind kind = q.quantity().kind();
        return switch (kind) {
            case COUNT -> total(t, q, end) || tail(t, q, end) || listed(s, q, end);
            case DURATION -> tail(t, q, end) || limit(t, q, end);
            case PRICE -> floor(t, q, end) || escrow(t, q, end);
            case NOTICE -> delay(t, q, end);
            case THRESHOLD -> share(t, q) || limit(t, q, end) || content(t, q, end);
            case QUOTA -> limit(t, q, end) || total(t, q, end) || listed(s, q, end);
            case FEE -> share(t, q);
        };
    }

    private static boolean otherActBetween(TriggerMatch own, List<TriggerMatch> acts, int from, int to) {
        for (TriggerMatch o : acts) {
            if (!o.equals(own) && o.match().head() >= from && o.match().head() < to) {
                return true;
            }
        }
        return false;
    }

    /// "provided that the producer keeps at least 50% of it", "so long as 80 percent goes to the home market", "but is
    /// holding them to 400,000 tonnes": under which limit.
    private static boolean limit(Tokens t, QuantityTagger.Found q, int end) {
        int at = t.is(end, ",") ? end + 1 : end;
        if (q.from() < at || q.from() - at > 18) {
            return false;
        }
        return t.is(at, "provided")
                || (t.is(at, "so", "as") && t.is(at + 1, "long"))
                || (t.is(at, "on", "with", "under") && (t.is(at + 1, "condition") || t.is(at + 2, "condition")))
                || (t.is(at, "subject") && t.is(at + 1, "to"))
                || (t.is(at, "but", "and")
                        && (t.in(at + 1, "capped") || t.is(at + 2, "holding", "limiting", "capping", "keeping")))
                || t.is(at, "capping", "limiting", "fixing")
                || (t.is(at - 1, ",") && t.is(at, "which", "who") && bounded(t, q));
    }

    /// "which may take in no more than 50% of it", "who may sell up to 100,000 tonnes".
    private static boolean bounded(Tokens t, QuantityTagger.Found q) {
        boolean most = t.is(q.from() - 1, "than") && t.is(q.from() - 2, "more") && t.is(q.from() - 3, "no", "not");
        boolean upTo = t.is(q.from() - 1, "to") && t.is(q.from() - 2, "up", "limited");
        return most || upTo || t.is(q.from() - 1, "most");
    }

    /// "if they contain as little as 0.1 percent of Chinese rare earths", "affiliates owned 50 percent or more": what a
    /// thing must hold or who must own it to be caught.
    private static boolean content(Tokens t, QuantityTagger.Found q, int end) {
        for (int k = q.from() - 1; k >= Math.max(end, q.from() - 5); k--) {
            if (t.is(k, "owned", "held")) {
                return true;
            }
        }
        if (!t.is(end, "if", "where", "when") || q.from() - end > 12) {
            return false;
        }
        return t.anyOf(end, q.from(), "measuring-verbs");
    }

    /// "and set a floor price of $490 per metric ton", "subject to a minimum export price (MEP) of USD 850 per tonne".
    private static boolean floor(Tokens t, QuantityTagger.Found q, int end) {
        for (int k = q.from() - 1; k >= Math.max(end, q.from() - REACH_OF_PRICE); k--) {
            if (t.is(k, "price") && t.is(k - 1, "floor", "export", "minimum")) {
                return true;
            }
        }
        return t.is(q.from() - 1, "of") && t.is(q.from() - 2, "mep") && q.from() > end;
    }

    /// "will be lifted as soon as the company deposits $400 million".
    private static boolean escrow(Tokens t, QuantityTagger.Found q, int end) {
        int at = t.is(end, ",") ? end + 1 : end;
        return (t.is(at, "once", "if", "unless", "until", "when") || (t.is(at, "as") && t.is(at + 1, "soon")))
                && q.from() - at <= 10
                && t.anyOf(at, q.from(), "paying-verbs");
    }

    /// ", which makes 706 in all", ", which now totals 706 organizations in 15 countries, up by 36": what an act brings
    /// a list or a quota to.
    private static boolean total(Tokens t, QuantityTagger.Found q, int end) {
        int at = t.is(end, ",") ? end + 1 : end;
        if (!t.is(at - 1, ",") || q.from() < at || q.from() - at > 18) {
            return false;
        }
        if (!t.is(at, "which") && !t.in(at, "amounting")) {
            return false;
        }
        for (int k = at; k < q.from(); k++) {
            if (t.in(k, "amounting")) {
                return true;
            }
        }
        return false;
    }

    /// ", adding 23 items to the list", ", valid for six months": what an act comes to, told behind a comma.
    private static boolean tail(Tokens t, QuantityTagger.Found q, int end) {
        int at = t.is(end, ",") ? end + 1 : end;
        if (!t.is(at - 1, ",") || q.from() - at > 3) {
            return false;
        }
        return (q.quantity().kind() == QuantityMention.Kind.COUNT
                        && t.is(at, "adding", "removing", "covering", "involving"))
                || (q.quantity().kind() == QuantityMention.Kind.DURATION
                        && t.is(at, "valid", "lasting")
                        && t.is(q.from() - 1, "for", "lasting", "to"));
    }

    /// "a batch of quotas: 14 million tonnes for gasoline and 4 million tonnes for fuel oil": a list behind a colon
    /// that begins with its figure.
    private static boolean listed(Sentence s, QuantityTagger.Found q, int end) {
        int at = s.t.is(end, ":") ? end + 1 : end;
        if (!s.t.is(at - 1, ":")) {
            return false;
        }
        for (QuantityTagger.Found o : s.quantities) {
            if (o.from() - at >= 0
                    && o.from() - at <= 2
                    && o.quantity().kind() == q.quantity().kind()) {
                return o.from() <= q.from();
            }
        }
        return false;
    }

    /// ", with effect in 120 days".
    private static boolean delay(Tokens t, QuantityTagger.Found q, int end) {
        int at = t.is(end, ",") ? end + 1 : end;
        return t.is(at - 1, ",") && t.is(at, "with", "effective") && q.from() - at <= 3;
    }

    /// "in return for a 25% cut", "if they hand over 15 percent of the revenue": what is paid for being let belongs to
    /// the act although it stands in the condition.
    static boolean share(Tokens t, QuantityTagger.Found q) {
        return q.quantity().unit().equals("percent")
                && (toTreasury(t, q.to()) || t.in(q.to(), "fees") || (t.is(q.to(), "of") && ofRevenue(t, q.to() + 1)));
    }

    private static boolean ofRevenue(Tokens t, int at) {
        int noun = t.is(at, "the", "its", "their") ? at + 1 : at;
        return t.is(noun, "revenue", "revenues", "proceeds") || (noun > at && t.is(noun, "sales"));
    }

    /// "remit 15% to the U.S. Treasury".
    private static boolean toTreasury(Tokens t, int at) {
        if (!t.is(at, "to")) {
            return false;
        }
        for (int k = at + 1; k < Math.min(t.count, at + 5); k++) {
            if (t.is(k, "treasury", "government", "state", "budget")) {
                return true;
            }
        }
        return false;
    }
}
