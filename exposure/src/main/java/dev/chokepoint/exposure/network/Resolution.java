package dev.chokepoint.exposure.network;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Network.Arc;
import dev.chokepoint.exposure.network.Network.Use;
import dev.chokepoint.exposure.network.Network.Works;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.Duty;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.MonthShare;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.Stock;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Resolves a world to one number per figure, as known on a date, in item units, USD and months.
final class Resolution {
    private static final Unit MONTH = Unit.parse("month");

    final World world;
    final LocalDate known;
    final Assumptions assumptions;
    final double discount;
    final double[] itemPrice;
    final List<Works> works = new ArrayList<>();
    final List<Growth> growth = new ArrayList<>();
    final List<Arc> arcs = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    final double[][][] duty;
    final NodeIndex nodes;
    final double[] stock;
    final boolean[] stockKnown;
    final Map<FigureKey, Figure> figures = new LinkedHashMap<>();
    final Map<FigureKey, Double> picks = new HashMap<>();
    final List<FigureKey> laterVintages = new ArrayList<>();

    /// Whether figures are drawn, so that prices may contradict each other.
    final boolean drawn;

    private final Draw draw;
    private final List<Item> items;
    private final Map<String, Integer> itemIndex = new HashMap<>();
    private final Map<String, Integer> placeIndex = new HashMap<>();
    private final NodeIndex.Builder met;

    Resolution(World world, LocalDate known, Draw draw, Assumptions assumptions) {
        this.world = world;
        this.known = known;
        this.draw = draw;
        this.drawn = !draw.isCentral();
        this.assumptions = assumptions;
        this.items = world.items();
        List<Place> places = world.places();
        for (int i = 0; i < items.size(); i++) {
            itemIndex.put(items.get(i).id(), i);
        }
        for (int r = 0; r < places.size(); r++) {
            placeIndex.put(places.get(r).id(), r);
        }
        this.met = new NodeIndex.Builder(items.size(), places.size());
        double annual = pick(new FigureKey.DiscountRate(), world.discount(), Unit.parse("share/year"));
        this.discount = Math.pow(1 + annual, -1.0 / 12);
        this.itemPrice = prices();
        plants();
        lanes();
        this.duty = duties();
        demands();
        Map<Integer, Stock> given = new HashMap<>();
        for (Stock s : world.stocks()) {
            given.put(met.node(item(s.item()), place(s.place())), s);
        }
        this.nodes = met.build();
        pricesOfAll();
        this.stock = new double[nodes.size()];
        this.stockKnown = new boolean[nodes.size()];
        stocks(given);
    }

    private double[] prices() {
        double[] all = new double[items.size()];
        Arrays.fill(all, Double.NaN);
        for (Price price : world.prices()) {
            int i = item(price.item());
            all[i] = pick(
                    new FigureKey.PriceOf(price.item()),
                    price.price(),
                    Unit.USD.per(items.get(i).unit()));
        }
        return all;
    }

    private void pricesOfAll() {
        for (int i : nodes.itemsOfNodes()) {
            if (Double.isNaN(itemPrice[i])) {
                throw new IllegalArgumentException("The item (" + items.get(i).id() + ") must have a price.");
            }
        }
    }

    private void plants() {
        Map<String, Recipe> recipes = new HashMap<>();
        world.recipes().forEach(r -> recipes.put(r.id(), r));
        for (Plant plant : world.plants()) {
            Recipe recipe = recipes.get(plant.recipe());
            if (recipe == null) {
                throw new IllegalArgumentException("The recipe (" + plant.recipe() + ") is not known.");
            }
            plant(plant, recipe);
        }
    }

    private void plant(Plant plant, Recipe recipe) {
        int place = place(plant.place());
        int out = item(recipe.output());
        Unit unit = items.get(out).unit();
        Unit rate = unit.per(MONTH);
        double output = pick(new FigureKey.Production(plant.recipe(), plant.place()), plant.production(), rate);
        int[] inputs = new int[recipe.inputs().size()];
        double[] coefficients = new double[inputs.length];
        for (int k = 0; k < inputs.length; k++) {
            Recipe.Input input = recipe.inputs().get(k);
            int in = item(input.item());
            inputs[k] = met.node(in, place);
            coefficients[k] = pick(
                    new FigureKey.RecipeInput(recipe.id(), input.item()),
                    input.quantity(),
                    items.get(in).unit().per(unit));
        }
        int[] coNodes = new int[recipe.coProducts().size()];
        double[] coAmounts = new double[coNodes.length];
        for (int k = 0; k < coNodes.length; k++) {
            Recipe.CoProduct co = recipe.coProducts().get(k);
            int by = item(co.item());
            coNodes[k] = met.node(by, place);
            coAmounts[k] = pick(
                    new FigureKey.CoProduct(recipe.id(), co.item()),
                    co.quantity(),
                    items.get(by).unit().per(unit));
        }
        growth.add(growth(plant, rate, output));
        works.add(new Works(
                works.size(),
                recipe,
                place,
                met.node(out, place),
                inputs,
                coefficients,
                coNodes,
                coAmounts,
                output,
                growth.getLast().path(world, known),
                pick(new FigureKey.Margin(plant.recipe(), plant.place()), plant.margin(), Unit.SHARE),
                -1,
                false));
    }

