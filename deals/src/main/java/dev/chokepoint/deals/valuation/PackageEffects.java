package dev.chokepoint.deals.valuation;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a package changes: the plan with it against the plan as things stand.
public record PackageEffects(DealValuer valuer) {
    private static final int MOST_ITEMS = 8;

    /// What a package gives by one item of the network.
    ///
    /// @param gainsUsd per side, USD over the plan
    public record ItemGain(String item, String name, List<Double> gainsUsd) {
        public ItemGain {
            gainsUsd = List.copyOf(gainsUsd);
        }
    }

    /// The plan as things stand.
    public Plan before() {
        return valuer.plan(valuer.statusQuo());
    }

    /// The plan with a package.
    public Plan after(List<Integer> options) {
        return valuer.plan(options);
    }

    /// What a package gives both sides by item, largest first.
    public List<ItemGain> items(List<Integer> options) {
        Equilibrium equilibrium = valuer.equilibrium();
        List<String> parties = valuer.space().parties();
        Map<String, double[]> byItem = new LinkedHashMap<>();
        for (Plan.Entry e : after(options).differenceTo(before())) {
            int side = parties.indexOf(e.party());
            if (side >= 0) {
                byItem.computeIfAbsent(e.item(), i -> new double[2])[side] += e.usd();
            }
        }
        List<ItemGain> all = new ArrayList<>();
        byItem.entrySet().stream()
                .filter(e -> size(e.getValue()) > DealValuer.NEGLIGIBLE_USD)
                .sorted((a, b) -> Double.compare(size(b.getValue()), size(a.getValue())))
                .limit(MOST_ITEMS)
                .forEach(e -> all.add(new ItemGain(
                        e.getKey(),
                        equilibrium.baseline().network().itemName(e.getKey()),
                        List.of(e.getValue()[0], e.getValue()[1]))));
        return all;
    }

    private static double size(double[] gains) {
        return Math.abs(gains[0]) + Math.abs(gains[1]);
    }
}
