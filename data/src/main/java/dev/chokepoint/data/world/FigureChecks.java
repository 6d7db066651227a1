package dev.chokepoint.data.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.data.files.Group;
import dev.chokepoint.data.files.Groups;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks figures of a world against each other, with the central values known on its default date.
public final class FigureChecks {
    /// A note that says what the figures of a group add up to, such as `adds up to 100 percent (samarium
    /// 2023)`.
    private static final Pattern TOTAL =
            Pattern.compile("adds up to ([0-9][0-9.,eE]*) ?([A-Za-z][A-Za-z/-]*)? ?\\(([^)]+)\\)");

    /// How far a group may miss its total, as a share of it; printed figures are rounded.
    private static final double TOLERANCE_TOTAL = 0.01;

    private static final double TOLERANCE_RELATIVE = 1e-9;

    private final WorldDraft draft;
    private final World world;
    private final Problems problems;

    public FigureChecks(WorldDraft draft, World world) {
        this.draft = draft;
        this.world = world;
        this.problems = draft.problems;
    }

    public void run() {
        checkPrices();
        checkCapacities();
        checkValueAdded();
        checkTotals();
        checkDates();
    }

    private Optional<Figure> known(Vintages vintages) {
        return vintages.known(world.asOf());
    }

    private void checkPrices() {
        Groups prices = draft.groups("prices");
        for (Item item : world.items()) {
            if (prices.find(item.id()).isEmpty()) {
                problems.error(
                        draft.rowOf("items", item.id()),
                        "id",
                        "The item has no price; prices.csv must have a line for it.");
            }
        }
    }

    private void checkCapacities() {
        Groups groups = draft.groups("production");
        Map<List<String>, Group> before = new HashMap<>();
        for (Group step : groups.ofKind("capacity")) {
            List<String> plant = step.key().subList(0, 2);
            LocalDate start = WorldAssembly.start(step);
            Group earlier = before.put(plant, step);
            if (earlier != null) {
                checkOrder(step, start, earlier);
            }
            if (start.equals(LocalDate.MIN)) {
                groups.find(plant.get(0), plant.get(1), "production", "", "")
                        .ifPresent(production -> checkCapacity(step, production));
            }
        }
    }

    private void checkOrder(Group step, LocalDate start, Group earlier) {
        LocalDate earlierStart = WorldAssembly.start(earlier);
        if (!start.isAfter(earlierStart)) {
            problems.error(
                    step.first(),
                    "from",
                    "Capacity lines of one plant must stand in the order of their start; "
                            + earlier.first().where() + " starts "
                            + (earlierStart.equals(LocalDate.MIN) ? "at once" : "on " + earlierStart) + ".");
        } else if (!earlierStart.equals(LocalDate.MIN)
                && earlierStart.plusMonths(WorldAssembly.ramp(earlier)).isAfter(start)) {
            problems.warning(
                    step.first(),
                    "from",
                    "The capacity starts before the ramp of " + earlier.first().where() + " has ended.");
        }
    }

    private void checkCapacity(Group capacity, Group production) {
        Optional<Figure> most = known(capacity.vintages());
        Optional<Figure> made = known(production.vintages());
        if (most.isEmpty() || made.isEmpty()) {
            return;
        }
        double madeInUnit = made.get().to(most.get().unit()).central();
        if (most.get().central() < madeInUnit * (1 - TOLERANCE_RELATIVE)) {
            problems.error(
                    capacity.first(),
                    "value",
                    "The capacity (" + amount(most.get().central(), most.get().unit())
                            + ") must not be below the baseline production ("
                            + amount(madeInUnit, most.get().unit()) + ", "
                            + production.first().where() + ").");
        }
    }

    private static String amount(double value, Unit unit) {
        return Numbers.text(value) + " " + unit;
    }

    /// The central baseline price of an item in USD per its unit.
    private Optional<Double> price(Item item) {
        return draft.groups("prices")
                .find(item.id())
                .flatMap(g -> known(g.vintages()))
                .map(f -> f.to(Unit.USD.per(item.unit())).central());
    }