    private Growth growth(Plant plant, Unit rate, double output) {
        List<Growth.Step> steps = new ArrayList<>();
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
            double full = pick(key, step.capacity(), rate);
            if (standing) {
                floor = Math.max(full, output);
            } else {
                LocalDate announced =
                        step.capacity().figures().getFirst().provenance().knownFrom();
                steps.add(new Growth.Step(announced, step.from(), step.rampMonths(), full));
            }
        }
        return new Growth(floor, steps);
    }

    private void lanes() {
        for (Lane lane : world.lanes()) {
            int i = item(lane.item());
            double flow = pick(
                    FigureKey.Flow.on(lane), lane.flow(), items.get(i).unit().per(MONTH));
            double share =
                    pick(new FigureKey.Transport(lane.item(), lane.from(), lane.to()), lane.transport(), Unit.SHARE);
            arcs.add(new Arc(
                    arcs.size(),
                    lane,
                    i,
                    met.node(i, place(lane.from())),
                    met.node(i, place(lane.to())),
                    flow,
                    share * itemPrice[i],
                    lane.lagMonths()));
        }
    }

    private double[][][] duties() {
        int months = world.months();
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
                closest.values().forEach(d -> add(d, sum));
                all[arc.id()][k] = sum;
            }
        }
        return all;
    }

    /// Adds the rates of a duty, each for the part of its first month on which it stands.
    private void add(Duty d, double[] sum) {
        int months = world.months();
        double[] rate = new double[months + 1];
        for (Duty.Rate step : d.rates()) {
            if (step.share().known(known).isEmpty()) {
                step.share().later(known).forEach(f -> laterVintages.add(new FigureKey.DutyOf(d.name())));
                continue; // nobody had announced it
            }
            boolean stood = step.since().equals(LocalDate.MIN);
            double share = pick(FigureKey.DutyRate.of(d, step), step.share(), Unit.SHARE);
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

    private void demands() {
        for (Demand demand : world.demands()) {
            int i = item(demand.item());
            double quantity = pick(
                    FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.QUANTITY),
                    demand.quantity(),
                    items.get(i).unit().per(MONTH));
            double elasticity = pick(
                    FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.ELASTICITY),
                    demand.elasticity(),
                    Unit.parse("share/share"));
            double choke = pick(FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.CHOKE), demand.choke(), Unit.SHARE);
            double delay = Double.NaN;
            double catchUp = 1;
            if (demand.kind() instanceof Demand.Kind.Ordered ordered) {
                delay = itemPrice[i]
                        * pick(
                                FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.DELAY_COST),
                                ordered.delayCost(),
                                Unit.parse("share/month"));
                catchUp = pick(
                        FigureKey.DemandFor.of(demand, FigureKey.DemandTerm.CATCH_UP), ordered.catchUp(), Unit.SHARE);
            }
            uses.add(new Use(
                    uses.size(),
                    demand,
                    met.node(i, place(demand.place())),
                    quantity,
                    elasticity,
                    choke,
                    delay,
                    catchUp));
        }
    }

    /// Stocks as the world states them; where it states none, some months of what passes through.
    private void stocks(Map<Integer, Stock> given) {
        double[] throughput = Network.throughput(nodes.size(), works, arcs, uses);
        int[] itemOf = nodes.itemsOfNodes();
        for (int n = 0; n < stock.length; n++) {
            Stock s = given.get(n);
            Item item = items.get(itemOf[n]);
            if (s == null) {
                boolean storable = item.storage().possible() && !servesOrders(n);
                stock[n] = storable ? throughput[n] * assumptions.stockMonths() : 0;
            } else {
                Unit unit = s.amount()
                        .known(known)
                        .orElse(s.amount().figures().getFirst())
                        .unit();
                boolean asTime = unit.convertsTo(MONTH);
                double amount =
                        pick(new FigureKey.StockOf(s.item(), s.place()), s.amount(), asTime ? MONTH : item.unit());
                stock[n] = asTime ? amount * throughput[n] : amount;
                stockKnown[n] = true;
            }
        }
    }

    private boolean servesOrders(int node) {
        return uses.stream().anyMatch(u -> u.node() == node && u.ordered());
    }

    private double pick(FigureKey key, Vintages vintages, Unit unit) {
        Figure figure = vintages.known(known)
                .orElseThrow(() -> new IllegalArgumentException("The figure (" + key.text() + ") was not known on "
                        + known + "; first published "
                        + vintages.figures().getFirst().provenance().knownFrom() + "."));
        vintages.later(known).forEach(f -> laterVintages.add(key));
        figures.put(key, figure);
        double picked = draw.pick(key, figure);
        picks.put(key, picked);
        return picked * figure.unit().factorTo(unit);
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
}
