package dev.chokepoint.app.view;

import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a package changes: the plan with it against the plan as things stand.
record PackageEffects(Equilibrium equilibrium, Controls controls, DealValuer valuer) {
    private static final int MOST_ITEMS = 8;

    /// The plan as things stand.
    Plan before() {
        return equilibrium.solve(controls);
    }

    /// The plan with a package.
    Plan after(List<Integer> options) {
        return equilibrium.solve(valuer.scenario(options).applyTo(controls));
    }

    /// What a package gives both sides by item, largest first.
    List<DealDetail.ItemView> items(List<Integer> options) {
        DealSpace space = valuer.space();
        Map<String, double[]> byItem = new LinkedHashMap<>();
        for (Plan.Entry e : after(options).differenceTo(before())) {
            int side = space.parties().indexOf(e.party());
            if (side >= 0) {
                byItem.computeIfAbsent(e.item(), i -> new double[2])[side] += e.usd();
            }
        }
        return byItem.entrySet().stream()
                .filter(e -> Math.abs(e.getValue()[0]) + Math.abs(e.getValue()[1]) > Assessment.NEGLIGIBLE_USD)
                .sorted((a, b) -> Double.compare(
                        Math.abs(b.getValue()[0]) + Math.abs(b.getValue()[1]),
                        Math.abs(a.getValue()[0]) + Math.abs(a.getValue()[1])))
                .limit(MOST_ITEMS)
                .map(e -> new DealDetail.ItemView(
                        e.getKey(), equilibrium.baseline().network().itemName(e.getKey()), e.getValue()))
                .toList();
    }
}
