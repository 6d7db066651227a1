package dev.chokepoint.evidence.stories;

import java.util.Arrays;
import java.util.List;

/// Folds copies: finds for every text the earliest text that it is a copy of.
///
/// Two texts are copies where the estimated containment is at least 0.8 and the estimated resemblance at least 0.4,
/// so that an article cut to half its length still counts. Candidates share one of 32 bands of four minima: a pair
/// with resemblance J is looked at with probability 1 − (1 − J⁴)³², which is 0.56 at 0.4, 0.87 at 0.5, 0.99 at 0.6.
final class Copies {
    private static final int ROWS = 4;
    private static final int BANDS = MinHash.SIZE / ROWS;
    private static final double MIN_CONTAINMENT = 0.8;
    private static final double MIN_RESEMBLANCE = 0.4;
    private static final int NONE = -1;

    private Copies() {}

    /// For every text its origin; an origin is its own.
    ///
    /// @param sketches in order of time
    static int[] origins(List<MinHash.Sketch> sketches) {
        int n = sketches.size();
        int slots = Integer.highestOneBit(Math.max(16, n)) * 2;
        int[][] head = new int[BANDS][slots];
        int[][] next = new int[BANDS][n];
        for (int b = 0; b < BANDS; b++) {
            Arrays.fill(head[b], NONE);
        }
        int[] origin = new int[n];
        int[] seenBy = new int[n];
        Arrays.fill(seenBy, NONE);
        int[] slot = new int[BANDS];
        for (int i = 0; i < n; i++) {
            MinHash.Sketch own = sketches.get(i);
            origin[i] = i;
            if (own.shingles() == 0) {
                continue;
            }
            double best = 0;
            for (int b = 0; b < BANDS; b++) {
                long h = b;
                for (int r = 0; r < ROWS; r++) {
                    h = Words.mix(h * 31 + own.minimum(b * ROWS + r));
                }
                slot[b] = (int) (h & (slots - 1));
                for (int c = head[b][slot[b]]; c != NONE; c = next[b][c]) {
                    if (seenBy[c] == i) {
                        continue;
                    }
                    seenBy[c] = i;
                    MinHash.Sketch other = sketches.get(c);
                    double resemblance = own.resemblance(other);
                    boolean better = resemblance > best || (resemblance == best && origin[i] != i && c < origin[i]);
                    if (better && resemblance >= MIN_RESEMBLANCE && own.containment(other) >= MIN_CONTAINMENT) {
                        best = resemblance;
                        origin[i] = c;
                    }
                }
            }
            if (origin[i] == i) {
                for (int b = 0; b < BANDS; b++) {
                    next[b][i] = head[b][slot[b]];
                    head[b][slot[b]] = i;
                }
            }
        }
        return origin;
    }
}
