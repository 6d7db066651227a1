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
            if (named(t, i, to, wall, day, out)) {
                continue;
            }
            if (t.is(i, "cited", "cites", "quoted", "quotes")
                    && !t.is(i - 1, "was", "were", "been")
                    && asSaying(t, i, to) > i) {
                // "a report by Bloomberg, which cited people familiar with the matter as saying that …"
                Speakers.speaker(t, i + 1, asSaying(t, i, to), day, true, out, i, to, i, SlotRule.SOURCE_CITING);
                new SpeechVerb(t, i, from, to, wall, day, out).voices();
            } else if (Clauses.speech(t, i) || weakSpeech(t, i)) {
                new SpeechVerb(t, i, from, to, wall, day, out).voices();
            } else if (!unattributed(t, i, from, out) && t.is(i, "on", "with", "by", "to", "recorded", "interview")) {
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

    /// Whether the token opens a phrase that names its voice, which is added: "according to", "in the view of", "seen
    /// by".
    private static boolean named(Tokens t, int i, int to, boolean[] wall, LocalDate day, List<Frame> out) {
        if (t.is(i, "citing", "quoting") || (t.is(i, "according") && t.is(i + 1, "to"))) {
            int start = t.is(i, "citing", "quoting") ? i + 1 : i + 2;
            int end = end(t, start, to, wall);
            int before = out.size();
            UnlistedSpeakers.named(t, start - 1, Math.min(to, start + 20), i, end, out);
            if (out.size() == before) {
                Speakers.speaker(t, start, end, day, true, out, i, end, i, SlotRule.SOURCE_CITING);
            }
            return true;
        }
        if (t.is(i, "in") && t.is(i + 1, "the") && t.in(i + 2, "in-the-words-of") && t.is(i + 3, "of")) {
            // "in the view of the economist Li Daokui"
            int end = end(t, i + 4, to, wall);
            Speakers.speaker(t, i + 4, end, day, true, out, i, end, i, SlotRule.SOURCE_VIEW);
            return true;
        }
        if ((t.in(i, "cited") && t.is(i + 1, "by"))
                || (t.is(i, "reported") && t.is(i - 1, "first") && t.is(i + 1, "by"))) {
            // "a letter seen by Reuters"
            int end = Math.min(to, i + 7);
            Speakers.speaker(t, i + 2, end, day, true, out, i, end, i, SlotRule.SOURCE_SEEN);
            return true;
        }
        return false;
    }

    /// Whether the token opens a phrase that names nobody, which is added: "it is understood", "reportedly".
    private static boolean unattributed(Tokens t, int i, int from, List<Frame> out) {
        if (t.is(i, "it") && t.is(i + 1, "is", "was") && t.in(i + 2, "told-by-nobody")) {
            out.add(unattributed(t, i, i + 3, t.words(i, i + 3)));
            return true;
        }
        if (t.is(i, "it")
                && t.is(i + 1, "has")
                && t.is(i + 2, "been", "also")
                && (t.is(i + 3, "reported") || t.is(i + 4, "reported"))) {
            int end = t.is(i + 3, "reported") ? i + 4 : i + 5;
            out.add(unattributed(t, i, end, t.words(i, end)));
            return true;
        }
        if (t.is(i, "reports") && t.is(i + 1, "that") && i > from && t.is(i - 1, "were", "are", "of", "by", "to")) {
            out.add(unattributed(t, i, i + 1, "reports"));
            return true;
        }
        if (t.is(i, "reportedly", "reported-ly")) {
            out.add(unattributed(t, i, i + 1, "reportedly"));
            return true;
        }
        return false;
    }

    private static Frame unattributed(Tokens t, int from, int to, String words) {
        Slot<Attribution> voice = Slot.of(
                new Attribution(words, Attribution.Role.UNATTRIBUTED, words, false),
                t.span(from, to),
                "source-unattributed");
        return new Frame(from, to, to - 1, voice, "", "", from, to);
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
    static boolean noComment(Tokens t, int v, int from, int to, List<Frame> out) {
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

    static Slot<Attribution> outlet(Tokens t, Tokens.Mark m) {
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
}
