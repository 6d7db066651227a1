package dev.chokepoint.exposure.check;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.ValueAdded;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks figures of a world against each other, with the central values known on its default date.
public final class FigureCheck {
    private static final double TOLERANCE_RELATIVE = 1e-9;

    private final World world;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Vintages> prices = new HashMap<>();

    private FigureCheck(World world) {
        this.world = world;
        world.items().forEach(i -> items.put(i.id(), i));
        world.prices().forEach(p -> prices.put(p.item(), p.price()));
    }

    /// Which figures of a world contradict each other.
    public static List<Finding> of(World world) {
        FigureCheck check = new FigureCheck(world);
        check.checkPrices();
        world.plants().forEach(check::checkCapacities);
        check.checkValueAdded();
        if (check.findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR)) {
            check.checkValueAddedWithCarriage();
        }
        check.checkDates();
        return List.copyOf(check.findings);
    }

    private Optional<Figure> known(Vintages vintages) {
        return vintages.known(world.asOf());
    }

    private void checkPrices() {
        for (Item item : world.items()) {
            if (!prices.containsKey(item.id())) {
                findings.add(Finding.error(
                        new Part.OfItem(item.id()),
                        "id",
                        "The item has no price; prices.csv must have a line for it."));
            }
        }
    }

    private void checkCapacities(Plant plant) {
        for (int i = 0; i < plant.capacity().size(); i++) {
            if (i > 0) {
                checkOrder(plant, i);
            }
            if (plant.capacity().get(i).from().equals(LocalDate.MIN)) {
                checkCapacity(plant, i);
            }
        }
    }

    private static Part capacity(Plant plant, int step) {
        return new Part.OfCapacity(plant.recipe(), plant.place(), step);
    }

    private void checkOrder(Plant plant, int step) {
        LocalDate start = plant.capacity().get(step).from();
        Plant.CapacityStep earlier = plant.capacity().get(step - 1);
        if (!start.isAfter(earlier.from())) {
            findings.add(Finding.error(
                    capacity(plant, step),
                    "from",
                    "Capacity lines of one plant must stand in the order of their start; {0} starts "
                            + (earlier.from().equals(LocalDate.MIN) ? "at once" : "on " + earlier.from()) + ".",
                    capacity(plant, step - 1)));
        } else if (!earlier.from().equals(LocalDate.MIN)
                && earlier.from().plusMonths(earlier.rampMonths()).isAfter(start)) {
            findings.add(Finding.warning(
                    capacity(plant, step),
                    "from",
                    "The capacity starts before the ramp of {0} has ended.",
                    capacity(plant, step - 1)));
        }
    }

    private void checkCapacity(Plant plant, int step) {
        Optional<Figure> most = known(plant.capacity().get(step).capacity());
        Optional<Figure> made = known(plant.production());
        if (most.isEmpty() || made.isEmpty()) {
            return;
        }
        double madeInUnit = made.get().to(most.get().unit()).central();
        if (most.get().central() < madeInUnit * (1 - TOLERANCE_RELATIVE)) {
            findings.add(Finding.error(
                    capacity(plant, step),
                    "value",
                    "The capacity (" + amount(most.get().central(), most.get().unit())
                            + ") must not be below the baseline production ("
                            + amount(madeInUnit, most.get().unit()) + ", {0}).",
                    new Part.OfProduction(plant.recipe(), plant.place())));
        }
    }

    private static String amount(double value, Unit unit) {
        return Numbers.text(value) + " " + unit;
    }

    /// The central baseline price of an item in USD per its unit.
    private Optional<Double> price(Item item) {
        return Optional.ofNullable(prices.get(item.id()))
                .flatMap(this::known)
                .map(f -> f.to(Unit.USD.per(item.unit())).central());
    }

    /// What the inputs of one unit cost must not exceed its price.
    private void checkValueAdded() {
        for (Recipe recipe : world.recipes()) {
            Item output = items.get(recipe.output());
            Optional<Double> worth = output == null ? Optional.empty() : price(output);
            if (output == null || worth.isEmpty()) {
                continue;
            }
            double whole = worth.get() + besides(recipe, output);
            double cost = 0;
            List<String> parts = new ArrayList<>();
            for (Recipe.Input input : recipe.inputs()) {
                Item item = items.get(input.item());
                Optional<Figure> quantity = known(input.quantity());
                Optional<Double> price = item == null ? Optional.empty() : price(item);
                if (item == null || quantity.isEmpty() || price.isEmpty()) {
                    cost = Double.NaN;
                    break;
                }
                double part = quantity.get().to(item.unit().per(output.unit())).central() * price.get();
                cost += part;
                parts.add(input.item() + " USD " + Numbers.text(part));
            }
            if (cost > whole * (1 + TOLERANCE_RELATIVE)) {
                findings.add(Finding.error(
                                new Part.OfRecipe(recipe.id()),
                                "recipe",
                                "The inputs of one " + output.unit() + " of (" + output.id() + ") cost USD "
                                        + Numbers.text(cost) + " at baseline prices, more than "
                                        + (recipe.coProducts().isEmpty() ? "its price" : "all that comes out of it")
                                        + " of USD "
                                        + Numbers.text(whole) + ": " + String.join(", ", parts) + ".")
                        .withHint("a quantity or a price stands in another unit than its figure says."));
            }
        }
    }

    /// The same at the places where plants work, with carriage and duties on what is brought.
    private void checkValueAddedWithCarriage() {
        Network network;
        try {
            network = Network.of(world, world.asOf());
        } catch (IllegalArgumentException e) {
            return; // a figure that is not known yet, or of another unit, is told of by the checks of lines
        }
        double[] output = new double[network.works.size()];
        double[] flow = new double[network.arcs.size()];
        network.works.forEach(w -> output[w.id()] = w.output());
        network.arcs.forEach(a -> flow[a.id()] = a.flow());
        double[] price = Baseline.prices(network, output, flow);
        for (Network.Works w : network.works) {
            ValueAdded.refusal(network, w, w.output(), price)
                    .ifPresent(why -> findings.add(Finding.error(
                                    new Part.OfProduction(
                                            w.recipe().id(),
                                            network.places.get(w.place()).id()),
                                    "value",
                                    why)
                            .withHint("a quantity, a price or the carriage stands in another unit than its figure"
                                    + " says.")));
        }
    }

    /// What comes with one unit of a recipe's output at baseline prices, USD; what has no price counts nothing.
    private double besides(Recipe recipe, Item output) {
        double sum = 0;
        for (Recipe.CoProduct c : recipe.coProducts()) {
            Item item = items.get(c.item());
            Optional<Figure> quantity = known(c.quantity());
            Optional<Double> price = item == null ? Optional.empty() : price(item);
            if (item != null && quantity.isPresent() && price.isPresent()) {
                sum += quantity.get().to(item.unit().per(output.unit())).central() * price.get();
            }
        }
        return sum;
    }

    private void checkDates() {
        YearMonth end = world.first().plusMonths(world.months() - 1);
        if (world.asOf().isAfter(end.atEndOfMonth())) {
            findings.add(Finding.warning(
                    new Part.OfQuestionDate(),
                    "as_of",
                    "The default date of questions lies after the end of the plan (" + end + ")."));
        }
    }
}
