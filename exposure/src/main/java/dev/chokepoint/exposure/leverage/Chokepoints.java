package dev.chokepoint.exposure.leverage;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.ItemGroups;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Items at a place whose closure costs most, with the path that carries the loss.
///
/// A chokepoint is an item that one place sends abroad. Its closure stops all lanes of the item out of the place for
/// the whole plan, in the world without controls. The loss of the best case is at most that of the rationing
/// simulation, which costs no program, and the revenue of duties: candidates are tried in the order of that bound
/// until no bound is left above the last one wanted, so the ranking is exact. Source: docs/model.md#chokepoints
public final class Chokepoints {
    /// The name of the measure that closes a candidate.
    private static final String CLOSURE = "closure";

    private static final int LONGEST_PATH = 12;

    /// One step of the path: what was lost of an item at a place.
    ///
    /// @param process the recipe that makes it there, or `lane` where it arrived from elsewhere
    /// @param lostUsd output or arrivals lost a month, USD at baseline prices
    /// @param lowest lowest month as a share of the baseline
    public record Step(String item, String place, String process, double lostUsd, double lowest) {}

    /// An item that one place sends abroad, with what its closure costs.
    ///
    /// @param onParty USD a month by party, in the world's order, best case
    /// @param total USD a month, best case
    /// @param worst USD a month, worst case
    /// @param baseline value shipped a month in the baseline, USD
    /// @param path from the closed lanes to what is lost at the end
    public record Point(
            String item,
            String from,
            Map<String, Double> onParty,
            double total,
            double worst,
            double baseline,
            List<Step> path) {
        public Point {
            path = List.copyOf(path);
        }
    }

    /// The ranking.
    ///
    /// @param candidates how many there were
    /// @param solved how many had to be solved
    public record Ranking(List<Point> points, int candidates, int solved) {
        public Ranking {
            points = List.copyOf(points);
        }
    }

    private Chokepoints() {}

    /// What an exporter sells of an item.
    ///
    /// @param worst what all parties lose where nobody re-routes, USD
    /// @param bound at least what they lose in the best case, USD
    private record Candidate(
            String item, String from, List<Network.Arc> arcs, double worst, double bound, double value) {}

