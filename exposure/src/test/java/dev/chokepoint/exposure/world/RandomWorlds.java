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
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Seeded random worlds: layers of items, each made from some of the layer before, traded between some places.
public final class RandomWorlds {
    private final Random random;
    private final Random beside;
    private final List<Item> items = new ArrayList<>();
    private final List<Recipe> recipes = new ArrayList<>();
    private final List<Plant> plants = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Stock> stocks = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private final List<Price> prices = new ArrayList<>();

    private RandomWorlds(long seed) {
        this.random = new Random(seed);
        this.beside = new Random(seed * 17 + 3);
    }

    public static World of(long seed) {
        return new RandomWorlds(seed).build();
    }

    /// Random controls on a random third of the lanes.
    public static Controls controls(Network network, long seed) {
        Random random = new Random(seed * 31 + 7);
        List<Controls.Restriction> all = new ArrayList<>();
        for (Network.Arc a : network.arcs) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            String measure = "m" + random.nextInt(3);
            double civil = random.nextInt(4) == 0 ? 1 : random.nextDouble();
            double military = random.nextBoolean() ? 0 : random.nextDouble() * Math.min(1, civil);
            int from = random.nextInt(4);
            int to = from + 1 + random.nextInt(network.months);
            for (int t = from; t < Math.min(to, network.months); t++) {
                double inForce = t == from ? 0.5 : 1;
                all.add(new Controls.Restriction(a.id(), t, EndUse.CIVIL, measure, "P0", civil, inForce));
                all.add(new Controls.Restriction(a.id(), t, EndUse.MILITARY, measure, "P0", military, inForce));
            }
        }
        return new Controls(all);
    }

    private World build() {
        int places = 2 + random.nextInt(3);
        int layers = 2 + random.nextInt(3);
        int width = 1 + random.nextInt(3);
        List<Place> where = new ArrayList<>();
        List<Party> parties = new ArrayList<>();
        for (int r = 0; r < places; r++) {
            parties.add(new Party("P" + r, "party " + r));
            where.add(new Place("R" + r, "place " + r, "", "P" + r));
        }
        // Use by item and place, filled from products down to raw materials.
        double[][] need = new double[layers * width][places];
        for (int layer = layers - 1; layer >= 0; layer--) {
            for (int k = 0; k < width; k++) {
                item(layer, k, width, layers, places, need);
            }
        }
        return new World(
                new World.Frame(
                        "random",
                        "a random world",
                        YearMonth.of(2025, 1),
                        6 + random.nextInt(7),
                        LocalDate.of(2025, 1, 1),
                        one(0.02 + random.nextDouble() * 0.08, "share/year")),
                parties,
                where,
                new World.Production(items, recipes, plants),
                new World.Trade(lanes, List.of(), List.of()),
                new World.Market(stocks, demands, prices),
                List.of(),
                Map.of());
    }

    private void item(int layer, int k, int width, int layers, int places, double[][] need) {
        int i = layer * width + k;
        String id = "i" + i;
        items.add(new Item(
                id,
                "item " + i,
                Unit.parse("kg"),
                layer == layers - 1 ? Stage.PRODUCT : Stage.MATERIAL,
                "c",
                Map.of(),
                List.of()));
        double price = 10 * Math.pow(4, layer) * (0.5 + random.nextDouble());
        prices.add(new Price(id, one(price, "USD/kg")));
        boolean last = layer == layers - 1;
        for (int r = 0; r < places; r++) {
            if (last || random.nextInt(3) == 0) {
                double q = 10 + 90 * random.nextDouble();
                need[i][r] += q;
                boolean military = last && k == 0 && r == 0;
                Demand.Kind kind = random.nextInt(3) == 0
                        ? new Demand.Kind.Ordered(
                                one(0.01 + 0.02 * random.nextDouble(), "share/month"), one(1.3, "share"))
                        : new Demand.Kind.Perishable();
                demands.add(new Demand(
                        id,
                        "R" + r,
                        military ? EndUse.MILITARY : EndUse.CIVIL,
                        one(q, "kg/month"),
                        one(-0.1 - random.nextDouble(), "share/share"),
                        one(1.5 + 4 * random.nextDouble(), "share"),
                        kind));
            }
        }
        List<Recipe.Input> inputs = new ArrayList<>();
        double[] a = new double[width];
        if (layer > 0) {
            for (int j = 0; j < width; j++) {
                if (j == k || random.nextBoolean()) {
                    a[j] = 0.05 + 0.4 * random.nextDouble();
                    inputs.add(new Recipe.Input("i" + ((layer - 1) * width + j), one(a[j], "kg/kg")));
                }
            }
        }
        int makers = 1 + random.nextInt(Math.min(2, places));
        double[] output = new double[places];
        for (int r = 0; r < places; r++) {
            if (need[i][r] <= 0) {
                continue;
            }
            double left = need[i][r];
            for (int m = 0; m < makers; m++) {
                double part = m == makers - 1 ? left : left * random.nextDouble();
                left -= part;
                output[m] += part;
                if (m != r && part > 0) {
                    lanes.add(new Lane(
                            id,
                            "R" + m,
                            "R" + r,
                            one(part, "kg/month"),
                            one(0.05 * random.nextDouble(), "share"),
                            random.nextInt(3)));
                }
            }
            if (random.nextBoolean()) {
                stocks.add(new Stock(id, "R" + r, one(3 * random.nextDouble(), "month")));
            }
        }
        recipes.add(new Recipe("r" + i, "recipe " + i, id, inputs, coProducts(i, k, width, output, need)));
        for (int m = 0; m < makers; m++) {
            if (output[m] <= 0) {
                continue;
            }
            plants.add(new Plant(
                    "r" + i,
                    "R" + m,
                    one(output[m], "kg/month"),
                    random.nextBoolean()
                            ? List.of()
                            : List.of(new Plant.CapacityStep(
                                    LocalDate.MIN, 0, one(output[m] * (1 + random.nextDouble()), "kg/month"))),
                    one(0.6 * random.nextDouble(), "share")));
            for (int j = 0; j < width; j++) {
                if (layer > 0 && a[j] > 0) {
                    need[(layer - 1) * width + j][m] += a[j] * output[m];
                }
            }
        }
    }

    /// In half of the cases the next item of the layer comes beside this one and meets a part of what is needed of it.
    private List<Recipe.CoProduct> coProducts(int i, int k, int width, double[] output, double[][] need) {
        double most = Double.POSITIVE_INFINITY;
        for (int m = 0; m < output.length && k + 1 < width; m++) {
            most = output[m] > 0 ? Math.min(most, need[i + 1][m] / output[m]) : most;
        }
        double amount = most * (0.2 + 0.6 * beside.nextDouble());
        if (beside.nextBoolean() || !(amount > 0) || Double.isInfinite(amount)) {
            return List.of();
        }
        for (int m = 0; m < output.length; m++) {
            need[i + 1][m] -= amount * output[m];
        }
        return List.of(new Recipe.CoProduct("i" + (i + 1), one(amount, "kg/kg")));
    }

    private static Vintages one(double value, String unit) {
        return Vintages.of(Figure.assumed(Uncertain.of(value), unit, "2024", "random"));
    }
}