    /// What the inputs of one unit cost must not exceed its price.
    private void checkValueAdded() {
        for (Recipe recipe : world.recipes()) {
            Item output = draft.items.get(recipe.output());
            Optional<Double> worth = output == null ? Optional.empty() : price(output);
            if (output == null || worth.isEmpty()) {
                continue;
            }
            double whole = worth.get() + besides(recipe, output);
            double cost = 0;
            List<String> parts = new ArrayList<>();
            for (Recipe.Input input : recipe.inputs()) {
                Item item = draft.items.get(input.item());
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
                problems.error(
                        draft.rowOf("recipes", recipe.id()),
                        "recipe",
                        "The inputs of one " + output.unit() + " of (" + output.id() + ") cost USD "
                                + Numbers.text(cost) + " at baseline prices, more than "
                                + (recipe.coProducts().isEmpty() ? "its price" : "all that comes out of it")
                                + " of USD "
                                + Numbers.text(whole) + ": " + String.join(", ", parts) + ".",
                        "a quantity or a price stands in another unit than its figure says.");
            }
        }
    }

    /// What comes with one unit of a recipe's output at baseline prices, USD; what has no price counts nothing.
    private double besides(Recipe recipe, Item output) {
        double sum = 0;
        for (Recipe.CoProduct c : recipe.coProducts()) {
            Item item = draft.items.get(c.item());
            Optional<Figure> quantity = known(c.quantity());
            Optional<Double> price = item == null ? Optional.empty() : price(item);
            if (item != null && quantity.isPresent() && price.isPresent()) {
                sum += quantity.get().to(item.unit().per(output.unit())).central() * price.get();
            }
        }
        return sum;
    }

    private record Total(double value, String unit, String name) {}

    private record Addend(Row row, Figure figure) {}

    /// Figures whose notes say what they add up to must do so.
    private void checkTotals() {
        Map<Total, List<Addend>> totals = new LinkedHashMap<>();
        for (Groups groups : draft.allGroups()) {
            for (Group group : groups.all()) {
                known(group.vintages()).ifPresent(figure -> {
                    Matcher note = TOTAL.matcher(figure.note());
                    if (note.find()) {
                        addTotal(totals, group, figure, note);
                    }
                });
            }
        }
        totals.forEach((total, addends) -> {
            double lo = 0;
            double hi = 0;
            for (Addend addend : addends) {
                lo += addend.figure().value().lo();
                hi += addend.figure().value().hi();
            }
            double slack = total.value() * TOLERANCE_TOTAL;
            if (lo > total.value() + slack || hi < total.value() - slack) {
                Row last = addends.getLast().row();
                problems.error(
                        last,
                        "note",
                        "The " + addends.size() + " figures of (" + total.name() + ") must add up to "
                                + Numbers.text(total.value()) + " " + total.unit() + "; they add up to "
                                + Numbers.text(lo) + (lo == hi ? "" : ".." + Numbers.text(hi)) + ".");
            }
        });
    }

    private void addTotal(Map<Total, List<Addend>> totals, Group group, Figure figure, Matcher note) {
        String symbol = note.group(2) == null ? "share" : note.group(2);
        Row row = group.rows().stream()
                .filter(r -> r.get("note").equals(figure.note()))
                .findFirst()
                .orElse(group.first());
        try {
            Unit unit = Unit.parse(symbol);
            double value = Double.parseDouble(note.group(1).replace(",", ""));
            Addend addend = new Addend(row, figure.to(unit));
            totals.computeIfAbsent(new Total(value, symbol, note.group(3).strip()), t -> new ArrayList<>())
                    .add(addend);
        } catch (IllegalArgumentException e) {
            problems.error(row, "note", e);
        }
    }

    private void checkDates() {
        YearMonth end = world.first().plusMonths(world.months() - 1);
        if (world.asOf().isAfter(end.atEndOfMonth())) {
            problems.warning(
                    draft.asOfRow,
                    "as_of",
                    "The default date of questions lies after the end of the plan (" + end + ").");
        }
    }
}
