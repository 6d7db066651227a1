package dev.chokepoint.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what a name or an order line may mean among many aliases, with stated scores.
///
/// Only entries that share a word with the text, or nearly so, are scored; see [Likeness]. Equal scores
/// are ordered by the rarest word they share, then by alias.
public final class NameIndex<T> {
    private final List<Entry<T>> entries;
    private final Map<String, List<Entry<T>>> byWord = new HashMap<>();
    private final Map<String, List<String>> byStart = new HashMap<>();

    private record Entry<T>(String alias, List<String> words, T means) {}

    private NameIndex(List<Entry<T>> entries) {
        this.entries = List.copyOf(entries);
        for (Entry<T> e : entries) {
            for (String word : new HashSet<>(e.words())) {
                byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(e);
            }
        }
        for (String word : byWord.keySet()) {
            byStart.computeIfAbsent(start(word), _ -> new ArrayList<>()).add(word);
        }
    }

    /// An index that is being filled.
    public static final class Builder<T> {
        private final List<Entry<T>> entries = new ArrayList<>();

        private Builder() {}

        /// Adds an alias; one without a letter or digit is left out.
        public Builder<T> add(String alias, T means) {
            List<String> words = List.copyOf(Words.of(alias));
            if (!words.isEmpty()) {
                entries.add(new Entry<>(alias, words, means));
            }
            return this;
        }

        public NameIndex<T> build() {
            return new NameIndex<>(entries);
        }
    }

    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /// The number of aliases.
    public int size() {
        return entries.size();
    }

    /// The best `most` meanings with a score of at least `least`, best first, each once.
    public List<Suggestion<T>> suggest(String text, int most, double least) {
        return suggest(Words.of(text), most, least);
    }

    /// As [#suggest(String, int, double)], for words that are split already.
    public List<Suggestion<T>> suggest(List<String> words, int most, double least) {
        Map<Entry<T>, Integer> candidates = new LinkedHashMap<>();
        Set<String> asked = new HashSet<>();
        for (String word : words) {
            if (asked.add(word)) {
                gather(word, candidates);
                for (String other : byStart.getOrDefault(start(word), List.of())) {
                    if (!other.equals(word) && Likeness.isNear(word, other)) {
                        gather(other, candidates);
                    }
                }
            }
        }
        String joined = String.join("", words);
        for (Entry<T> e : byWord.getOrDefault(joined, List.of())) {
            candidates.merge(e, 1, Math::min);
        }
        List<Found<T>> found = new ArrayList<>();
        candidates.forEach((e, rarity) -> {
            Likeness likeness = Likeness.of(words, e.words());
            if (likeness.score() >= least && likeness.score() > 0) {
                found.add(new Found<>(new Suggestion<>(e.means(), e.alias(), likeness), rarity));
            }
        });
        found.sort(Comparator.<Found<T>>comparingDouble(f -> -f.suggestion().score())
                .thenComparingInt(Found::rarity)
                .thenComparing(f -> f.suggestion().alias()));
        List<Suggestion<T>> out = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        for (Found<T> f : found) {
            if (out.size() < most && seen.add(f.suggestion().means())) {
                out.add(f.suggestion());
            }
        }
        return out;
    }

    private record Found<T>(Suggestion<T> suggestion, int rarity) {}

    private void gather(String word, Map<Entry<T>, Integer> into) {
        List<Entry<T>> with = byWord.getOrDefault(word, List.of());
        for (Entry<T> e : with) {
            into.merge(e, with.size(), Math::min);
        }
    }

    private static String start(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
