package dev.chokepoint.evidence;

import java.util.List;

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
        while (from < end && ItemPhrases.DETERMINERS.contains(t.low[from])) {
            from++;
        }
        if (from >= end) {
            return;
        }
        boolean any = false;
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
        if (!any || t.is(from, "cargoes", "shipments", "exports", "particles")) {
            d.exclusions.add(Slot.of(
                    new ItemMention(ItemPhrases.key(t.words(from, end)), t.words(from, end), List.of()),
                    t.span(from, end),
                    "exclusion"));
        }
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
