package dev.chokepoint.evidence.chinese;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds many words in a text at once, the leftmost and of those the longest, without overlaps.
///
/// Source: A. V. Aho, M. J. Corasick, Efficient string matching, CACM 18 (1975) 333-340.
final class WordFinder<T> {
    /// A word found.
    record Found<T>(int start, int end, T value) {}

    private static final class Node<T> {
        private final Map<Character, Node<T>> next = new HashMap<>();
        private final int depth;
        private @Nullable Node<T> fail;
        /// The meaning of the word that is spelt by the way here.
        private @Nullable T value;
        /// The longest shorter word that ends here.
        private @Nullable Node<T> shorter;

        Node(int depth) {
            this.depth = depth;
        }
    }

    private final Node<T> root = new Node<>(0);

    /// @param words the first meaning of a word holds
    WordFinder(List<Map.Entry<String, T>> words) {
        for (Map.Entry<String, T> w : words) {
            Node<T> at = root;
            for (int i = 0; i < w.getKey().length(); i++) {
                int depth = i + 1;
                at = at.next.computeIfAbsent(w.getKey().charAt(i), c -> new Node<>(depth));
            }
            if (at != root && at.value == null) {
                at.value = w.getValue();
            }
        }
        link();
    }

    private void link() {
        Deque<Node<T>> queue = new ArrayDeque<>(root.next.values());
        root.next.values().forEach(n -> n.fail = root);
        while (!queue.isEmpty()) {
            Node<T> n = queue.poll();
            n.next.forEach((c, child) -> {
                Node<T> f = n.fail;
                while (f != null && !f.next.containsKey(c)) {
                    f = f.fail;
                }
                Node<T> to = f == null ? root : f.next.getOrDefault(c, root);
                child.fail = to;
                child.shorter = to.value == null ? to.shorter : to;
                queue.add(child);
            });
        }
    }

    List<Found<T>> find(String text, int from, int to) {
        List<Found<T>> all = new ArrayList<>();
        Node<T> at = root;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            Node<T> n = at;
            while (n != null && !n.next.containsKey(c)) {
                n = n.fail;
            }
            at = n == null ? root : n.next.getOrDefault(c, root);
            for (Node<T> word = at; word != null; word = word.shorter) {
                if (word.value != null) {
                    all.add(new Found<>(i + 1 - word.depth, i + 1, word.value));
                }
            }
        }
        return leftmostLongest(all);
    }

    private static <T> List<Found<T>> leftmostLongest(List<Found<T>> all) {
        List<Found<T>> sorted = new ArrayList<>(all);
        sorted.sort((a, b) ->
                a.start() != b.start() ? Integer.compare(a.start(), b.start()) : Integer.compare(b.end(), a.end()));
        List<Found<T>> out = new ArrayList<>();
        int end = -1;
        for (Found<T> f : sorted) {
            if (f.start() >= end) {
                out.add(f);
                end = f.end();
            }
        }
        return out;
    }
}
