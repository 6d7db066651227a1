package dev.chokepoint.answer.losses;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.Chain;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The chain of a product that others' measures hold: what it is made from, where that comes from, and which links are
/// held.
public record SupplyChain(String product, List<Chain.Node> nodes, List<Link> links) {
    private static final int MOST_CHAINS = 5;

    /// Links below this share of a product's value are not shown.
    private static final double LEAST_LINK = 0.01;

    /// A link of the chain with where its value comes from.
    public record Link(Chain.Link flow, Explanation why) {}

    public SupplyChain {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /// The chains of the products of some lines; those of which no link is held are left out.
    ///
    /// @param stops the lines that stop or run short, most important first
    static List<SupplyChain> of(Plan plan, Controls controls, List<LineStop> stops) {
        Network network = plan.baseline().network();
        List<SupplyChain> all = new ArrayList<>();
        for (String product : products(controls, stops)) {
            Chain chain = Chain.of(plan, controls, product, LEAST_LINK);
            if (chain.links().stream().anyMatch(l -> !l.measures().isEmpty())) {
                all.add(new SupplyChain(
                        product,
                        chain.nodes(),
                        chain.links().stream()
                                .map(l -> new Link(l, explain(l, network)))
                                .toList()));
            }
        }
        return all;
    }

    private static Explanation explain(Chain.Link l, Network network) {
        FigureKey key = new FigureKey.Flow(l.from().item(), l.from().place(), l.to().place());
        Explanation leaf = network.figure(key)
                .map(f -> f.explain("observed flow"))
                .orElseGet(() -> Explanation.leaf(
                        "use in a recipe", Numbers.usd(l.usd()) + " a month", "bill of materials × output × price"));
        Explanation tree = Explanation.of(
                network.itemName(l.from().item()) + ": " + l.from().place() + " to " + l.to().place(),
                Numbers.usd(l.usd()) + " a month",
                "baseline flow at baseline prices; lowest month under controls " + Math.round(100 * l.lowest()) + " %",
                List.of(leaf));
        for (String m : l.measures()) {
            tree = tree.with(Id.of("measure", m));
        }
        return tree;
    }

    /// First those that stop, then those that run short, and at least one for each issuer.
    private static List<String> products(Controls controls, List<LineStop> stops) {
        List<String> products = new ArrayList<>();
        Set<String> issuers = new LinkedHashSet<>();
        for (LineStop s : stops) {
            if (s.worst().stops().isPresent() && products.size() < MOST_CHAINS - 2) {
                products.add(s.item());
                s.measures().forEach(m -> issuers.add(controls.issuerOf(m)));
            }
        }
        for (LineStop s : stops) {
            boolean fresh = s.measures().stream().anyMatch(m -> !issuers.contains(controls.issuerOf(m)));
            if (!products.contains(s.item()) && (fresh || products.size() < MOST_CHAINS)) {
                products.add(s.item());
                s.measures().forEach(m -> issuers.add(controls.issuerOf(m)));
            }
        }
        return products;
    }
}
