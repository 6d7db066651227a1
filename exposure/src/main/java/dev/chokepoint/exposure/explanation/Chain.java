package dev.chokepoint.exposure.explanation;

import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Recipe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The flows of value from raw materials to a product, in the baseline and under controls.
///
/// @param product the item at the end of the chain
public record Chain(String product, List<Node> nodes, List<Link> links) {
    /// An item at a place.
    public record Node(String item, String place) {
        public String id() {
            return item + "@" + place;
        }
    }

    /// A flow between two nodes: a shipment of one item, or its use in a recipe at one place.
    ///
    /// @param usd value per month in the baseline, USD at baseline prices of the goods that flow
    /// @param lowest lowest month under controls, share of the baseline
    /// @param measures measures that hold the lane; empty for use in a recipe
    public record Link(Node from, Node to, double usd, double lowest, List<String> measures) {}

    public Chain {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /// Follows a product upstream through recipes and lanes that carry something in the baseline.
    ///
    /// @param plan a plan under the controls
    /// @param least smallest share of a node's inflow that is shown
    public static Chain of(Plan plan, Controls controls, String product, double least) {
        Baseline baseline = plan.baseline();
        Network network = baseline.network();
        Map<Integer, Set<String>> held = new LinkedHashMap<>();
        controls.restrictions()
                .forEach(
                        r -> held.computeIfAbsent(r.arc(), k -> new TreeSet<>()).add(r.measure()));
        Deque<Integer> todo = new ArrayDeque<>();
        Set<Integer> seen = new LinkedHashSet<>();
        for (Network.Works w : network.works) {
            for (int out : w.outNodes()) {
                if (network.items.get(network.nodeItem[out]).id().equals(product)
                        && baseline.output[w.id()] > 0
                        && seen.add(out)) {
                    todo.add(out);
                }
            }
        }
        List<Link> links = new ArrayList<>();
        while (!todo.isEmpty()) {
            int n = todo.poll();
            for (Network.Works w : network.works) {
                double x0 = baseline.output[w.id()];
                if (x0 <= 0 || java.util.Arrays.stream(w.outNodes()).noneMatch(out -> out == n)) {
                    continue;
                }
                double lowest = lowest(plan.output[w.id()], x0);
                for (int k = 0; k < w.inputs().length; k++) {
                    int in = w.inputs()[k];
                    double usd = w.coefficients()[k] * x0 * baseline.priceAt(in);
                    links.add(new Link(node(network, in), node(network, n), usd, lowest, List.of()));
                    if (seen.add(in)) {
                        todo.add(in);
                    }
                }
            }
            double arriving = 0;
            for (Network.Arc a : network.arcs) {
                arriving += a.toNode() == n ? baseline.flow[a.id()] : 0;
            }
            for (Network.Arc a : network.arcs) {
                double f0 = baseline.flow[a.id()];
                if (a.toNode() != n || f0 <= 0 || f0 < least * arriving) {
                    continue;
                }
                links.add(new Link(
                        node(network, a.fromNode()),
                        node(network, n),
                        f0 * baseline.priceAt(a.fromNode()),
                        lowest(plan.flow[a.id()], f0),
                        List.copyOf(held.getOrDefault(a.id(), Set.of()))));
                if (seen.add(a.fromNode())) {
                    todo.add(a.fromNode());
                }
            }
        }
        List<Link> acyclic = withoutCycles(links);
        Set<Node> nodes = new LinkedHashSet<>();
        acyclic.forEach(l -> {
            nodes.add(l.from());
            nodes.add(l.to());
        });
        return new Chain(product, List.copyOf(nodes), acyclic);
    }

    /// Largest flows first, dropping those that would close a circle (two places that sell each other the
    /// same item).
    private static List<Link> withoutCycles(List<Link> links) {
        List<Link> sorted = new ArrayList<>(links);
        sorted.sort((a, b) -> Double.compare(b.usd(), a.usd()));
        Map<Node, Set<Node>> ahead = new LinkedHashMap<>();
        List<Link> kept = new ArrayList<>();
        for (Link l : sorted) {
            if (!reaches(l.to(), l.from(), ahead, new LinkedHashSet<>())) {
                ahead.computeIfAbsent(l.from(), k -> new LinkedHashSet<>()).add(l.to());
                kept.add(l);
            }
        }
        return kept;
    }

    private static boolean reaches(Node from, Node to, Map<Node, Set<Node>> ahead, Set<Node> seen) {
        if (from.equals(to)) {
            return true;
        }
        for (Node next : ahead.getOrDefault(from, Set.of())) {
            if (seen.add(next) && reaches(next, to, ahead, seen)) {
                return true;
            }
        }
        return false;
    }

    private static double lowest(double[] months, double base) {
        double lowest = Double.POSITIVE_INFINITY;
        for (double m : months) {
            lowest = Math.min(lowest, m / base);
        }
        return lowest;
    }

    private static Node node(Network network, int n) {
        return new Node(
                network.items.get(network.nodeItem[n]).id(),
                network.places.get(network.nodePlace[n]).id());
    }

    /// All items upstream of a product, the product included.
    public static Set<String> upstream(Network network, String product) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of(product));
        all.add(product);
        while (!todo.isEmpty()) {
            String item = todo.poll();
            for (Network.Works w : network.works) {
                if (w.recipe().makes(item)) {
                    for (Recipe.Input input : w.recipe().inputs()) {
                        if (all.add(input.item())) {
                            todo.add(input.item());
                        }
                    }
                }
            }
        }
        return all;
    }
}
