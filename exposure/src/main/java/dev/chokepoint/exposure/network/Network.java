package dev.chokepoint.exposure.network;

import dev.chokepoint.base.Figure;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A world as known on a date, with one number per figure, in item units, USD and months.
///
/// Nodes are (item, place) pairs in which anything happens. All rates are per month. The figures the
/// numbers came from are kept under the same keys that [Draw] sees, for explanations.
///
/// Source: docs/model.md#world
public final class Network {
    /// A plant in numbers: `output` units of its recipe's output per month in the baseline.
    ///
    /// @param inputs nodes drawn from, in the recipe's order
    /// @param coefficients units of input per unit of output
    /// @param coNodes nodes of what comes with the output, in the recipe's order
    /// @param coAmounts units of it per unit of output
    /// @param capacity most it can make in each month, units
    /// @param margin share of value added earned above cost on baseline output
    /// @param pool what shares one capacity and one cost of making more: the plant from which [Origins] told its
    ///     works apart, or −1
    /// @param relabels whether the works only call goods free of a content what they are as well: goods
    public record Works(
            int id,
            Recipe recipe,
            int place,
            int node,
            int[] inputs,
            double[] coefficients,
            int[] coNodes,
            double[] coAmounts,
            double output,
            double[] capacity,
            double margin,
            int pool,
            boolean relabels) {
        /// The nodes that the plant delivers to: its output's, then those of its co-products.
        public int[] outNodes() {
            int[] all = new int[1 + coNodes.length];
            all[0] = node;
            System.arraycopy(coNodes, 0, all, 1, coNodes.length);
            return all;
        }
    }

    /// A lane in numbers.
    ///
    /// @param flow units per month in the baseline
    /// @param transport USD per unit
    /// @param whole the lane of the world from which [Origins] told it apart; itself for all others
    public record Arc(
            int id, Lane lane, int item, int fromNode, int toNode, double flow, double transport, int lag, int whole) {
        Arc(int id, Lane lane, int item, int fromNode, int toNode, double flow, double transport, int lag) {
            this(id, lane, item, fromNode, toNode, flow, transport, lag, id);
        }
    }

    /// A final demand in numbers.
    ///
    /// @param delayCost USD per unit and month; NaN for perishable demand
    public record Use(
            int id,
            Demand demand,
            int node,
            double quantity,
            double elasticity,
            double choke,
            double delayCost,
            double catchUp) {
        public boolean ordered() {
            return !Double.isNaN(delayCost);
        }
    }

    public final World world;
    public final LocalDate known;
    public final Assumptions assumptions;
    public final int months;
    public final double discount;
    public final List<Item> items;
    public final List<Place> places;
    public final int[] nodeItem;
    public final int[] nodePlace;
    public final List<Works> works;
    public final List<Arc> arcs;
    public final List<Use> uses;
    public final double[] itemPrice;

    /// Duties in numbers, share of the price: lane (of the world), levied on imports or exports, month; the last entry
    /// is what stood in the baseline.
    private final double[][][] duty;

    /// The item from which [Origins] told an item apart; itself for all others.
    public final int[] baseItem;
    public final double[] stock;
    public final boolean[] stockKnown;

    /// Whether figures are drawn, so that prices may contradict each other.
    final boolean drawn;

    private final Map<String, Integer> itemIndex;
    private final NodeIndex nodeIndex;
    private final ArcIndex arcIndex;
    private final Map<FigureKey, Figure> figures = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<FigureKey, Double> picks = new HashMap<>();
    private final List<FigureKey> laterVintages;
    private final List<Growth> growth;
    private final Map<String, String> recipeOutput = new HashMap<>();

    /// What is shipped on a lane in the words of a shipment, where it differs from the item: goods with content.
    private final Map<Integer, Item> shipped;

