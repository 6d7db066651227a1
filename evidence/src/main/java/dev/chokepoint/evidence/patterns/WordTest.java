package dev.chokepoint.evidence.patterns;

import dev.chokepoint.evidence.lexicon.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A test of the words around a trigger, such as `head-1: that|which`, `clause..head: still` or
/// `end..end+5 in clause: on hold|ice || start-1: of`. Its language is described in docs/how-to/add-a-rule.md.
public final class WordTest {
    private enum Anchor {
        SENTENCE,
        CLAUSE,
        START,
        HEAD,
        END,
        CLAUSE_END,
        SENTENCE_END;

        int token(Reach sentence, TokenPattern.Match m, Reach reach) {
            return switch (this) {
                case SENTENCE -> sentence.from();
                case CLAUSE -> reach.from();
                case START -> m.from();
                case HEAD -> m.head();
                case END -> m.to();
                case CLAUSE_END -> reach.to();
                case SENTENCE_END -> sentence.to();
            };
        }
    }

    private record Place(Anchor anchor, int offset) {
        int token(Reach sentence, TokenPattern.Match m, Reach reach) {
            return anchor.token(sentence, m, reach) + offset;
        }
    }

    /// Which words may stand at one token. In arrays: tests are asked of most tokens of most sentences.
    private static final class Words {
        /// Up to so many words are compared one by one; a set pays for more.
        private static final int FEW = 6;

        private final String[] few;
        private final Set<String> many;
        private final Pattern[] shapes;
        private final String[] classes;

        Words(Set<String> exact, List<Pattern> shapes, List<String> classes) {
            few = exact.size() <= FEW ? exact.stream().map(String::intern).toArray(String[]::new) : new String[0];
            many = exact.size() <= FEW ? Set.of() : Set.copyOf(exact);
            this.shapes = shapes.toArray(new Pattern[0]);
            this.classes = classes.stream().map(String::intern).toArray(String[]::new);
        }

        boolean fits(Tokens t, int at) {
            if (few.length > 0 ? t.is(at, few) : !many.isEmpty() && many.contains(t.low[at])) {
                return true;
            }
            for (Pattern p : shapes) {
                if (p.matcher(t.low[at]).matches()) {
                    return true;
                }
            }
            for (String c : classes) {
                if (t.has(at, c)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Words one after the other, at a place or somewhere in a stretch.
    private static final class One {
        private final Place from;
        private final Place to;
        /// Whether the words may stand anywhere from `from` up to before `to`.
        private final boolean stretch;
        private final boolean inClause;
        private final Words[] sequence;

        One(Place from, Place to, boolean stretch, boolean inClause, List<Words> sequence) {
            this.from = from;
            this.to = to;
            this.stretch = stretch;
            this.inClause = inClause;
            this.sequence = sequence.toArray(new Words[0]);
        }

        boolean holds(Tokens t, Reach sentence, TokenPattern.Match m, Reach reach) {
            int lo = from.token(sentence, m, reach);
            int hi = stretch ? to.token(sentence, m, reach) : lo + sequence.length;
            int low = inClause ? reach.from() : sentence.from();
            int high = inClause ? reach.to() : sentence.to();
            if (!stretch && (lo < low || hi > high)) {
                return false;
            }
            lo = Math.max(lo, low);
            hi = Math.min(hi, high) - sequence.length;
            for (int i = lo; i <= hi; i++) {
                if (fits(t, i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean fits(Tokens t, int at) {
            for (int k = 0; k < sequence.length; k++) {
                if (!sequence[k].fits(t, at + k)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final String PLACE = "(sentence-end|clause-end|sentence|clause|start|head|end)([+-]\\d+)?";
    private static final Pattern ONE = Pattern.compile(PLACE + "(?:\\.\\." + PLACE + ")?( in clause)?: (\\S.*)");

    private final One[] any;

    private WordTest(List<One> any) {
        this.any = any.toArray(new One[0]);
    }

    /// Whether one of the alternatives holds.
    ///
    /// @param reach the clause, or what of it belongs to the act
    public boolean holds(Tokens t, Reach sentence, TokenPattern.Match m, Reach reach) {
        for (One o : any) {
            if (o.holds(t, sentence, m, reach)) {
                return true;
            }
        }
        return false;
    }

    /// Reads a test as rule files write it.
    ///
    /// @throws IllegalArgumentException where the source is no such test, or names a class that is not known
    public static WordTest parse(String source, Set<String> classes) {
        List<One> any = new ArrayList<>();
        for (String alternative : source.strip().split(" \\|\\| ")) {
            Matcher m = ONE.matcher(alternative.strip());
            if (!m.matches()) {
                throw new IllegalArgumentException("The test (" + alternative
                        + ") must be a place or a stretch, a colon and words, such as \"head-1: that|which\" or"
                        + " \"clause..head: still\". Places are sentence, clause, start, head, end, clause-end and"
                        + " sentence-end.");
            }
            Place from = place(m.group(1), m.group(2));
            boolean stretch = m.group(3) != null;
            List<Words> sequence = new ArrayList<>();
            for (String w : m.group(6).strip().split("\\s+")) {
                sequence.add(words(w, classes));
            }
            any.add(new One(
                    from, stretch ? place(m.group(3), m.group(4)) : from, stretch, m.group(5) != null, sequence));
        }
        return new WordTest(any);
    }

    private static Place place(String anchor, String offset) {
        return new Place(
                Anchor.valueOf(anchor.toUpperCase(Locale.ROOT).replace('-', '_')),
                offset == null ? 0 : Integer.parseInt(offset));
    }

    private static Words words(String source, Set<String> classes) {
        Set<String> exact = new HashSet<>();
        List<Pattern> shapes = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (String w : source.split("\\|")) {
            if (w.startsWith("@")) {
                if (!classes.contains(w.substring(1))) {
                    throw new IllegalArgumentException(
                            "The class (" + w.substring(1) + ") must be one of the vocabulary or the gazetteer.");
                }
                named.add(w.substring(1));
            } else if (w.contains("*")) {
                shapes.add(Pattern.compile(String.join(".*", literal(w.split("\\*", -1)))));
            } else {
                exact.add(w);
            }
        }
        return new Words(exact, shapes, named);
    }

    private static List<String> literal(String[] parts) {
        List<String> out = new ArrayList<>();
        for (String p : parts) {
            out.add(p.isEmpty() ? "" : Pattern.quote(p));
        }
        return out;
    }
}
