package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Finds who speaks in a sentence.
public final class Speech {
    /// One voice: "the ministry said on Tuesday".
    ///
    /// @param from first token of the voice's clause
    /// @param to token after it
    /// @param verb token of the verb
    /// @param place whose official it is; may be empty
    /// @param body the authority; may be empty
    public record Frame(
            int from,
            int to,
            int verb,
            Slot<Attribution> voice,
            String place,
            String body,
            int subjectFrom,
            int subjectTo) {}

    static final Set<String> OUTSIDE =
            Set.of("in", "at", "from", "for", "to", "on", "over", "against", "with", "about", "despite", "amid");
    static final Set<String> BREAKS = Set.of(
            ",",
            ";",
            ":",
            ".",
            "in",
            "at",
            "from",
            "for",
            "to",
            "on",
            "that",
            "when",
            "after",
            "before",
            "while",
            "because",
            "by",
            "with",
            "as",
            "\"",
            "but",
            "citing",
            "quoting",
            "according",
            "-",
            "about",
            "over",
            "which",
            "who",
            "if",
            "and");

    private Speech() {}

    static List<Frame> frames(Tokens t, int from, int to, boolean[] wall, LocalDate day) {
        List<Frame> out = new ArrayList<>(2);
        for (int i = from; i < to; i++) {
            if (t.is(i, "quoted", "cited") && t.is(i - 1, "was", "were", "been") && asSaying(t, i, to) > i) {
                // "the minister was quoted by Reuters as saying that …"
                int left = i - 1;
                while (left > from && !wall[left] && !t.is(left - 1, ",")) {
                    left--;
                }
                Speakers.speaker(t, left, i - 1, day, false, out, left, to, i, SlotRule.SOURCE_SUBJECT);
            }
            if (t.is(i, "citing", "quoting") || (t.is(i, "according") && t.is(i + 1, "to"))) {
                int start = t.is(i, "citing", "quoting") ? i + 1 : i + 2;
                int end = end(t, start, to, wall);
                int before = out.size();
                UnlistedSpeakers.named(t, start - 1, Math.min(to, start + 20), i, end, out);
                if (out.size() == before) {
                    Speakers.speaker(t, start, end, day, true, out, i, end, i, SlotRule.SOURCE_CITING);
                }
            } else if (t.is(i, "in")
                    && t.is(i + 1, "the")
                    && t.is(i + 2, "view", "opinion", "eyes", "judgment", "judgement", "words", "estimation")
                    && t.is(i + 3, "of")) {
                // "in the view of the economist Li Daokui"
                Speakers.speaker(
                        t,
                        i + 4,
                        end(t, i + 4, to, wall),
                        day,
                        true,
                        out,
                        i,
                        end(t, i + 4, to, wall),
                        i,
                        SlotRule.SOURCE_VIEW);
            } else if ((t.is(i, "seen", "reviewed", "viewed", "obtained", "cited", "quoted") && t.is(i + 1, "by"))
                    || (t.is(i, "reported") && t.is(i - 1, "first") && t.is(i + 1, "by"))) {
                // "a letter seen by Reuters"
                int start = i + 2;
                Speakers.speaker(
                        t,
                        start,
                        Math.min(to, start + 5),
                        day,
                        true,
                        out,
                        i,
                        Math.min(to, start + 5),
                        i,
                        SlotRule.SOURCE_SEEN);
            } else if (t.is(i, "cited", "cites", "quoted", "quotes")
                    && !t.is(i - 1, "was", "were", "been")
                    && asSaying(t, i, to) > i) {
                // "a report by Bloomberg, which cited people familiar with the matter as saying that …"
                Speakers.speaker(t, i + 1, asSaying(t, i, to), day, true, out, i, to, i, SlotRule.SOURCE_CITING);
                verb(t, i, from, to, wall, day, out);
            } else if (Clauses.speech(t, i) || weakSpeech(t, i)) {
                verb(t, i, from, to, wall, day, out);
            } else if (t.is(i, "it")
                    && (t.is(i + 1, "is", "was")
                            && t.is(i + 2, "understood", "reported", "rumoured", "rumored", "believed", "said"))) {
                Slot<Attribution> s = Slot.of(
                        new Attribution(t.words(i, i + 3), Attribution.Role.UNATTRIBUTED, t.words(i, i + 3), false),
                        t.span(i, i + 3),
                        "source-unattributed");
                out.add(new Frame(i, i + 3, i + 2, s, "", "", i, i + 3));
            } else if (t.is(i, "it")
                    && t.is(i + 1, "has")
                    && t.is(i + 2, "been", "also")
                    && (t.is(i + 3, "reported") || t.is(i + 4, "reported"))) {
                int end = t.is(i + 3, "reported") ? i + 4 : i + 5;
                Slot<Attribution> s = Slot.of(
                        new Attribution(t.words(i, end), Attribution.Role.UNATTRIBUTED, t.words(i, end), false),
                        t.span(i, end),
                        "source-unattributed");
                out.add(new Frame(i, end, end - 1, s, "", "", i, end));
            } else if (t.is(i, "reports")
                    && t.is(i + 1, "that")
                    && i > from
                    && t.is(i - 1, "were", "are", "of", "by", "to")) {
                Slot<Attribution> s = Slot.of(
                        new Attribution("reports", Attribution.Role.UNATTRIBUTED, "reports", false),
                        t.span(i, i + 1),
                        "source-unattributed");
                out.add(new Frame(i, i + 1, i, s, "", "", i, i + 1));
            } else if (t.is(i, "reportedly", "reported-ly")) {
                Slot<Attribution> s = Slot.of(
                        new Attribution("reportedly", Attribution.Role.UNATTRIBUTED, "reportedly", false),
                        t.span(i, i + 1),
                        "source-unattributed");
                out.add(new Frame(i, i + 1, i, s, "", "", i, i + 1));
            } else if (t.is(i, "on", "with", "by", "to", "recorded") || t.is(i, "interview")) {
                outletNear(t, i, to, out);
            }
        }
        out.sort(Comparator.comparingInt((Frame f) -> rank(f.voice().value().role())));
        List<Frame> unique = new ArrayList<>(out.size());
        for (Frame f : out) {
            boolean seen = false;
            for (Frame u : unique) {
                seen |= u.voice().value().canonical().equals(f.voice().value().canonical());
            }
            if (!seen) {
                unique.add(f);
            }
        }
        return unique;
    }