    private Network(Resolution resolved) {
        this.world = resolved.world;
        this.known = resolved.known;
        this.assumptions = resolved.assumptions;
        this.months = world.months();
        this.discount = resolved.discount;
        this.items = world.items();
        this.places = world.places();
        this.works = List.copyOf(resolved.works);
        this.arcs = List.copyOf(resolved.arcs);
        this.uses = List.copyOf(resolved.uses);
        this.itemPrice = resolved.itemPrice;
        this.baseItem = IntStream.range(0, items.size()).toArray();
        this.duty = resolved.duty;
        this.stock = resolved.stock;
        this.drawn = resolved.drawn;
        this.stockKnown = resolved.stockKnown;
        this.growth = List.copyOf(resolved.growth);
        this.nodeIndex = resolved.nodes;
        this.nodeItem = nodeIndex.itemsOfNodes();
        this.nodePlace = nodeIndex.placesOfNodes();
        this.arcIndex = ArcIndex.of(arcs);
        this.itemIndex = indexOf(items);
        this.shipped = Map.of();
        world.recipes().forEach(r -> recipeOutput.put(r.id(), r.output()));
        figures.putAll(resolved.figures);
        picks.putAll(resolved.picks);
        laterVintages = List.copyOf(resolved.laterVintages);
    }

    private Network(Network whole, Apart apart) {
        this.world = whole.world;
        this.known = whole.known;
        this.assumptions = whole.assumptions;
        this.months = whole.months;
        this.discount = whole.discount;
        this.items = apart.goods().items();
        this.places = whole.places;
        this.works = apart.works();
        this.arcs = apart.arcs();
        this.uses = whole.uses;
        this.itemPrice = apart.goods().price();
        this.baseItem = apart.goods().base();
        this.duty = whole.duty;
        this.stock = apart.stocks().amount();
        this.drawn = whole.drawn;
        this.stockKnown = apart.stocks().known();
        this.growth = apart.parts().stream()
                .map(p ->
                        p.of() < 0 ? Growth.UNLIMITED : whole.growth.get(p.of()).times(p.share()))
                .toList();
        this.nodeIndex = apart.nodes();
        this.nodeItem = nodeIndex.itemsOfNodes();
        this.nodePlace = nodeIndex.placesOfNodes();
        this.arcIndex = ArcIndex.of(arcs);
        this.itemIndex = indexOf(items);
        Map<Integer, Item> all = new HashMap<>(whole.shipped);
        all.putAll(apart.shipped());
        this.shipped = all;
        recipeOutput.putAll(whole.recipeOutput);
        figures.putAll(whole.figures);
        picks.putAll(whole.picks);
        laterVintages = whole.laterVintages;
    }

