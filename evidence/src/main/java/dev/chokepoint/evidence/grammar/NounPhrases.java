package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.NumberWords;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.VerbForms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits a stretch of words into the noun phrases of a list: "rice, sugar and, as well, cars with engines above …".
///
/// A phrase has a core (without determiners, counts and measures) and a tail ("worth more than 300 euros", "used in
/// making drugs"). One pass over the words, without a parser.
public final class NounPhrases {
    /// One phrase.
    ///
    /// @param open its first word, with determiners and counts
    /// @param from first word of the core
    /// @param to after the last word of the core
    /// @param end after the tail; equals `to` where there is none
    public record Noun(int open, int from, int to, int end) {}

    /// The phrases of a list.
    ///
    /// @param members the first phrase that "such as" or "among them" brings in; 0 where none does
    /// @param end after the last word of the list
    public record Listing(List<Noun> nouns, int members, int end) {}

    private NounPhrases() {}

    /// The list that begins at `from`; without phrases where none begins there.
    public static Listing list(Sentence s, int from, int stop) {
        Tokens t = s.t;
        List<Noun> out = new ArrayList<>(4);
        Noun first = noun(s, from, stop);
        if (first == null) {
            return new Listing(out, 0, from);
        }
        out.add(first);
        int end = first.end();
        int certain = 1;
        int firstMember = 0;
        String governor = from > 0 ? t.low[from - 1] : "";
        while (end < stop) {
            int at = end;
            boolean sure = false;
            boolean comma = false;
            if (t.is(at, ",")) {
                at++;
                comma = true;
            }
            int opened = opensMembers(t, at);
            if (opened > at) {
                at = opened;
                sure = true;
                firstMember = firstMember == 0 ? out.size() : firstMember;
            } else if (t.is(at, "and", "or", "and/or", "&", "plus") && !standing(t, at + 1)) {
                at++;
                sure = true;
                if (at < stop && t.low[at].equals(governor) && t.is(at, "to", "on", "of", "for", "over")) {
                    at++;
                }
            } else if (t.is(at, "as") && t.is(at + 1, "well") && t.is(at + 2, "as")) {
                at += 3;
                sure = true;
            } else if ((t.is(at, "along") || t.is(at, "together")) && t.is(at + 1, "with")) {
                at += 2;
                sure = true;
            } else if (t.is(at, "(", ":", "-", "\u2013", "\u2014") && !comma) {
                at++;
                sure = true;
                firstMember = firstMember == 0 ? out.size() : firstMember;
            } else if (!comma) {
                break;
            }
            if (t.is(at, "related") && !t.is(at + 1, "to")) {
                // "firearms, related components and ammunition"
                at++;
            }
            if (at >= stop) {
                break;
            }
            if (comma && !sure && use(t, at)) {
                // "graphite items, used in steelmaking and other trades, will …"
                end = tail(s, at, stop);
                continue;
            }
            if (comma && !sure && t.is(at, "a", "an", "the", "one", "its", "which", "who")) {
                // an apposition: ", a feedstock for aluminium, …"
                Noun aside = noun(s, at, stop);
                if (aside == null || !t.is(aside.end(), ",") || !t.is(aside.end() + 1, "and", "or")) {
                    break;
                }
                end = aside.end();
                continue;
            }
            if (verbPhrase(t, at)) {
                break;
            }
            Noun n = noun(s, at, stop);
            if (n == null) {
                break;
            }
            if (comma && !sure && possessed(t, n) && t.is(n.end(), ",")) {
                end = n.end();
                continue;
            }
            if (n.end() < stop
                    && Clauses.finite(t, n.end())
                    // "the ban on exports of potatoes and carrots was lifted": both are under the ban
                    && (comma || !FiniteVerbs.auxiliary(t, n.end()))
                    && !holds(t, n, "item")) {
                // "exports of rice, and prices rose": a clause of its own
                break;
            }
            out.add(n);
            end = n.end();
            if (sure) {
                certain = out.size();
            }
            if (t.is(end, ",") && t.is(end + 1, "among") && t.is(end + 2, "others")) {
                end += 3;
            } else if (t.is(end, "among") && t.is(end + 1, "them", "others")) {
                end += 2;
                certain = out.size();
                firstMember = firstMember == 0 && out.size() > 1 ? 1 : firstMember;
            } else if (firstMember > 0 && t.is(end, ")", "-", "\u2013", "\u2014")) {
                end++;
            }
        }
        // ", said X" and other asides: a list that no "and" closes counts only as far as its goods are known
        int keep = out.size();
        while (keep > certain && !holds(t, out.get(keep - 1), "item") && !holds(t, out.get(keep - 1), "entity")) {
            keep--;
        }
        if (keep < out.size()) {
            out.subList(keep, out.size()).clear();
            end = out.getLast().end();
        }
        int before = out.size();
        List<Noun> all = shared(t, out);
        return new Listing(all, Math.min(firstMember, Math.max(0, firstMember - (before - all.size()))), end);
    }

