package dev.chokepoint.evidence.trained;

import dev.chokepoint.evidence.signals.Sentences;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The words of a clause and the pairs of them as signals of a logistic model, with the few words before and behind
/// it in its sentence.
///
/// Names (capitals inside a sentence) and numbers count as one word each, so that a model learns how acts are told
/// and not whose they are. Each Chinese character is a word. A signal weighs 3 / √n where a clause has n of them.
public final class ClauseWords {
    private static final int BESIDE = 6;
    private static final double SCALE = 3;
    private static final String NAME = "^";
    private static final String NUMBER = "#";

    private ClauseWords() {}

    /// The words of a clause and those beside it.
    public static SequencedMap<String, Double> of(String text, Span clause) {
        Span sentence = Sentences.around(text, clause);
        SequencedMap<String, Double> out = new TreeMap<>();
        add(out, "in:", words(clause.in(text)));
        List<String> before = words(text.substring(Math.min(sentence.start(), clause.start()), clause.start()));
        add(out, "pre:", before.subList(Math.max(0, before.size() - BESIDE), before.size()));
        List<String> behind = words(text.substring(clause.end(), Math.max(clause.end(), sentence.end())));
        add(out, "post:", behind.subList(0, Math.min(BESIDE, behind.size())));
        return scaled(out);
    }

    /// The words of a whole sentence.
    public static SequencedMap<String, Double> ofSentence(String text, Span sentence) {
        SequencedMap<String, Double> out = new TreeMap<>();
        add(out, "in:", words(sentence.in(text)));
        return scaled(out);
    }

    private static SequencedMap<String, Double> scaled(SequencedMap<String, Double> signals) {
        double each = SCALE / Math.sqrt(Math.max(1, signals.size()));
        signals.replaceAll((_, _) -> each);
        return signals;
    }

    private static void add(SequencedMap<String, Double> out, String where, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            out.put(where + words.get(i), 1.0);
            if (i + 1 < words.size()) {
                out.put(where + words.get(i) + " " + words.get(i + 1), 1.0);
            }
        }
    }

    private static List<String> words(String text) {
        List<String> out = new ArrayList<>();
        int at = 0;
        boolean opens = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                opens |= c == '\n';
                at = end;
                continue;
            }
            if (isLetter(c)) {
                while (end < text.length() && (isLetter(text.charAt(end)) || joins(text.charAt(end)))) {
                    end++;
                }
                out.add(
                        Character.isUpperCase(c) && !opens
                                ? NAME
                                : text.substring(at, end).toLowerCase(Locale.ROOT));
            } else if (Character.isDigit(c)) {
                while (end < text.length() && (Character.isDigit(text.charAt(end)) || separates(text, end))) {
                    end++;
                }
                out.add(NUMBER);
            } else {
                out.add(String.valueOf(c));
            }
            opens = c == '.' || c == '!' || c == '?' || c == '"' || c == '\u201c';
            at = end;
        }
        return out;
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN;
    }

    private static boolean joins(char c) {
        return c == '\'' || c == '\u2019' || c == '-';
    }

    private static boolean separates(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == ',') && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }
}
