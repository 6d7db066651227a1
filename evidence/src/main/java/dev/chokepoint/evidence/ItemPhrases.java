package dev.chokepoint.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds goods that no list knows, by where they stand: after "exports of", in a list beside known ones.
final class ItemPhrases {
    private ItemPhrases() {}

    // ---- slots

    static final Set<String> DETERMINERS =
            Set.of("the", "a", "an", "its", "their", "all", "any", "some", "certain", "of", "both");

    static String key(String words) {
        String k = words.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return k.isEmpty() ? "unnamed" : k.length() > 60 ? k.substring(0, 60) : k;
    }

    /// "luxury cars and jewellery": what stands beside a known good in a list is a good as well.
    static void conjuncts(Sentence s, Draft d, int from, int stop) {
        Tokens t = s.t;
        if (d.items.isEmpty()) {
            return;
        }
        List<Slot<ItemMention>> known = List.copyOf(d.items);
        for (Slot<ItemMention> x : known) {
            int end = t.tokenAt(x.span().end() - 1) + 1;
            if (end + 1 < stop && t.is(end, "and", "or") && end >= from) {
                int a = end + 1;
                int b = a;
                while (b < stop && b < a + 4 && plainNoun(s, b)) {
                    b++;
                }
                boolean ends = b >= stop || PHRASE_STOPS.contains(t.low[b]) || isDate(s, b);
                if (b > a && ends && t.low[b - 1].length() > 3 && !t.low[b - 1].endsWith("ing")) {
                    named(t, d, a, b);
                }
            }
        }
    }

    static boolean plainNoun(Sentence s, int i) {
        Tokens t = s.t;
        if (PHRASE_STOPS.contains(t.low[i])
                || DETERMINERS.contains(t.low[i])
                || !Character.isLetter(t.low[i].charAt(0))
                || Clauses.finite(t, i)
                || isQuantity(s, i)
                || isDate(s, i)
                || s.inFrameName(i)
                || t.is(i, "other", "others", "another", "not", "make", "such", "similar", "no", "more")) {
            return false;
        }
        for (Tokens.Mark m : t.marksAt(i)) {
            if (!m.cls().equals("item-adjective")) {
                return false;
            }
        }
        return true;
    }

    static final Set<String> PHRASE_STOPS = Set.of(
            ",",
            ";",
            ".",
            ":",
            "to",
            "from",
            "on",
            "in",
            "for",
            "by",
            "with",
            "at",
            "that",
            "which",
            "who",
            "until",
            "after",
            "before",
            "if",
            "as",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "will",
            "without",
            "unless",
            "while",
            "because",
            "than",
            "(",
            ")",
            "and",
            "effective",
            "starting",
            "against",
            "under",
            "when",
            "today",
            "yesterday",
            "used",
            "bound",
            "destined",
            "where",
            "last",
            "next",
            "this",
            "still",
            "now",
            "over",
            "except",
            "said",
            "or",
            "due",
            "also",
            "again",
            "abroad",
            "worldwide",
            "immediately",
            "would",
            "may",
            "can",
            "must",
            "entirely",
            "during",
            "since",
            "between",
            "towards",
            "into",
            "amid",
            "despite",
            "within",
            "through",
            "even",
            "so",
            "then",
            "it",
            "they",
            "he",
            "she",
            "worth",
            "above",
            "below",
            "whose",
            "announced",
            "published",
            "remain",
            "remains");

