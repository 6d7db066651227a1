package dev.chokepoint.evidence.lexicon;

import dev.chokepoint.evidence.text.Span;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words and marks of punctuation of a passage, with offsets into the article's text, and its sentences.
public final class Tokens {
    /// A stretch of tokens known to the vocabulary or the gazetteer.
    ///
    /// @param from first token
    /// @param to token after the last
    /// @param id the number of its class
    public record Mark(String cls, int id, int from, int to, Gazetteer.Entry entry, int form) {}

    public final String text;
    public final int count;
    public final int[] start;
    public final int[] end;
    public final String[] low;
    /// First token of each sentence, with the token count at the end.
    public final int[] sentences;

    /// The number of each word, 0 where no pattern names it.
    public final int[] word;

    private final byte[] finite;
    private final byte[] speech;

    private static final Mark[] NONE = new Mark[0];

    private final Mark[][] marks;

    private final WordLists lists;
    /// In which lists each word stands.
    private final long[][] listed;

    public Tokens(String text, Span span, WordLists lists) {
        this.text = text;
        this.lists = lists;
        IntList starts = new IntList();
        IntList ends = new IntList();
        split(span, starts, ends);
        count = starts.size;
        start = starts.trim();
        end = ends.trim();
        low = new String[count];
        marks = new Mark[count][];
        word = new int[count];
        finite = new byte[count];
        speech = new byte[count];
        listed = new long[count][];
        for (int i = 0; i < count; i++) {
            low[i] = low(text, start[i], end[i]);
            marks[i] = NONE;
        }
        for (int i = 0; i < count; i++) {
            // the month, not the verb
            if (low[i].equals("may")
                    && Character.isUpperCase(text.charAt(start[i]))
                    && ((i > 0 && !low[i - 1].equals("."))
                            || (i + 1 < count && Character.isDigit(low[i + 1].charAt(0))))) {
                low[i] = "May";
            }
            // "Announcement No. 72", "Regulation (EU) No 833/2014": a number, nothing denied
            boolean dotted = i + 2 < count && low[i + 1].equals(".") && Character.isDigit(low[i + 2].charAt(0));
            boolean bare = i > 0 && i + 1 < count && !low[i - 1].equals(".") && Character.isDigit(low[i + 1].charAt(0));
            if (low[i].equals("no") && Character.isUpperCase(text.charAt(start[i])) && (dotted || bare)) {
                low[i] = "No";
            }
        }
        enlist();
        sentences = sentences();
    }

    /// The same passage in which some tokens belong to the one before.
    private Tokens(Tokens whole, BitSet inside) {
        text = whole.text;
        lists = whole.lists;
        count = whole.count - inside.cardinality();
        start = new int[count];
        end = new int[count];
        low = new String[count];
        marks = new Mark[count][];
        word = new int[count];
        finite = new byte[count];
        speech = new byte[count];
        listed = new long[count][];
        Arrays.fill(marks, NONE);
        int n = -1;
        for (int i = 0; i < whole.count; i++) {
            if (inside.get(i)) {
                end[n] = whole.end[i];
                low[n] = low(text, start[n], end[n]);
            } else {
                n++;
                start[n] = whole.start[i];
                end[n] = whole.end[i];
                low[n] = whole.low[i];
            }
        }
        enlist();
        sentences = new int[whole.sentences.length];
        for (int i = 0; i < sentences.length; i++) {
            sentences[i] = newIndex(inside, whole.sentences[i]);
        }
    }

    private void enlist() {
        for (int i = 0; i < count; i++) {
            listed[i] = lists.listsOf(low[i]);
        }
    }

