package dev.chokepoint.evidence.lexicon;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lists of words by their names, as the rules have them.
public final class WordLists {
    /// Words that a rule separates by `|`, taken apart once.
    private static final Map<String, Set<String>> ALTERNATIVES = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> lists = new HashMap<>();

    public WordLists(Map<String, List<String>> lists) {
        lists.forEach((name, words) -> this.lists.put(name, Set.copyOf(words)));
    }

    /// The words of a list.
    ///
    /// @throws IllegalArgumentException if the rules have no list of that name
    Set<String> of(String name) {
        Set<String> words = lists.get(name);
        if (words == null) {
            throw new IllegalArgumentException("The list of words (" + name + ") must stand in word-lists.yaml.");
        }
        return words;
    }

    static Set<String> alternatives(String words) {
        return ALTERNATIVES.computeIfAbsent(words, w -> new HashSet<>(Arrays.asList(w.split("\\|"))));
    }
}
