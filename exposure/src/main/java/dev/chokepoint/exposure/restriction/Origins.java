package dev.chokepoint.exposure.restriction;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NodeIndex;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Recipe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where goods come from, told apart as far as a measure abroad makes a difference of it.
///
/// A rule on content (0.1 % by value, de minimis) binds goods made abroad from what its issuer's place
/// supplied. From the first place outside that can mix supplies up to the lanes that such a rule holds,
/// each item is two: goods of any origin, and goods *free of* the content. Works make free goods from
/// free inputs only; free goods may be used for anything, the reverse is impossible. So a market can
/// answer such a measure with inputs from elsewhere, and the measure meets only what holds the content.
///
/// In the baseline both kinds flow as the supplies of each place are mixed; works that take several
/// inputs keep the free ones together. Source: docs/model.md#content
public final class Origins {
    private static final double CONVERGED = 1e-12;
    private static final int MOST_ROUNDS = 1000;
    private static final double NEGLIGIBLE = 1e-9;
    private static final Vintages ONE =
            Vintages.of(Figure.assumed(Uncertain.of(1), "share/share", "always", "the same goods, by definition"));

    private Origins() {}

    /// What is counted together: an attribute and the place whose goods count.
    private record Rule(String attribute, String origin) {
        String freeId(String item) {
            return item + "~free-of-" + origin + "-content";
        }
    }

    /// A lane on which content makes a difference, by the names of its ends.
    private record On(String item, String from, String to) {}

    /// What one rule tells apart.
    ///
    /// @param reached lanes that bind goods with the content otherwise than goods free of it
    /// @param with what is said of goods with the content in a shipment, by item and place of departure
    private record Told(Rule rule, Set<String> counted, Set<On> reached, Map<List<String>, Map<String, String>> with) {}

    /// What the measures of a world make a difference of; the same for all draws of its figures.
    public static final class Distinctions {
        private final List<Told> told;

        private Distinctions(List<Told> told) {
            this.told = List.copyOf(told);
        }

        public boolean isEmpty() {
            return told.isEmpty();
        }

        /// A calibrated baseline with goods free of the contents told apart; itself where nothing is.
        public Baseline apply(Baseline baseline) {
            Baseline all = baseline;
            for (Told t : told) {
                all = new Splitting(all, t).split();
            }
            return all;
        }

        /// Names of the items that are told apart.
        public Set<String> items() {
            Set<String> all = new TreeSet<>();
            told.forEach(t -> t.reached().forEach(on -> all.add(on.item())));
            return all;
        }
    }

    /// Finds on which lanes the measures that were known make a difference between goods with and without
    /// a content.
    ///
    /// Shares of value are those at baseline prices if all of the inputs come from the rule's place.
    public static Distinctions of(Network network, LaneControls.Determiner determiner) {
        Map<Rule, Set<String>> rules = new LinkedHashMap<>();
        network.world
                .contents()
                .forEach(c -> rules.computeIfAbsent(new Rule(c.attribute(), c.origin()), r -> new LinkedHashSet<>())
                        .add(c.item()));
        List<Told> told = new ArrayList<>();
        rules.forEach((rule, counted) -> {
            double[] share = shares(network, rule, counted);
            Set<On> reached = new HashSet<>();
            Map<List<String>, Map<String, String>> with = new HashMap<>();
            for (Network.Arc arc : network.arcs) {
                int n = arc.fromNode();
                Place from = network.places.get(network.nodePlace[n]);
                if (share[n] <= NEGLIGIBLE || from.iso().equals(rule.origin())) {
                    continue;
                }
                Item item = network.items.get(arc.item());
                Map<String, String> more = holding(network, n, rule, share[n]);
                Item holding = withMore(item, more);
                Item free = freeOf(item, rule);
                Place to = network.places.get(network.nodePlace[arc.toNode()]);
                if (differs(network, determiner, holding, free, from, to)) {
                    reached.add(new On(item.id(), from.id(), to.id()));
                    with.put(List.of(item.id(), from.id()), more);
                }
            }
            if (!reached.isEmpty()) {
                told.add(new Told(rule, counted, Set.copyOf(reached), Map.copyOf(with)));
            }
        });
        return new Distinctions(told);
    }

