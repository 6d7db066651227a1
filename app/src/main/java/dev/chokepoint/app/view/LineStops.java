package dev.chokepoint.app.view;

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
/// @param all every line that does, those that stop first in the worst case first
/// @param key the lines of the summary: products that somebody else's measures hold, one line an item, by what the
///     worst case loses of them
record LineStops(List<Assessment.StopView> all, List<Assessment.StopView> key) {
    /// A line runs short below this share of its baseline output.
    private static final double RUNS_SHORT = 0.95;

    LineStops {
        all = List.copyOf(all);
        key = List.copyOf(key);
    }

    static LineStops of(Plan best, Plan worst, Controls controls, Explanations explanations) {
        Network network = best.baseline().network();
        List<Plan.Stop> bests = best.stops();
        List<Plan.Stop> worsts = worst.stops();
        Map<String, Set<String>> upstream = new HashMap<>();
        Map<String, Explanation> held = new HashMap<>();
        Map<String, Set<Integer>> arcsByMeasure = controls.arcsByMeasure();
        List<Assessment.StopView> all = new ArrayList<>();
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
            all.add(new Assessment.StopView(
                    b.recipe(),
                    b.item(),
                    several(bests, b) ? network.itemName(b.item()) + ", " + b.recipeName() : network.itemName(b.item()),
                    b.place(),
                    Assessment.month(b.stops()),
                    Assessment.month(b.resumes()),
                    b.lowest(),
                    Assessment.month(w.stops()),
                    Assessment.month(w.resumes()),
                    w.lowest(),
                    measures,
                    explanations.add(Explanation.of(
                            network.itemName(b.item()) + " in " + b.place(),
                            "best case " + orNever(b.stops()) + ", worst case " + orNever(w.stops()),
                            "first month with output below 5 % of the baseline; best case: the market re-routes"
                                    + " and may stop one line to serve another that is worth more"
                                    + " (docs/model.md#equilibrium), worst case: nobody re-routes"
                                    + " (docs/model.md#rationing)",
                            parts))));
        }
        List<Assessment.StopView> key = key(all, best, worsts, controls);
        all.sort(Comparator.comparing((Assessment.StopView s) -> s.worstStops().isEmpty() ? "9999" : s.worstStops())
                .thenComparingDouble(Assessment.StopView::worstLowest)
                .thenComparing(Assessment.StopView::item)
                .thenComparing(Assessment.StopView::place));
        return new LineStops(all, key);
    }

    private static List<Assessment.StopView> key(
            List<Assessment.StopView> all, Plan best, List<Plan.Stop> worsts, Controls controls) {
        Network network = best.baseline().network();
        record Held(Assessment.StopView view, double usd) {}
        List<Held> lines = new ArrayList<>();
        Map<String, Double> lost = new HashMap<>();
        worsts.forEach(w -> lost.merge(w.recipe() + "@" + w.place(), w.lostUsd(), Double::sum));
        Set<String> products = new LinkedHashSet<>(best.finalProducts());
        for (Assessment.StopView v : all) {
            boolean others =
                    v.measures().stream().anyMatch(m -> !controls.issuerOf(m).equals(partyOf(network, v.place())));
            if (products.contains(v.item()) && others) {
                lines.add(new Held(v, lost.getOrDefault(v.recipe() + "@" + v.place(), 0.0)));
            }
        }
        lines.sort(Comparator.comparingDouble((Held h) -> -h.usd()));
        Set<String> told = new LinkedHashSet<>();
        List<Assessment.StopView> key = new ArrayList<>();
        for (Held h : lines) {
            // One line an item, and those that stop before those that only run short.
            if (told.add(h.view().item())) {
                key.add(h.view());
            }
        }
        return key;
    }

    private static boolean several(List<Plan.Stop> all, Plan.Stop one) {
        return all.stream()
                        .filter(s -> s.item().equals(one.item()) && s.place().equals(one.place()))
                        .count()
                > 1;
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
