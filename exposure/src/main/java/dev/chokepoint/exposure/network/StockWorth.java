package dev.chokepoint.exposure.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What may be held in stock, and what is left of it is worth when the plan ends.
///
/// What is held at a node or under way to it at the end is worth the baseline price up to the cover that its users
/// want and what is usually under way to them, and nothing beyond: stock that nobody may buy loses its worth, so who
/// has no customers stops. What cannot be stored is held up to what runs at the start alone. One rule for every way of
/// planning, so that the welfare of one can be held against that of another. Source: docs/model.md#stocks
public final class StockWorth {
    /// Room above the steady state, share of it: there the worth of one more unit is one number.
    public static final double ROOM = 0.02;

    /// Nodes whose goods stand in for each other, because they differ in origin alone.
    ///
    /// @param most units that have a worth at the end, all nodes together
    @SuppressWarnings("ArrayRecordComponent") // nobody writes to them
    public record Pool(int[] nodes, double most) {}

    private final Network network;
    private final List<Pool> pools = new ArrayList<>();

    private StockWorth(Baseline baseline) {
        this.network = baseline.network();
        double[] usual = network.stock.clone();
        for (Network.Arc a : network.arcs) {
            usual[a.toNode()] += a.lag() * baseline.flow[a.id()];
        }
        Map<List<Integer>, List<Integer>> together = new LinkedHashMap<>();
        for (int n = 0; n < network.nodes(); n++) {
            together.computeIfAbsent(
                            List.of(network.baseItem[network.nodeItem[n]], network.nodePlace[n]),
                            k -> new ArrayList<>())
                    .add(n);
        }
        together.values().forEach(nodes -> {
            int[] all = nodes.stream().mapToInt(Integer::intValue).toArray();
            double sum = Arrays.stream(all).mapToDouble(n -> usual[n]).sum();
            if (sum > 0) {
                pools.add(new Pool(all, (1 + ROOM) * sum));
            }
        });
    }

    public static StockWorth of(Baseline baseline) {
        return new StockWorth(baseline);
    }

    /// Most that can be held at a node, units; infinite for what can be stored.
    public double mostHeld(int node) {
        return isStorable(node) ? Double.POSITIVE_INFINITY : (1 + ROOM) * network.stock[node];
    }

    /// Whether what is left at a node can be kept for later months.
    public boolean isStorable(int node) {
        return network.items.get(network.nodeItem[node]).storage().possible();
    }

    /// Where stock has a worth at the end, and how much of it.
    public List<Pool> pools() {
        return List.copyOf(pools);
    }

    /// Units at each node that are worth the baseline price at the end.
    ///
    /// @param left units by node that are held or under way to it when the plan ends
    public double[] worthy(double[] left) {
        double[] worthy = new double[left.length];
        for (Pool pool : pools) {
            double room = pool.most();
            for (int n : pool.nodes()) {
                worthy[n] = Math.min(Math.max(0, left[n]), room);
                room -= worthy[n];
            }
        }
        return worthy;
    }
}