    private static boolean differs(
            Network network, LaneControls.Determiner determiner, Item with, Item free, Place from, Place to) {
        for (EndUse use : EndUse.values()) {
            LocalDate end = network.world.dayOf(network.months);
            for (LocalDate day = network.world.dayOf(0); day.isBefore(end); ) {
                LaneControls.Stretch of = determiner.stretch(with, from, to, use, day);
                LaneControls.Stretch without = determiner.stretch(free, from, to, use, day);
                if (!measures(of.bindings()).equals(measures(without.bindings()))) {
                    return true;
                }
                day = of.until().isBefore(without.until()) ? of.until() : without.until();
            }
        }
        return false;
    }

    private static Set<String> measures(List<LaneControls.Binding> bindings) {
        Set<String> all = new TreeSet<>();
        bindings.forEach(b -> all.add(b.measure() + "/" + b.effect()));
        return all;
    }

    /// Goods with the content: made abroad from it, or merely sent on from abroad.
    private static Map<String, String> holding(Network network, int node, Rule rule, double share) {
        boolean made =
                network.works.stream().anyMatch(w -> Arrays.stream(w.outNodes()).anyMatch(n -> n == node));
        return made
                ? Map.of(rule.attribute(), percent(share), "foreign_made", "true")
                : Map.of(rule.attribute(), percent(share), "origin", rule.origin());
    }

    private static Item withMore(Item item, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(item.attributes());
        attributes.putAll(more);
        return new Item(
                item.id(),
                item.name(),
                item.unit(),
                item.stage(),
                item.chain(),
                attributes,
                item.codes(),
                item.storage());
    }

    /// The name of an item before anything was told apart.
    private static String base(String item) {
        int at = item.indexOf("~free-of-");
        return at < 0 ? item : item.substring(0, at);
    }

    private static Item freeOf(Item item, Rule rule) {
        Item free = withMore(item, Map.of(rule.attribute(), "0", "foreign_made", "true"));
        return new Item(
                rule.freeId(item.id()),
                item.name() + ", without " + rule.origin() + " content",
                free.unit(),
                free.stage(),
                free.chain(),
                free.attributes(),
                free.codes(),
                free.storage());
    }

    private static String percent(double share) {
        return Double.toString(Math.rint(share * 1e8) / 1e6);
    }

    /// The share of value that is content at each node, if all that can hold it does.
    ///
    /// At the rule's place a counted item is content itself; anywhere else only what came from there is.
    private static double[] shares(Network network, Rule rule, Set<String> counted) {
        double[] share = new double[network.nodes()];
        boolean[] home = new boolean[network.nodes()];
        for (int n = 0; n < share.length; n++) {
            home[n] = network.places.get(network.nodePlace[n]).iso().equals(rule.origin());
            if (home[n]
                    && counted.contains(
                            base(network.items.get(network.nodeItem[n]).id()))) {
                share[n] = 1;
            }
        }
        double grown = 1;
        for (int round = 0; round < MOST_ROUNDS && grown > CONVERGED; round++) {
            double[] before = share.clone();
            for (Network.Works w : network.works) {
                double content = 0;
                for (int k = 0; k < w.inputs().length; k++) {
                    int in = w.inputs()[k];
                    content += w.coefficients()[k] * network.itemPrice[network.nodeItem[in]] * share[in];
                }
                double value = network.itemPrice[network.nodeItem[w.node()]];
                for (int k = 0; k < w.coNodes().length; k++) {
                    value += w.coAmounts()[k] * network.itemPrice[network.nodeItem[w.coNodes()[k]]];
                }
                for (int out : w.outNodes()) {
                    share[out] = Math.max(share[out], Math.min(1, content / value));
                }
            }
            for (Network.Arc a : network.arcs) {
                if (!home[a.toNode()]) {
                    share[a.toNode()] = Math.max(share[a.toNode()], share[a.fromNode()]);
                }
            }
            grown = 0;
            for (int n = 0; n < share.length; n++) {
                grown = Math.max(grown, share[n] - before[n]);
            }
        }
        return share;
    }

    /// The network of one rule's distinction.
    private static final class Splitting {
        private final Baseline baseline;
        private final Network whole;
        private final Told told;
        private final boolean[] home;
        private final double[] content;
        /// Nodes at which both kinds are told apart.
        private final boolean[] both;
        /// Nodes at which free goods arrive over a lane that a measure holds, to be used like any.
        private final boolean[] landing;
        /// Share of the goods at a node that holds the content in the baseline.
        private final double[] mixed;
        private final Map<Integer, Integer> freeItem = new LinkedHashMap<>();
        private final Map<Integer, Integer> freeNode = new LinkedHashMap<>();
        private final List<Item> items;
        private final List<Integer> nodeItem = new ArrayList<>();
        private final List<Integer> nodePlace = new ArrayList<>();
        private final List<Network.Works> works = new ArrayList<>();
        private final List<Network.Part> parts = new ArrayList<>();
        private final List<Double> output = new ArrayList<>();
        private final List<Network.Arc> arcs = new ArrayList<>();
        private final List<Double> flow = new ArrayList<>();
        private final Map<Integer, Item> shipped = new HashMap<>();

