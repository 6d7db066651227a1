package dev.chokepoint.app.view;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.Chain;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The chains of the products that others' measures hold: what each is made from, where that comes from, and which
/// links are held.
record SupplyChains(Network network, Plan plan, Controls controls, Explanations explanations) {
    private static final int MOST_CHAINS = 5;

    /// Links below this share of a product's value are not shown.
    private static final double LEAST_LINK = 0.01;

    /// @param stops the lines that stop or run short, most important first
    List<Assessment.ChainView> of(List<Assessment.StopView> stops) {
        List<String> products = products(stops);
        List<Assessment.ChainView> all = new ArrayList<>();
        Map<String, String> parties = new HashMap<>();
        network.world().places().forEach(p -> parties.put(p.id(), p.party()));
        for (String product : products) {
            Chain chain = Chain.of(plan, controls, product, LEAST_LINK);
            boolean held = chain.links().stream().anyMatch(l -> !l.measures().isEmpty());
            if (!held) {
                continue;
            }
            List<Assessment.ChainNode> nodes = chain.nodes().stream()
                    .map(n -> new Assessment.ChainNode(
                            n.id(),
                            network.itemName(n.item()),
                            n.place(),
                            parties.getOrDefault(n.place(), ""),
                            network.stageOf(n.item()).toLowerCase(Locale.ROOT)))
                    .toList();
            List<Assessment.ChainLink> links = new ArrayList<>();
            for (Chain.Link l : chain.links()) {
                Explanation leaf = network.figure(
                                new FigureKey.Flow(l.from().item(), l.from().place(), l.to().place()))
                        .map(f -> f.explain("observed flow"))
                        .orElseGet(() -> Explanation.leaf(
                                "use in a recipe",
                                Numbers.usd(l.usd()) + " a month",
                                "bill of materials × output × price"));
                Explanation tree = Explanation.of(
                        network.itemName(l.from().item()) + ": " + l.from().place() + " to " + l.to().place(),
                        Numbers.usd(l.usd()) + " a month",
                        "baseline flow at baseline prices; lowest month under controls " + Math.round(100 * l.lowest())
                                + " %",
                        List.of(leaf));
                for (String m : l.measures()) {
                    tree = tree.with(Id.of("measure", m));
                }
                links.add(new Assessment.ChainLink(
                        l.from().id(), l.to().id(), l.usd(), l.lowest(), l.measures(), explanations.add(tree)));
            }
            all.add(new Assessment.ChainView(product, network.itemName(product), nodes, links));
        }
        return all;
    }

    /// First those that stop, then those that run short, and at least one for each issuer.
    private List<String> products(List<Assessment.StopView> stops) {
        List<String> products = new ArrayList<>();
        Set<String> issuers = new LinkedHashSet<>();
        for (Assessment.StopView v : stops) {
            if (!v.worstStops().isEmpty() && products.size() < MOST_CHAINS - 2) {
                products.add(v.item());
                v.measures().forEach(m -> issuers.add(controls.issuerOf(m)));
            }
        }
        for (Assessment.StopView v : stops) {
            boolean fresh = v.measures().stream().anyMatch(m -> !issuers.contains(controls.issuerOf(m)));
            if (!products.contains(v.item()) && (fresh || products.size() < MOST_CHAINS)) {
                products.add(v.item());
                v.measures().forEach(m -> issuers.add(controls.issuerOf(m)));
            }
        }
        return products;
    }
}
