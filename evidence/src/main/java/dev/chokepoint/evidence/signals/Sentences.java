package dev.chokepoint.evidence.signals;

import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;

/// Where the sentence around some words begins and ends, by its marks alone.
public final class Sentences {
    private Sentences() {}

    /// The sentence around some words.
    public static Span around(String text, Span words) {
        int from = words.start();
        while (from > 0 && !ends(text, from - 1)) {
            from--;
        }
        while (from < words.start() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int to = Math.max(words.end(), words.start() + 1);
        while (to < text.length() && !ends(text, to - 1)) {
            to++;
        }
        return new Span(from, Math.min(to, text.length()));
    }

    /// The sentences of a stretch of text, without the blanks before them.
    public static List<Span> of(String text, Span stretch) {
        List<Span> out = new ArrayList<>();
        int from = stretch.start();
        for (int i = stretch.start(); i < stretch.end(); i++) {
            if (from == i && Character.isWhitespace(text.charAt(i))) {
                from++;
            } else if (ends(text, i) || i == stretch.end() - 1) {
                out.add(new Span(from, i + 1));
                from = i + 1;
            }
        }
        return out;
    }

    /// How many sentences end in a stretch of text.
    static int count(String text, int from, int to) {
        int n = 0;
        for (int i = Math.max(0, from); i < Math.min(to, text.length()); i++) {
            n += text.charAt(i) != '\n' && ends(text, i) ? 1 : 0;
        }
        return n;
    }

    /// Whether a sentence ends with the character: a line break, an ideographic stop, or a mark before a space that no
    /// initial such as "U.S." precedes.
    private static boolean ends(String text, int at) {
        char c = text.charAt(at);
        if (c == '\n' || c == '\u3002' || c == '\uFF01' || c == '\uFF1F') {
            return true;
        }
        if (c == '"' || c == '\u201d') {
            return at > 0 && mark(text.charAt(at - 1)) && blank(text, at + 1);
        }
        return mark(c) && blank(text, at + 1) && !(c == '.' && initial(text, at - 1));
    }

    private static boolean mark(char c) {
        return c == '.' || c == '!' || c == '?';
    }

    private static boolean blank(String text, int at) {
        return at >= text.length() || Character.isWhitespace(text.charAt(at));
    }

    private static boolean initial(String text, int at) {
        return at >= 0
                && Character.isUpperCase(text.charAt(at))
                && (at == 0 || !Character.isLetter(text.charAt(at - 1)));
    }
}