    /// The words in lower case, with a straight apostrophe; interned.
    private static String low(String text, int from, int to) {
        String word = text.substring(from, to);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 128 || (c >= 'A' && c <= 'Z')) {
                return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'').intern();
            }
        }
        return word.intern();
    }

    private static int newIndex(BitSet inside, int token) {
        return token - inside.get(0, token).cardinality();
    }

    /// The passage with these marks, in which those of the classes are one token each.
    public Tokens joined(List<Mark> found, Set<String> classes) {
        BitSet inside = new BitSet();
        for (Mark m : found) {
            if (classes.contains(m.cls()) && m.to() > m.from() + 1) {
                inside.set(m.from() + 1, m.to());
            }
        }
        for (Mark m : found) {
            if (inside.get(m.from()) || inside.get(m.to())) {
                // a phrase that begins or ends within a name keeps its words apart
                int from = inside.previousClearBit(inside.get(m.from()) ? m.from() : m.to());
                inside.clear(from, inside.nextClearBit(from + 1));
            }
        }
        Tokens t = inside.isEmpty() ? this : new Tokens(this, inside);
        for (Mark m : found) {
            t.mark(
                    inside.isEmpty()
                            ? m
                            : new Mark(
                                    m.cls(),
                                    m.id(),
                                    newIndex(inside, m.from()),
                                    newIndex(inside, m.to()),
                                    m.entry(),
                                    m.form()));
        }
        return t;
    }

    private static final class IntList {
        private int[] values = new int[64];
        private int size;

        void add(int v) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = v;
        }

        int[] trim() {
            return Arrays.copyOf(values, size);
        }
    }

    private static boolean word(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private void split(Span span, IntList starts, IntList ends) {
        int i = span.start();
        int n = span.end();
        while (i < n) {
            char c = text.charAt(i);
            if (word(c)) {
                int from = i;
                i++;
                while (i < n) {
                    char d = text.charAt(i);
                    if (word(d) || Character.isSurrogate(d)) {
                        i++;
                        continue;
                    }
                    boolean more = i + 1 < n && word(text.charAt(i + 1));
                    char before = text.charAt(i - 1);
                    if (d == '%') {
                        if (Character.isDigit(before)) {
                            i++;
                        }
                        break;
                    }
                    if (d == '.') {
                        boolean acronym = i - from == 1
                                || (i - from >= 3 && text.charAt(i - 2) == '.')
                                // "non-U.S."
                                || (i - from >= 3 && text.charAt(i - 2) == '-' && Character.isUpperCase(before));
                        if (more && (acronym || (Character.isDigit(before) && Character.isDigit(text.charAt(i + 1))))) {
                            i++;
                            continue;
                        }
                        if (acronym && i - from >= 3 && Character.isLetter(before)) {
                            i++;
                        }
                        break;
                    }
                    if (!more) {
                        break;
                    }
                    char next = text.charAt(i + 1);
                    boolean joins = switch (d) {
                        case '-', '/', '&' -> true;
                        case ',' -> Character.isDigit(before) && Character.isDigit(next);
                        case ':' -> Character.isLetterOrDigit(before) && Character.isDigit(next);
                        case '\'', '\u2019' -> clitic(i + 1, n) == 0;
                        default -> false;
                    };
                    if (!joins) {
                        break;
                    }
                    i++;
                }
                starts.add(from);
                ends.add(i);
            } else if ((c == '\'' || c == '\u2019')
                    && i > span.start()
                    && word(text.charAt(i - 1))
                    && clitic(i + 1, n) > 0) {
                starts.add(i);
                i = clitic(i + 1, n);
                ends.add(i);
            } else {
                if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                    starts.add(i);
                    ends.add(i + 1);
                }
                i++;
            }
        }
    }

    /// The end of what stands behind an apostrophe as a word of its own: "China's", "it'll", "they've"; 0 where the
    /// apostrophe is inside a name.
    private int clitic(int at, int n) {
        int end = at;
        while (end < n && end < at + 3 && word(text.charAt(end))) {
            end++;
        }
        return listed(text.substring(at, end), "clitics") ? end : 0;
    }

    private int[] sentences() {
        IntList out = new IntList();
        out.add(0);
        for (int i = 0; i + 1 < count; i++) {
            String t = low[i];
            boolean stop = t.equals("!") || t.equals("?") || t.equals("\u3002");
            if (t.equals(".")) {
                stop = i == 0 || !in(i - 1, "abbreviations") || end[i - 1] != start[i];
            }
            int next = i + 1;
            while (next < count
                    && ("\"".equals(low[next])
                            || "\u201d".equals(low[next])
                            || ")".equals(low[next])
                            // the mark of an emphasis that ends: "*Will it?* No."
                            || (low[next].charAt(0) == '*' && !text.startsWith("*", start[next] - 2)))
                    && start[next] == end[next - 1]) {
                next++;
            }
            if (next >= count) {
                break;
            }
            char first = text.charAt(start[next]);
            if (stop && !Character.isLowerCase(first) && start[next] > end[next - 1]) {
                out.add(next);
            } else if (t.length() > 3
                    && t.endsWith(".")
                    && t.charAt(1) == '.'
                    && Character.isUpperCase(first)
                    && (in(next, "starting-sentences") || low[next].endsWith("ing"))) {
                out.add(next);
            }
        }
        if (count > 0) {
            out.add(count);
        }
        return out.trim();
    }

    /// Whether a word of a list is a token of a stretch.
    public boolean anyOf(int from, int to, String list) {
        int number = lists.number(list);
        for (int i = Math.max(0, from); i < Math.min(to, count); i++) {
            if (WordLists.isIn(listed[i], number)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a token is a word of a list.
    public boolean in(int token, String list) {
        if (token < 0 || token >= count) {
            return false;
        }
        long[] own = listed[token];
        return own.length > 0 && WordLists.isIn(own, lists.number(list));
    }

    /// Whether a word is one of a list.
    public boolean listed(String word, String list) {
        return WordLists.isIn(lists.listsOf(word), lists.number(list));
    }

    /// Whether a name has one of the words of a list in it, or a part of a word: "exporter" in "rice exporters".
    public boolean partListed(String name, String list) {
        return lists.words(list).stream().anyMatch(name::contains);
    }

    /// Whether one of the words that a rule separates by `|` is a token of a stretch.
    public boolean holdsAny(int from, int to, String words) {
        return from < to && any(from, to, WordLists.alternatives(words));
    }

    private boolean any(int from, int to, Set<String> words) {
        for (int i = Math.max(0, from); i < Math.min(to, count); i++) {
            if (words.contains(low[i])) {
                return true;
            }
        }
        return false;
    }

    /// Whether a word is a token of a stretch.
    public boolean holds(int from, int to, String word) {
        for (int i = Math.max(0, from); i < Math.min(to, count); i++) {
            if (low[i].equals(word)) {
                return true;
            }
        }
        return false;
    }

    /// Numbers the words by the symbols of the patterns.
    public void number(Symbols symbols) {
        for (int i = 0; i < count; i++) {
            word[i] = symbols.word(low[i]);
        }
    }

    /// Whether a token can be a finite verb; worked out once, as nothing it rests on changes.
    public boolean finite(int token) {
        if (finite[token] == 0) {
            finite[token] = (byte) (FiniteVerbs.isFinite(this, token) ? 1 : 2);
        }
        return finite[token] == 1;
    }

    /// Whether a token is a verb of speech; worked out once.
    public boolean speech(int token) {
        if (speech[token] == 0) {
            speech[token] = (byte) (SpeechVerbs.isSpeech(this, token) ? 1 : 2);
        }
        return speech[token] == 1;
    }

    /// The stretches that begin at the token; none outside the passage.
    public Mark[] marksAt(int token) {
        return token >= 0 && token < count ? marks[token] : NONE;
    }

    /// Which tokens belong to a date.
    public final BitSet dated = new BitSet();

    public void mark(Mark m) {
        if (m.cls().equals("date")) {
            dated.set(m.from(), m.to());
        }
        Mark[] at = marks[m.from()];
        Mark[] more = Arrays.copyOf(at, at.length + 1);
        more[at.length] = m;
        marks[m.from()] = more;
    }

    /// Takes authorities that are only assumed to be of a place for anybody's where the place is not named.
    public void disown(java.util.Set<String> named) {
        for (Mark[] at : marks) {
            for (int i = 0; i < at.length; i++) {
                Mark m = at[i];
                if (m.entry() instanceof Gazetteer.Body b && b.assumed() && !named.contains(b.place())) {
                    at[i] = new Mark(m.cls(), m.id(), m.from(), m.to(), b.anybodys(), m.form());
                }
            }
        }
    }

    /// Whether a stretch of the class begins at the token; there is none outside the passage.
    public boolean has(int token, String cls) {
        if (token < 0 || token >= count) {
            return false;
        }
        for (Mark m : marks[token]) {
            if (same(m.cls(), cls)) {
                return true;
            }
        }
        return false;
    }

    /// Whether two words or classes are the same. Those of a text and of its marks are interned, as constants are:
    /// what is asked for must be so, too.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(String a, String b) {
        return a == b;
    }

    /// Whether the token is covered by a stretch of the class, its first word or a later one: "Korea" in "South Korea".
    public boolean within(int token, String cls) {
        for (int i = Math.max(0, token - 5); i <= Math.min(token, count - 1); i++) {
            for (Mark m : marks[i]) {
                if (m.to() > token && same(m.cls(), cls)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a stretch of the class ends with the token: "curbs" in "export curbs".
    public boolean ends(int token, String cls) {
        for (int i = Math.max(0, token - 4); i <= token; i++) {
            for (Mark m : marksAt(i)) {
                if (m.to() == token + 1 && m.cls().equals(cls)) {
                    return true;
                }
            }
        }
        return false;
    }

    // a few words are asked for most often: no array is made for them

    public boolean is(int token, String a) {
        return token >= 0 && token < count && same(a, low[token]);
    }

    public boolean is(int token, String a, String b) {
        if (token < 0 || token >= count) {
            return false;
        }
        String own = low[token];
        return same(a, own) || same(b, own);
    }

    public boolean is(int token, String a, String b, String c) {
        if (token < 0 || token >= count) {
            return false;
        }
        String own = low[token];
        return same(a, own) || same(b, own) || same(c, own);
    }

    public boolean is(int token, String a, String b, String c, String d) {
        return is(token, a, b) || is(token, c, d);
    }

    public boolean is(int token, String... words) {
        if (token < 0 || token >= count) {
            return false;
        }
        String own = low[token];
        for (String w : words) {
            if (same(w, own)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the token is written with a capital; none is outside the passage.
    public boolean upper(int token) {
        return token >= 0 && token < count && Character.isUpperCase(text.charAt(start[token]));
    }

    public Span span(int from, int to) {
        return to <= from
                ? Span.of(start[Math.min(from, count - 1)], start[Math.min(from, count - 1)])
                : Span.of(start[from], end[to - 1]);
    }

    public String words(int from, int to) {
        return to <= from ? "" : text.substring(start[from], end[to - 1]);
    }

    /// The first token that ends after the offset.
    public int tokenAt(int offset) {
        int lo = 0;
        int hi = count;
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (end[mid] <= offset) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo;
    }
}
