package dev.chokepoint.evidence.stories;

import java.util.Arrays;

/// Estimates how much of their wording two texts share, from 128 minima over their shingles.
///
/// A shingle is four words in a row. The i-th minimum is min over shingles x of a_i·h(x) + b_i (mod 2³²) with odd
/// a_i and seeded a, b. Two texts agree in the i-th minimum with probability J = |A ∩ B| / |A ∪ B|, so the share
/// of equal minima estimates J with a standard error of √(J(1 − J)/128), at most 0.045.
/// Source: A. Broder, "On the resemblance and containment of documents", Sequences 1997.
final class MinHash {
    static final int SIZE = 128;
    static final int SHINGLE_WORDS = 4;
    private static final int[] FACTOR = new int[SIZE];
    private static final int[] SHIFT = new int[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            long r = Words.mix(0x9e3779b97f4a7c15L * (i + 1));
            FACTOR[i] = (int) r | 1;
            SHIFT[i] = (int) (r >>> 32);
        }
    }

    private MinHash() {}

    /// What is kept of a text.
    ///
    /// The arrays are never changed after they are made.
    static final class Sketch {
        private final int[] minima;
        private final int shingles;

        private Sketch(int[] minima, int shingles) {
            this.minima = minima;
            this.shingles = shingles;
        }

        /// Distinct shingles, at least as far as their 32-bit hashes tell.
        int shingles() {
            return shingles;
        }

        int minimum(int i) {
            return minima[i];
        }

        /// The estimate of |A ∩ B| / |A ∪ B|.
        double resemblance(Sketch other) {
            int equal = 0;
            for (int i = 0; i < SIZE; i++) {
                if (minima[i] == other.minima[i]) {
                    equal++;
                }
            }
            return equal / (double) SIZE;
        }

        /// The estimate of |A ∩ B| / min(|A|, |B|), which stays high where one text is the other cut short.
        double containment(Sketch other) {
            double j = resemblance(other);
            double shared = j / (1 + j) * (shingles + other.shingles);
            return Math.min(1, shared / Math.max(1, Math.min(shingles, other.shingles)));
        }
    }

    /// Collects the words of one text.
    static final class Collector {
        private final long[] last = new long[SHINGLE_WORDS];
        private int words;
        private int[] hashes = new int[256];
        private int count;

        void add(long word) {
            last[words % SHINGLE_WORDS] = word;
            words++;
            if (words < SHINGLE_WORDS) {
                return;
            }
            long h = 0;
            for (int i = 0; i < SHINGLE_WORDS; i++) {
                h = h * 0x9e3779b97f4a7c15L + last[(words + i) % SHINGLE_WORDS];
            }
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * count);
            }
            hashes[count++] = (int) (Words.mix(h) >>> 32);
        }

        Sketch sketch() {
            Arrays.sort(hashes, 0, count);
            int distinct = 0;
            for (int i = 0; i < count; i++) {
                if (i == 0 || hashes[i] != hashes[i - 1]) {
                    hashes[distinct++] = hashes[i];
                }
            }
            int[] minima = new int[SIZE];
            Arrays.fill(minima, Integer.MAX_VALUE);
            for (int k = 0; k < distinct; k++) {
                int h = hashes[k];
                for (int i = 0; i < SIZE; i++) {
                    minima[i] = Math.min(minima[i], FACTOR[i] * h + SHIFT[i]);
                }
            }
            return new Sketch(minima, distinct);
        }
    }
}
