package dev.chokepoint.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A pattern over tokens: words, classes, gaps. Its language is described in docs/how-to/add-a-rule.md.
final class TokenPattern {
    /// Where a pattern matched: tokens `from` to `to` (exclusive), the head, and the last class token
    /// before the end.
    record Match(int from, int to, int head, int headTo, int form) {}

    private sealed interface Part {
        boolean head();
    }

    private record Words(Set<String> words, boolean head) implements Part {}

    private record Cls(List<String> names, int form, boolean head) implements Part {}

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

    /// Words a narrow gap does not cross.
    private static final Set<String> STOPS = Set.of(
            "on", "that", "which", "who", "to", "against", "from", "for", "said", "says", "because", "if", "while",
            "by", "after", "before", "not", "of", "with", "than", "when", "as", "would", "will", "but", "is", "are",
            "was", "were", "into");

    private static final Set<String> AMOUNTS = Set.of(
            "number",
            "dozens",
            "dozen",
            "hundreds",
            "thousands",
            "scores",
            "tens",
            "handful",
            "series",
            "range",
            "raft",
            "batch",
            "batches",
            "set",
            "package",
            "couple",
            "most",
            "some",
            "all",
            "many",
            "several",
            "part",
            "parts",
            "half",
            "third",
            "quarter",
            "majority",
            "bulk",
            "share",
            "lot",
            "slew",
            "round",
            "wave",
            "string",
            "type",
            "types",
            "kind",
            "kinds",
            "any",
            "none",
            "one",
            "two",
            "three",
            "tranche",
            "swathe",
            "host",
            "variety");

    /// Which words and classes a stretch of tokens holds, as bits of their hashes: a pattern that needs one it lacks
    /// need not be tried.
    static final class Contents {
        private final long[] bits = new long[4];

        /// Contents of tokens `from` to `to`.
        static Contents of(Tokens tokens, int from, int to) {
            Contents c = new Contents();
            for (int i = from; i < to; i++) {
                c.set(word(tokens.low[i]));
                for (Tokens.Mark m : tokens.marks.get(i)) {
                    c.set(cls(m.cls()));
                }
            }
            return c;
        }

        private static int word(String w) {
            int h = w.hashCode() * 0x9E3779B9;
            return h >>> 24;
        }

        private static int cls(String c) {
            int h = (c.hashCode() ^ 0x5bd1e995) * 0x9E3779B9;
            return h >>> 24;
        }

        private void set(int bit) {
            bits[bit >> 6] |= 1L << bit;
        }

        private boolean anyOf(int[] alternatives) {
            for (int bit : alternatives) {
                if ((bits[bit >> 6] & (1L << bit)) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private final List<Part> parts;
    private final String source;
    /// The alternatives of each part that must be there.
    private final int[][] needs;

    private TokenPattern(String source, List<Part> parts) {
        this.source = source;
        this.parts = parts;
        List<int[]> must = new ArrayList<>();
        for (Part p : parts) {
            switch (p) {
                case Words w ->
                    must.add(w.words().stream().mapToInt(Contents::word).toArray());
                case Cls c ->
                    must.add(c.names().stream().mapToInt(Contents::cls).toArray());
                case Gap g -> {}
                case Maybe m -> {}
            }
        }
        needs = must.toArray(int[][]::new);
    }

    /// Whether every part that must be there can be there.
    boolean canMatch(Contents contents) {
        for (int[] alternatives : needs) {
            if (!contents.anyOf(alternatives)) {
                return false;
            }
        }
        return true;
    }

    static TokenPattern parse(String source) {
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
                part = new Cls(List.of(s.substring(1).split("\\|@?")), form, head);
            } else {
                part = new Words(Set.of(s.split("\\|")), head);
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

    /// All matches that begin in tokens `from` to `to`, at most one per beginning, none reaching past
    /// `to` or across
    /// a token for which `wall` is set.
    List<Match> find(Tokens tokens, int from, int to, boolean[] wall) {
        List<Match> out = new ArrayList<>(0);
        for (int i = from; i < to; i++) {
            if (!starts(tokens, i)) {
                continue;
            }
            Run run = new Run(tokens, to, wall);
            if (run.match(0, i)) {
                out.add(new Match(
                        i, run.end, run.head < 0 ? i : run.head, run.head < 0 ? i + 1 : run.headTo, run.form));
            }
        }
        return out;
    }

    private boolean starts(Tokens tokens, int i) {
        return switch (parts.getFirst()) {
            case Words w -> w.words().contains(tokens.low[i]);
            case Cls c -> {
                for (Tokens.Mark m : tokens.marks.get(i)) {
                    if (c.names().contains(m.cls())) {
                        yield true;
                    }
                }
                yield false;
            }
            case Gap g -> true;
            case Maybe m -> true;
        };
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
            for (int n = 0; n <= g.max() && at + n <= limit; n++) {
                if (match(part + 1, at + n)) {
                    return true;
                }
                int t = at + n;
                if (t >= limit
                        || wall[t]
                        || (g.narrow() && STOPS.contains(tokens.low[t]) && !amount(tokens, t))
                        || tokens.low[t].equals(";")) {
                    return false;
                }
            }
            return false;
        }

        /// "a number of licences", "dozens of firms": "of" after an amount leads on to what is counted.
        private boolean amount(Tokens tokens, int of) {
            return of > 0 && tokens.low[of].equals("of") && AMOUNTS.contains(tokens.low[of - 1]);
        }

        private boolean step(Part p, int part, int at) {
            if (at >= limit || (part > 0 && wall[at])) {
                return false;
            }
            switch (p) {
                case Words w -> {
                    if (w.words().contains(tokens.low[at]) && match(part + 1, at + 1)) {
                        note(w.head(), at, at + 1, 0);
                        return true;
                    }
                }
                case Cls c -> {
                    for (Tokens.Mark m : tokens.marks.get(at)) {
                        if (c.names().contains(m.cls())
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
