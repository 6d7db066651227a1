package dev.chokepoint.answer.losses;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.Chain;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Place;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which lines stop or run short, when, in the best and the worst case.
///
/// @param all every line that does, in the order of the world's plants
/// @param key the lines of the summary: products that somebody else's measures hold, one line an item, by what the
///     worst case loses of them
public record LineStops(List<LineStop> all, List<LineStop> key) {
    /// A line runs short below this share of its baseline output.
    private static final double RUNS_SHORT = 0.95;

    public LineStops {
        all = List.copyOf(all);
        key = List.copyOf(key);
    }

    static LineStops of(Plan best, Plan worst, Controls controls) {
        Network network = best.baseline().network();
        List<Plan.Stop> bests = best.stops();
        List<Plan.Stop> worsts = worst.stops();
        Map<String, Set<String>> upstream = new HashMap<>();
        Map<String, Explanation> held = new HashMap<>();
        Map<String, Set<Integer>> arcsByMeasure = controls.arcsByMeasure();
        List<LineStop> all = new ArrayList<>();
        for (int k = 0; k < bests.size(); k++) {
            Plan.Stop b = bests.get(k);
            Plan.Stop w = worsts.get(k);
            if (Math.min(b.lowest(), w.lowest()) > RUNS_SHORT) {
                continue;
            }
            Set<String> items = upstream.computeIfAbsent(b.item(), i -> Chain.upstream(network, i));
            Set<Integer> arcs = network.arcsOfItems(items);
            List<String> measures = controls.measures().stream()
                    .filter(m ->
                            arcsByMeasure.getOrDefault(m, Set.of()).stream().anyMatch(arcs::contains))
                    .toList();
            List<Explanation> parts = measures.stream()
                    .map(m -> held.computeIfAbsent(m, x -> LossExplanation.held(network, controls, x)))
                    .toList();
            all.add(new LineStop(b, w, alone(bests, b), measures, explain(b, w, network, parts)));
        }
        return new LineStops(all, key(all, best, controls));
    }

    private static Explanation explain(Plan.Stop best, Plan.Stop worst, Network network, List<Explanation> parts) {
        return Explanation.of(
                network.itemName(best.item()) + " in " + best.place(),
                "best case " + orNever(best.stops()) + ", worst case " + orNever(worst.stops()),
                "first month with output below 5 % of the baseline; best case: the market re-routes"
                        + " and may stop one line to serve another that is worth more"
                        + " (docs/model.md#equilibrium), worst case: nobody re-routes"
                        + " (docs/model.md#rationing)",
                parts);
    }

    private static List<LineStop> key(List<LineStop> all, Plan best, Controls controls) {
        Network network = best.baseline().network();
        Set<String> products = new LinkedHashSet<>(best.finalProducts());
        List<LineStop> lines = new ArrayList<>();
        for (LineStop s : all) {
            boolean others =
                    s.measures().stream().anyMatch(m -> !controls.issuerOf(m).equals(partyOf(network, s.place())));
            if (products.contains(s.item()) && others) {
                lines.add(s);
            }
        }
        lines.sort(Comparator.comparingDouble(s -> -s.worst().lostUsd()));
        Set<String> told = new LinkedHashSet<>();
        // One line an item, and those that stop before those that only run short.
        return lines.stream().filter(s -> told.add(s.item())).toList();
    }

    private static boolean alone(List<Plan.Stop> all, Plan.Stop one) {
        return all.stream()
                        .filter(s -> s.item().equals(one.item()) && s.place().equals(one.place()))
                        .count()
                == 1;
    }

    private static String partyOf(Network network, String place) {
        return network.world().places().stream()
                .filter(p -> p.id().equals(place))
                .map(Place::party)
                .findFirst()
                .orElse("");
    }

    private static String orNever(Optional<YearMonth> month) {
        return month.map(m -> "stops in " + m).orElse("never stops");
    }
}
