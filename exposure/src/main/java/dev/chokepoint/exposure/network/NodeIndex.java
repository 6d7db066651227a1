package dev.chokepoint.exposure.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The numbers of a network's nodes, the (item, place) pairs in which anything happens, in the order they were met.
public final class NodeIndex {
    private final int items;
    private final int places;
    private final int[] item;
    private final int[] place;
    private final Map<Pair, Integer> numbers;

    private record Pair(int item, int place) {}

    private NodeIndex(int items, int places, List<Pair> pairs) {
        this.items = items;
        this.places = places;
        this.item = pairs.stream().mapToInt(Pair::item).toArray();
        this.place = pairs.stream().mapToInt(Pair::place).toArray();
        this.numbers = new HashMap<>();
        for (int n = 0; n < item.length; n++) {
            Pair pair = new Pair(bounded("item", item[n], items), bounded("place", place[n], places));
            if (numbers.put(pair, n) != null) {
                throw new IllegalArgumentException("The item (" + item[n] + ") at the place (" + place[n]
                        + ") must have one node, not a second with number " + n + ".");
            }
        }
    }

    /// Nodes by number.
    ///
    /// @param items how many items there are, beyond which no node may lie
    /// @param places the same of places
    public static NodeIndex of(int items, int places, List<Integer> item, List<Integer> place) {
        if (item.size() != place.size()) {
            throw new IllegalArgumentException(
                    "The nodes must have as many items (" + item.size() + ") as places (" + place.size() + ").");
        }
        List<Pair> pairs = new ArrayList<>();
        for (int n = 0; n < item.size(); n++) {
            pairs.add(new Pair(item.get(n), place.get(n)));
        }
        return new NodeIndex(items, places, pairs);
    }

    /// Numbers nodes as they are met.
    static final class Builder {
        private final int items;
        private final int places;
        private final List<Pair> pairs = new ArrayList<>();
        private final Map<Pair, Integer> numbers = new HashMap<>();

        Builder(int items, int places) {
            this.items = items;
            this.places = places;
        }

        /// The number of a node, a new one where the pair was not met before.
        int node(int item, int place) {
            Pair pair = new Pair(bounded("item", item, items), bounded("place", place, places));
            return numbers.computeIfAbsent(pair, p -> {
                pairs.add(p);
                return pairs.size() - 1;
            });
        }

        NodeIndex build() {
            return new NodeIndex(items, places, pairs);
        }
    }

    private static int bounded(String what, int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "The index of the " + what + " (" + index + ") must be 0 to " + (count - 1) + ".");
        }
        return index;
    }

    public int size() {
        return item.length;
    }

    /// The node of an item at a place; empty where nothing happens.
    public OptionalInt find(int atItem, int atPlace) {
        Integer n = numbers.get(new Pair(bounded("item", atItem, items), bounded("place", atPlace, places)));
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }

    /// The item of every node.
    int[] itemsOfNodes() {
        return item.clone();
    }

    /// The place of every node.
    int[] placesOfNodes() {
        return place.clone();
    }
}
