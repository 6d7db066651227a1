package dev.chokepoint.exposure.network;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.Duty;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.MonthShare;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.Stock;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<String, Integer> itemIndex = new HashMap<>();
    private final Map<String, Integer> placeIndex = new HashMap<>();
    private final Map<Long, Integer> nodeIndex = new LinkedHashMap<>();
    private final Map<FigureKey, Figure> figures = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<FigureKey, Double> picks = new HashMap<>();
    private final List<FigureKey> laterVintages = new ArrayList<>();
    private final List<Growth> growth = new ArrayList<>();
    private final Map<String, String> recipeOutput = new HashMap<>();

    /// What is shipped on a lane in the words of a shipment, where it differs from the item: goods with content.
    private final Map<Integer, Item> shipped = new HashMap<>();

    private Network(World world, LocalDate known, Draw draw, Assumptions assumptions) {
        this.world = world;
        this.known = known;
        this.assumptions = assumptions;
        this.months = world.months();
        this.items = world.items();
        this.places = world.places();
        for (int i = 0; i < items.size(); i++) {
            itemIndex.put(items.get(i).id(), i);
        }
        for (int r = 0; r < places.size(); r++) {
            placeIndex.put(places.get(r).id(), r);
        }
        Map<String, Recipe> recipes = new HashMap<>();
        world.recipes().forEach(r -> recipes.put(r.id(), r));
        baseItem = java.util.stream.IntStream.range(0, items.size()).toArray();
        world.recipes().forEach(r -> recipeOutput.put(r.id(), r.output()));
        double annual = pick(draw, new FigureKey.DiscountRate(), world.discount(), Unit.parse("share/year"));
        this.discount = Math.pow(1 + annual, -1.0 / 12);

        itemPrice = new double[items.size()];
        java.util.Arrays.fill(itemPrice, Double.NaN);
        for (Price price : world.prices()) {
            int i = item(price.item());
            itemPrice[i] = pick(
                    draw,
                    new FigureKey.PriceOf(price.item()),
                    price.price(),
                    Unit.USD.per(items.get(i).unit()));
        }

        works = new ArrayList<>();
        for (Plant plant : world.plants()) {
            Recipe recipe = recipes.get(plant.recipe());
            if (recipe == null) {
                throw new IllegalArgumentException("The recipe (" + plant.recipe() + ") is not known.");
            }
            int place = place(plant.place());
            int out = item(recipe.output());
            Unit rate = items.get(out).unit().per(Unit.parse("month"));
            double output =
                    pick(draw, new FigureKey.Production(plant.recipe(), plant.place()), plant.production(), rate);
            int[] inputs = new int[recipe.inputs().size()];
            double[] a = new double[inputs.length];
            for (int k = 0; k < inputs.length; k++) {
                Recipe.Input input = recipe.inputs().get(k);
                int in = item(input.item());
                inputs[k] = node(in, place);
                a[k] = pick(
                        draw,
                        new FigureKey.RecipeInput(recipe.id(), input.item()),
                        input.quantity(),
                        items.get(in).unit().per(items.get(out).unit()));
            }
            int[] coNodes = new int[recipe.coProducts().size()];
            double[] coAmounts = new double[coNodes.length];
            for (int k = 0; k < coNodes.length; k++) {
                Recipe.CoProduct co = recipe.coProducts().get(k);
                int by = item(co.item());
                coNodes[k] = node(by, place);
                coAmounts[k] = pick(
                        draw,
                        new FigureKey.CoProduct(recipe.id(), co.item()),
                        co.quantity(),
                        items.get(by).unit().per(items.get(out).unit()));
            }
            growth.add(growth(draw, plant, rate, output));
            works.add(new Works(
                    works.size(),
                    recipe,
                    place,
                    node(out, place),
                    inputs,
                    a,
                    coNodes,
                    coAmounts,
                    output,
                    path(growth.getLast(), known),
                    pick(draw, new FigureKey.Margin(plant.recipe(), plant.place()), plant.margin(), Unit.SHARE),
                    -1,
                    false));
        }

        arcs = new ArrayList<>();
        for (Lane lane : world.lanes()) {
            int i = item(lane.item());
            double flow = pick(
                    draw,
                    FigureKey.Flow.on(lane),
                    lane.flow(),
                    items.get(i).unit().per(Unit.parse("month")));
            double share = pick(
                    draw, new FigureKey.Transport(lane.item(), lane.from(), lane.to()), lane.transport(), Unit.SHARE);
            arcs.add(new Arc(
                    arcs.size(),
                    lane,
                    i,
                    node(i, place(lane.from())),
                    node(i, place(lane.to())),
                    flow,
                    share * itemPrice[i],
                    lane.lagMonths()));
        }

        duty = duties(draw);

        uses = new ArrayList<>();
        for (Demand demand : world.demands()) {
            int i = item(demand.item());
            double quantity = pick(
                    draw,
                    FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.QUANTITY),
                    demand.quantity(),
                    items.get(i).unit().per(Unit.parse("month")));
            double elasticity = pick(
                    draw,
                    FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.ELASTICITY),
                    demand.elasticity(),
                    Unit.parse("share/share"));
            double choke =
                    pick(draw, FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.CHOKE), demand.choke(), Unit.SHARE);
            double delay = Double.NaN;
            double catchUp = 1;
            if (demand.kind() instanceof Demand.Kind.Ordered ordered) {
                delay = itemPrice[i]
                        * pick(
                                draw,
                                FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.DELAY_COST),
                                ordered.delayCost(),
                                Unit.parse("share/month"));
                catchUp = pick(
                        draw,
                        FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.CATCH_UP),
                        ordered.catchUp(),
                        Unit.SHARE);
            }
            uses.add(new Use(
                    uses.size(), demand, node(i, place(demand.place())), quantity, elasticity, choke, delay, catchUp));
        }

        Map<Integer, Stock> given = new HashMap<>();
        for (Stock s : world.stocks()) {
            given.put(node(item(s.item()), place(s.place())), s);
        }

        int nodes = nodeIndex.size();
        nodeItem = new int[nodes];
        nodePlace = new int[nodes];
        nodeIndex.forEach((key, n) -> {
            nodeItem[n] = (int) (key / 4096);
            nodePlace[n] = (int) (key % 4096);
        });
        for (int n = 0; n < nodes; n++) {
            if (Double.isNaN(itemPrice[nodeItem[n]])) {
                throw new IllegalArgumentException(
                        "The item (" + items.get(nodeItem[n]).id() + ") must have a price.");
            }
        }
        stock = new double[nodes];
        stockKnown = new boolean[nodes];
        double[] throughput = throughput();
        for (int n = 0; n < nodes; n++) {
            Stock s = given.get(n);
            if (s == null) {
                boolean storable = items.get(nodeItem[n]).stage() != Stage.SERVICE && !servesOrders(n);
                stock[n] = storable ? throughput[n] * assumptions.stockMonths() : 0;
            } else {
                Unit unit = s.amount()
                        .known(known)
                        .orElse(s.amount().figures().getFirst())
                        .unit();
                boolean asTime = unit.convertsTo(Unit.parse("month"));
                double amount = pick(
                        draw,
                        new FigureKey.StockOf(s.item(), s.place()),
                        s.amount(),
                        asTime ? Unit.parse("month") : items.get(nodeItem[n]).unit());
                stock[n] = asTime ? amount * throughput[n] : amount;
                stockKnown[n] = true;
            }
        }
    }

    /// The same world with more nodes: what [Origins] told apart.
    ///
    /// @param nodeItem items of the nodes; the first are those of the whole
    /// @param parts by works: the works of the whole that it is a part of and its share; (−1, 0) for new ones
    /// @param shipped what is shipped on a lane in the words of a shipment
    public Network(
            Network whole,
            List<Item> items,
            int[] nodeItem,
            int[] nodePlace,
            List<Works> works,
            List<Part> parts,
            List<Arc> arcs,
            double[] itemPrice,
            double[] stock,
            boolean[] stockKnown,
            int[] baseItem,
            Map<Integer, Item> shipped) {
        this.duty = whole.duty;
        this.baseItem = baseItem;
        this.world = whole.world;
        this.known = whole.known;
        this.assumptions = whole.assumptions;
        this.months = whole.months;
        this.discount = whole.discount;
        this.items = List.copyOf(items);
        this.places = whole.places;
        this.nodeItem = nodeItem;
        this.nodePlace = nodePlace;
        this.works = works;
        this.arcs = arcs;
        this.uses = whole.uses;
        this.itemPrice = itemPrice;
        this.stock = stock;
        this.stockKnown = stockKnown;
        for (int i = 0; i < items.size(); i++) {
            itemIndex.put(items.get(i).id(), i);
        }
        placeIndex.putAll(whole.placeIndex);
        recipeOutput.putAll(whole.recipeOutput);
        for (int n = 0; n < nodeItem.length; n++) {
            nodeIndex.put(nodeItem[n] * 4096L + nodePlace[n], n);
        }
        figures.putAll(whole.figures);
        picks.putAll(whole.picks);
        laterVintages.addAll(whole.laterVintages);
        for (Part part : parts) {
            growth.add(
                    part.of() < 0
                            ? new Growth(Double.POSITIVE_INFINITY, List.of())
                            : whole.growth.get(part.of()).times(part.share()));
        }
        this.shipped.putAll(whole.shipped);
        this.shipped.putAll(shipped);
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
        return new Network(world, known, draw, assumptions);
    }

    public static Network of(World world, LocalDate known) {
        return of(world, known, Draw.central(), Assumptions.standard());
    }

    /// How a plant's capacity grows.
    ///
    /// @param floor capacity before any step, units per month
    private record Growth(double floor, List<Step> steps) {
        Growth times(double share) {
            return new Growth(
                    floor * share,
                    steps.stream()
                            .map(s -> new Step(s.announced(), s.from(), s.rampMonths(), s.full() * share))
                            .toList());
        }
    }

    /// A capacity step in numbers.
    ///
    /// @param announced the day on which it was first published
    private record Step(LocalDate announced, LocalDate from, int rampMonths, double full) {}

    private Growth growth(Draw draw, Plant plant, Unit rate, double output) {
        List<Step> steps = new ArrayList<>();
        double floor = output;
        for (Plant.CapacityStep step : plant.capacity()) {
            FigureKey key = new FigureKey.Capacity(plant.recipe(), plant.place(), step.from());
            boolean standing = step.from().equals(LocalDate.MIN);
            if (step.capacity().known(known).isEmpty()) {
                // An expansion nobody had announced by then is not part of what was known.
                step.capacity().later(known).forEach(f -> laterVintages.add(key));
                floor = standing ? 0 : floor;
                continue;
            }
            double full = pick(draw, key, step.capacity(), rate);
            if (standing) {
                floor = Math.max(full, output);
            } else {
                LocalDate announced =
                        step.capacity().figures().getFirst().provenance().knownFrom();
                steps.add(new Step(announced, step.from(), step.rampMonths(), full));
            }
        }
        return new Growth(floor, List.copyOf(steps));
    }

    /// Capacity by month with the steps announced by a day.
    private double[] path(Growth growth, LocalDate day) {
        double[] capacity = new double[months];
        java.util.Arrays.fill(capacity, growth.floor());
        for (Step step : growth.steps()) {
            if (step.announced().isAfter(day)) {
                continue;
            }
            for (int t = 0; t < months; t++) {
                double elapsed =
                        ChronoUnit.DAYS.between(step.from(), world.dayOf(t).plusDays(15)) / 30.4375;
                if (elapsed <= 0) {
                    continue;
                }
                double share = step.rampMonths() == 0 ? 1 : Math.min(1, elapsed / step.rampMonths());
                capacity[t] += share * Math.max(0, step.full() - capacity[t]);
            }
        }
        return capacity;
    }

    private double[][][] duties(Draw draw) {
        double[][][] all = new double[arcs.size()][2][];
        for (Arc arc : arcs) {
            for (int k = 0; k < 2; k++) {
                double[] sum = new double[months + 1];
                Map<String, Duty> closest = new LinkedHashMap<>();
                for (Duty d : world.duties()) {
                    if (d.onExports() == (k == 1) && d.fits(arc.lane())) {
                        closest.merge(d.name(), d, (x, y) -> y.closeness() > x.closeness() ? y : x);
                    }
                }
                closest.values().forEach(d -> add(draw, d, sum));
                all[arc.id()][k] = sum;
            }
        }
        return all;
    }

    /// Adds the rates of a duty, each for the part of its first month on which it stands.
    private void add(Draw draw, Duty d, double[] sum) {
        double[] rate = new double[months + 1];
        for (Duty.Rate step : d.rates()) {
            if (step.share().known(known).isEmpty()) {
                step.share().later(known).forEach(f -> laterVintages.add(new FigureKey.DutyOf(d.name())));
                continue; // nobody had announced it
            }
            boolean stood = step.since().equals(LocalDate.MIN);
            double share = pick(draw, FigureKey.DutyRate.of(d, step), step.share(), Unit.SHARE);
            for (int t = 0; t < months; t++) {
                double now = stood ? 1 : MonthShare.since(world.first().plusMonths(t), step.since());
                rate[t] = now * share + (1 - now) * rate[t];
            }
            rate[months] = stood ? share : rate[months];
        }
        for (int t = 0; t <= months; t++) {
            sum[t] += rate[t];
        }
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

    private double pick(Draw draw, FigureKey key, Vintages vintages, Unit unit) {
        Figure figure = vintages.known(known)
                .orElseThrow(
                        () -> new IllegalArgumentException("The figure (" + key.text() + ") was not known on " + known
                                + "; first published "
                                + vintages.figures().getFirst().provenance().knownFrom() + "."));
        vintages.later(known).forEach(f -> laterVintages.add(key));
        figures.put(key, figure);
        double picked = draw.pick(key, figure);
        picks.put(key, picked);
        return picked * figure.unit().factorTo(unit);
    }

    /// Keeps a figure that a rule used, for explanations.
    public void note(FigureKey key, Figure figure) {
        figures.put(key, figure);
    }

    private int item(String id) {
        Integer i = itemIndex.get(id);
        if (i == null) {
            throw new IllegalArgumentException("The item (" + id + ") is not known.");
        }
        return i;
    }

    private int place(String id) {
        Integer r = placeIndex.get(id);
        if (r == null) {
            throw new IllegalArgumentException("The place (" + id + ") is not known.");
        }
        return r;
    }

    private int node(int item, int place) {
        return nodeIndex.computeIfAbsent(item * 4096L + place, k -> nodeIndex.size());
    }

    private boolean servesOrders(int node) {
        return uses.stream().anyMatch(u -> u.node() == node && u.ordered());
    }

    /// Units per month that leave each node in the baseline: recipe use, departures and final demand.
    double[] throughput() {
        double[] through = new double[nodeIndex.size()];
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
        works.forEach(w -> all[w.id()] = path(growth.get(w.id()), day));
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
        return arcs.stream()
                .filter(a -> a.lane().item().equals(item)
                        && a.lane().from().equals(from)
                        && a.lane().to().equals(to))
                .map(Arc::flow)
                .findFirst();
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
        return List.copyOf(laterVintages);
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
