package dev.chokepoint.exposure.check;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Duty;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Checks how a world hangs together: stages, sources of every item, lanes that lead from somewhere,
/// unused names.
public final class ChainCheck {
    private static final double OXYGEN = 15.999;

    /// An element's usual oxide: atomic mass, metal atoms and oxygen atoms of its formula.
    private record Oxide(double atomicMass, int metal, int oxygen) {
        /// Mass of oxide that holds one unit of mass of the element.
        double perMetal() {
            return 1 + oxygen * OXYGEN / (metal * atomicMass);
        }
    }

    /// Abridged standard atomic weights of IUPAC (2021) and the oxides in which trade counts.
    private static final Map<String, Oxide> OXIDES = Map.ofEntries(
            Map.entry("Sc", new Oxide(44.956, 2, 3)),
            Map.entry("Y", new Oxide(88.906, 2, 3)),
            Map.entry("La", new Oxide(138.91, 2, 3)),
            Map.entry("Ce", new Oxide(140.12, 1, 2)),
            Map.entry("Pr", new Oxide(140.91, 6, 11)),
            Map.entry("Nd", new Oxide(144.24, 2, 3)),
            Map.entry("Sm", new Oxide(150.36, 2, 3)),
            Map.entry("Eu", new Oxide(151.96, 2, 3)),
            Map.entry("Gd", new Oxide(157.25, 2, 3)),
            Map.entry("Tb", new Oxide(158.93, 4, 7)),
            Map.entry("Dy", new Oxide(162.50, 2, 3)),
            Map.entry("Ho", new Oxide(164.93, 2, 3)),
            Map.entry("Er", new Oxide(167.26, 2, 3)),
            Map.entry("Tm", new Oxide(168.93, 2, 3)),
            Map.entry("Yb", new Oxide(173.05, 2, 3)),
            Map.entry("Lu", new Oxide(174.97, 2, 3)),
            Map.entry("Ga", new Oxide(69.723, 2, 3)),
            Map.entry("Ge", new Oxide(72.630, 1, 2)),
            Map.entry("Sb", new Oxide(121.76, 2, 3)),
            Map.entry("W", new Oxide(183.84, 1, 3)));

    /// Headings of the HS 2022 that say at which stage a good is.
    private static final Map<String, Set<Stage>> STAGE_OF_HEADING = Map.of(
            "2846", Set.of(Stage.OXIDE, Stage.CHEMICAL),
            "280530", Set.of(Stage.METAL, Stage.ALLOY),
            "850511", Set.of(Stage.MAGNET),
            "26", Set.of(Stage.ORE));

    /// The stages through which a mineral passes, in their order; others may follow or precede any.
    private static final List<Stage> ORDER =
            List.of(Stage.ORE, Stage.OXIDE, Stage.METAL, Stage.ALLOY, Stage.MAGNET, Stage.COMPONENT, Stage.PRODUCT);

    /// What must not be made from a stage directly, because a stage between them is skipped.
    private static final Map<Stage, Set<Stage>> SKIPS =
            Map.of(Stage.ORE, Set.of(Stage.ALLOY, Stage.MAGNET), Stage.OXIDE, Set.of(Stage.MAGNET));

    /// How far a printed coefficient may lie below the mass that chemistry needs.
    private static final double TOLERANCE_MASS = 0.001;

    private final World world;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Recipe> recipes = new HashMap<>();
    private final Map<String, Item> items = new HashMap<>();

    private record At(String item, String place) {}

    private ChainCheck(World world) {
        this.world = world;
        world.recipes().forEach(r -> recipes.put(r.id(), r));
        world.items().forEach(i -> items.put(i.id(), i));
    }

    /// What does not hang together in a world.
    public static List<Finding> of(World world) {
        ChainCheck check = new ChainCheck(world);
        world.items().forEach(check::checkCodes);
        world.recipes().forEach(check::checkStages);
        check.checkCircles();
        check.checkAvailability();
        check.warnOfUnused();
        return List.copyOf(check.findings);
    }

    // ---- stages

    private void checkCodes(Item item) {
        for (Id code : item.codes()) {
            if (!code.scheme().startsWith("hs")) {
                continue;
            }
            STAGE_OF_HEADING.forEach((heading, stages) -> {
                if (code.value().startsWith(heading) && !stages.contains(item.stage())) {
                    findings.add(Finding.warning(
                            new Part.OfItem(item.id()),
                            "stage",
                            "Goods of HS " + heading + " are of stage " + words(stages) + "."));
                }
            });
        }
    }

