package dev.chokepoint.data.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.data.files.Group;
import dev.chokepoint.data.files.Groups;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Duty;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.Stock;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the lines of a draft together to a world: bills of materials, plants, lanes, and defaults where
/// `*` stands.
public final class WorldAssembly {
    private final WorldDraft draft;
    private final Problems problems;

    private WorldAssembly(WorldDraft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    /// The world, or empty with the draft's problems where something is missing.
    public static Optional<World> of(WorldDraft draft) {
        if (draft.problems.hasErrors()) {
            return Optional.empty();
        }
        return new WorldAssembly(draft).build();
    }

    private Optional<World> build() {
        List<Recipe> recipes = recipes();
        List<Plant> plants = plants();
        List<Lane> lanes = lanes();
        List<Demand> demands = demands();
        List<Stock> stocks = stocks(recipes, plants, demands);
        List<Price> prices = draft.groups("prices").all().stream()
                .map(g -> new Price(g.key().getFirst(), g.vintages()))
                .toList();
        List<LicenceBehaviour> licences = licences();
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new World(
                new World.Frame(
                        draft.header.get("id"),
                        draft.header.get("title"),
                        draft.first.orElseThrow(),
                        draft.months,
                        draft.asOf.orElseThrow(),
                        draft.discount.orElseThrow().vintages()),
                List.copyOf(draft.parties.values()),
                List.copyOf(draft.places.values()),
                new World.Production(List.copyOf(draft.items.values()), recipes, plants),
                new World.Trade(lanes, duties(), draft.contents),
                new World.Market(stocks, demands, prices),
                licences,
                draft.sources));
    }

    private List<Recipe> recipes() {
        Map<String, List<Recipe.Input>> inputs = new LinkedHashMap<>();
        draft.outputs.keySet().forEach(r -> inputs.put(r, new ArrayList<>()));
        Map<String, List<Recipe.CoProduct>> beside = new LinkedHashMap<>();
        for (Group group : draft.groups("recipes").all()) {
            String id = group.key().get(0);
            if (group.key().get(2).isEmpty()) {
                beside.computeIfAbsent(id, r -> new ArrayList<>())
                        .add(new Recipe.CoProduct(group.key().get(1), group.vintages()));
            } else {
                inputs.computeIfAbsent(id, r -> new ArrayList<>())
                        .add(new Recipe.Input(group.key().get(2), group.vintages()));
            }
        }
        List<Recipe> recipes = new ArrayList<>();
        inputs.forEach((id, of) -> {
            Row mine = draft.mines.get(id);
            if (mine != null && !of.isEmpty()) {
                problems.error(
                        mine, "input", "The recipe (" + id + ") has inputs in other lines, so this must name one.");
            }
            recipes.add(new Recipe(id, id, draft.outputs.getOrDefault(id, ""), of, beside.getOrDefault(id, List.of())));
        });
        return recipes;
    }

    private List<Plant> plants() {
        Groups groups = draft.groups("production");
        Map<List<String>, List<Group>> steps = new LinkedHashMap<>();
        for (Group group : groups.ofKind("capacity")) {
            List<String> plant = group.key().subList(0, 2);
            if (groups.find(plant.get(0), plant.get(1), "production", "", "").isEmpty() && !steps.containsKey(plant)) {
                problems.error(
                        group.first(),
                        "kind",
                        "A plant must have a line of kind production; its value is 0 where nothing was made in the baseline.");
            }
            steps.computeIfAbsent(plant, p -> new ArrayList<>()).add(group);
        }
        List<Plant> plants = new ArrayList<>();
        for (Group group : groups.ofKind("production")) {
            List<String> plant = group.key().subList(0, 2);
            plants.add(new Plant(
                    plant.get(0),
                    plant.get(1),
                    group.vintages(),
                    steps.getOrDefault(plant, List.of()).stream()
                            .map(WorldAssembly::step)
                            .toList(),
                    groups.find(plant.get(0), plant.get(1), "margin", "", "")
                            .or(() -> groups.find(plant.get(0), Groups.ANY, "margin", "", ""))
                            .map(Group::vintages)
                            .orElse(Plant.USUAL_MARGIN)));
        }
        return plants;
    }

