package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Looks in the market for good packages of a group that has too many to list: from some packages on, all that differ
/// in one concession from the best one for each aim, until these are beaten by none of them.
final class MarketSearch {
    private final DealValuer valuer;
    private final DealValuer.Group group;
    private final List<ToDoubleFunction<ValuedPackage>> aims;
    private final int most;
    private final BooleanSupplier enough;
    private final Map<List<Integer>, ValuedPackage> valued = new LinkedHashMap<>();
    private final Set<List<Integer>> around = new HashSet<>();

    /// @param aims whose best packages are improved, in this order
    /// @param most the most packages to value
    MarketSearch(
            DealValuer valuer,
            DealValuer.Group group,
            List<ToDoubleFunction<ValuedPackage>> aims,
            int most,
            BooleanSupplier enough) {
        this.valuer = valuer;
        this.group = group;
        this.aims = List.copyOf(aims);
        this.most = most;
        this.enough = enough;
    }

    /// The packages valued, nothing among them.
    ///
    /// @param first packages to begin with, the most promising first
    /// @param heard hears after each step what was valued so far
    List<ValuedPackage> search(List<List<Integer>> first, Consumer<List<ValuedPackage>> heard) {
        take(first);
        boolean moved = true;
        while (moved && !enough.getAsBoolean() && valued.size() < most) {
            moved = false;
            for (ToDoubleFunction<ValuedPackage> aim : aims) {
                ValuedPackage best = best(aim);
                if (around.add(best.options())) {
                    moved = true;
                    take(changes(best.options()));
                    heard.accept(List.copyOf(valued.values()));
                }
            }
        }
        return List.copyOf(valued.values());
    }

    private ValuedPackage best(ToDoubleFunction<ValuedPackage> aim) {
        return valued.values().stream().max(Comparator.comparingDouble(aim)).orElseThrow();
    }

    private void take(List<List<Integer>> packages) {
        List<List<Integer>> fresh = packages.stream()
                .distinct()
                .filter(p -> !valued.containsKey(p))
                .limit(Math.max(1, most - valued.size()))
                .toList();
        valuer.valued(fresh, enough).forEach(p -> valued.put(p.options(), p));
        if (valued.isEmpty()) {
            valuer.valued(List.of(valuer.statusQuo())).forEach(p -> valued.put(p.options(), p));
        }
    }

    /// The packages that differ in one concession.
    private List<List<Integer>> changes(List<Integer> options) {
        List<List<Integer>> all = new ArrayList<>();
        for (int k : group.concessions()) {
            for (int o : valuer.openOptions(k)) {
                if (o != options.get(k)) {
                    List<Integer> changed = new ArrayList<>(options);
                    changed.set(k, o);
                    all.add(List.copyOf(changed));
                }
            }
        }
        return all;
    }
}
