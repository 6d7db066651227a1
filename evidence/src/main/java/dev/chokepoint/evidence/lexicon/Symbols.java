package dev.chokepoint.evidence.lexicon;

import java.util.HashMap;
import java.util.Map;

/// Numbers for the words and classes that patterns name, so that matching compares numbers instead of strings.
public final class Symbols {
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> classes = new HashMap<>();

    /// The number of a word of a pattern, from 1 on; a new one where it has none.
    public int addWord(String word) {
        return words.computeIfAbsent(word, w -> words.size() + 1);
    }

    /// The number of a class, from 0 on; a new one where it has none.
    public int addClass(String cls) {
        return classes.computeIfAbsent(cls, c -> classes.size());
    }

    /// The number of a class that there is.
    public int cls(String name) {
        Integer id = classes.get(name);
        if (id == null) {
            throw new IllegalArgumentException("The class (" + name + ") must be one of the vocabulary.");
        }
        return id;
    }

    /// The number of a word of a text; 0 where no pattern names it.
    int word(String word) {
        Integer id = words.get(word);
        return id == null ? 0 : id;
    }

    /// How many words there are, with the 0 of all others.
    public int words() {
        return words.size() + 1;
    }

    public int classes() {
        return classes.size();
    }
}