    /// The "as" of "cited two people as saying", or `at`.
    private static int asSaying(Tokens t, int at, int to) {
        for (int k = at + 1; k + 1 < Math.min(to, at + 12); k++) {
            if (t.is(k, "as") && t.is(k + 1, "saying")) {
                return k;
            }
        }
        return at;
    }

    /// "declined to comment on a report by Bloomberg that …": the report speaks, not who says nothing of it.
    private static boolean noComment(Tokens t, int v, int from, int to, List<Frame> out) {
        boolean comment = false;
        for (int k = v; k < Math.min(to, v + 7) && !comment; k++) {
            comment = t.is(k, "comment");
        }
        boolean report = false;
        int end = Math.min(to, v + 16);
        for (int k = v; k < end && comment; k++) {
            report |= t.is(k, "report", "reports", "story", "article");
        }
        for (int k = v; k < end && report; k++) {
            for (Tokens.Mark m : t.marksAt(k)) {
                if (m.cls().equals("outlet")) {
                    out.add(new Frame(from, to, v, outlet(t, m), "", "", m.from(), m.to()));
                    return true;
                }
            }
        }
        return false;
    }

    private static int rank(Attribution.Role role) {
        return switch (role) {
            case OUTLET -> 0;
            case UNATTRIBUTED, DOCUMENT -> 1;
            case COMPANY, ANALYST, ANONYMOUS, OFFICIAL_ANONYMOUS, OFFICIAL -> 2;
            case GOVERNMENT -> 3;
        };
    }

    private static boolean weakSpeech(Tokens t, int i) {
        // "left the door ajar to curbs"
        return t.has(i, "stance") || (t.is(i, "left", "leaves") && t.is(i + 1, "the") && t.is(i + 2, "door"));
    }

    private static void outletNear(Tokens t, int i, int to, List<Frame> out) {
        for (int k = i + (t.is(i, "interview") ? -2 : 1); k < Math.min(to, i + 4); k++) {
            if (k < 0) {
                continue;
            }
            for (Tokens.Mark m : t.marksAt(k)) {
                boolean spoken = false;
                for (int b = Math.max(0, i - 12); b < i; b++) {
                    spoken |= Clauses.speech(t, b);
                }
                if (m.cls().equals("outlet")
                        && (t.is(i, "interview", "recorded")
                                || (t.is(i, "on", "with", "to") && spoken && k <= i + 2))) {
                    out.add(new Frame(m.from(), m.to(), i, outlet(t, m), "", "", m.from(), m.to()));
                }
            }
        }
    }

    private static Slot<Attribution> outlet(Tokens t, Tokens.Mark m) {
        return Slot.of(
                new Attribution(
                        t.words(m.from(), m.to()),
                        Attribution.Role.OUTLET,
                        m.entry().key(),
                        false),
                t.span(m.from(), m.to()),
                "source-outlet");
    }