        Splitting(Baseline baseline, Told told) {
            this.baseline = baseline;
            this.whole = baseline.network();
            this.told = told;
            this.home = new boolean[whole.nodes()];
            for (int n = 0; n < home.length; n++) {
                home[n] = whole.places
                        .get(whole.nodePlace[n])
                        .iso()
                        .equals(told.rule().origin());
                nodeItem.add(whole.nodeItem[n]);
                nodePlace.add(whole.nodePlace[n]);
            }
            this.content = shares(whole, told.rule(), told.counted());
            this.both = new boolean[whole.nodes()];
            this.landing = new boolean[whole.nodes()];
            this.items = new ArrayList<>(whole.items);
            tellApart();
            this.mixed = mixes();
        }

        private boolean reached(Network.Arc a) {
            return told.reached()
                    .contains(new On(
                            base(a.lane().item()), a.lane().from(), a.lane().to()));
        }

        /// From the lanes that are held back to where the content comes in.
        private void tellApart() {
            whole.arcs.stream().filter(this::reached).forEach(a -> both[a.fromNode()] = true);
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Network.Works w : whole.works) {
                    for (int out : w.outNodes()) {
                        for (int in : both[out] ? w.inputs() : new int[0]) {
                            changed |= mark(in);
                        }
                        // What comes out together is told apart together.
                        changed |= both[out] && mark(w.node());
                        changed |= both[w.node()] && mark(out);
                    }
                }
                for (Network.Arc a : whole.arcs) {
                    // A place that cannot hold any of the content sends free goods.
                    changed |= both[a.toNode()] && markAny(a.fromNode());
                }
            }
            whole.arcs.stream().filter(a -> reached(a) && !both[a.toNode()]).forEach(a -> landing[a.toNode()] = true);
            for (int n = 0; n < both.length; n++) {
                if (both[n] || landing[n]) {
                    int item = freeItem.computeIfAbsent(whole.nodeItem[n], i -> {
                        items.add(freeOf(whole.items.get(i), told.rule()));
                        return items.size() - 1;
                    });
                    freeNode.put(n, nodeItem.size());
                    nodeItem.add(item);
                    nodePlace.add(whole.nodePlace[n]);
                }
            }
        }

        private boolean mark(int node) {
            return content[node] > NEGLIGIBLE && markAny(node);
        }

        private boolean markAny(int node) {
            if (both[node] || home[node]) {
                return false;
            }
            both[node] = true;
            return true;
        }

        /// The share with the content of what arrives over a lane.
        private double arriving(Network.Arc a, double[] share) {
            return both[a.fromNode()] ? share[a.fromNode()] : content[a.fromNode()] > NEGLIGIBLE ? 1 : 0;
        }

        /// The share of a plant's output that holds the content: that of the input that holds most.
        private double made(Network.Works w, double[] share) {
            double most = 0;
            for (int in : w.inputs()) {
                most = Math.max(most, both[in] ? share[in] : home[in] && content[in] > NEGLIGIBLE ? 1 : 0);
            }
            return most;
        }

        private double[] mixes() {
            double[] share = new double[whole.nodes()];
            double moved = 1;
            for (int round = 0; round < MOST_ROUNDS && moved > CONVERGED; round++) {
                double[] with = new double[whole.nodes()];
                double[] all = baseline.unrecordedSupply.clone();
                for (Network.Works w : whole.works) {
                    int[] outs = w.outNodes();
                    for (int k = 0; k < outs.length; k++) {
                        double x = baseline.output[w.id()] * (k == 0 ? 1 : w.coAmounts()[k - 1]);
                        with[outs[k]] += x * made(w, share);
                        all[outs[k]] += x;
                    }
                }
                for (Network.Arc a : whole.arcs) {
                    with[a.toNode()] += baseline.flow[a.id()] * arriving(a, share);
                    all[a.toNode()] += baseline.flow[a.id()];
                }
                moved = 0;
                for (int n = 0; n < share.length; n++) {
                    double next = both[n] && all[n] > 0 ? Math.min(1, with[n] / all[n]) : 0;
                    moved = Math.max(moved, Math.abs(next - share[n]));
                    share[n] = next;
                }
            }
            return share;
        }

        private int free(int node) {
            return freeNode.getOrDefault(node, node);
        }

        private String freeName(int node) {
            return items.get(nodeItem.get(free(node))).id();
        }

        Baseline split() {
            lanes();
            works();
            double[] relabelled = relabelled();
            freeNode.forEach((any, free) -> relabel(any, free, relabelled[any]));
            int nodes = nodeItem.size();
            double[] stock = Arrays.copyOf(whole.stock, nodes);
            double[] use = Arrays.copyOf(baseline.unrecordedUse, nodes);
            double[] supply = Arrays.copyOf(baseline.unrecordedSupply, nodes);
            double[] price = Arrays.copyOf(baseline.price, nodes);
            boolean[] stockKnown = Arrays.copyOf(whole.stockKnown, nodes);
            double[] itemPrice = Arrays.copyOf(whole.itemPrice, items.size());
            int[] base = Arrays.copyOf(whole.baseItem, items.size());
            freeItem.forEach((any, free) -> {
                itemPrice[free] = whole.itemPrice[any];
                base[free] = whole.baseItem[any];
            });
            freeNode.forEach((any, free) -> {
                price[free] = price[any];
                stockKnown[free] = stockKnown[any];
                if (both[any]) {
                    stock[free] = (1 - mixed[any]) * whole.stock[any];
                    stock[any] = mixed[any] * whole.stock[any];
                    supply[free] = supply[any];
                    supply[any] = 0;
                }
            });
            Network network = whole.apart(new Network.Apart(
                    new Network.Goods(items, base, itemPrice),
                    NodeIndex.of(items.size(), whole.places.size(), nodeItem, nodePlace),
                    new Network.Stocks(stock, stockKnown),
                    works,
                    parts,
                    arcs,
                    shipped));
            return baseline.toldApart(network, doubles(output), doubles(flow), use, supply, price);
        }

        /// Lanes of the whole keep their numbers; those for free goods alone come after them.
        private void lanes() {
            for (Network.Arc a : whole.arcs) {
                boolean apart = both[a.fromNode()] && (both[a.toNode()] || reached(a));
                double part = apart ? mixed[a.fromNode()] : 1;
                double f0 = baseline.flow[a.id()];
                arcs.add(new Network.Arc(
                        a.id(),
                        a.lane(),
                        a.item(),
                        a.fromNode(),
                        a.toNode(),
                        a.flow() * part,
                        a.transport(),
                        a.lag(),
                        a.whole()));
                flow.add(f0 * part);
                Map<String, String> more =
                        told.with().get(List.of(base(a.lane().item()), a.lane().from()));
                if (apart && more != null) {
                    Item with = withMore(whole.shippedOn(a), more);
                    shipped.put(a.id(), with);
                }
            }
            for (Network.Arc a : whole.arcs) {
                if (!both[a.fromNode()] || !(both[a.toNode()] || reached(a))) {
                    continue;
                }
                double part = 1 - mixed[a.fromNode()];
                int item = nodeItem.get(free(a.fromNode()));
                Lane lane = new Lane(
                        items.get(item).id(),
                        a.lane().from(),
                        a.lane().to(),
                        a.lane().flow(),
                        a.lane().transport(),
                        a.lane().lagMonths());
                arcs.add(new Network.Arc(
                        arcs.size(),
                        lane,
                        item,
                        free(a.fromNode()),
                        free(a.toNode()),
                        a.flow() * part,
                        a.transport(),
                        a.lag(),
                        a.whole()));
                flow.add(baseline.flow[a.id()] * part);
            }
        }

        /// Works of the whole keep their numbers; their parts for free goods come after them.
        private void works() {
            List<Network.Works> freeOnes = new ArrayList<>();
            List<Double> shares = new ArrayList<>();
            for (Network.Works w : whole.works) {
                boolean tells = Arrays.stream(w.outNodes()).anyMatch(n -> both[n]);
                boolean mayHold = Arrays.stream(w.inputs()).anyMatch(n -> both[n]);
                if (!tells) {
                    add(w, w, 1);
                } else if (!mayHold) {
                    add(freed(w, w.pool()), w, 1);
                } else {
                    int pool = w.pool() >= 0 ? w.pool() : w.id();
                    double with = made(w, mixed);
                    add(pooled(w, pool), w, with);
                    freeOnes.add(freed(w, pool));
                    shares.add(1 - with);
                }
            }
            for (int k = 0; k < freeOnes.size(); k++) {
                add(freeOnes.get(k), freeOnes.get(k), shares.get(k));
            }
        }

        /// Adds a part of some works with its share of their output and capacity.
        private void add(Network.Works like, Network.Works of, double share) {
            double[] capacity = like.capacity().clone();
            for (int t = 0; t < capacity.length; t++) {
                capacity[t] *= share;
            }
            works.add(new Network.Works(
                    works.size(),
                    like.recipe(),
                    like.place(),
                    like.node(),
                    like.inputs(),
                    like.coefficients(),
                    like.coNodes(),
                    like.coAmounts(),
                    like.output() * share,
                    capacity,
                    like.margin(),
                    like.pool(),
                    like.relabels()));
            parts.add(new Network.Part(of.id(), share));
            output.add(baseline.output[of.id()] * share);
        }

        private static Network.Works pooled(Network.Works w, int pool) {
            return new Network.Works(
                    w.id(),
                    w.recipe(),
                    w.place(),
                    w.node(),
                    w.inputs(),
                    w.coefficients(),
                    w.coNodes(),
                    w.coAmounts(),
                    w.output(),
                    w.capacity(),
                    w.margin(),
                    pool,
                    w.relabels());
        }

        /// The same works on free goods.
        private Network.Works freed(Network.Works w, int pool) {
            Recipe r = w.recipe();
            List<Recipe.Input> inputs = new ArrayList<>();
            int[] from = w.inputs().clone();
            for (int k = 0; k < from.length; k++) {
                boolean told = both[from[k]];
                inputs.add(new Recipe.Input(
                        told ? freeName(from[k]) : r.inputs().get(k).item(),
                        r.inputs().get(k).quantity()));
                from[k] = told ? free(from[k]) : from[k];
            }
            List<Recipe.CoProduct> beside = new ArrayList<>();
            int[] co = w.coNodes().clone();
            for (int k = 0; k < co.length; k++) {
                boolean told = both[co[k]];
                beside.add(new Recipe.CoProduct(
                        told ? freeName(co[k]) : r.coProducts().get(k).item(),
                        r.coProducts().get(k).quantity()));
                co[k] = told ? free(co[k]) : co[k];
            }
            boolean told = both[w.node()];
            return new Network.Works(
                    w.id(),
                    new Recipe(r.id(), r.name(), told ? freeName(w.node()) : r.output(), inputs, beside),
                    w.place(),
                    told ? free(w.node()) : w.node(),
                    from,
                    w.coefficients(),
                    co,
                    w.coAmounts(),
                    w.output(),
                    w.capacity(),
                    w.margin(),
                    pool,
                    w.relabels());
        }

        /// What is used of free goods like any: what is wanted of goods of any origin beyond those that
        /// hold the content.
        private double[] relabelled() {
            double[] wanted = new double[nodeItem.size()];
            for (int n = 0; n < whole.nodes(); n++) {
                wanted[n] = baseline.unrecordedUse[n] - (both[n] ? 0 : baseline.unrecordedSupply[n]);
            }
            for (int k = 0; k < works.size(); k++) {
                Network.Works w = works.get(k);
                double x = output.get(k);
                for (int j = 0; j < w.inputs().length; j++) {
                    wanted[w.inputs()[j]] += w.coefficients()[j] * x;
                }
                wanted[w.node()] -= x;
                for (int j = 0; j < w.coNodes().length; j++) {
                    wanted[w.coNodes()[j]] -= w.coAmounts()[j] * x;
                }
            }
            for (int k = 0; k < arcs.size(); k++) {
                wanted[arcs.get(k).fromNode()] += flow.get(k);
                wanted[arcs.get(k).toNode()] -= flow.get(k);
            }
            whole.uses.forEach(u -> wanted[u.node()] += baseline.quantity[u.id()]);
            for (int n = 0; n < wanted.length; n++) {
                wanted[n] = Math.max(0, wanted[n]);
            }
            return wanted;
        }

        private void relabel(int any, int free, double amount) {
            String item = items.get(nodeItem.get(any)).id();
            String of = items.get(nodeItem.get(free)).id();
            double[] capacity = new double[whole.months];
            Arrays.fill(capacity, Double.POSITIVE_INFINITY);
            works.add(new Network.Works(
                    works.size(),
                    new Recipe(of + "-as-any", "use like any", item, List.of(new Recipe.Input(of, ONE))),
                    nodePlace.get(any),
                    any,
                    new int[] {free},
                    new double[] {1},
                    new int[0],
                    new double[0],
                    amount,
                    capacity,
                    0,
                    -1,
                    true));
            parts.add(new Network.Part(-1, 0));
            output.add(amount);
        }

        private static double[] doubles(List<Double> list) {
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