    private static final String[] STANDING = {
        "more", "less", "above", "below", "so", "not", "later", "others", "older", "faster", "slower", "higher",
        "lower", "better", "newer", "larger", "smaller", "greater", "beyond"
    };

    /// "or below", "and so on": what stands after the "or" is no phrase of its own.
    private static boolean standing(Tokens t, int i) {
        return t.is(i, STANDING)
                && (i + 1 >= t.count
                        || t.in(i + 1, "ending-noun-phrases")
                        || !Character.isLetter(t.low[i + 1].charAt(0))
                        || !t.in(i, "comparatives"));
    }

    /// "such as", "including", "among them": the token after them, or `at`.
    public static int opensMembers(Tokens t, int at) {
        if (t.is(at, "including", "namely", "notably", "covering") || (t.is(at, "like") && at > 0)) {
            return at + 1;
        }
        if (t.is(at, "such") && t.is(at + 1, "as")) {
            return at + 2;
        }
        if (t.is(at, "among", "amongst") && t.is(at + 1, "them", "which")) {
            return at + 2;
        }
        if (t.is(at, "related", "relating") && t.is(at + 1, "to")) {
            return at + 2;
        }
        if (t.is(at, "in") && t.is(at + 1, "particular")) {
            return at + 2;
        }
        return at;
    }

    /// "hybrid and electric cars": an adjective that shares the noun of the next phrase is part of it.
    private static List<Noun> shared(Tokens t, List<Noun> list) {
        for (int i = 0; i + 1 < list.size(); ) {
            Noun a = list.get(i);
            Noun b = list.get(i + 1);
            if (a.to() - a.from() == 1
                    && b.to() - b.from() > 1
                    && a.end() == a.to()
                    && b.open() == a.to() + 1
                    && !holds(t, a, "item")
                    && adjective(t, a.from())) {
                list.set(i, new Noun(a.open(), a.from(), b.to(), b.end()));
                list.remove(i + 1);
            } else {
                i++;
            }
        }
        return list;
    }

    /// Whether a word can only stand before a noun.
    public static boolean adjective(Tokens t, int i) {
        String w = t.low[i];
        if (t.in(i, "adjectives")) {
            return true;
        }
        return w.length() > 5
                && ((w.endsWith("ive") && !w.endsWith("olive") && !w.endsWith("explosive"))
                        || w.endsWith("ous")
                        || (w.endsWith("ical") && !w.endsWith("chemical"))
                        || w.endsWith("ional")
                        || (w.endsWith("rial") && !w.endsWith("aterial"))
                        || w.endsWith("ible")
                        || (w.endsWith("able") && !w.endsWith("vegetable") && !w.endsWith("cable"))
                        || w.endsWith("ful")
                        || w.endsWith("ary")
                        || (w.endsWith("tric") && w.length() > 6));
    }

    private static boolean possessed(Tokens t, Noun n) {
        for (int i = n.open(); i < n.to(); i++) {
            if (t.is(i, "'s")) {
                return true;
            }
        }
        return false;
    }