    /// The goods named after "on", "of" or the verb where the gazetteer knows none of them.
    static void phrase(Sentence s, Hit h, Draft d, int cs, int stop) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        after(s, h, d, cs, stop);
        if (!d.items.isEmpty()) {
            return;
        }
        // "ore exports", "steel scrap shipments": the goods stand before the noun
        for (int i = Math.max(cs + 1, m.from()); i < Math.min(stop, m.to() + 6); i++) {
            if (t.has(i, "export-noun") && !t.low[i].endsWith("ing")) {
                int from = i;
                while (from > cs && from > i - 3 && plainNoun(s, from - 1) && !VAGUE.contains(t.low[from - 1])) {
                    from--;
                }
                if (from < i && t.low[i - 1].length() > 2) {
                    named(t, d, from, i);
                    return;
                }
            }
        }
    }

    /// Words before "exports" that name no goods.
    private static final Set<String> VAGUE = Set.of(
            "all",
            "further",
            "new",
            "such",
            "overseas",
            "foreign",
            "its",
            "total",
            "direct",
            "future",
            "more",
            "other",
            "most",
            "any",
            "these",
            "those",
            "outbound",
            "annual",
            "monthly",
            "first",
            "fresh",
            "related",
            "relevant",
            "military",
            "civilian",
            "commercial",
            "normal",
            "regular",
            "unlicensed",
            "illegal",
            "permitted",
            "limited",
            "resume",
            "halt",
            "stop",
            "ban",
            "allow",
            "restrict",
            "block",
            "curb",
            "restricting",
            "banning",
            "halting",
            "stopping",
            "allowing",
            "blocking",
            "curbing",
            "off",
            "down",
            "out",
            "up",
            "back",
            "not",
            "national",
            "been",
            "temporary",
            "partial",
            "physical",
            "entire",
            "whole",
            "chinese",
            "american",
            "global",
            "world");

    private static void after(Sentence s, Hit h, Draft d, int cs, int stop) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        for (int i = m.from(); i < stop - 1; i++) {
            boolean opens = t.is(i, "on", "of", "for")
                    && i > cs
                    && (t.has(i - 1, "control")
                            || t.has(i - 1, "weak")
                            || t.has(i - 1, "export")
                            || (t.is(i, "for") && t.has(i - 1, "licence"))
                            || lastWordOf(t, i - 1, "export")
                            || lastWordOf(t, i - 1, "control"));
            opens |= t.is(i, "of") && afterExportsTo(t, i, cs);
            if (!opens
                    && t.has(i, "export")
                    && i + 1 < stop
                    && i >= m.head()
                    && (t.low[i].endsWith("ing")
                            || t.low[i].equals("export")
                            || t.low[i].equals("ship")
                            || t.low[i].equals("sell"))) {
                opens = !t.is(i + 1, "of", "to", "controls", "control");
            }
            if (!opens) {
                continue;
            }
            int from = i + 1;
            while (from < stop
                    && (DETERMINERS.contains(t.low[from])
                            || (TokenPattern.AMOUNTS.contains(t.low[from]) && t.is(from + 1, "of")))) {
                from++;
            }
            if (from < stop
                    && (t.has(from, "export")
                            || t.has(from, "control")
                            || t.is(from, "exports", "export", "exporting", "shipments", "sales"))) {
                continue;
            }
            int end = from;
            while (end < stop && !PHRASE_STOPS.contains(t.low[end]) && !t.has(end, "place") && !isDate(s, end)) {
                end++;
            }
            while (end > from && isQuantity(s, end - 1)) {
                end--;
            }
            for (int k = from; k < end; k++) {
                if (t.has(k, "party-noun") || t.is(k, "dozens", "hundreds", "up", "destinations", "partners")) {
                    return;
                }
            }
            if (end > from && end - from <= 7) {
                if (t.has(from, "entity") || t.has(end - 1, "party-noun") || t.has(from, "party-noun")) {
                    return;
                }
                named(t, d, from, end);
                // "thermostats, DC motors and servomotors": a list with commas
                int next = end;
                List<int[]> listed = new ArrayList<>();
                while (next + 1 < stop && t.is(next, ",")) {
                    int b = next + 1;
                    while (b < stop && b < next + 6 && plainNoun(s, b)) {
                        b++;
                    }
                    if (b == next + 1) {
                        break;
                    }
                    listed.add(new int[] {next + 1, b});
                    next = b;
                }
                if (!listed.isEmpty() && next < stop && t.is(next, "and", "or")) {
                    listed.forEach(x -> named(t, d, x[0], x[1]));
                    end = next;
                }
                // "of cars and motorcycles": one more after "and"
                int more = end;
                while (more < stop
                        && (isQuantity(s, more)
                                || t.is(more, "worth", "more", "less", "than", "above", "over", "up", "to"))) {
                    more++;
                }
                if (t.is(more, "and", "or") && more + 1 < stop && !t.has(more + 1, "export")) {
                    int last = more + 1;
                    while (last < stop
                            && !PHRASE_STOPS.contains(t.low[last])
                            && !Clauses.finite(t, last)
                            && !t.is(last, "above")
                            && !isQuantity(s, last)) {
                        last++;
                    }
                    if (last > more + 1
                            && last - more <= 5
                            && !t.has(more + 1, "place")
                            && !t.has(more + 1, "entity")) {
                        named(t, d, more + 1, last);
                    }
                }
                return;
            }
        }
    }

    /// Whether "of" follows "exports to Russia and Belarus".
    static boolean afterExportsTo(Tokens t, int of, int cs) {
        int k = of - 1;
        while (k > cs && (t.within(k, "place") || t.is(k, "and", ",", "the"))) {
            k--;
        }
        return k > cs && k < of - 1 && t.is(k, "to") && t.has(k - 1, "export");
    }

    static void named(Tokens t, Draft d, int from, int end) {
        d.items.add(Slot.of(
                new ItemMention(key(t.words(from, end)), t.words(from, end), List.of()),
                t.span(from, end),
                "item-phrase"));
    }

    /// What is put on a list: the objects between the verb and "to" or "on".
    static void listed(Sentence s, TokenPattern.Match m, Draft d) {
        Tokens t = s.t;
        int from = m.headTo();
        int i = from;
        while (i <= m.to()) {
            boolean ends = i == m.to() || t.is(i, "to", "on");
            if (ends || t.is(i, ",", "and")) {
                int a = from;
                while (a < i
                        && (DETERMINERS.contains(t.low[a])
                                || Character.isDigit(t.low[a].charAt(0))
                                || t.is(a, "among", "them", "including", "and"))) {
                    a++;
                }
                boolean known = t.is(a, "items", "goods", "products", "technologies");
                for (int k = a; k < i; k++) {
                    known |= t.has(k, "item");
                }
                if (!known && i > a && i - a <= 6 && !t.has(a, "entity") && !t.has(i - 1, "party-noun")) {
                    named(t, d, a, i);
                }
                from = i + 1;
            }
            if (ends) {
                return;
            }
            i++;
        }
    }

    static boolean isQuantity(Sentence s, int i) {
        for (QuantityTagger.Found q : s.quantities) {
            if (i >= q.from() && i < q.to()) {
                return true;
            }
        }
        return false;
    }

    static boolean isDate(Sentence s, int i) {
        for (Sentence.When w : s.dates) {
            if (i >= w.from() && i < w.to()) {
                return true;
            }
        }
        return false;
    }

    static boolean lastWordOf(Tokens t, int i, String cls) {
        for (int k = Math.max(0, i - 3); k <= i; k++) {
            for (Tokens.Mark m : t.marksAt(k)) {
                if (m.cls().equals(cls) && m.to() == i + 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
