package dev.chokepoint.evidence.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Finds which of many strings begin at a place of a text, however many they are in a walk as long as the longest.
///
/// A phrase begins where a word does, and most words part from every phrase after a few letters, so that nothing is
/// gained by remembering what was read (failure links) between one word and the next.
///
/// States are numbered breadth first: the children of one stand side by side.
public final class PhraseTrie {
    /// Called with the end of a match (exclusive) and the number of the string.
    public interface Hit {
        public void at(int end, int phrase);
    }

    /// Plain characters: the children for them of a state that has many stand in a table.
    private static final int PLAIN = 128;

    private static final int MANY = 4;

    private final int[] first;
    private final char[] label;
    /// The string that ends in a state, -1 where none does.
    private final int[] phrase;

    private final int[][] tables;

    private static final class Node {
        private final TreeMap<Character, Node> next = new TreeMap<>();
        private char label;
        private int phrase = -1;
    }

    /// @param phrases no two alike
    public PhraseTrie(List<String> phrases) {
        Node root = new Node();
        for (int p = 0; p < phrases.size(); p++) {
            Node n = root;
            String text = phrases.get(p);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                n = n.next.computeIfAbsent(c, k -> new Node());
                n.label = c;
            }
            if (n != root) {
                n.phrase = p;
            }
        }
        List<Node> states = new ArrayList<>();
        states.add(root);
        for (int s = 0; s < states.size(); s++) {
            states.addAll(states.get(s).next.values());
        }
        int count = states.size();
        first = new int[count + 1];
        label = new char[count];
        phrase = new int[count];
        tables = new int[count][];
        int child = 1;
        for (int s = 0; s < count; s++) {
            Node n = states.get(s);
            first[s] = child;
            label[s] = n.label;
            phrase[s] = n.phrase;
            if (n.next.size() > MANY) {
                int[] table = new int[PLAIN];
                Arrays.fill(table, -1);
                int at = child;
                for (char c : n.next.keySet()) {
                    if (c < PLAIN) {
                        table[c] = at;
                    }
                    at++;
                }
                tables[s] = table;
            }
            child += n.next.size();
        }
        first[count] = child;
    }

    private int child(int state, char c) {
        int[] table = tables[state];
        if (table != null && c < PLAIN) {
            return table[c];
        }
        for (int k = first[state]; k < first[state + 1]; k++) {
            if (label[k] == c) {
                return k;
            }
        }
        return -1;
    }

    /// Finds every string that begins at a place, the shortest first.
    public void at(char[] text, int from, Hit hit) {
        int state = 0;
        for (int i = from; i < text.length; i++) {
            state = child(state, text[i]);
            if (state < 0) {
                return;
            }
            if (phrase[state] >= 0) {
                hit.at(i + 1, phrase[state]);
            }
        }
    }
}
