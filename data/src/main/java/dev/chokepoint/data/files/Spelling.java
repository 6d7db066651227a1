package dev.chokepoint.data.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds the word that may have been meant.
public final class Spelling {
    private static final int LONGEST = 200;

    private Spelling() {}

    /// A hint such as `"magnet" was meant.`, or an empty text where no known word is near.
    public static String hint(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return "";
        }
        int allowed = Math.max(1, typed.length() / 3);
        return known.stream()
                .filter(k -> distance(typed, k) <= allowed)
                .min(Comparator.comparingInt((String k) -> distance(typed, k)).thenComparing(k -> k))
                .map(k -> "\"" + k + "\" was meant.")
                .orElse("");
    }

    /// Levenshtein distance without regard to case.
    static int distance(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[] before = new int[y.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            int[] now = new int[y.length() + 1];
            now[0] = i;
            for (int j = 1; j <= y.length(); j++) {
                int swap = before[j - 1] + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(swap, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[y.length()];
    }
}