    /// The first day of a capacity line; `LocalDate.MIN` for what stands already.
    static LocalDate start(Group capacity) {
        return capacity.first().has("from") ? LocalDate.parse(capacity.first().get("from")) : LocalDate.MIN;
    }

    static int ramp(Group capacity) {
        return capacity.first().has("ramp_months")
                ? Integer.parseInt(capacity.first().get("ramp_months"))
                : 0;
    }

    private static Plant.CapacityStep step(Group group) {
        return new Plant.CapacityStep(start(group), ramp(group), group.vintages());
    }

    private List<Lane> lanes() {
        Groups groups = draft.groups("trade");
        List<Lane> lanes = new ArrayList<>();
        for (Group flow : groups.ofKind("flow")) {
            String item = flow.key().get(0);
            String from = flow.key().get(1);
            String to = flow.key().get(2);
            Optional<Group> transport = groups.best(3, item, from, to, "transport");
            Optional<Group> lag = groups.best(3, item, from, to, "lag");
            if (transport.isEmpty()) {
                missing(flow, "transport", "*,*,*,transport");
            }
            if (lag.isEmpty()) {
                missing(flow, "lag", "*,*,*,lag");
            }
            if (transport.isPresent() && lag.isPresent()) {
                // What is not yet known on the default date is an error that the validator reports.
                Vintages lags = lag.get().vintages();
                Figure figure = lags.known(draft.asOf.orElse(LocalDate.MAX))
                        .orElse(lags.figures().getFirst());
                int months = (int) Math.round(figure.to(Unit.parse("month")).central());
                lanes.add(new Lane(
                        item, from, to, flow.vintages(), transport.get().vintages(), months));
            }
        }
        return lanes;
    }

    private void missing(Group at, String kind, String line) {
        problems.error(
                at.first(),
                "kind",
                "No line of kind " + kind + " matches; a line that starts with " + line + " gives a default.");
    }

    /// Duties with their rates in the order of their start.
    private List<Duty> duties() {
        Map<List<String>, List<Group>> rates = new LinkedHashMap<>();
        for (Group group : draft.groups("duties").all()) {
            rates.computeIfAbsent(group.key().subList(0, 5), k -> new ArrayList<>())
                    .add(group);
        }
        List<Duty> duties = new ArrayList<>();
        rates.forEach((key, groups) -> {
            List<Duty.Rate> steps = groups.stream()
                    .map(g -> new Duty.Rate(since(g), g.vintages()))
                    .sorted(Comparator.comparing(Duty.Rate::since))
                    .toList();
            duties.add(new Duty(
                    key.get(0), key.get(1), key.get(2), key.get(3), key.get(4).equals("export"), steps));
        });
        return duties;
    }

    /// The first day of a duty's rate; `LocalDate.MIN` for what stood in the baseline.
    static LocalDate since(Group rate) {
        return rate.first().has("since") ? LocalDate.parse(rate.first().get("since")) : LocalDate.MIN;
    }

    private List<Demand> demands() {
        Groups groups = draft.groups("demand");
        List<Demand> demands = new ArrayList<>();
        for (Group quantity : groups.ofKind("quantity")) {
            String item = quantity.key().get(0);
            String place = quantity.key().get(1);
            String use = quantity.key().get(2);
            Optional<Group> elasticity = groups.best(3, item, place, use, "elasticity");
            Optional<Group> choke = groups.best(3, item, place, use, "choke");
            Optional<Group> delay = groups.best(3, item, place, use, "delay_cost");
            Optional<Group> catchUp = groups.best(3, item, place, use, "catch_up");
            if (elasticity.isEmpty()) {
                missing(quantity, "elasticity", "*,*,*,elasticity");
            }
            if (choke.isEmpty()) {
                missing(quantity, "choke", "*,*,*,choke");
            }
            if (delay.isPresent() && catchUp.isEmpty()) {
                missing(quantity, "catch_up", item + ",*,*,catch_up");
            }
            if (catchUp.isPresent() && delay.isEmpty()) {
                missing(quantity, "delay_cost", item + ",*,*,delay_cost");
            }
            if (elasticity.isPresent() && choke.isPresent()) {
                Demand.Kind kind = delay.isPresent() && catchUp.isPresent()
                        ? new Demand.Kind.Ordered(
                                delay.get().vintages(), catchUp.get().vintages())
                        : new Demand.Kind.Perishable();
                demands.add(new Demand(
                        item,
                        place,
                        endUse(use),
                        quantity.vintages(),
                        elasticity.get().vintages(),
                        choke.get().vintages(),
                        kind));
            }
        }
        return demands;
    }