    /// The `most` candidates whose closure costs all parties most.
    public static Ranking rank(Equilibrium equilibrium, int most) {
        Baseline baseline = equilibrium.baseline();
        Network network = baseline.network();
        Plan free = equilibrium.solve(Controls.none());
        List<List<Integer>> blocks = ItemGroups.of(network);
        Map<String, List<Network.Arc>> byExporter = new TreeMap<>();
        for (Network.Arc a : network.arcs) {
            if (baseline.flow[a.id()] > 0) {
                byExporter
                        .computeIfAbsent(
                                network.items.get(network.baseItem[a.item()]).id() + "\u0000"
                                        + a.lane().from(),
                                k -> new ArrayList<>())
                        .add(a);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (List<Network.Arc> arcs : byExporter.values()) {
            Rationing.Result worst = Rationing.run(equilibrium, closed(network, arcs));
            double value = arcs.stream().mapToDouble(baseline::valueOf).sum();
            Network.Arc first = arcs.getFirst();
            candidates.add(new Candidate(
                    network.items.get(network.baseItem[first.item()]).id(),
                    first.lane().from(),
                    arcs,
                    worst.lossAgainst(free),
                    bound(free, worst, reached(blocks, arcs)),
                    value));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::bound).reversed());
        List<Point> found = new ArrayList<>();
        int solved = 0;
        for (Candidate c : candidates) {
            if (found.size() >= most && found.get(most - 1).total() * network.months >= c.bound()) {
                break;
            }
            Plan plan = equilibrium.solve(closed(network, c.arcs()));
            solved++;
            found.add(point(free, plan, c));
            found.sort(Comparator.comparingDouble(Point::total).reversed());
        }
        return new Ranking(found.subList(0, Math.min(most, found.size())), candidates.size(), solved);
    }

    /// Market welfare, to which taxes are a cost, is in the best case at least that of the worst; beyond that no more
    /// revenue can be lost than there was.
    private static double bound(Plan free, Rationing.Result worst, List<Integer> items) {
        return free.objective() - worst.plan().objective() + Math.max(0, free.taxRevenueOf(items));
    }

    /// The items that what happens on some lanes can reach.
    private static List<Integer> reached(List<List<Integer>> blocks, List<Network.Arc> arcs) {
        return blocks.stream()
                .filter(block -> arcs.stream().anyMatch(a -> block.contains(a.item())))
                .flatMap(List::stream)
                .toList();
    }

    private static Controls closed(Network network, List<Network.Arc> arcs) {
        List<Controls.Restriction> all = new ArrayList<>();
        for (Network.Arc a : arcs) {
            for (int t = 0; t < network.months; t++) {
                for (EndUse use : EndUse.values()) {
                    all.add(new Controls.Restriction(
                            a.id(), t, use, CLOSURE, a.lane().from(), 0, 1));
                }
            }
        }
        return new Controls(all);
    }

    private static Point point(Plan free, Plan plan, Candidate c) {
        Network network = free.baseline().network();
        int months = network.months;
        Map<String, Double> onParty = new LinkedHashMap<>();
        Map<String, Double> after = plan.welfareByParty();
        free.welfareByParty().forEach((p, w) -> onParty.put(p, (w - after.getOrDefault(p, 0.0)) / months));
        return new Point(
                c.item(),
                c.from(),
                onParty,
                free.lossUnder(plan) / months,
                c.worst() / months,
                c.value(),
                path(free, plan, c.arcs()));
    }

    /// Follows what is lost from the closed lanes through recipes and lanes, always to the largest loss of value.
    public static List<Step> path(Plan free, Plan plan, Set<Integer> arcs) {
        Network network = free.baseline().network();
        return path(
                free,
                plan,
                network.arcs.stream().filter(a -> arcs.contains(a.id())).toList());
    }

    private static List<Step> path(Plan free, Plan plan, List<Network.Arc> closed) {
        List<Step> steps = new ArrayList<>();
        Set<Integer> seen = new LinkedHashSet<>();
        Optional<Move> next = onward(free, plan, closed, seen);
        while (next.isPresent() && steps.size() < LONGEST_PATH) {
            int node = next.get().node();
            steps.add(next.get().step());
            seen.add(node);
            Network network = free.baseline().network();
            Optional<Move> made = made(free, plan, node, seen);
            Optional<Move> shipped = onward(
                    free,
                    plan,
                    network.arcs.stream().filter(a -> a.fromNode() == node).toList(),
                    seen);
            next = Stream.concat(made.stream(), shipped.stream())
                    .max(Comparator.comparingDouble(m -> m.step().lostUsd()));
        }
        return steps;
    }

    /// A step of the path and the node it leads to.
    private record Move(int node, Step step) {}

    /// The largest loss of what is made from a node's goods.
    private static Optional<Move> made(Plan free, Plan plan, int node, Set<Integer> seen) {
        Baseline baseline = free.baseline();
        Network network = baseline.network();
        return network.works.stream()
                .filter(w -> Arrays.stream(w.inputs()).anyMatch(n -> n == node) && !seen.contains(w.node()))
                .map(w -> new Move(
                        w.node(),
                        new Step(
                                w.recipe().output(),
                                network.places.get(w.place()).id(),
                                w.recipe().name(),
                                lost(free.output[w.id()], plan.output[w.id()]) * baseline.priceAt(w.node()),
                                lowest(plan.output[w.id()], baseline.output[w.id()]))))
                .filter(m -> m.step().lostUsd() > 0)
                .max(Comparator.comparingDouble(m -> m.step().lostUsd()));
    }

    /// The largest loss of arrivals over some lanes.
    private static Optional<Move> onward(Plan free, Plan plan, List<Network.Arc> arcs, Set<Integer> seen) {
        return arcs.stream()
                .filter(a -> !seen.contains(a.toNode()))
                .map(a -> new Move(a.toNode(), arrival(free, plan, a)))
                .filter(m -> m.step().lostUsd() > 0)
                .max(Comparator.comparingDouble(m -> m.step().lostUsd()));
    }

    private static Step arrival(Plan free, Plan plan, Network.Arc a) {
        return new Step(
                a.lane().item(),
                a.lane().to(),
                "lane",
                lost(free.flow[a.id()], plan.flow[a.id()]) * free.baseline().priceAt(a.fromNode()),
                lowest(plan.flow[a.id()], free.baseline().flow[a.id()]));
    }

    /// Units lost a month on average.
    private static double lost(double[] before, double[] after) {
        double sum = 0;
        for (int t = 0; t < before.length; t++) {
            sum += before[t] - after[t];
        }
        return sum / before.length;
    }

    private static double lowest(double[] months, double base) {
        double lowest = Double.POSITIVE_INFINITY;
        for (double m : months) {
            lowest = Math.min(lowest, base > 0 ? m / base : 1);
        }
        return lowest;
    }
}
