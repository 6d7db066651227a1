package dev.chokepoint.evidence;

import java.util.List;

/// Fills the quantities and the condition of a claim.
final class QuantitySlots {
    private QuantitySlots() {}

    static void quantities(Sentence s, Hit h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() < cs
                    || (q.to() > Math.max(ce, h.match().to())
                            && !fee(t, q)
                            && !total(t, q, Math.max(ce, h.match().to()))
                            && !tail(t, q, Math.max(ce, h.match().to())))) {
                continue;
            }
            String unit = q.quantity().unit();
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
            if (time) {
                boolean duration = q.to() - q.from() == 1 && t.low[q.from()].indexOf('-') > 0;
                for (int k = q.from() - 1; k >= Math.max(cs, q.from() - 3); k--) {
                    duration |= t.is(
                            k, "for", "by", "another", "of", "lasting", "to", "extra", "additional", "further", "up");
                }
                // "three months after the talks" dates something; "for three months after prices sank" is a duration
                boolean measured = t.is(q.from() - 1, "for", "nearly", "almost", "about", "least", "to");
                if (!duration
                        || t.is(q.to(), "ago", "earlier", "later")
                        || (t.is(q.to(), "after", "before") && !measured)
                        || unit.equals("hour")) {
                    continue;
                }
            }
            if (unit.equals("percent")
                    && Modalities.anyOf(
                            t, Math.max(cs, q.from() - 5), q.from(), "chance|probability|odds|likelihood")) {
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
                    && (fee(t, q)
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

    private static final java.util.Set<String> CURRENCIES =
            java.util.Set.of("USD", "EUR", "CNY", "JPY", "INR", "RUB", "MYR", "KRW", "GBP");

    /// ", which makes 706 in all", ", which lengthens the list to 1,402 items": what an act brings a list to.
    private static boolean total(Tokens t, QuantityTagger.Found q, int end) {
        int at = t.is(end, ",") ? end + 1 : end;
        if (q.quantity().kind() != QuantityMention.Kind.COUNT
                || !t.is(at - 1, ",")
                || q.from() < at
                || q.from() - at > 7) {
            return false;
        }
        int verb = t.is(at, "which") ? at + 1 : at;
        return t.is(
                        verb,
                        "makes",
                        "making",
                        "brings",
                        "bringing",
                        "takes",
                        "taking",
                        "raises",
                        "raising",
                        "lengthens",
                        "lengthening",
                        "lifts",
                        "lifting",
                        "totals",
                        "totalling")
                && (t.is(q.to() - 1, "all", "total") || t.is(q.from() - 1, "to") || t.is(verb, "totals", "totalling"));
    }

    /// ", adding 23 items to the list", ", valid for six months": what an act comes to, told behind a comma.
    private static boolean tail(Tokens t, QuantityTagger.Found q, int end) {
        int at = t.is(end, ",") ? end + 1 : end;
        if (!t.is(at - 1, ",") || q.from() - at > 3) {
            return false;
        }
        return (q.quantity().kind() == QuantityMention.Kind.COUNT && t.is(at, "adding", "removing", "covering"))
                || (q.quantity().kind() == QuantityMention.Kind.DURATION
                        && t.is(at, "valid", "lasting")
                        && t.is(q.from() - 1, "for", "lasting", "to"));
    }

    /// "additional tariffs of 100 per cent", "a 100% tariff".
    private static boolean ofTariff(Tokens t, QuantityTagger.Found q) {
        for (int i = Math.max(0, q.from() - 4); i < q.from(); i++) {
            if (t.is(i, "tariff", "tariffs", "duty", "duties", "tax", "levy")) {
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

    /// "in return for a 25% cut", "if they hand over 15 percent of the revenue": what is paid for being let belongs to
    /// the act although it stands in the condition.
    private static boolean fee(Tokens t, QuantityTagger.Found q) {
        return q.quantity().unit().equals("percent")
                && (toTreasury(t, q.to())
                        || t.is(q.to(), "fee", "cut", "share", "levy", "surcharge", "commission")
                        || (t.is(q.to(), "of")
                                && t.is(q.to() + 1, "the", "its", "their")
                                && t.is(q.to() + 2, "revenue", "revenues", "proceeds", "sales")));
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

    /// Whether a count only breaks down the one before it: "44 firms, eight institutes and 36 subsidiaries".
    static boolean counted(Tokens t, List<QuantityTagger.Found> all, QuantityTagger.Found q) {
        if (!q.quantity().unit().equals("entities")) {
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

    static void conditions(Sentence s, Draft d, int ce) {
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
        return of - 1 >= from && t.is(of, "of") && t.low[of - 1].matches("\\d{1,3}(?:,\\d{3})*|\\d{1,6}") ? of - 1 : -1;
    }
}
