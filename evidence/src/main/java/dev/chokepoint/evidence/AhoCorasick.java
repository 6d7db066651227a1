package dev.chokepoint.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds all of many strings in one pass over a text.
///
/// Source: A. V. Aho and M. J. Corasick, Efficient string matching, CACM 18 (1975), algorithms 1 to 3.
/// Transitions are
/// kept in one open-addressed table keyed by state and character, those of the first states in tables of their own.
final class AhoCorasick {
    /// Called with the end of a match (exclusive) and the number of the pattern.
    interface Hit {
        void at(int end, int pattern);
    }

    /// Plain characters: the transitions on them of states up to this depth, the most asked for, stand in tables.
    private static final int PLAIN = 128;

    private static final int SHALLOW = 2;

    private final int[][] tables;
    private final int[] depth;
    private final long[] keys;
    private final int[] targets;
    private final int mask;
    private final int[] fail;
    private final int[][] outputs;
    private final int[] link;

    AhoCorasick(List<String> patterns) {
        List<Map<Character, Integer>> next = new ArrayList<>();
        List<List<Integer>> outs = new ArrayList<>();
        next.add(new HashMap<>());
        outs.add(new ArrayList<>());
        for (int p = 0; p < patterns.size(); p++) {
            int state = 0;
            String text = patterns.get(p);
            for (int i = 0; i < text.length(); i++) {
                Integer to = next.get(state).get(text.charAt(i));
                if (to == null) {
                    to = next.size();
                    next.get(state).put(text.charAt(i), to);
                    next.add(new HashMap<>());
                    outs.add(new ArrayList<>());
                }
                state = to;
            }
            if (state != 0) {
                outs.get(state).add(p);
            }
        }
        int states = next.size();
        depth = new int[states];
        for (int s = 0; s < states; s++) {
            // a state is made before those that follow it
            for (int to : next.get(s).values()) {
                depth[to] = depth[s] + 1;
            }
        }
        tables = new int[states][];
        for (int s = 0; s < states; s++) {
            if (depth[s] <= SHALLOW) {
                int[] table = new int[PLAIN];
                Arrays.fill(table, -1);
                next.get(s).forEach((c, to) -> {
                    if (c < PLAIN) {
                        table[c] = to;
                    }
                });
                tables[s] = table;
            }
        }
        fail = new int[states];
        link = new int[states];
        outputs = new int[states][];
        int edges = states - 1;
        int size = Integer.highestOneBit(Math.max(8, edges * 3)) * 2;
        mask = size - 1;
        keys = new long[size];
        targets = new int[size];
        Arrays.fill(keys, -1);
        for (int s = 0; s < states; s++) {
            outputs[s] = outs.get(s).stream().mapToInt(Integer::intValue).toArray();
            for (Map.Entry<Character, Integer> e : next.get(s).entrySet()) {
                put(s, e.getKey(), e.getValue());
            }
        }
        ArrayDeque<Integer> queue = new ArrayDeque<>(next.get(0).values());
        while (!queue.isEmpty()) {
            int s = queue.remove();
            for (Map.Entry<Character, Integer> e : next.get(s).entrySet()) {
                int child = e.getValue();
                int f = fail[s];
                while (f != 0 && get(f, e.getKey()) < 0) {
                    f = fail[f];
                }
                int to = get(f, e.getKey());
                fail[child] = to >= 0 && to != child ? to : 0;
                link[child] = outputs[fail[child]].length > 0 ? fail[child] : link[fail[child]];
                queue.add(child);
            }
        }
    }

    private static int slot(long key, int mask) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 33) & mask;
    }

    private void put(int state, char c, int target) {
        long key = ((long) state << 16) | c;
        int i = slot(key, mask);
        while (keys[i] != -1) {
            i = (i + 1) & mask;
        }
        keys[i] = key;
        targets[i] = target;
    }

    private int get(int state, char c) {
        int[] table = tables[state];
        if (table != null && c < PLAIN) {
            return table[c];
        }
        long key = ((long) state << 16) | c;
        int i = slot(key, mask);
        while (keys[i] != -1) {
            if (keys[i] == key) {
                return targets[i];
            }
            i = (i + 1) & mask;
        }
        return -1;
    }

    /// Finds every pattern that begins where it may.
    ///
    /// @param begins whether a pattern may begin at a character
    void scan(char[] text, boolean[] begins, Hit hit) {
        int state = 0;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (state == 0 && !begins[i]) {
                continue;
            }
            int from = state;
            int to = get(from, c);
            while (to < 0 || !begins[i + 1 - depth[to]]) {
                if (from == 0) {
                    to = 0;
                    break;
                }
                from = fail[from];
                to = get(from, c);
            }
            state = to;
            for (int s = state; s != 0; s = link[s]) {
                if (outputs[s].length > 0 && begins[i + 1 - depth[s]]) {
                    for (int p : outputs[s]) {
                        hit.at(i + 1, p);
                    }
                }
            }
        }
    }
}
