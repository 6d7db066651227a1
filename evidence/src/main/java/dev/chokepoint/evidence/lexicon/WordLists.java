package dev.chokepoint.evidence.lexicon;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Looks for one of several words in a stretch of tokens.
public final class WordLists {
    private WordLists() {}

    /// Whether one of the words, separated by `|`, is a token of the stretch.
    public static boolean anyOf(Tokens t, int from, int to, String words) {
        if (from >= to) {
            return false;
        }
        Set<String> any = LISTS.computeIfAbsent(words, w -> new HashSet<>(Arrays.asList(w.split("\\|"))));
        for (int i = Math.max(0, from); i < Math.min(to, t.count); i++) {
            if (any.contains(t.low[i])) {
                return true;
            }
        }
        return false;
    }

    /// The lists of words, taken apart once.
    private static final Map<String, Set<String>> LISTS = new ConcurrentHashMap<>();
}