    /// Whether what stands at `i` is a verb with its object: "and place exports of others under control".
    private static boolean verbPhrase(Tokens t, int i) {
        for (Tokens.Mark m : t.marksAt(i)) {
            if ((m.form() & (VerbForms.BASE | VerbForms.S | VerbForms.PAST)) != 0) {
                int n = m.to();
                if (n < t.count
                        && (t.is(n, "the", "a", "an", "its", "their", "all", "it", "them", "that", "to", "on")
                                || t.has(n, "export")
                                || t.has(n, "weak")
                                || t.has(n, "control")
                                || t.has(n, "licence")
                                // "bans exports of pumps and adds 45 companies to its list"
                                || ((m.form() & VerbForms.S) != 0 && NumberWords.isNumber(t.low[n])))
                        && !t.has(i, "item")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// One phrase that begins at `i`, or null.
    static @Nullable Noun noun(Sentence s, int i, int stop) {
        Tokens t = s.t;
        int a = i;
        while (a < stop) {
            if (t.has(a, "item")) {
                break;
            }
            if (a > i
                    && t.is(a, "of")
                    && (t.is(
                                    a - 1, "some", "any", "all", "most", "many", "several", "each", "both", "one",
                                    "half", "part")
                            || number(t, a - 1))) {
                a++;
            } else if (t.in(a, "opening-noun-phrases")
                    || (number(t, a) && a + 1 < stop && !t.in(a + 1, "ending-noun-phrases"))) {
                a++;
            } else if (a + 1 < stop
                    && t.is(a + 1, "of")
                    && (t.in(a, "measures-of-goods")
                            || t.low[a].endsWith("%")
                            || t.in(a, "amounts")
                            || t.has(a, "export-noun")
                            || (t.has(a, "party-noun") && !placeAt(t, a + 2)))) {
                // "large amounts of", "exports of", "sellers of wheat"
                a += 2;
            } else if (a + 2 < stop
                    && t.is(a + 2, "of")
                    && t.in(a + 1, "measures-of-goods")
                    && !t.in(a, "ending-noun-phrases")) {
                // "large amounts of"
                a += 3;
            } else {
                break;
            }
        }
        int b = a;
        while (b < stop) {
            int next = inside(s, b, a, stop);
            if (next <= b) {
                break;
            }
            b = Math.min(next, stop);
        }
        while (b > a && (adverb(t, b - 1) || t.is(b - 1, "'s"))) {
            b--;
        }
        if (b == a || (b - a == 1 && t.low[a].length() < 2)) {
            return null;
        }
        return new Noun(i, a, b, tail(s, b, stop));
    }

    /// The token after the word or name at `b` where it belongs to the phrase that began at `a`; else `b`.
    private static int inside(Sentence s, int b, int a, int stop) {
        Tokens t = s.t;
        for (Tokens.Mark m : t.marksAt(b)) {
            if (m.cls().equals("item") || m.cls().equals("entity") || m.cls().equals("party-noun")) {
                return m.to();
            }
        }
        if (t.is(b, "'s")) {
            return b > a ? b + 1 : b;
        }
        String w = t.low[b];
        char c = w.charAt(0);
        if (t.is(b, "\"", "\u201d")
                && b == a + 1
                && a > 0
                && t.is(a - 1, "\"", "\u201c")
                && b + 1 < stop
                && t.has(b + 1, "item")) {
            // "\"high-sensitivity\" graphite items"
            return b + 1;
        }
        if (t.listed(w, "ending-noun-phrases") || !Character.isLetterOrDigit(c)) {
            return b;
        }
        if (Character.isDigit(c)) {
            boolean model = !number(t, b) || (b > a && t.upper(b - 1));
            return model ? b + 1 : b;
        }
        for (Tokens.Mark m : t.marksAt(b)) {
            switch (m.cls()) {
                case "place" -> {
                    int n = m.to();
                    if (n < stop && t.is(n, "'s")) {
                        n++;
                    }
                    boolean before = n < stop
                            && !t.in(n, "ending-noun-phrases")
                            && Character.isLetterOrDigit(t.low[n].charAt(0))
                            && !t.has(n, "place")
                            && (t.has(n, "item") || !t.has(n, "export"))
                            && !Clauses.finite(t, n);
                    return before ? n : b;
                }
                case "person", "body", "outlet", "group", "register", "date", "exemption", "general-licence" -> {
                    return b;
                }
                case "control", "weak", "licence", "export-noun", "export" -> {
                    return b;
                }
                default -> {}
            }
        }
        if (b > a && participle(t, b) && tailFollows(t, b + 1)) {
            return b;
        }
        if (b > a && adverb(t, b) && b + 1 < stop && participle(t, b + 1)) {
            return b;
        }
        if (b > a
                && Clauses.finite(t, b)
                && !(participle(t, b) && b + 1 < stop && !t.in(b + 1, "ending-noun-phrases"))) {
            return b;
        }
        return b + 1;
    }

    private static boolean tailFollows(Tokens t, int i) {
        return i >= t.count || t.in(i, "prepositions") || t.is(i, ",", ".", "that", "which", "and", "later");
    }

    static boolean participle(Tokens t, int i) {
        String w = t.low[i];
        return (w.length() > 4 && w.endsWith("ed") && !w.endsWith("eed")) || t.in(i, "irregular-participles");
    }

    public static boolean measure(Tokens t, int i) {
        return t.in(i, "measures-of-goods") || t.in(i, "numbers");
    }

    public static boolean stop(Tokens t, int i) {
        return t.in(i, "ending-noun-phrases");
    }

    private static boolean adverb(Tokens t, int i) {
        String w = t.low[i];
        return w.length() > 4 && w.endsWith("ly") && !t.in(i, "nouns-in-ly");
    }

    /// A number in digits or words without letters in it: no "4G", no "H20".
    private static boolean number(Tokens t, int i) {
        String w = t.low[i];
        if (Character.isDigit(w.charAt(0))) {
            for (int k = 0; k < w.length(); k++) {
                char c = w.charAt(k);
                if (Character.isLetter(c)) {
                    return false;
                }
            }
            return true;
        }
        int dash = w.indexOf('-');
        return t.listed(w, "numbers")
                || (dash > 0
                        && t.listed(w.substring(0, dash), "numbers")
                        && t.listed(w.substring(dash + 1), "numbers"));
    }

    /// The end of the words after the core that only say more of it.
    private static int tail(Sentence s, int b, int stop) {
        Tokens t = s.t;
        if (b >= stop) {
            return b;
        }
        boolean participial = participle(t, b)
                || (adverb(t, b) && b + 1 < stop && participle(t, b + 1))
                || t.is(b, "bound", "destined", "headed");
        if (t.is(b, "related", "relating") || (!t.in(b, "trailing-goods") && !participial)) {
            return b;
        }
        if (t.is(b, "in", "for", "under", "over", "outside", "inside") || technique(t, b)) {
            // "equipment for chipmaking", but "exports of rice in July", "for Russia"
            boolean purpose = t.is(b, "for", "in")
                    && (t.in(b + 1, "uses")
                            || (b + 1 < stop && t.low[b + 1].endsWith("ing") && !t.has(b + 1, "place")));
            if (!purpose) {
                return b;
            }
        }
        if (participial && t.is(b + 1, "to", "for") && b + 2 < stop && placeAt(t, b + 2)) {
            return b;
        }
        // "used in displays and chips": what the goods are for goes on after the "and"
        boolean use = use(t, b) || use(t, b + 1) || technique(t, b);
        int e = b + 1;
        while (e < stop) {
            String w = t.low[e];
            if (use && t.is(e, ",") && listed(t, e, stop)) {
                // "used in steel, metallurgy and chemicals"
                e++;
                continue;
            }
            if (t.is(
                            e, ",", ";", ".", ":", "(", ")", "-", "\"", "\u201d", "which", "who", "but", "while",
                            "until", "after", "before", "from")
                    || FiniteVerbs.auxiliary(t, e)
                    || s.inDate(e)) {
                break;
            }
            if ((w.equals("and") || w.equals("or"))
                    && (!use || t.listed(word(t, e + 1), "techniques"))
                    && !standing(t, e + 1)) {
                break;
            }
            if (t.is(e, "to", "for", "against", "into", "on", "in", "as") && e + 1 < stop) {
                int n = e + 1;
                while (n < stop && t.in(n, "opening-noun-phrases")) {
                    n++;
                }
                if (w.equals("as") || (n < stop && placeAt(t, n)) || w.equals("on")) {
                    break;
                }
            }
            if (e > b + 1 && Clauses.finite(t, e) && !participle(t, e)) {
                break;
            }
            e++;
        }
        return e;
    }

    private static String word(Tokens t, int i) {
        return i < t.count ? t.low[t.is(i, "of", "the") ? i + 1 : i] : "";
    }

    /// "technologies for making batteries and refining lithium": what a technique is for belongs to it as a whole.
    private static boolean technique(Tokens t, int b) {
        return b > 0
                && t.in(b - 1, "techniques")
                && t.is(b, "for", "of")
                && b + 1 < t.count
                && t.low[b + 1].endsWith("ing");
    }

    /// Whether what goods are for comes now.
    private static boolean use(Tokens t, int i) {
        return t.in(i, "meant-for") && !t.is(i + 1, ",", ".");
    }

    /// Whether a comma belongs to a list that an "and" closes before any verb.
    private static boolean listed(Tokens t, int comma, int stop) {
        for (int i = comma + 1; i < Math.min(stop, comma + 9); i++) {
            if (t.is(i, "and", "or")) {
                return i > comma + 1;
            }
            if (Clauses.finite(t, i) || t.is(i, "which", "who", "that", "said", "from", "to", "including")) {
                return false;
            }
        }
        return false;
    }

    private static boolean placeAt(Tokens t, int i) {
        return t.has(i, "place") || t.has(i, "party-noun") || t.has(i, "entity") || t.has(i, "group");
    }

    /// Whether a stretch of the class begins within the core.
    public static boolean holds(Tokens t, Noun n, String cls) {
        for (int i = n.from(); i < n.to(); i++) {
            if (t.has(i, cls)) {
                return true;
            }
        }
        return false;
    }
}
