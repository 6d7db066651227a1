package dev.chokepoint.evidence.patterns;

import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.IssuingVerbs;
import dev.chokepoint.evidence.lexicon.NumberWords;
import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.VerbForms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern over tokens: words, classes, gaps. Its language is described in docs/how-to/add-a-rule.md.
public final class TokenPattern {
    /// Where a pattern matched: tokens `from` to `to` (exclusive), the head, and the last class token
    /// before the end.
    public record Match(int from, int to, int head, int headTo, int form) {}

    private sealed interface Part {
        boolean head();
    }

    private record Words(Ids words, boolean head) implements Part {}

    /// @param words that fit as well
    private record Cls(List<String> names, Ids ids, Ids words, int form, boolean head) implements Part {}

    /// A set of numbers.
    private static final class Ids {
        private final int[] all;
        private final long[] bits;

        Ids(int[] all) {
            this.all = all;
            int max = 0;
            for (int i : all) {
                max = Math.max(max, i);
            }
            bits = new long[(max >> 6) + 1];
            for (int i : all) {
                bits[i >> 6] |= 1L << i;
            }
        }

        boolean has(int id) {
            int word = id >> 6;
            return word < bits.length && (bits[word] & (1L << id)) != 0;
        }
    }

    private record Gap(int max, boolean narrow) implements Part {
        @Override
        public boolean head() {
            return false;
        }
    }

    private record Maybe(Part part) implements Part {
        @Override
        public boolean head() {
            return part.head();
        }
    }

    /// Which words and classes a stretch of tokens holds: a pattern that needs one it lacks need not be tried.
    public static final class Contents {
        private final long[] words;
        private final long[] classes;

        private Contents(Symbols symbols) {
            words = new long[(symbols.words() >> 6) + 1];
            classes = new long[(symbols.classes() >> 6) + 1];
        }

        /// Contents of tokens `from` to `to`.
        public static Contents of(Tokens tokens, int from, int to, Symbols symbols) {
            Contents c = new Contents(symbols);
            for (int i = from; i < to; i++) {
                c.words[tokens.word[i] >> 6] |= 1L << tokens.word[i];
                for (Tokens.Mark m : tokens.marksAt(i)) {
                    c.classes[m.id() >> 6] |= 1L << m.id();
                }
            }
            return c;
        }

