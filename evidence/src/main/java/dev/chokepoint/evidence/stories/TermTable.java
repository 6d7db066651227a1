package dev.chokepoint.evidence.stories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers the words of a collection in the order in which they are met and counts the articles that use each.
final class TermTable {
    private long[] keys = new long[1 << 12];
    private int[] ids = new int[1 << 12];
    private int[] articles = new int[1 << 11];
    private long[] hashes = new long[1 << 11];
    private final List<String> words = new ArrayList<>();

    int size() {
        return words.size();
    }

    String word(int id) {
        return words.get(id);
    }

    long hash(int id) {
        return hashes[id];
    }

    int articles(int id) {
        return articles[id];
    }

    void count(int id) {
        articles[id]++;
    }

    /// The number of a word, or -1 where it was never met.
    int find(long hash) {
        for (int i = slot(hash); ; i = (i + 1) & (keys.length - 1)) {
            if (ids[i] == 0) {
                return -1;
            }
            if (keys[i] == hash) {
                return ids[i] - 1;
            }
        }
    }

    int number(long hash, String text, int start, int end) {
        int found = find(hash);
        if (found >= 0) {
            return found;
        }
        if (2 * (words.size() + 1) > keys.length) {
            grow();
        }
        int id = words.size();
        words.add(text.substring(start, end).toLowerCase(java.util.Locale.ROOT));
        if (id == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * id);
            articles = Arrays.copyOf(articles, 2 * id);
        }
        hashes[id] = hash;
        put(hash, id + 1);
        return id;
    }

    private int slot(long hash) {
        return (int) (hash & (keys.length - 1));
    }

    private void put(long hash, int idPlusOne) {
        int i = slot(hash);
        while (ids[i] != 0) {
            i = (i + 1) & (keys.length - 1);
        }
        keys[i] = hash;
        ids[i] = idPlusOne;
    }

    private void grow() {
        keys = new long[2 * keys.length];
        ids = new int[keys.length];
        for (int id = 0; id < words.size(); id++) {
            put(hashes[id], id + 1);
        }
    }
}
