package dev.chokepoint.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// How many letters have to be changed, added, left out or swapped with their neighbour to make one word another.
public final class EditDistance {
    private static final int LONGEST = 200;
    private static final int MOST_NEAR = 3;

    private EditDistance() {}

    /// The distance, or `most + 1` where it is larger than `most`.
    public static int of(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int same = 0;
        int shorter = Math.min(a.length(), b.length());
        while (same < shorter && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        if (isOneEdit(a, b, same)) {
            return same == a.length() && same == b.length() ? 0 : 1;
        }
        if (most < 2) {
            return most + 1;
        }
        int width = b.length() + 1;
        int[] before = new int[width];
        int[] last = new int[width];
        int[] now = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j < width; j++) {
                boolean equal = a.charAt(i - 1) == b.charAt(j - 1);
                int d = Math.min(last[j - 1] + (equal ? 0 : 1), Math.min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d = Math.min(d, before[j - 2] + 1);
                }
                now[j] = d;
                least = Math.min(least, d);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return Math.min(last[b.length()], most + 1);
    }

    /// Whether words that begin with the same letters differ by one edit or none.
    private static boolean isOneEdit(String a, String b, int same) {
        int restA = a.length() - same;
        int restB = b.length() - same;
        if (restA == restB) {
            return restA < 2
                    || ends(a, same + 1, b, same + 1)
                    || (a.charAt(same) == b.charAt(same + 1)
                            && a.charAt(same + 1) == b.charAt(same)
                            && ends(a, same + 2, b, same + 2));
        }
        return restA == restB + 1 ? ends(a, same + 1, b, same) : restB == restA + 1 && ends(a, same, b, same + 1);
    }

    private static boolean ends(String a, int fromA, String b, int fromB) {
        return a.regionMatches(fromA, b, fromB, Math.max(a.length() - fromA, b.length() - fromB));
    }

    /// The known words that may have been meant, nearest first; at most three.
    public static List<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(k -> of(word, k, most) <= most)
                .sorted(Comparator.comparingInt((String k) -> of(word, k, most)).thenComparing(k -> k))
                .limit(MOST_NEAR)
                .toList();
    }
}
