package dev.chokepoint.evidence.lexicon;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers in figures and in words.
public final class NumberWords {
    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90));

    private NumberWords() {}

    /// Whether a word is a number, in figures or letters.
    public static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0)) || Double.isFinite(spelled(word));
    }

    /// The value of one word without a hyphen: "seven"; null where it is none.
    public static @Nullable Integer small(String word) {
        return SMALL.get(word);
    }

    /// The value of a number in words, "seven" or "twenty-five"; not a number where the word is none.
    public static double spelled(String w) {
        Integer small = SMALL.get(w);
        if (small != null) {
            return small;
        }
        int dash = w.indexOf('-');
        if (dash > 0) {
            Integer tens = SMALL.get(w.substring(0, dash));
            Integer ones = SMALL.get(w.substring(dash + 1));
            if (tens != null && ones != null && tens >= 20 && ones < 10) {
                return tens + ones;
            }
        }
        return Double.NaN;
    }
}