    private static EndUse endUse(String text) {
        return EndUse.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /// Named stocks as they stand; `*` reaches what is used: item `*` the storable inputs of the plants
    /// at a place,
    /// place `*` the places where plants or final demand take the item.
    private List<Stock> stocks(List<Recipe> recipes, List<Plant> plants, List<Demand> demands) {
        Groups groups = draft.groups("stocks");
        Map<String, Recipe> byId = new HashMap<>();
        recipes.forEach(r -> byId.put(r.id(), r));
        Set<List<String>> inputs = new LinkedHashSet<>();
        for (Plant plant : plants) {
            Recipe recipe = byId.get(plant.recipe());
            if (recipe != null) {
                recipe.inputs().forEach(i -> inputs.add(List.of(i.item(), plant.place())));
            }
        }
        Set<List<String>> used = new LinkedHashSet<>(inputs);
        demands.forEach(d -> used.add(List.of(d.item(), d.place())));
        List<Stock> stocks = new ArrayList<>();
        for (Group group : groups.all()) {
            if (!group.key().contains(Groups.ANY)) {
                stocks.add(new Stock(group.key().get(0), group.key().get(1), group.vintages()));
            }
        }
        for (List<String> at : used) {
            if (groups.find(at.get(0), at.get(1)).isPresent()) {
                continue;
            }
            groups.best(2, at.get(0), at.get(1))
                    .filter(g -> !g.key().get(0).equals(Groups.ANY) || (inputs.contains(at) && isStorable(at.get(0))))
                    .ifPresent(g -> stocks.add(new Stock(at.get(0), at.get(1), g.vintages())));
        }
        return stocks;
    }

    private boolean isStorable(String id) {
        Item item = draft.items.get(id);
        return item != null && item.storage().possible();
    }

    private List<LicenceBehaviour> licences() {
        Groups groups = draft.groups("licences");
        Map<List<String>, Group> heads = new LinkedHashMap<>();
        for (Group group : groups.all()) {
            List<String> uses = group.key().get(2).equals(Groups.ANY)
                    ? List.of("civil", "military")
                    : List.of(group.key().get(2));
            uses.forEach(use ->
                    heads.putIfAbsent(List.of(group.key().get(0), group.key().get(1), use), group));
        }
        List<LicenceBehaviour> licences = new ArrayList<>();
        heads.forEach((head, group) -> {
            Optional<Group> closed = licence(groups, head, "closed_share");
            Optional<Group> months = licence(groups, head, "closed_months");
            Optional<Group> open = licence(groups, head, "open_share");
            if (closed.isPresent() && months.isPresent() && open.isPresent()) {
                licences.add(new LicenceBehaviour(
                        head.get(0),
                        head.get(1),
                        endUse(head.get(2)),
                        closed.get().vintages(),
                        months.get().vintages(),
                        open.get().vintages()));
            } else {
                String kind = closed.isEmpty() ? "closed_share" : months.isEmpty() ? "closed_months" : "open_share";
                missing(group, kind, head.get(0) + ",*,*," + kind);
            }
        });
        return licences;
    }

    private static Optional<Group> licence(Groups groups, List<String> head, String kind) {
        for (String measure : List.of(head.get(1), Groups.ANY)) {
            for (String use : List.of(head.get(2), Groups.ANY)) {
                Optional<Group> found = groups.find(head.get(0), measure, use, kind);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
