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

    private static final long[] NO_LIST = {};

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, long[]> listsOfWords = new HashMap<>();
    private final Map<String, List<String>> words;

    public WordLists(Map<String, List<String>> lists) {
        words = Map.copyOf(lists);
        lists.keySet().forEach(name -> numbers.put(name, numbers.size()));
        int parts = (numbers.size() >> 6) + 1;
        lists.forEach((name, all) -> {
            int n = number(name);
            all.forEach(w -> listsOfWords.computeIfAbsent(w, x -> new long[parts])[n >> 6] |= 1L << n);
        });
    }

    /// The number of a list.
    ///
    /// @throws IllegalArgumentException if the rules have no list of that name
    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("The list of words (" + name + ") must stand in word-lists.yaml.");
        }
        return number;
    }

    /// In which lists a word stands, a bit for each by its number. Asked once for each word of a text: the grammar has
    /// hundreds of questions about most.
    long[] listsOf(String word) {
        return listsOfWords.getOrDefault(word, NO_LIST);
    }

    static boolean isIn(long[] lists, int number) {
        return lists.length > 0 && (lists[number >> 6] & (1L << number)) != 0;
    }

    List<String> words(String name) {
        number(name);
        return words.getOrDefault(name, List.of());
    }

    static Set<String> alternatives(String words) {
        return ALTERNATIVES.computeIfAbsent(words, w -> new HashSet<>(Arrays.asList(w.split("\\|"))));
    }
}