    private static int end(Tokens t, int from, int to, boolean[] wall) {
        for (int i = from; i < to; i++) {
            boolean abbreviated = t.is(i, ".") && i + 1 < to && Character.isDigit(t.low[i + 1].charAt(0));
            if ((t.is(i, ",", ";", ".", ":") && !abbreviated) || (i > from && wall[i])) {
                return i;
            }
            if (i > from && t.is(i, "that")) {
                return i;
            }
        }
        return to;
    }

    private static void verb(Tokens t, int v, int from, int to, boolean[] wall, LocalDate day, List<Frame> out) {
        int left = v;
        while (left > from && !wall[left]) {
            left--;
        }
        int commaLeft = left;
        for (int k = left; k < v; k++) {
            if (t.is(k, ",") && k + 1 < v) {
                // "Reuters, citing two people, reported": the subject is before the aside
                commaLeft = k + 1;
            }
        }
        boolean stance = !Clauses.speech(t, v);
        int clauseEnd = v + 1;
        while (clauseEnd < to
                && !wall[clauseEnd]
                && (!t.is(clauseEnd, ",", ";") || (t.is(clauseEnd, ",") && t.within(clauseEnd, "date")))) {
            // the comma of "Nov. 18, 2019" ends nothing
            clauseEnd++;
        }
        if (t.is(v, "saying") && t.is(v - 1, "as")) {
            // who said it has been taken with "cited" or "quoted"
            for (int k = v - 2; k > Math.max(from, v - 12); k--) {
                if (t.is(k, "cited", "cites", "quoted", "quotes")) {
                    return;
                }
            }
        }
        int beforeVerb = t.is(v - 1, "\"", "\u201d", "'") ? v - 2 : v - 1;
        boolean inverted = !stance
                && t.is(beforeVerb, ",")
                && !t.is(v, "told", "tells", "informed")
                && saysAfterClause(t, left, v, to);
        if (commaLeft == left && !inverted && t.is(left, "once", "if", "unless")) {
            // "Once the U.S. shows sincerity, …": a condition, no voice
            return;
        }
        if (stance && noComment(t, v, left, to, out)) {
            return;
        }
        int before = out.size();
        // the object of "told"
        if (t.is(v, "told", "tells") && v + 1 < to) {
            for (int k = v + 1; k < Math.min(to, v + 4); k++) {
                for (Tokens.Mark m : t.marksAt(k)) {
                    if (m.cls().equals("outlet")) {
                        out.add(new Frame(left, clauseEnd, v, outlet(t, m), "", "", m.from(), m.to()));
                    }
                }
            }
            before = out.size();
        }
        if (t.is(v - 1, "by")
                // "entities that it says supply the army": no voice of the act
                || (t.is(v - 1, "it", "they") && t.is(v - 2, "that", "which", "whom"))
                || (v > from && t.is(v - 1, "been", "be", "being"))
                || (v > from && t.is(v - 1, "is", "are", "was", "were") && !t.low[v].endsWith("ing"))) {
            return;
        }
        for (int k = v - 1; k > Math.max(from, v - 4); k--) {
            if (t.is(k, "move", "step", "measure") && t.is(k - 1, "a", "the", "an") && t.is(k - 2, ",")) {
                // "… , a move analysts warn could …": they speak of what follows
                return;
            }
        }
        if (inverted) {
            UnlistedSpeakers.named(t, v, Math.min(to, v + 20), left, clauseEnd, out);
            if (out.size() == before) {
                Speakers.speaker(
                        t, v + 1, Math.min(to, v + 9), day, true, out, left, clauseEnd, v, SlotRule.SOURCE_INVERTED);
            }
            if (out.size() > before) {
                return;
            }
        }
        if (!stance && t.is(v - 1, "it", "they", "and") && v - 1 > from && before == out.size()) {
            // "The ministry added 70 items, it said on Wednesday", "The minister welcomed the step and said": the
            // speaker is the subject of the sentence
            int subject = from;
            while (subject < v - 1 && !Clauses.finite(t, subject) && !t.is(subject, ",")) {
                subject++;
            }
            Speakers.speaker(t, from, subject, day, false, out, left, clauseEnd, v, SlotRule.SOURCE_PRONOUN);
            if (out.size() == before && t.is(v - 1, "and") && UnlistedSpeakers.house(t, from, v - 1) > from) {
                // "DBS Bank regards the curbs as temporary and thinks they will be lifted"
                UnlistedSpeakers.analyst(t, from, UnlistedSpeakers.house(t, from, v - 1), left, clauseEnd, v, out);
            }
            if (out.size() > before) {
                return;
            }
        }
        if (t.is(v - 1, ",")
                && (UnlistedSpeakers.namedBefore(t, left, v, clauseEnd, out)
                        || UnlistedSpeakers.namedWho(t, from, left, v, clauseEnd, out))) {
            return;
        }
        if (!stance && UnlistedSpeakers.ofHouse(t, left, v, clauseEnd, out)) {
            return;
        }
        if (t.is(v - 1, ",")) {
            int first = left;
            while (first < v && !t.is(first, ",")) {
                first++;
            }
            Speakers.speaker(t, left, first, day, false, out, left, clauseEnd, v, SlotRule.SOURCE_SUBJECT);
        }
        if (out.size() == before) {
            Speakers.speaker(
                    t,
                    commaLeft,
                    v,
                    day,
                    false,
                    out,
                    left,
                    clauseEnd,
                    v,
                    stance ? SlotRule.SOURCE_STANCE : SlotRule.SOURCE_SUBJECT);
        }
        if (out.size() == before && commaLeft > left) {
            Speakers.speaker(
                    t,
                    left,
                    v,
                    day,
                    false,
                    out,
                    left,
                    clauseEnd,
                    v,
                    stance ? SlotRule.SOURCE_STANCE : SlotRule.SOURCE_SUBJECT);
        }
        if (out.size() == before && !stance) {
            UnlistedSpeakers.unknownOutlet(t, left, v, clauseEnd, out);
        }
        if (out.size() == before && !stance) {
            UnlistedSpeakers.unknownHouse(t, from, left, v, clauseEnd, out);
        }
        if (out.size() == before && left > from && t.is(left, "who", "which")) {
            // "three sources who asked not to be named said"
            int prev = left - 1;
            while (prev > from && !wall[prev]) {
                prev--;
            }
            if (t.is(left - 1, ",") && t.within(left - 2, "outlet")) {
                // "on a report by Bloomberg, which cited …": the name before the comma
                prev = left - 2;
            }
            Speakers.speaker(t, prev, left, day, false, out, prev, clauseEnd, v, SlotRule.SOURCE_SUBJECT);
        }
        if (out.size() == before && left > from && t.is(left, "citing", "quoting")) {
            int prev = left - 1;
            while (prev > from && !wall[prev]) {
                prev--;
            }
            Speakers.speaker(t, prev, left, day, false, out, left, clauseEnd, v, SlotRule.SOURCE_SUBJECT);
        }
        if (left > from && t.is(left, "citing", "quoting")) {
            int prev = left - 1;
            while (prev > from && !wall[prev]) {
                prev--;
            }
            Speakers.speaker(t, prev, left - 1, day, false, out, prev, clauseEnd, v, SlotRule.SOURCE_SUBJECT);
        }
        if (out.size() == before && !stance && v + 1 < to && (v == left || t.is(v - 1, ",", "\"", "\u201d"))) {
            UnlistedSpeakers.named(t, v, Math.min(to, v + 20), left, clauseEnd, out);
            if (out.size() == before) {
                Speakers.speaker(
                        t, v + 1, Math.min(to, v + 9), day, true, out, left, clauseEnd, v, SlotRule.SOURCE_INVERTED);
            }
        }
    }

