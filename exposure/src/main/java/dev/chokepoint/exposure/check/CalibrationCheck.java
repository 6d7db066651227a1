package dev.chokepoint.exposure.check;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Warns of items whose observed output, trade and use are far from adding up.
///
/// Source: docs/model.md#calibration
public final class CalibrationCheck {
    /// Largest residual of an item, as a share of what was observed, that is not reported.
    private static final double LARGEST_RESIDUAL = 0.05;

    /// Number of places that a warning names.
    private static final int NAMED_PLACES = 3;

    private final LpSolver solver;

    public CalibrationCheck(LpSolver solver) {
        this.solver = solver;
    }

    /// The items of a world whose figures do not add up.
    public List<Finding> of(World world) {
        Network network = Network.of(world, world.asOf(), Draw.central(), Assumptions.standard());
        List<Finding> findings = new ArrayList<>();
        for (Baseline.Residual residual : Baseline.of(network, solver).residualsByItem()) {
            if (residual.share() > LARGEST_RESIDUAL) {
                findings.add(Finding.warning(
                        new Part.OfItem(residual.item()),
                        "id",
                        "The figures of the item do not add up: " + Numbers.text(100 * residual.share())
                                + " percent of what was observed must be moved or stays unexplained ("
                                + places(world, residual.item()) + ")."));
            }
        }
        return findings;
    }

    private record Balance(String place, double in, double out) {
        double gap() {
            return Math.abs(in - out);
        }
    }

    /// Where most is missing or left over, with central figures: what comes in or is made, and what is
    /// used or sent.
    private static String places(World world, String id) {
        Map<String, Item> items = new HashMap<>();
        world.items().forEach(i -> items.put(i.id(), i));
        Map<String, Recipe> recipes = new HashMap<>();
        world.recipes().forEach(r -> recipes.put(r.id(), r));
        Item item = Optional.ofNullable(items.get(id)).orElseThrow();
        Unit perYear = item.unit().per(Unit.parse("year"));
        Map<String, Double> in = new TreeMap<>();
        Map<String, Double> out = new TreeMap<>();
        for (Plant plant : world.plants()) {
            Recipe recipe = Optional.ofNullable(recipes.get(plant.recipe())).orElseThrow();
            Item output = Optional.ofNullable(items.get(recipe.output())).orElseThrow();
            double made = central(world, plant.production(), output.unit().per(Unit.parse("year")));
            if (output.equals(item)) {
                in.merge(plant.place(), made, Double::sum);
            }
            for (Recipe.Input input : recipe.inputs()) {
                if (input.item().equals(id)) {
                    double each = central(world, input.quantity(), item.unit().per(output.unit()));
                    out.merge(plant.place(), made * each, Double::sum);
                }
            }
        }
        for (Lane lane : world.lanes()) {
            if (lane.item().equals(id)) {
                double flow = central(world, lane.flow(), perYear);
                in.merge(lane.to(), flow, Double::sum);
                out.merge(lane.from(), flow, Double::sum);
            }
        }
        for (Demand demand : world.demands()) {
            if (demand.item().equals(id)) {
                out.merge(demand.place(), central(world, demand.quantity(), perYear), Double::sum);
            }
        }
        return world.places().stream()
                .map(p -> new Balance(p.id(), in.getOrDefault(p.id(), 0.0), out.getOrDefault(p.id(), 0.0)))
                .sorted(Comparator.comparingDouble(Balance::gap).reversed())
                .limit(NAMED_PLACES)
                .filter(b -> b.gap() > LARGEST_RESIDUAL / NAMED_PLACES * Math.max(b.in(), b.out()))
                .map(b -> b.place() + ": " + Numbers.text(b.in()) + " made or brought, " + Numbers.text(b.out())
                        + " used or sent")
                .reduce((a, b) -> a + "; " + b)
                .map(text -> text + " " + perYear)
                .orElse("every place balances by central figures");
    }

    private static double central(World world, Vintages vintages, Unit unit) {
        return vintages.known(world.asOf())
                .map((Figure f) -> f.to(unit).central())
                .orElse(0.0);
    }
}
