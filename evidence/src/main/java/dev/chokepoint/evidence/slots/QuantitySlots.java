package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.QuantityTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import java.util.List;
import java.util.Set;

/// Fills the quantities and the condition of a claim.
public final class QuantitySlots {
    private QuantitySlots() {}

    /// Fills the quantities of a claim from the clause of its act and what still measures it behind.
    ///
    /// @param acts the acts of the sentence
    public static void quantities(Sentence s, TriggerMatch h, List<TriggerMatch> acts, Draft d, int cs, int ce) {
        Tokens t = s.t;
        int end = Math.max(ce, h.match().to());
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() < cs || (q.to() > end && !TrailingQuantities.measures(s, h, acts, q, end))) {
                continue;
            }
            if (ofActBefore(t, h, acts, q) || notice(t, d, q)) {
                continue;
            }
            String unit = q.quantity().unit();
            if (CURRENCIES.contains(unit) && deposit(t, cs, q)) {
                // "will lift the ban once the firm deposits $400 million": what it costs
                QuantityMention paid = q.quantity();
                d.quantities.add(Slot.of(
                        new QuantityMention(paid.value(), unit, QuantityMention.Kind.FEE, paid.mention()),
                        t.span(q.from(), q.to()),
                        "quantity-fee"));
                continue;
            }
            if (CURRENCIES.contains(unit)
                    && !t.is(
                            q.from() - 1,
                            "worth",
                            "valued",
                            "than",
                            "above",
                            "over",
                            "exceeding",
                            "below",
                            "under",
                            "of",
                            "at")
                    && !t.is(q.to(), "fee", "minimum", "or")) {
                // "after it placed $400 million in escrow": money that bounds no act
                continue;
            }
            if (q.quantity().kind() == QuantityMention.Kind.COUNT
                    && q.quantity().value() <= 10
                    && t.is(q.from() - 1, "the", "these", "those", "all")) {
                // "the two companies", "all three metals": told before
                continue;
            }
            boolean time = q.quantity().kind() == QuantityMention.Kind.DURATION;
            if (counted(t, s.quantities, q)
                    || (unit.equals("countries") && t.is(q.from() - 1, "across", "in", "among", "from", "the", "of"))) {
                // "38 affiliates across 21 countries": where they are, or to whom
                continue;
            }
            if (partOfSome(t, q) || (time && !lasts(t, q, cs))) {
                continue;
            }
            if (unit.equals("percent") && t.anyOf(Math.max(cs, q.from() - 5), q.from(), "chances")) {
                // "sees a chance of more than 50%": how likely, no bound
                continue;
            }
            if (unit.equals("percent") && (ofTariff(t, q) || ofWorld(t, q.to()))) {
                continue;
            }
            if (t.is(q.to(), "duty", "tariff", "tariffs", "tax")
                    || (unit.equals("percent") && (t.has(q.to(), "control") || t.is(q.to(), "rule", "affiliates")))) {
                // a rate of duty, the name of a rule: "its 50% rule"
                continue;
            }
            QuantityMention quantity = q.quantity();
            if (unit.equals("percent")
                    && (TrailingQuantities.share(t, q)
                            || t.is(q.to(), "paid")
                            || (t.is(q.to(), "of")
                                    && t.is(q.to() + 1, "the", "its")
                                    && t.is(q.to() + 2, "revenue", "proceeds", "sales")))) {
                quantity = new QuantityMention(quantity.value(), unit, QuantityMention.Kind.FEE, quantity.mention());
            }
            int part = partOf(t, q, cs);
            if (quantity.kind() == QuantityMention.Kind.COUNT && part >= 0) {
                // "30 of some 350 arms export licences": how many the act concerns
                quantity = new QuantityMention(
                        Double.parseDouble(t.low[part].replace(",", "")), unit, quantity.kind(), t.words(part, q.to()));
                d.quantities.add(Slot.of(quantity, t.span(part, q.to()), "quantity-part"));
                continue;
            }
            d.quantities.add(Slot.of(quantity, t.span(q.from(), q.to()), "quantity"));
        }
    }

    /// "will ban exports in 20 days": the time until then has been told, and is not how long the ban lasts.
    private static boolean notice(Tokens t, Draft d, QuantityTagger.Found q) {
        return d.quantities.stream()
                .anyMatch(x -> x.value().kind() == QuantityMention.Kind.NOTICE
                        && x.span().equals(t.span(q.from(), q.to())));
    }

    /// Whether an act waits for a sum to be paid.
    private static boolean deposit(Tokens t, int from, QuantityTagger.Found q) {
        return t.anyOf(Math.max(from, q.from() - 5), Math.min(t.count, q.to() + 3), "deposits")
                && t.anyOf(from, q.from(), "conditions-in-time");
    }

    /// "one of three materials on which it imposed controls": how many there are, not how many the act concerns.
    private static boolean partOfSome(Tokens t, QuantityTagger.Found q) {
        return q.quantity().kind() == QuantityMention.Kind.COUNT
                && !q.quantity().unit().equals("entities")
                && t.is(q.from() - 1, "of")
                && t.is(q.from() - 2, "one", "each", "any", "part");
    }

    /// Whether a length of time is how long the act lasts: "three months after the talks" dates something, "for three
    /// months after prices sank" is a duration.
    private static boolean lasts(Tokens t, QuantityTagger.Found q, int from) {
        if (q.quantity().unit().equals("hour") || t.is(q.to(), "ago", "earlier", "later")) {
            return false;
        }
        boolean modifier = (q.to() - q.from() == 1 && t.low[q.from()].indexOf('-') > 0)
                || (q.to() - q.from() == 2
                        && q.quantity().value() > 1
                        && t.is(q.to() - 1, "day", "week", "month", "year"));
        if (modifier) {
            // "a six-month ban", "a six week ban", not "a nine-year low"
            return ofAct(t, q.to());
        }
        if ((t.is(q.from() - 1, "last", "first", "final") && t.is(q.to(), "of"))
                || t.holds(q.from() - 4, q.from(), "each")) {
            // "the last three months of 2025", "in each of the next two years"
            return false;
        }
        boolean measured = t.is(q.from() - 1, "for", "nearly", "almost", "about", "least", "to");
        if (t.is(q.to(), "after", "before") && !measured) {
            return false;
        }
        int k = q.from() - 1;
        for (int n = 0; k >= from && n < 8; k--, n++) {
            if (t.in(k, "lasting") || (n < 3 && t.anyOf(q.from() - 3, q.from(), "before-durations"))) {
                return true;
            }
            if (!t.in(k, "hedges-of-amounts")) {
                return false;
            }
        }
        return false;
    }

    /// Whether a noun for a measure or a relief from one comes next.
    private static boolean ofAct(Tokens t, int at) {
        for (int k = at; k < Math.min(t.count, at + 4); k++) {
            if (t.has(k, "act-noun") || t.has(k, "weak") || t.has(k, "control") || t.has(k, "licence")) {
                return true;
            }
            if (t.in(k, "approvals-and-terms")) {
                return true;
            }
        }
        return false;
    }

    /// "banned exports for six months, lifted the ban from May to June": the object of an act told before.
    private static boolean ofActBefore(Tokens t, TriggerMatch own, List<TriggerMatch> acts, QuantityTagger.Found q) {
        if (q.to() > own.match().from()) {
            return false;
        }
        for (TriggerMatch o : acts) {
            if (!o.equals(own)
                    && o.match().head() < q.from()
                    && o.match().to() <= own.match().from()
                    && o.trigger().rule().voice() == RuleSet.Voice.ACTIVE
                    && own.trigger().rule().voice() == RuleSet.Voice.ACTIVE
                    && !Clauses.anyFinite(t, o.match().to(), q.from())) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> CURRENCIES = Set.of("USD", "EUR", "CNY", "JPY", "INR", "RUB", "MYR", "KRW", "GBP");

    /// "additional tariffs of 100 per cent", "a 100% tariff".
    private static boolean ofTariff(Tokens t, QuantityTagger.Found q) {
        for (int i = Math.max(0, q.from() - 4); i < q.from(); i++) {
            if (t.in(i, "duties")) {
                return true;
            }
        }
        return t.is(q.to(), "tariff", "tariffs", "duties", "levies")
                || (t.is(q.to(), "import", "export", "additional") && t.is(q.to() + 1, "tariff", "tariffs", "duty"));
    }

    /// "71.4% of the world's cobalt": a share of what is made bounds no act.
    private static boolean ofWorld(Tokens t, int at) {
        return t.is(at, "of")
                && (t.is(at + 1, "global", "world", "worldwide")
                        || (t.is(at + 1, "the", "all") && t.is(at + 2, "world", "world's", "global", "worldwide")));
    }

    /// Whether a count only breaks down the one before it: "44 firms, eight institutes and 36 subsidiaries".
    static boolean counted(Tokens t, List<QuantityTagger.Found> all, QuantityTagger.Found q) {
        if (!q.quantity().unit().equals("entities") || t.is(q.to(), "of", ")") || bare(q)) {
            // "adds 22 entities, seven of them in Pakistan"
            return false;
        }
        for (QuantityTagger.Found o : all) {
            if (o.quantity().unit().equals("entities")
                    && o.to() < q.from()
                    && q.from() - o.to() < 7
                    && t.is(o.to(), ",")
                    && !t.is(o.to() + 1, "and")) {
                return true;
            }
        }
        return false;
    }

    /// "12 entities, 11 under the destination of China": a number without a noun of its own.
    private static boolean bare(QuantityTagger.Found q) {
        return q.to() - q.from() == 1;
    }

    public static void conditions(Sentence s, Draft d, int ce) {
        Tokens t = s.t;
        int i = ce;
        if (i < s.to && t.is(i, ",")) {
            i++;
        }
        if (i >= s.to) {
            return;
        }
        if (t.is(i, "if", "once", "unless", "provided", "in")
                && (!t.is(i, "in") || t.is(i + 1, "exchange", "return"))) {
            int end = i + 1;
            while (end < s.to && !t.is(end, ".", ";") && !(t.is(end, ",") && end > i + 3)) {
                end++;
            }
            d.conditions.add(Slot.of(t.words(i, end), t.span(i, end), "condition-clause"));
        }
    }

    /// The token of the number that stands before "of some 350 licences", or -1.
    private static int partOf(Tokens t, QuantityTagger.Found q, int from) {
        int of = q.from() - 1;
        while (of > from && t.is(of, "some", "about", "around", "roughly", "the", "its", "their", "more", "than")) {
            of--;
        }
        boolean share = t.is(of, "of");
        if (share && t.is(of - 1, "out")) {
            // "30 out of 350 licences"
            of--;
        }
        return share && of - 1 >= from && t.low[of - 1].matches("\\d{1,3}(?:,\\d{3})*|\\d{1,6}") ? of - 1 : -1;
    }
}
