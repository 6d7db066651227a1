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

    /// How many letters must be put in, left out, changed or swapped with their neighbour, without regard to case.
    static int distance(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[][] steps = new int[x.length() + 1][y.length() + 1];
        for (int i = 0; i <= x.length(); i++) {
            for (int j = 0; j <= y.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = steps[i - 1][j - 1] + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[x.length()][y.length()];
    }
}
