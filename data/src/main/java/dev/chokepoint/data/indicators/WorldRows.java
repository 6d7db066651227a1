package dev.chokepoint.data.indicators;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the static indicators need, taken from a world as it was known on a day.
///
/// Of each item: the yearly output of all recipes that make it, by place; the yearly flow of each lane; and what a
/// lane carries at the world's price. Masses are tonnes, other units stay as they are. A place that uses, sells or
/// buys an item and has no plant for it makes none in that world, and the row says so; a place that the world does
/// not connect with the item has no row.
public final class WorldRows {
    private final World world;
    private final LocalDate known;
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> outputs = new HashMap<>();
    private final Map<String, Set<String>> users = new HashMap<>();
    private final List<IndicatorTable.Row> rows = new ArrayList<>();

    private WorldRows(World world, LocalDate known) {
        this.world = world;
        this.known = known;
        for (Place place : world.places()) {
            codes.put(place.id(), code(place));
        }
        for (Recipe recipe : world.recipes()) {
            outputs.put(recipe.id(), recipe.output());
        }
        for (Demand demand : world.demands()) {
            users.computeIfAbsent(demand.item(), i -> new TreeSet<>()).add(demand.place());
        }
        Map<String, Recipe> recipes = new HashMap<>();
        world.recipes().forEach(r -> recipes.put(r.id(), r));
        for (Plant plant : world.plants()) {
            Recipe recipe = recipes.get(plant.recipe());
            if (recipe != null) {
                recipe.inputs()
                        .forEach(i -> users.computeIfAbsent(i.item(), k -> new TreeSet<>())
                                .add(plant.place()));
            }
        }
    }

    /// The table of a world as known on a day.
    public static IndicatorTable of(World world, LocalDate known) {
        WorldRows rows = new WorldRows(world, known);
        world.items().forEach(rows::item);
        return new IndicatorTable(rows.rows);
    }

    /// The ISO 3166 alpha-3 code of a place, `EU`, or its id where it is a group of places.
    static String code(Place place) {
        if (place.iso().isEmpty()
                || place.iso().equals(IndicatorTable.EU)
                || place.id().equals(IndicatorTable.EU)) {
            return place.id();
        }
        try {
            return Locale.of("", place.iso()).getISO3Country();
        } catch (MissingResourceException e) {
            return place.id();
        }
    }

    /// The code under which a place that a user names stands in the table of a world.
    public static String code(World world, String name) {
        return world.places().stream()
                .filter(p -> p.id().equals(name) || code(p).equals(name))
                .map(WorldRows::code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The place (" + name + ") is not in the world; it has "
                        + world.places().stream().map(Place::id).toList() + "."));
    }

    private void item(Item item) {
        Unit unit = item.unit().convertsTo(Unit.TONNE) ? Unit.TONNE : item.unit();
        Map<String, List<Figure>> made = new TreeMap<>();
        for (Plant plant : world.plants()) {
            if (item.id().equals(outputs.get(plant.recipe()))) {
                List<Figure> at = made.computeIfAbsent(plant.place(), p -> new ArrayList<>());
                plant.production().known(known).ifPresent(at::add);
            }
        }
        made.forEach((place, figures) -> row(item, place, "", "production_t", yearly(figures, unit), text(figures)));
        Set<String> sellers = new TreeSet<>();
        Set<String> buyers = new TreeSet<>();
        Optional<Figure> price = world.prices().stream()
                .filter(p -> p.item().equals(item.id()))
                .map(Price::price)
                .flatMap(p -> p.known(known).stream())
                .findFirst();
        for (Lane lane : world.lanes()) {
            if (!lane.item().equals(item.id())) {
                continue;
            }
            sellers.add(lane.from());
            buyers.add(lane.to());
            List<Figure> flow = lane.flow().known(known).stream().toList();
            Map<String, Uncertain> quantities = new LinkedHashMap<>();
            yearly(flow, unit).ifPresent(q -> {
                quantities.put("import_t", q);
                price.filter(p -> p.unit().convertsTo(Unit.USD.per(unit)))
                        .map(p -> p.to(Unit.USD.per(unit)).value())
                        .ifPresent(p -> quantities.put("value_usd", p.times(q.central())));
            });
            String at = price.map(p -> "; at the price of " + p.value().text() + " " + p.unit() + ", "
                            + p.provenance().text())
                    .orElse("; no price known by then");
            add(item, lane.to(), lane.from(), quantities, text(flow) + at);
        }
        Set<String> all = new TreeSet<>(users.getOrDefault(item.id(), Set.of()));
        all.addAll(sellers);
        all.addAll(buyers);
        all.addAll(made.keySet());
        String none = "the world states none";
        for (String place : all) {
            if (!made.containsKey(place)) {
                row(item, place, "", "production_t", Optional.of(Uncertain.of(0)), none);
            }
            if (!buyers.contains(place)) {
                row(item, place, "", "import_t", Optional.of(Uncertain.of(0)), none);
            }
            if (!sellers.contains(place)) {
                row(item, place, "", "export_t", Optional.of(Uncertain.of(0)), none);
            }
        }
    }

    private static Optional<Uncertain> yearly(List<Figure> figures, Unit unit) {
        Unit perYear = unit.per(Unit.parse("year"));
        return figures.stream().map(f -> f.to(perYear).value()).reduce(IndicatorTable::plus);
    }

    private static String text(List<Figure> figures) {
        return figures.isEmpty()
                ? "no figure known by then"
                : String.join(
                        "; ",
                        figures.stream()
                                .map(f -> f.provenance().text() + ", about " + f.about())
                                .distinct()
                                .toList());
    }

    private void row(
            Item item, String place, String partner, String column, Optional<Uncertain> quantity, String source) {
        add(item, place, partner, quantity.map(q -> Map.of(column, q)).orElse(Map.of()), source);
    }

    private void add(Item item, String place, String partner, Map<String, Uncertain> quantities, String source) {
        rows.add(new IndicatorTable.Row(
                codes.getOrDefault(place, place),
                item.id(),
                item.stage().name().toLowerCase(Locale.ROOT),
                known.getYear(),
                partner.isEmpty() ? "" : codes.getOrDefault(partner, partner),
                quantities,
                0,
                source));
    }
}