    private static Map<String, Integer> indexOf(List<Item> items) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            index.put(items.get(i).id(), i);
        }
        return index;
    }

    /// What [Origins] tells apart of a network; nodes, lanes and works of the whole keep their numbers.
    ///
    /// @param parts by works: the works of the whole that it is a part of and its share; (−1, 0) for new ones
    /// @param shipped what is shipped on a lane in the words of a shipment
    public record Apart(
            Goods goods,
            NodeIndex nodes,
            Stocks stocks,
            List<Works> works,
            List<Part> parts,
            List<Arc> arcs,
            Map<Integer, Item> shipped) {
        public Apart {
            works = List.copyOf(works);
            parts = List.copyOf(parts);
            arcs = List.copyOf(arcs);
            shipped = Map.copyOf(shipped);
        }
    }

    /// Items with their prices and the items from which they were told apart.
    @SuppressWarnings("ArrayRecordComponent") // one number an item, handed over
    public record Goods(List<Item> items, int[] base, double[] price) {
        public Goods {
            items = List.copyOf(items);
        }
    }

    /// What is in stock at each node, and whether a figure of the world says so.
    @SuppressWarnings("ArrayRecordComponent") // one number a node, handed over
    public record Stocks(double[] amount, boolean[] known) {}

    /// The same world with more nodes.
    public Network apart(Apart apart) {
        return new Network(this, apart);
    }

    /// A part of some works.
    public record Part(int of, double share) {}

    /// Whether a lane carries an item, also where it is told apart by origin.
    public boolean isOf(Arc arc, String item) {
        return items.get(baseItem[arc.item()]).id().equals(item);
    }

    /// What a lane carries, in the words of a shipment.
    public Item shippedOn(Arc arc) {
        return shipped.getOrDefault(arc.id(), items.get(arc.item()));
    }

    /// Resolves a world to what was known on a date.
    ///
    /// @throws IllegalArgumentException where a figure has no vintage known by then or units do not convert
    public static Network of(World world, LocalDate known, Draw draw, Assumptions assumptions) {
        return new Network(new Resolution(world, known, draw, assumptions));
    }

    public static Network of(World world, LocalDate known) {
        return of(world, known, Draw.central(), Assumptions.standard());
    }

    /// The duty on a lane in a month, share of the item's price.
    public double duty(Arc arc, int month, boolean onExports) {
        return of(arc)[onExports ? 1 : 0][month];
    }

    /// The duty that stood on a lane in the baseline, which the observed prices hold, share of the item's price.
    public double usualDuty(Arc arc) {
        double[][] both = of(arc);
        return both[0][months] + both[1][months];
    }

    private double[][] of(Arc arc) {
        return duty[arc.whole()];
    }

    /// Keeps a figure that a rule used, for explanations.
    public void note(FigureKey key, Figure figure) {
        figures.put(key, figure);
    }

    /// Units per month that leave each node in the baseline: recipe use, departures and final demand.
    double[] throughput() {
        return throughput(nodes(), works, arcs, uses);
    }

    static double[] throughput(int nodes, List<Works> works, List<Arc> arcs, List<Use> uses) {
        double[] through = new double[nodes];
        for (Works w : works) {
            for (int k = 0; k < w.inputs().length; k++) {
                through[w.inputs()[k]] += w.coefficients()[k] * w.output();
            }
        }
        arcs.forEach(a -> through[a.fromNode()] += a.flow());
        uses.forEach(u -> through[u.node()] += u.quantity());
        return through;
    }

    /// Capacity by plant and month, units.
    public double[][] capacities() {
        double[][] all = new double[works.size()][];
        works.forEach(w -> all[w.id()] = w.capacity());
        return all;
    }

    /// The same as it could be planned with on a day: an expansion counts from the day it was announced.
    public double[][] capacitiesAnnounced(LocalDate day) {
        double[][] all = new double[works.size()][];
        works.forEach(w -> all[w.id()] = growth.get(w.id()).path(world, day));
        return all;
    }

    /// Whether somebody wants the item for military use, by item.
    public boolean[] militaryItems() {
        boolean[] military = new boolean[items.size()];
        uses.forEach(u -> military[nodeItem[u.node()]] |= u.demand().endUse() == EndUse.MILITARY);
        return military;
    }

    public int nodes() {
        return nodeItem.length;
    }

    /// The figure that the number of this key came from.
    public Optional<Figure> figure(FigureKey key) {
        return Optional.ofNullable(figures.get(key));
    }

    /// Baseline flow of a lane, units per month; empty where there is no such lane.
    public Optional<Double> observedFlow(String item, String from, String to) {
        return findArc(item, from, to).map(Arc::flow);
    }

    /// The lane of an item between two places; empty where there is none.
    public Optional<Arc> findArc(String item, String from, String to) {
        OptionalInt found = arcIndex.find(item, from, to);
        return found.isPresent() ? Optional.of(arcs.get(found.getAsInt())) : Optional.empty();
    }

    /// The node of an item at a place; empty where it is not handled there.
    public OptionalInt findNode(String item, String place) {
        Integer i = itemIndex.get(item);
        for (int r = 0; i != null && r < places.size(); r++) {
            if (places.get(r).id().equals(place)) {
                return nodeIndex.find(i, r);
            }
        }
        return OptionalInt.empty();
    }

    /// The number that a draw picked from the figure of a key, in the figure's own unit.
    double picked(FigureKey key) {
        return picks.getOrDefault(key, Double.NaN);
    }

    /// All figures in use, by key.
    public Map<FigureKey, Figure> figures() {
        return Map.copyOf(figures);
    }

    /// All figures in use, by key, in the order in which they were read.
    public Map<FigureKey, Figure> figuresInOrder() {
        return figures;
    }

    /// The item that a recipe makes; empty text where there is no such recipe.
    public String outputOf(String recipe) {
        return recipeOutput.getOrDefault(recipe, "");
    }

    /// The name of an item, or its id where it is not known.
    public String itemName(String id) {
        return findItem(id).map(i -> items.get(i).name()).orElse(id);
    }

    /// Keys of figures of which a newer value was published after the knowledge date.
    public List<FigureKey> laterVintages() {
        return laterVintages;
    }

    public Optional<Integer> findItem(String id) {
        return Optional.ofNullable(itemIndex.get(id));
    }

    /// The parameters of the model that no figure of the world states.
    public Assumptions assumptions() {
        return assumptions;
    }

    public World world() {
        return world;
    }

    /// The lane behind an index.
    public Lane laneOf(int arc) {
        return arcs.get(arc).lane();
    }

    /// The unit of an item; empty text where it is not known.
    public String unitOf(String id) {
        return findItem(id).map(i -> items.get(i).unit().symbol()).orElse("");
    }

    /// The stage of an item; empty text where it is not known.
    public String stageOf(String id) {
        return findItem(id).map(i -> items.get(i).stage().name()).orElse("");
    }

    /// The lanes of some items.
    public java.util.Set<Integer> arcsOfItems(java.util.Set<String> ids) {
        java.util.Set<Integer> all = new java.util.LinkedHashSet<>();
        arcs.stream()
                .filter(a -> ids.contains(items.get(baseItem[a.item()]).id()))
                .forEach(a -> all.add(a.id()));
        return all;
    }

    /// The lanes of an item between places; `*` stands for any.
    public java.util.Set<Integer> lanesLike(String item, String from, String to) {
        java.util.Set<Integer> all = new java.util.LinkedHashSet<>();
        arcs.stream()
                .filter(a -> (item.equals("*") || isOf(a, item))
                        && fits(from, a.lane().from())
                        && fits(to, a.lane().to()))
                .forEach(a -> all.add(a.id()));
        return all;
    }

    /// The nodes of an item at a place, one for each origin that is told apart; `*` stands for any place.
    public java.util.Set<Integer> nodesLike(String item, String place) {
        java.util.Set<Integer> all = new java.util.LinkedHashSet<>();
        for (int n = 0; n < nodes(); n++) {
            if (items.get(baseItem[nodeItem[n]]).id().equals(item)
                    && fits(place, places.get(nodePlace[n]).id())) {
                all.add(n);
            }
        }
        return all;
    }

    /// The final uses of an item at a place; `*` stands for any place.
    public java.util.Set<Integer> usesLike(String item, String place) {
        java.util.Set<Integer> nodes = nodesLike(item, place);
        java.util.Set<Integer> all = new java.util.LinkedHashSet<>();
        uses.stream().filter(u -> nodes.contains(u.node())).forEach(u -> all.add(u.id()));
        return all;
    }

    /// The plants of a recipe at a place; `*` stands for any.
    public java.util.Set<Integer> plantsLike(String recipe, String place) {
        java.util.Set<Integer> all = new java.util.LinkedHashSet<>();
        works.stream()
                .filter(w -> fits(recipe, w.recipe().id())
                        && fits(place, places.get(w.place()).id()))
                .forEach(w -> all.add(w.id()));
        return all;
    }

    private static boolean fits(String wanted, String found) {
        return wanted.equals("*") || wanted.equals(found);
    }

    public String nodeName(int node) {
        return items.get(nodeItem[node]).id() + " in "
                + places.get(nodePlace[node]).id();
    }

    public String partyOf(int node) {
        return places.get(nodePlace[node]).party();
    }
}