    private static String words(Collection<Stage> stages) {
        return stages.stream().map(ChainCheck::word).sorted().collect(Collectors.joining(" or "));
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private void checkStages(Recipe recipe) {
        Item output = items.get(recipe.output());
        if (output == null) {
            return;
        }
        for (Recipe.Input in : recipe.inputs()) {
            Item input = items.get(in.item());
            if (input != null) {
                Part at = new Part.OfInput(recipe.id(), output.id(), input.id());
                checkStage(at, input, output);
                checkChemistry(at, in, input, output);
            }
        }
    }

    private void checkStage(Part at, Item input, Item output) {
        int from = ORDER.indexOf(input.stage());
        int to = ORDER.indexOf(output.stage());
        String pair = "(" + input.id() + ", " + word(input.stage()) + ") for (" + output.id() + ", "
                + word(output.stage()) + ")";
        if (from >= 0 && to >= 0 && from > to) {
            findings.add(
                    Finding.error(
                                    at,
                                    "input",
                                    "An item of a later stage cannot be an input of an earlier one: " + pair + ".")
                            .withHint(
                                    "the two are swapped, or scrap was meant, which is an item of its own with stage material."));
        } else if (SKIPS.getOrDefault(input.stage(), Set.of()).contains(output.stage())) {
            findings.add(Finding.error(
                            at,
                            "input",
                            "A stage is skipped: " + pair + "; the metal or alloy between them must be an item.")
                    .withHint("the metal was meant and the figure is per unit of metal."));
        } else if (input.stage() == Stage.OXIDE && output.stage() == Stage.ALLOY) {
            findings.add(Finding.warning(
                    at, "input", "An alloy is usually made from metal: " + pair + "; the figure must be of oxide."));
        }
    }

    /// An oxide gives its own element, and less metal than its own mass.
    private void checkChemistry(Part at, Recipe.Input in, Item input, Item output) {
        if (input.stage() != Stage.OXIDE || output.stage() != Stage.METAL) {
            return;
        }
        Set<String> given = elements(input);
        Set<String> made = elements(output);
        if (!given.isEmpty() && !made.isEmpty() && given.stream().noneMatch(made::contains)) {
            findings.add(Finding.error(
                    at,
                    "input",
                    "An oxide of " + String.join("+", given) + " cannot give metal of " + String.join("+", made)
                            + "."));
            return;
        }
        boolean masses = input.unit().numerator().equals("mass")
                && output.unit().numerator().equals("mass");
        Optional<Figure> known = in.quantity().known(world.asOf());
        if (!masses || known.isEmpty()) {
            return;
        }
        Oxide oxide = made.size() == 1 && given.size() == 1
                ? OXIDES.get(made.iterator().next())
                : null;
        double least = oxide == null ? 1 : oxide.perMetal();
        double most = known.get().to(Unit.parse("kg/kg")).value().hi();
        if (most < least * (1 - TOLERANCE_MASS)) {
            findings.add(Finding.error(
                            at,
                            "value",
                            "One kg of metal takes at least " + Numbers.text(least) + " kg of oxide, not "
                                    + Numbers.text(most) + ".")
                    .withHint("the figure counts the element in the oxide and not the oxide."));
        }
    }

    private static Set<String> elements(Item item) {
        String text = item.attributes().getOrDefault("element", "");
        return Arrays.stream(text.split("[+,/| ]"))
                .filter(e -> !e.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- sources

    /// Items that only make each other, with no recipe from outside, have no source.
    private void checkCircles() {
        Map<String, List<Recipe>> makers = new LinkedHashMap<>();
        world.recipes()
                .forEach(r -> outputs(r)
                        .forEach(o -> makers.computeIfAbsent(o, k -> new ArrayList<>())
                                .add(r)));
        Set<String> sourced = new HashSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Recipe recipe : world.recipes()) {
                boolean fed = recipe.inputs().stream()
                        .allMatch(i -> sourced.contains(i.item()) || !makers.containsKey(i.item()));
                grew |= fed && sourced.addAll(outputs(recipe));
            }
        }
        Set<String> reported = new HashSet<>();
        for (String item : makers.keySet()) {
            if (sourced.contains(item) || reported.contains(item)) {
                continue;
            }
            Set<String> needed = needs(item, makers, sourced);
            if (!needed.contains(item)) {
                continue;
            }
            Set<String> circle = needed.stream()
                    .filter(other -> needs(other, makers, sourced).contains(item))
                    .collect(Collectors.toCollection(TreeSet::new));
            reported.addAll(circle);
            Recipe first = makers.getOrDefault(item, List.of()).getFirst();
            findings.add(Finding.error(
                    new Part.OfRecipe(first.id()),
                    "output",
                    circle.size() == 1
                            ? "The item is only made from itself; a recipe must make it from something else or from nothing."
                            : "The items (" + String.join(", ", circle)
                                    + ") are only made from each other; one must also be made from something else."));
        }
    }

    /// All unsourced items that an item needs, over any number of recipes.
    private static Set<String> needs(String item, Map<String, List<Recipe>> makers, Set<String> sourced) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(item));
        while (!open.isEmpty()) {
            for (Recipe recipe : makers.getOrDefault(open.removeLast(), List.of())) {
                for (Recipe.Input input : recipe.inputs()) {
                    String next = input.item();
                    if (makers.containsKey(next) && !sourced.contains(next) && found.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return found;
    }

    /// What a recipe makes: its output and what comes with it.
    private static List<String> outputs(Recipe recipe) {
        List<String> all = new ArrayList<>(List.of(recipe.output()));
        recipe.coProducts().forEach(c -> all.add(c.item()));
        return all;
    }

    private boolean canMake(Plant plant) {
        return !plant.capacity().isEmpty()
                || plant.production()
                        .known(world.asOf())
                        .map(f -> f.value().hi() > 0)
                        .orElse(true);
    }

    /// What is used or sent away at a place must be made there or come in.
    private void checkAvailability() {
        Set<At> there = new HashSet<>();
        for (Plant plant : world.plants()) {
            Recipe recipe = recipes.get(plant.recipe());
            if (recipe != null && canMake(plant)) {
                outputs(recipe).forEach(o -> there.add(new At(o, plant.place())));
            }
        }
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Lane lane : world.lanes()) {
                grew |= there.contains(new At(lane.item(), lane.from())) && there.add(new At(lane.item(), lane.to()));
            }
        }
        for (Lane lane : world.lanes()) {
            if (!there.contains(new At(lane.item(), lane.from()))) {
                findings.add(Finding.error(
                        new Part.OfFlow(lane.item(), lane.from(), lane.to()),
                        "from",
                        "The place neither makes nor imports (" + lane.item() + "), so nothing can leave it."));
            }
        }
        for (Plant plant : world.plants()) {
            Recipe recipe = recipes.get(plant.recipe());
            if (recipe == null || !canMake(plant)) {
                continue;
            }
            for (Recipe.Input input : recipe.inputs()) {
                if (!there.contains(new At(input.item(), plant.place()))) {
                    findings.add(Finding.error(
                            new Part.OfProduction(plant.recipe(), plant.place()),
                            "recipe",
                            "The recipe takes (" + input.item() + "), which (" + plant.place()
                                    + ") neither makes nor imports."));
                }
            }
        }
        for (Demand demand : world.demands()) {
            if (!there.contains(new At(demand.item(), demand.place()))) {
                findings.add(Finding.error(
                        new Part.OfDemand(demand.item(), demand.place(), demand.endUse()),
                        "item",
                        "The place (" + demand.place() + ") neither makes nor imports the item that it uses."));
            }
        }
    }

    // ---- unused names

    private void warnOfUnused() {
        Set<String> usedItems = new HashSet<>();
        world.recipes().forEach(r -> r.inputs().forEach(i -> usedItems.add(i.item())));
        world.demands().forEach(d -> usedItems.add(d.item()));
        for (Item item : world.items()) {
            if (!usedItems.contains(item.id())) {
                findings.add(Finding.warning(
                        new Part.OfItem(item.id()),
                        "id",
                        "Nothing uses the item: no recipe takes it and no demand names it."));
            }
        }
        Set<String> carriedOut = world.plants().stream().map(Plant::recipe).collect(Collectors.toSet());
        for (Recipe recipe : world.recipes()) {
            if (!carriedOut.contains(recipe.id())) {
                findings.add(Finding.warning(
                        new Part.OfRecipe(recipe.id()),
                        "recipe",
                        "No place uses the recipe: production.csv does not name it."));
            }
        }
        Set<String> usedPlaces = new HashSet<>();
        world.plants().forEach(p -> usedPlaces.add(p.place()));
        world.demands().forEach(d -> usedPlaces.add(d.place()));
        world.lanes().forEach(l -> usedPlaces.addAll(List.of(l.from(), l.to())));
        Map<String, Place> byIso = new HashMap<>();
        for (Place place : world.places()) {
            Part at = new Part.OfPlace(place.id());
            if (!usedPlaces.contains(place.id())) {
                findings.add(Finding.warning(at, "id", "Nothing is made, traded or used at the place."));
            }
            Place same = place.iso().isEmpty() ? null : byIso.putIfAbsent(place.iso(), place);
            if (same != null) {
                findings.add(Finding.warning(
                        at, "iso", "The place (" + same.id() + ") has the same code, so a measure would meet both."));
            }
        }
        Set<String> parties = world.places().stream().map(Place::party).collect(Collectors.toSet());
        world.parties().stream()
                .filter(p -> !parties.contains(p.id()))
                .forEach(p -> findings.add(
                        Finding.warning(new Part.OfParty(p.id()), "id", "No place belongs to the party.")));
        warnOfIdleDuties();
    }

    /// Warns of duties on no lane.
    private void warnOfIdleDuties() {
        for (Duty duty : world.duties()) {
            if (world.lanes().stream().noneMatch(duty::fits)) {
                duty.rates()
                        .forEach(rate -> findings.add(Finding.warning(
                                new Part.OfDuty(
                                        duty.name(),
                                        duty.item(),
                                        duty.from(),
                                        duty.to(),
                                        duty.onExports(),
                                        rate.since()),
                                "item",
                                "The world has no lane on which the duty is levied.")));
            }
        }
    }
}
