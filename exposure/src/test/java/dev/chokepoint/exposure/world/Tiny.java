package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Worlds of a few lines for tests, in kg and kg a month, without carriage, margins or discount unless said.
public final class Tiny {
    final int months;
    final List<Item> items = new ArrayList<>();
    final List<Recipe> recipes = new ArrayList<>();
    final List<Plant> plants = new ArrayList<>();
    final List<Lane> lanes = new ArrayList<>();
    final List<Stock> stocks = new ArrayList<>();
    final List<Demand> demands = new ArrayList<>();
    final List<Price> prices = new ArrayList<>();
    final Map<String, Place> places = new LinkedHashMap<>();
    final List<Content> contents = new ArrayList<>();
    final List<Duty> duties = new ArrayList<>();
    final List<LicenceBehaviour> licences = new ArrayList<>();
    double discount;

    private Tiny(int months) {
        this.months = months;
    }

    public static Tiny of(int months, String... places) {
        Tiny tiny = new Tiny(months);
        for (String p : places) {
            tiny.places.put(p, new Place(p, "place " + p, "", p));
        }
        return tiny;
    }

    /// A thing that cannot be stored, so that each month stands alone.
    public Tiny service(String id, double price) {
        return item(id, Stage.SERVICE, price);
    }

    /// Lets a place be found by a code.
    public Tiny iso(String place, String code) {
        places.put(place, new Place(place, "place " + place, code, place));
        return this;
    }

    /// A duty; a rate from `LocalDate.MIN` on stood in the baseline.
    public Tiny duty(String name, String item, String from, String to, boolean onExports, Duty.Rate... rates) {
        duties.add(new Duty(name, item, from, to, onExports, List.of(rates)));
        return this;
    }

    public Tiny licences(LicenceBehaviour... more) {
        licences.addAll(List.of(more));
        return this;
    }

    public Tiny content(String attribute, String origin, String item) {
        contents.add(new Content(attribute, origin, item));
        return this;
    }

    public Tiny item(String id, Stage stage, double price) {
        items.add(new Item(id, id, Unit.parse("kg"), stage, "c", Map.of(), List.of()));
        prices.add(new Price(id, one(price, "USD/kg")));
        return this;
    }

    /// A recipe of this name, `input, quantity, …`, and a plant for it without spare capacity.
    public Tiny plant(String recipe, String output, String place, double rate, Object... inputs) {
        return works(recipe, output, place, rate, rate, 0, inputs);
    }

    /// The same with a capacity, and a margin as a share of value added.
    public Tiny works(
            String recipe, String output, String place, double rate, double capacity, double margin, Object... inputs) {
        List<Recipe.Input> in = new ArrayList<>();
        for (int k = 0; k < inputs.length; k += 2) {
            in.add(new Recipe.Input((String) inputs[k], one(((Number) inputs[k + 1]).doubleValue(), "kg/kg")));
        }
        if (recipes.stream().noneMatch(r -> r.id().equals(recipe))) {
            recipes.add(new Recipe(recipe, recipe, output, in));
        }
        plants.add(new Plant(
                recipe,
                place,
                one(rate, "kg/month"),
                List.of(new Plant.CapacityStep(LocalDate.MIN, 0, one(capacity, "kg/month"))),
                one(margin, "share")));
        return this;
    }

    /// Lets an item come beside the output of a recipe.
    public Tiny beside(String recipe, String item, double amount) {
        recipes.replaceAll(r -> {
            if (!r.id().equals(recipe)) {
                return r;
            }
            List<Recipe.CoProduct> all = new ArrayList<>(r.coProducts());
            all.add(new Recipe.CoProduct(item, one(amount, "kg/kg")));
            return new Recipe(r.id(), r.name(), r.output(), r.inputs(), all);
        });
        return this;
    }

    public Tiny lane(String item, String from, String to, double flow) {
        return lane(item, from, to, flow, 0, 0);
    }

    public Tiny lane(String item, String from, String to, double flow, double transport, int lag) {
        lanes.add(new Lane(item, from, to, one(flow, "kg/month"), one(transport, "share"), lag));
        return this;
    }

    public Tiny stock(String item, String place, double kg) {
        stocks.add(new Stock(item, place, one(kg, "kg")));
        return this;
    }

    public Tiny use(String item, String place, double quantity, double elasticity, double choke) {
        return use(item, place, EndUse.CIVIL, quantity, elasticity, choke);
    }

    public Tiny use(String item, String place, EndUse use, double quantity, double elasticity, double choke) {
        demands.add(new Demand(
                item,
                place,
                use,
                one(quantity, "kg/month"),
                one(elasticity, "share/share"),
                one(choke, "share"),
                new Demand.Kind.Perishable()));
        return this;
    }

    public World world() {
        return new World(
                new World.Frame(
                        "tiny",
                        "a tiny world",
                        YearMonth.of(2025, 1),
                        months,
                        LocalDate.of(2025, 1, 1),
                        one(discount, "share/year")),
                places.keySet().stream().map(p -> new Party(p, p)).toList(),
                List.copyOf(places.values()),
                new World.Production(items, recipes, plants),
                new World.Trade(lanes, duties, contents),
                new World.Market(stocks, demands, prices),
                licences,
                Map.of());
    }

    public Network network() {
        World world = world();
        return Network.of(world, world.asOf());
    }

    /// Lets a share of the baseline pass on the lanes of an item out of a place, in all months and for all uses.
    public static Controls cap(Network network, String measure, String item, String from, double share) {
        List<Controls.Restriction> all = new ArrayList<>();
        for (Network.Arc a : network.arcs) {
            if (a.lane().item().equals(item) && a.lane().from().equals(from)) {
                for (int t = 0; t < network.months; t++) {
                    for (EndUse use : EndUse.values()) {
                        all.add(new Controls.Restriction(a.id(), t, use, measure, from, share, 1));
                    }
                }
            }
        }
        return new Controls(all);
    }

    public static Controls both(Controls a, Controls b) {
        return a.with(b.restrictions());
    }

    public static Vintages one(double value, String unit) {
        return Vintages.of(Figure.assumed(Uncertain.of(value), unit, "2024", "invented for a test"));
    }
}