        private static boolean any(long[] held, int[] wanted) {
            for (int id : wanted) {
                if ((held[id >> 6] & (1L << id)) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private final List<Part> parts;
    private final String source;
    /// The numbers of the words, or of the classes, of which one must be there: a row for each part but the
    /// first, which is known to be there where a match is tried.
    private final int[][] needs;

    /// The words that may stand where a class must.
    private final int[][] orWords;

    private final boolean[] needsClass;

    private TokenPattern(String source, List<Part> parts) {
        this.source = source;
        this.parts = parts;
        List<Part> must = parts.stream()
                .skip(1)
                .filter(p -> p instanceof Words || p instanceof Cls)
                // what is rarest is asked for first: words before classes, few before many
                .sorted(Comparator.comparing((Part p) -> p instanceof Cls)
                        .thenComparingInt(p -> p instanceof Words w ? w.words().all.length : 0))
                .toList();
        needs = new int[must.size()][];
        orWords = new int[must.size()][];
        needsClass = new boolean[must.size()];
        for (int i = 0; i < needs.length; i++) {
            needsClass[i] = must.get(i) instanceof Cls;
            needs[i] = must.get(i) instanceof Words w
                    ? w.words().all
                    : must.get(i) instanceof Cls c ? c.ids().all : new int[0];
            orWords[i] = must.get(i) instanceof Cls c ? c.words().all : new int[0];
        }
    }

    /// Whether every part after the first that must be there can be there.
    public boolean canMatch(Contents contents) {
        for (int i = 0; i < needs.length; i++) {
            if (!Contents.any(needsClass[i] ? contents.classes : contents.words, needs[i])
                    && !Contents.any(contents.words, orWords[i])) {
                return false;
            }
        }
        return true;
    }

    boolean beginsAnywhere() {
        return !(parts.getFirst() instanceof Words) && !(parts.getFirst() instanceof Cls);
    }

    /// The words of which each part after the first needs one: a row for each such part that is of words alone.
    List<int[]> wordsNeeded() {
        return parts.stream()
                .skip(1)
                .filter(p -> p instanceof Words)
                .map(p -> ((Words) p).words().all)
                .toList();
    }

    /// The words it can begin with.
    int[] firstWords() {
        return switch (parts.getFirst()) {
            case Words w -> w.words().all;
            case Cls c -> c.words().all;
            default -> new int[0];
        };
    }

    /// The classes it can begin with.
    int[] firstClasses() {
        return parts.getFirst() instanceof Cls c ? c.ids().all : new int[0];
    }

    static TokenPattern parse(String source, Symbols symbols) {
        List<Part> parts = new ArrayList<>();
        for (String raw : source.strip().split("\\s+")) {
            String s = raw;
            if (s.matches("[*~]\\d+")) {
                parts.add(new Gap(Integer.parseInt(s.substring(1)), s.charAt(0) == '~'));
                continue;
            }
            boolean maybe = s.endsWith("?") && s.length() > 1;
            if (maybe) {
                s = s.substring(0, s.length() - 1);
            }
            boolean head = s.startsWith("^");
            if (head) {
                s = s.substring(1);
            }
            Part part;
            if (s.startsWith("@")) {
                int form = VerbForms.ANY;
                int colon = s.indexOf(':');
                if (colon > 0) {
                    form = form(s.substring(colon + 1), source);
                    s = s.substring(0, colon);
                }
                List<String> all = List.of(s.substring(1).split("\\|@?"));
                List<String> names =
                        all.stream().filter(n -> !n.startsWith("=")).toList();
                part = new Cls(
                        names,
                        new Ids(names.stream().mapToInt(symbols::addClass).toArray()),
                        new Ids(all.stream()
                                .filter(n -> n.startsWith("="))
                                .mapToInt(n -> symbols.addWord(n.substring(1)))
                                .toArray()),
                        form,
                        head);
            } else {
                part = new Words(
                        new Ids(Arrays.stream(s.split("\\|"))
                                .mapToInt(symbols::addWord)
                                .toArray()),
                        head);
            }
            parts.add(maybe ? new Maybe(part) : part);
        }
        if (parts.isEmpty() || parts.getFirst() instanceof Gap || parts.getLast() instanceof Gap) {
            throw new IllegalArgumentException("The pattern (" + source + ") must begin and end with a word or class.");
        }
        return new TokenPattern(source, List.copyOf(parts));
    }

    private static int form(String names, String source) {
        int bits = 0;
        for (String n : names.split("\\+")) {
            bits |= switch (n) {
                case "base" -> VerbForms.BASE;
                case "s" -> VerbForms.S;
                case "past" -> VerbForms.PAST;
                case "pp" -> VerbForms.PARTICIPLE;
                case "ing" -> VerbForms.ING;
                default ->
                    throw new IllegalArgumentException(
                            "The form (" + n + ") in the pattern (" + source + ") must be base, s, past, pp or ing.");
            };
        }
        return bits;
    }

    /// The classes it names, to check them against the vocabulary.
    List<String> classes() {
        List<String> out = new ArrayList<>();
        for (Part p : parts) {
            Part inner = p instanceof Maybe m ? m.part() : p;
            if (inner instanceof Cls c) {
                out.addAll(c.names());
            }
        }
        return out;
    }

    /// The match that begins at a token, reaching no farther than `to` and across no token for which `wall` is
    /// set; null where there is none.
    @Nullable
    public Match matchAt(Tokens tokens, int at, int to, boolean[] wall) {
        Run run = new Run(tokens, to, wall);
        if (!run.match(0, at)) {
            return null;
        }
        return new Match(at, run.end, run.head < 0 ? at : run.head, run.head < 0 ? at + 1 : run.headTo, run.form);
    }

    private final class Run {
        private final Tokens tokens;
        private final int limit;
        private final boolean[] wall;
        private int end;
        private int head = -1;
        private int headTo = -1;
        private int form;

        Run(Tokens tokens, int limit, boolean[] wall) {
            this.tokens = tokens;
            this.limit = limit;
            this.wall = wall;
        }

        private boolean match(int part, int at) {
            if (part == parts.size()) {
                end = at;
                return true;
            }
            return switch (parts.get(part)) {
                case Gap g -> gap(g, part, at);
                case Maybe m -> step(m.part(), part, at) || match(part + 1, at);
                case Words w -> step(w, part, at);
                case Cls c -> step(c, part, at);
            };
        }

        private boolean gap(Gap g, int part, int at) {
            int n = 0;
            for (int t = at; n <= g.max() && t <= limit; t++) {
                int after = aside(t);
                if (after > t && match(part + 1, after)) {
                    return true;
                }
                if (after > t) {
                    t = after - 1;
                    continue;
                }
                if (match(part + 1, t)) {
                    return true;
                }
                int time = g.narrow() && t < limit ? duration(t) : t;
                if (time > t) {
                    // "prolong for a further three months the suspension": how long counts for nothing
                    t = time - 1;
                    continue;
                }
                if (t < limit && !wall[t] && g.narrow() && ofDate(tokens, t)) {
                    // "imposed on Dec. 31, 2021 a policy": a date between counts for nothing
                    continue;
                }
                n++;
                if (t >= limit
                        || wall[t]
                        // "By a rule issued on November 10, BIS suspended …": another part of the sentence begins
                        || (g.narrow()
                                && tokens.is(t, ",")
                                && t > 0
                                && tokens.dated.get(t - 1)
                                && newSubject(tokens, t + 1))
                        || (g.narrow()
                                && tokens.in(t, "ending-gaps")
                                && !amount(tokens, t)
                                && !insideName(tokens, t)
                                && !demonstrative(tokens, t))
                        || (g.narrow()
                                && tokens.low[t].equals(",")
                                && t + 1 < limit
                                && tokens.in(t + 1, "opening-asides")
                                && !tokens.is(t - 1, "immediately", "yesterday", "today"))
                        // "lifted its objections, tightening export controls": another act begins
                        || (g.narrow() && tokens.is(t, ",") && participle(tokens, t + 1))
                        || tokens.low[t].equals(";")) {
                    return false;
                }
            }
            return false;
        }

        private boolean participle(Tokens tokens, int t) {
            if (t >= limit || !tokens.low[t].endsWith("ing") || tokens.in(t, "summing-up")) {
                return false;
            }
            for (Tokens.Mark m : tokens.marksAt(t)) {
                if ((m.form() & VerbForms.ING) != 0) {
                    return true;
                }
            }
            return false;
        }

        /// Past "for a further three months", or `t`.
        private int duration(int t) {
            if (!tokens.is(t, "for", "by")) {
                return t;
            }
            for (int k = t + 1; k < Math.min(limit, t + 6) && !wall[k]; k++) {
                if (k > t + 1 && tokens.in(k, "units-of-time")) {
                    return k + 1;
                }
                boolean counts = tokens.is(k, "a", "an", "another", "one", "further", "additional", "the", "more")
                        || tokens.is(k, "about", "some", "next", "at", "least", "up", "to", "calendar")
                        || NumberWords.isNumber(tokens.low[k]);
                if (!counts) {
                    return t;
                }
            }
            return t;
        }

        /// Past ", among them Hensoldt and FN Herstal,": who belongs to those just named counts for nothing.
        private int aside(int t) {
            if (tokens.is(t, ",") && tokens.is(t + 1, "but", "if", "though") && tokens.is(t + 2, "not")) {
                // "is easing, but not eliminating, its curbs"
                for (int k = t + 3; k < Math.min(limit, t + 7); k++) {
                    if (tokens.is(k, ",")) {
                        return k + 1;
                    }
                }
            }
            if (tokens.is(t, ",") && IssuingVerbs.broughtIn(tokens, t + 1)) {
                // "the ban, issued by the mines minister, does not apply to concentrates": what the measure is known by
                for (int k = t + 2; k < Math.min(limit, t + 24); k++) {
                    if (tokens.is(k, ";", ".") || wall[k]) {
                        return t;
                    }
                    if (tokens.is(k, ",") && k + 1 < limit && FiniteVerbs.auxiliary(tokens, k + 1)) {
                        return k + 1;
                    }
                }
                return t;
            }
            if (!tokens.is(t, ",") || !tokens.is(t + 1, "among", "including", "such", "one", "some", "all", "most")) {
                return t;
            }
            if (!tokens.is(t + 1, "including")
                    && !tokens.is(t + 2, "them", "of", "which")
                    && !(tokens.is(t + 1, "such") && tokens.is(t + 2, "as"))) {
                return t;
            }
            for (int k = t + 2; k < Math.min(limit, t + 24); k++) {
                if (tokens.is(k, ";", ".")) {
                    return t;
                }
                if (tokens.is(k, ",") && !tokens.is(k + 1, "and") && !wall[k] && closesAside(k)) {
                    return k + 1;
                }
            }
            return t;
        }

        /// Whether what follows a comma goes on with the sentence.
        private boolean closesAside(int comma) {
            return tokens.is(comma + 1, "on", "to", "from", "in", "into", "onto", "at", "with", "under");
        }

        /// Whether a token belongs to a date with its preposition and the comma after it.
        private boolean ofDate(Tokens tokens, int t) {
            if (tokens.is(t, "as", "early", "soon", "late") && soon(tokens, t)) {
                return true;
            }
            boolean opens = t + 1 < limit && tokens.dated.get(t + 1) && tokens.in(t, "leading-to-dates");
            boolean comma = tokens.low[t].equals(",")
                    && ((t > 0 && (tokens.dated.get(t - 1) || atOnce(tokens, t - 1)) && !newSubject(tokens, t + 1))
                            || (t + 3 < limit && tokens.is(t + 1, "with") && atOnce(tokens, t + 1))
                            || (t + 2 < limit && tokens.dated.get(t + 2) && tokens.in(t + 1, "leading-to-dates"))
                            || (tokens.is(t + 1, "as") && soon(tokens, t + 1)));
            return tokens.dated.get(t) || opens || comma || atOnce(tokens, t);
        }

        /// "as early as August", "as soon as next month".
        private boolean soon(Tokens tokens, int t) {
            for (int k = t; k < Math.min(limit, t + 4); k++) {
                if (tokens.dated.get(k)) {
                    return true;
                }
                if (!tokens.is(k, "as", "early", "soon", "late")) {
                    return false;
                }
            }
            return false;
        }

        /// "By a rule issued on November 10, BIS suspended …": after the comma another sentence part begins.
        private boolean newSubject(Tokens tokens, int t) {
            return t < limit
                    && (tokens.has(t, "body")
                            || tokens.has(t, "place")
                            || tokens.has(t, "person")
                            || tokens.is(t, "it", "they", "he", "she"));
        }

        /// Whether a token is one of "with immediate effect".
        private static boolean atOnce(Tokens tokens, int t) {
            for (int k = Math.max(0, t - 2); k <= t; k++) {
                if (tokens.is(k, "with") && tokens.is(k + 1, "immediate") && tokens.is(k + 2, "effect")) {
                    return true;
                }
            }
            return false;
        }

        /// "a number of licences", "dozens of firms": "of" after an amount leads on to what is counted; so does "for"
        /// in "ease for a year the curbs". "to suspend that rule": which one, not the beginning of a clause.
        private static boolean demonstrative(Tokens tokens, int that) {
            return tokens.is(that, "that")
                    && (tokens.has(that + 1, "weak") || tokens.has(that + 1, "control"))
                    && (tokens.is(that + 2, "for", "until", "on", "from", "in", "and", "but", ",", ".")
                            || that + 2 >= tokens.count);
        }

        private boolean amount(Tokens tokens, int of) {
            if (tokens.low[of].equals("for") || tokens.low[of].equals("by")) {
                for (int k = of + 2; k <= of + 4 && k < limit; k++) {
                    if (tokens.in(k, "units-of-time")) {
                        return true;
                    }
                }
            }
            if (of > 2 && tokens.is(of, "of") && tokens.is(of - 1, "out", "\"", "\u201d")) {
                // "30 out of 350 licences", "\"a certain number\" of licences"
                return tokens.in(of - 2, "amounts") || Character.isDigit(tokens.low[of - 2].charAt(0));
            }
            return of > 0
                    && tokens.low[of].equals("of")
                    && (tokens.in(of - 1, "amounts") || Character.isDigit(tokens.low[of - 1].charAt(0)));
        }

        private boolean step(Part p, int part, int from) {
            int at = from;
            while (part > 0 && at < limit && !wall[at] && quotationMark(tokens.low[at])) {
                // "suspend "the global implementation" of the controls": a quoted phrase reads on
                at++;
            }
            if (at >= limit || (part > 0 && wall[at])) {
                return false;
            }
            switch (p) {
                case Words w -> {
                    if (w.words().has(tokens.word[at]) && match(part + 1, at + 1)) {
                        note(w.head(), at, at + 1, 0);
                        return true;
                    }
                }
                case Cls c -> {
                    if (c.words().has(tokens.word[at]) && match(part + 1, at + 1)) {
                        note(c.head(), at, at + 1, 0);
                        return true;
                    }
                    for (Tokens.Mark m : tokens.marksAt(at)) {
                        if (c.ids().has(m.id())
                                && (m.form() == 0 || (m.form() & c.form()) != 0)
                                && m.to() <= limit
                                && match(part + 1, m.to())) {
                            note(c.head(), at, m.to(), m.form() & c.form());
                            return true;
                        }
                    }
                }
                case Gap g -> throw new IllegalStateException("A gap is not a step.");
                case Maybe m -> throw new IllegalStateException("An optional part is not a step.");
            }
            return false;
        }

        /// "suspend the Bureau of Industry and Security's rule": the words of a name lead on.
        private boolean insideName(Tokens tokens, int t) {
            for (int k = t - 1; k >= Math.max(0, t - 6); k--) {
                for (Tokens.Mark m : tokens.marksAt(k)) {
                    if (m.to() > t
                            && (m.entry() instanceof Gazetteer.Body
                                    || m.entry() instanceof Gazetteer.Place
                                    || m.entry() instanceof Gazetteer.Register
                                    || m.entry() instanceof Gazetteer.Entity)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean quotationMark(String token) {
            return token.equals("\"")
                    || token.equals("\u201c")
                    || token.equals("\u201d")
                    || token.equals("'")
                    || token.equals("\u2018");
        }

        private void note(boolean isHead, int from, int to, int bits) {
            if (isHead) {
                head = from;
                headTo = to;
                form = bits;
            }
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
