package dev.chokepoint.evidence.patterns;

import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds for each pattern of a list the tokens it can begin at, by its first word or class.
///
/// A pattern that needs a word few others name is left out at once where a stretch of tokens lacks it: patterns that
/// begin with a common class ("@export-noun") are many, and hardly any of them can match.
public final class PatternIndex {
    /// A word more patterns than this name is too common to tell much.
    private static final int COMMON = 40;

    private final int size;
    private final int[][] byWord;
    private final int[][] byClass;
    /// Patterns whose first part may be left out: they can begin anywhere.
    private final int[] anywhere;
    /// The patterns that need a word, by the word.
    private final int[][] byKey;
    /// Whether a pattern has a word by which it is left out.
    private final boolean[] keyed;

    public PatternIndex(List<TokenPattern> patterns, Symbols symbols) {
        size = patterns.size();
        List<List<Integer>> words = lists(symbols.words());
        List<List<Integer>> classes = lists(symbols.classes());
        List<Integer> any = new ArrayList<>();
        for (int p = 0; p < size; p++) {
            TokenPattern pattern = patterns.get(p);
            int number = p;
            if (pattern.beginsAnywhere()) {
                any.add(p);
            } else {
                Arrays.stream(pattern.firstWords()).forEach(w -> words.get(w).add(number));
                Arrays.stream(pattern.firstClasses())
                        .forEach(c -> classes.get(c).add(number));
            }
        }
        byWord = arrays(words);
        byClass = arrays(classes);
        keyed = new boolean[size];
        byKey = arrays(keys(patterns, symbols));
        anywhere = any.stream().mapToInt(Integer::intValue).toArray();
    }

    /// For each pattern the part whose words fewest patterns name.
    private List<List<Integer>> keys(List<TokenPattern> patterns, Symbols symbols) {
        int[] named = new int[symbols.words()];
        for (TokenPattern p : patterns) {
            p.wordsNeeded().forEach(row -> Arrays.stream(row).forEach(w -> named[w]++));
        }
        List<List<Integer>> out = lists(symbols.words());
        for (int p = 0; p < size; p++) {
            int[] best = new int[0];
            int least = COMMON + 1;
            for (int[] row : patterns.get(p).wordsNeeded()) {
                int most = Arrays.stream(row).map(w -> named[w]).max().orElse(Integer.MAX_VALUE);
                if (most < least) {
                    least = most;
                    best = row;
                }
            }
            keyed[p] = best.length > 0;
            for (int w : best) {
                out.get(w).add(p);
            }
        }
        return out;
    }

    private static List<List<Integer>> lists(int n) {
        List<List<Integer>> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            out.add(new ArrayList<>(0));
        }
        return out;
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        int[][] out = new int[lists.size()][];
        for (int i = 0; i < out.length; i++) {
            out[i] = lists.get(i).stream().mapToInt(Integer::intValue).toArray();
        }
        return out;
    }

    /// Room for the beginnings of one stretch of tokens after another.
    public Starts starts() {
        return new Starts();
    }

    /// Where each pattern can begin in a stretch of tokens, in ascending order.
    public final class Starts {
        private final int[][] at = new int[size][];
        private final int[] count = new int[size];
        /// The last stretch in which a pattern's word was found.
        private final int[] held = new int[size];
        private int stretch;
        private int[] touched = new int[64];
        private int touchedCount;

        /// Forgets what it held and takes the beginnings in tokens `from` to `to`.
        public void scan(Tokens tokens, int from, int to) {
            for (int k = 0; k < touchedCount; k++) {
                count[touched[k]] = 0;
            }
            touchedCount = 0;
            stretch++;
            for (int i = from; i < to; i++) {
                for (int p : byKey[tokens.word[i]]) {
                    held[p] = stretch;
                }
            }
            for (int i = from; i < to; i++) {
                for (int p : byWord[tokens.word[i]]) {
                    add(p, i);
                }
                for (Tokens.Mark m : tokens.marksAt(i)) {
                    for (int p : byClass[m.id()]) {
                        add(p, i);
                    }
                }
                for (int p : anywhere) {
                    add(p, i);
                }
            }
        }

        private void add(int p, int i) {
            if (keyed[p] && held[p] != stretch) {
                return;
            }
            int n = count[p];
            if (n == 0) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, touchedCount * 2);
                }
                touched[touchedCount++] = p;
                if (at[p] == null) {
                    at[p] = new int[4];
                }
            } else if (at[p][n - 1] == i) {
                return;
            }
            if (n == at[p].length) {
                at[p] = Arrays.copyOf(at[p], n * 2);
            }
            at[p][n] = i;
            count[p] = n + 1;
        }

        public int patterns() {
            return touchedCount;
        }

        /// The number of the `k`-th pattern that can begin somewhere.
        public int pattern(int k) {
            return touched[k];
        }

        public int count(int pattern) {
            return count[pattern];
        }

        public int at(int pattern, int k) {
            return at[pattern][k];
        }
    }
}