    /// Whether what stands before ", said …" is a clause of its own and a name or a title follows the verb.
    private static boolean saysAfterClause(Tokens t, int left, int v, int to) {
        boolean clause = false;
        for (int i = left; i < v - 1; i++) {
            clause |= Clauses.finite(t, i) && !Clauses.speech(t, i);
        }
        return clause && v + 1 < to && !t.is(v + 1, "that", "on", "in", "to", ",", ".");
    }

    /// The place that a stretch names, itself or by an authority; empty where it names none.
    public static String placeIn(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    return p.key();
                }
                if (m.entry() instanceof Gazetteer.Body b && !b.place().isEmpty()) {
                    return b.place();
                }
            }
        }
        return "";
    }

    /// The place in "Japan's Bureau of Foreign Trade", which outweighs whose the name is elsewhere; may be empty.
    public static String owner(Tokens t, int body) {
        for (int k = Math.max(0, body - 4); k < body; k++) {
            for (Tokens.Mark m : t.marksAt(k)) {
                if (m.entry() instanceof Gazetteer.Place p && m.to() + 1 == body && t.is(m.to(), "'s")) {
                    return p.key();
                }
                if (m.entry() instanceof Gazetteer.Place p && m.to() == body && t.is(body, "congress")) {
                    // "the Philippine Congress"
                    return p.key();
                }
            }
        }
        return "";
    }

    static final Set<String> PRONOUNS = Set.of(
            "it",
            "he",
            "she",
            "nobody",
            "everybody",
            "everyone",
            "anyone",
            "someone",
            "one",
            "this",
            "that",
            "who",
            "each",
            "neither",
            "none",
            "another",
            "industry",
            "trade",
            "parliament",
            "government",
            "management");
}
