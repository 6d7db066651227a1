package dev.chokepoint.exposure.company;

import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.equilibrium.UseClasses;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Arrivals;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a buyer too small to move the market meets in a world under controls: prices and what is allotted.
///
/// Best case: a buyer gets what it pays the equilibrium's price for. Worst case: a buyer gets the share of its usual
/// orders that the rationing simulation lets arrive. Expected case: a buyer pays the traded price and gets the share of
/// its usual orders that arrives in what came about. Source: docs/model.md#a-company
public final class Market {
    private final Plan best;
    private final Arrivals arrivals;
    private final Controls controls;
    private final Network network;

    private Market(Plan best, Arrivals arrivals, Controls controls) {
        this.best = best;
        this.arrivals = arrivals;
        this.controls = controls;
        this.network = best.baseline().network();
    }

    /// The market in a world's best and worst case under the same controls.
    public static Market of(Plan best, Rationing.Result worst, Controls controls) {
        return new Market(best, worst.arrivals(), controls);
    }

    /// The market in what came about month by month; which measures hold its lanes is not told.
    public static Market carriedOut(Plan plan, Arrivals arrivals) {
        return new Market(plan, arrivals, Controls.none());
    }

    public World world() {
        return network.world;
    }

    /// The factor by which a month's later money counts less.
    public double discount() {
        return network.discount;
    }

    /// What holding a unit for a month costs, as a share of its price.
    public double holding() {
        return network.assumptions.holding();
    }

    public int months() {
        return network.months;
    }

    private int require(String item, String place) {
        return network.findNode(item, place)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The item (" + item + ") is not handled at (" + place + ") in this world."));
    }

    /// Whether anything of the item is made, shipped or used at the place.
    public boolean handles(String item, String place) {
        return network.findNode(item, place).isPresent();
    }

    /// The places at which an item is handled, in the order of the world.
    public List<String> placesOf(String item) {
        return network.places.stream()
                .map(Place::id)
                .filter(p -> handles(item, p))
                .toList();
    }

    /// Whether the world has a lane of the item between the places.
    public boolean hasLane(String item, String from, String to) {
        return lane(item, from, to).isPresent();
    }

    private Optional<Network.Arc> lane(String item, String from, String to) {
        return network.findArc(item, from, to);
    }

    /// What is used at the place in the baseline, units per month.
    public double baselineUse(String item, String place) {
        int n = require(item, place);
        double out = network.arcs.stream()
                .filter(a -> a.fromNode() == n)
                .mapToDouble(a -> best.baseline().flow[a.id()])
                .sum();
        return best.baseline().throughputAt(n) - out;
    }

    /// The baseline price, USD per unit.
    public double basePrice(String item, String place) {
        return best.baseline().priceAt(require(item, place));
    }

    /// The price in the best case by month, USD per unit.
    public double[] price(String item, String place, EndUse endUse) {
        int n = require(item, place);
        return (endUse == EndUse.CIVIL ? best.civilPrice : best.price)[n].clone();
    }

    /// What arrives by month in the worst case or in what came about, as a share of usual orders, 0 to 1.
    ///
    /// @param from the only place that is bought from; empty if from all usual ones
    public double[] allotment(String item, String place, Optional<String> from, EndUse endUse) {
        int n = require(item, place);
        boolean split = UseClasses.splitItems(network)[network.nodeItem[n]];
        int c = split && endUse == EndUse.CIVIL ? 1 : 0;
        if (from.isPresent() && !from.get().equals(place)) {
            Network.Arc a = lane(item, from.get(), place)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no lane of (" + item + ") from (" + from.get() + ") to (" + place + ")."));
            return arrivals.onLane[a.id()][c].clone();
        }
        return arrivals.atNode[n][c].clone();
    }

    /// The measures that hold a lane into the place, or a lane anywhere upstream of it, nearest first.
    public List<String> measuresUpstream(String item, String place, Optional<String> from) {
        Set<String> found = new LinkedHashSet<>();
        boolean[] seen = new boolean[network.nodes()];
        List<Integer> queue = new ArrayList<>(List.of(require(item, place)));
        seen[queue.getFirst()] = true;
        boolean first = true;
        while (!queue.isEmpty()) {
            int n = queue.removeFirst();
            for (Network.Arc a : network.arcs) {
                if (a.toNode() == n
                        && (!first || from.isEmpty() || a.lane().from().equals(from.get()))) {
                    controls.restrictions().stream()
                            .filter(r -> r.arc() == a.id() && r.inForce() > 0)
                            .forEach(r -> found.add(r.measure()));
                    if (!seen[a.fromNode()] && best.baseline().flow[a.id()] > 0) {
                        seen[a.fromNode()] = true;
                        queue.add(a.fromNode());
                    }
                }
            }
            for (Network.Works w : network.works) {
                if (Arrays.stream(w.outNodes()).anyMatch(out -> out == n) && best.baseline().output[w.id()] > 0) {
                    Arrays.stream(w.inputs()).filter(k -> !seen[k]).forEach(k -> {
                        seen[k] = true;
                        queue.add(k);
                    });
                }
            }
            first = false;
        }
        return List.copyOf(found);
    }

    /// Lanes into the place with their baseline flow and the shares that arrive in the worst case, largest first.
    public List<Source> sources(String item, String place, EndUse endUse) {
        int n = require(item, place);
        List<Source> all = new ArrayList<>();
        for (Network.Arc a : network.arcs) {
            double flow = best.baseline().flow[a.id()];
            if (a.toNode() == n && flow > 0) {
                all.add(new Source(
                        a.lane().from(),
                        flow,
                        allotment(item, place, Optional.of(a.lane().from()), endUse),
                        controls.restrictions().stream()
                                .filter(r -> r.arc() == a.id() && r.inForce() > 0)
                                .map(Controls.Restriction::measure)
                                .distinct()
                                .toList(),
                        new FigureKey.Flow(item, a.lane().from(), place)));
            }
        }
        all.sort((x, y) -> Double.compare(y.flow(), x.flow()));
        return all;
    }

    /// A lane that supplies a place.
    ///
    /// @param flow baseline, units per month
    /// @param arrives share of it that arrives by month in the worst case
    /// @param figure the key of the observed flow among the network's figures
    @SuppressWarnings("ArrayRecordComponent") // months of one lane, handed over
    public record Source(String from, double flow, double[] arrives, List<String> measures, FigureKey figure) {}

    /// The figures of the network by key, for explanations.
    public Network network() {
        return network;
    }
}
