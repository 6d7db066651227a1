package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.util.Optional;

/// Long lists of goods in prose: each member whole, known or not, without what belongs to it or is among it.
public final class Catalogues {
    private Catalogues() {}

    /// The longest name of one of the goods, in words.
    private static final int LONGEST = 16;

    /// Adds the members of a list of goods to a claim.
    public static void take(Sentence s, Draft d, int from, int to) {
        Tokens t = s.t;
        int begin = from;
        int depth = 0;
        boolean beside = false;
        for (int i = from; i <= to; i++) {
            boolean end = i == to || (depth == 0 && t.is(i, ",", ";", ".")) || stops(t, i, from);
            boolean and = i < to && depth == 0 && !beside && joins(t, i);
            if (end || and) {
                member(s, d, begin, i);
                begin = i + 1;
                beside = false;
                if (i == to || t.is(i, ".") || stops(t, i, from)) {
                    return;
                }
            } else if (t.is(i, "(")) {
                depth++;
            } else if (t.is(i, ")")) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                // "(with or without cables)" is said of one member and holds none of the next
                beside |= t.is(i, "with", "including");
            }
        }
    }

    /// "They include etchers, pumps and lasers", "Etchers are on it, along with pumps", "Among them are lasers": what a
    /// sentence of its own says is on a list told of just before.
    public static void members(Sentence s, Draft d) {
        Tokens t = s.t;
        int verb = s.from;
        while (verb < s.to && !t.in(verb, "naming-members")) {
            if (t.is(verb, "said", "says", "which", "that", ";", "if")) {
                return;
            }
            verb++;
        }
        if (verb >= s.to) {
            return;
        }
        boolean onIt = t.is(verb + 1, "on", "among") && t.is(verb + 2, "it", "them", "these");
        boolean pointing = t.is(s.from, "they", "these", "it", "among");
        if (onIt && verb > s.from) {
            take(s, d, s.from, verb);
            for (int i = verb + 3; i + 1 < s.to; i++) {
                if (t.is(i, "with", "as") && t.is(i - 1, "along", "together", "well")) {
                    take(s, d, i + 1, s.to);
                    return;
                }
            }
        } else if (pointing && verb <= s.from + 3) {
            take(s, d, verb + 1, s.to);
        }
    }

    private static boolean stops(Tokens t, int i, int from) {
        return i > from && t.is(i, "which", "who", "whose", "while", "but", "said", "says");
    }

    /// "circuits and logic", but not "for making and testing chips".
    private static boolean joins(Tokens t, int i) {
        return t.is(i, "and", "or")
                && !t.low[i - 1].endsWith("ing")
                && !t.is(i + 1, "their", "its", "for", "of", "to", "in", "on");
    }

    private static void member(Sentence s, Draft d, int first, int end) {
        Tokens t = s.t;
        int from = first;
        while (from < end
                && (t.is(from, "and", "or", "also", "as", "well", "both")
                        || t.in(from, "determiners")
                        || FiniteVerbs.auxiliary(t, from))) {
            from++;
        }
        for (int k = from; k < Math.min(end - 1, from + 3); k++) {
            if (t.in(k, "amounts") && t.is(k + 1, "of")) {
                // "two classes of sensors"
                from = k + 2;
            }
        }
        int to = from;
        while (to < end && !t.is(to, "(", "with", "including", "among", "that", "which")) {
            to++;
        }
        if (to <= from || to - from > LONGEST || s.inDate(from) || auxiliary(t, from, to)) {
            return;
        }
        Optional<Tokens.Mark> known = headItem(t, from, to);
        if (known.isPresent()) {
            ItemPhrases.known(t, d, (Gazetteer.Item) known.get().entry(), from, to);
        } else if (Character.isLetter(t.low[to - 1].charAt(0))
                && !t.within(from, "place")
                && !party(t, from, to)
                && told(t, from, to)) {
            ItemPhrases.named(t, d, from, to);
        }
    }

    /// Whether words name goods: more than one, a plural or goods of a broad kind.
    private static boolean told(Tokens t, int from, int to) {
        return to - from > 1
                || t.is(from - 1, "of")
                || (t.low[from].endsWith("s") && !t.low[from].endsWith("ss"))
                || t.in(from, "broad-goods");
    }

    private static boolean auxiliary(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (FiniteVerbs.auxiliary(t, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean party(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.has(i, "party-noun") || t.has(i, "entity")) {
                return true;
            }
        }
        return false;
    }

    /// The known goods that the whole name is: they stand before what describes them ("of", "for", "below").
    private static Optional<Tokens.Mark> headItem(Tokens t, int from, int to) {
        int head = from;
        while (head < to && !t.is(head, "of", "for", "below", "above", "that", "to", "in", "on")) {
            head++;
        }
        for (int i = from; i < head; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Item && m.to() == head) {
                    return Optional.of(m);
                }
            }
        }
        return Optional.empty();
    }
}
