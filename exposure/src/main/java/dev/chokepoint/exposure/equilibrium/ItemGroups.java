package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which items have to do with one another: each set is a program of its own.
public final class ItemGroups {
    private ItemGroups() {}

    /// Sets of items connected by recipes.
    public static List<List<Integer>> of(Network network) {
        int[] root = new int[network.items.size()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (Network.Works w : network.works) {
            for (int n : w.inputs()) {
                join(root, network.nodeItem[w.node()], network.nodeItem[n]);
            }
            for (int n : w.coNodes()) {
                join(root, network.nodeItem[w.node()], network.nodeItem[n]);
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < root.length; i++) {
            groups.computeIfAbsent(find(root, i), k -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }

    private static void join(int[] root, int i, int j) {
        int a = find(root, i);
        int b = find(root, j);
        root[Math.max(a, b)] = Math.min(a, b);
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }
}
