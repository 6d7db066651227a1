package dev.chokepoint.evidence;

import java.util.List;
import java.util.Set;

/// Fills what an act leaves out ("will not include …").
final class Exclusions {
    private Exclusions() {}

    static void exclusions(Sentence s, Draft d, int from, List<Hit> hits) {
        Tokens t = s.t;
        int limit = s.to;
        for (int i = from; i < limit; i++) {
            int start = exclusionCue(t, i);
            if (start < 0) {
                continue;
            }
            for (Hit o : hits) {
                if (o.match().from() >= from && o.match().from() < i) {
                    return;
                }
            }
            int end = start;
            while (end < limit
                    && !t.is(end, ",", ";", ".", "-")
                    && !(end > start && s.wall[end] && !t.is(end, "that"))) {
                end++;
            }
            exclude(t, d, start, end);
            i = end;
        }
    }

    static void exclude(Tokens t, Draft d, int start, int end) {
        int from = start;
        while (from < end
                && (ItemPhrases.DETERMINERS.contains(t.low[from]) || t.is(from, "neither", "either", "only"))) {
            from++;
        }
        if (from >= end || (d.action.value().relaxes() && party(t, from, end))) {
            // somebody left out of an easing stays under the control: no exclusion from it
            return;
        }
        boolean any = false;
        if (!CARRIERS.contains(t.low[from]) && !t.has(from, "export-noun")) {
            for (int i = from; i < end; i++) {
                for (Tokens.Mark m : t.marksAt(i)) {
                    if (m.entry() instanceof Gazetteer.Item x && m.to() <= end) {
                        d.exclusions.add(Slot.of(
                                new ItemMention(x.key(), t.words(m.from(), m.to()), x.codes()),
                                t.span(m.from(), m.to()),
                                "exclusion"));
                        any = true;
                    }
                }
            }
        }
        if (any) {
            return;
        }
        // "deliveries to Abkhazia and South Ossetia or international transit": "or" tells cases apart, "and" joins
        // places
        int i = from;
        while (i < end) {
            int stop = i;
            while (stop < end && !t.is(stop, "or", "nor")) {
                stop++;
            }
            if (stop > i) {
                d.exclusions.add(Slot.of(
                        new ItemMention(ItemPhrases.key(t.words(i, stop)), t.words(i, stop), List.of()),
                        t.span(i, stop),
                        "exclusion"));
            }
            i = stop + 1;
        }
    }

    private static final Set<String> CARRIERS = Set.of(
            "cargoes", "shipments", "exports", "particles", "supplies", "deliveries", "consignments", "contracts");

    /// "to prohibited parties", "customers in China": who is left out, not what.
    private static boolean party(Tokens t, int from, int end) {
        if (t.is(from, "to", "for", "in", "where", "if", "when", "with")) {
            return true;
        }
        for (int i = from; i < end; i++) {
            if (t.has(i, "item")) {
                return false;
            }
        }
        for (int i = from; i < end; i++) {
            if (t.has(i, "party-noun") || t.has(i, "place") || t.has(i, "entity") || t.has(i, "group")) {
                return true;
            }
        }
        return false;
    }

    /// Whether words can name goods, trade or places that a control leaves out: no "trade relations", no "producers".
    static boolean excludable(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.is(i, "relations", "ties", "interests", "plans", "operations", "talks", "cooperation", "prices")) {
                return false;
            }
        }
        for (int i = from; i < to; i++) {
            if (t.has(i, "item")
                    || t.has(i, "export-noun")
                    || t.has(i, "place")
                    || t.has(i, "group")
                    || t.has(i, "licence")
                    || CARRIERS.contains(t.low[i])
                    || t.is(
                            i,
                            "countries",
                            "states",
                            "nations",
                            "members",
                            "destinations",
                            "goods",
                            "items",
                            "products",
                            "transit",
                            "chips",
                            "models",
                            "equipment",
                            "technology",
                            "versions",
                            "regions",
                            "parcels")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a sentence only says more of the act told before: no act of its own stands before its words.
    static boolean continues(Sentence s, TokenPattern.Match m, List<Hit> hits) {
        for (Hit h : hits) {
            if (h.match().from() < m.to()) {
                return false;
            }
        }
        // "The quotas run until May and do not cover …": the second verb has the subject of the first
        return !s.t.is(m.from(), "and", "but") || s.t.has(s.from, "anaphor");
    }

    /// The token after an exclusion cue that begins at `i`, or -1.
    static int exclusionCue(Tokens t, int i) {
        for (Tokens.Mark m : t.marksAt(i)) {
            if (m.cls().equals("exclusion")) {
                return m.to();
            }
        }
        return -1;
    }
}
