package dev.chokepoint.bench;

import dev.chokepoint.deals.valuation.PartyProgram;
import dev.chokepoint.solver.Lp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Generated planning problems of two parties that exchange concessions, all random from a seed.
///
/// Each party is an economy of items in three tiers (raw, intermediate, final) over regions and periods: plants
/// with capacity and recipes, lanes with a lag and a cost, stocks, final demand whose unmet part is lost, quotas
/// and ramps. A concession of the other side opens the imports of one item into some regions, which are cut to a
/// tenth without it; a concession of its own lets it export an item, at a gain on the goods and a fixed cost
/// for giving up the control. Both kinds enter the same program, so that values do not separate by side.
final class PartyInstances {
    private static final double CUT = 0.1;

    private final Random random;
    private final int items;
    private final int regions;
    private final int periods;

    private PartyInstances(long seed, int items, int regions, int periods) {
        this.random = new Random(seed);
        this.items = items;
        this.regions = regions;
        this.periods = periods;
    }

    /// Two parties with `concessions` concessions, the even ones the first party's.
    static List<PartyProgram> of(int items, int regions, int periods, int concessions, long seed) {
        List<PartyProgram> parties = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            parties.add(new PartyInstances(2 * seed + i, items, regions, periods).party(i, concessions));
        }
        return parties;
    }

    private PartyProgram party(int side, int concessions) {
        int raw = items * 2 / 5;
        int made = items * 2 / 5;
        List<List<double[]>> recipes = new ArrayList<>();
        double[] price = new double[items];
        for (int k = 0; k < items; k++) {
            List<double[]> inputs = new ArrayList<>();
            if (k < raw) {
                price[k] = Math.exp(0.8 * random.nextGaussian());
            } else {
                int pool = k < raw + made ? raw : raw + made;
                int n = 2 + random.nextInt(k < raw + made ? 4 : 6);
                price[k] = 0.2;
                for (int z = 0; z < n; z++) {
                    int in = random.nextInt(pool);
                    double q = Math.max(1e-3, Math.exp(-1.5 + random.nextGaussian()));
                    inputs.add(new double[] {in, q});
                    price[k] += 1.25 * q * price[in];
                }
            }
            recipes.add(inputs);
        }
        double[][] need = new double[items][regions];
        double[][] demand = new double[items][regions];
        List<List<Integer>> makers = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            int n = 2 + random.nextInt(Math.min(regions, 6) - 1);
            List<Integer> at = new ArrayList<>();
            for (int z = 0; z < n; z++) {
                at.add(random.nextInt(regions));
            }
            makers.add(at.stream().distinct().toList());
            if (i >= raw + made) {
                for (int c = 0; c < regions; c++) {
                    demand[i][c] = random.nextDouble() < 0.6 ? Math.exp(2 + 0.8 * random.nextGaussian()) : 0;
                    need[i][c] += demand[i][c];
                }
            }
        }
        double[] total = new double[items];
        for (int i = items - 1; i >= 0; i--) {
            for (int c = 0; c < regions; c++) {
                total[i] += need[i][c];
            }
            for (int c : makers.get(i)) {
                for (double[] in : recipes.get(i)) {
                    need[(int) in[0]][c] += in[1] * total[i] / makers.get(i).size();
                }
            }
        }
        Lp.Builder lp = Lp.maximise();
        int[][][] balance = new int[items][regions][periods];
        for (int i = 0; i < items; i++) {
            for (int c = 0; c < regions; c++) {
                double held = need[i][c] * random.nextDouble(0.5, 3);
                for (int t = 0; t < periods; t++) {
                    balance[i][c][t] = lp.row("b", Double.NEGATIVE_INFINITY, t == 0 ? held : 0);
                }
                for (int t = 0; t < periods; t++) {
                    int stock = lp.column("s", -0.002 * price[i], 0, 4 * held + 1);
                    lp.coefficient(balance[i][c][t], stock, 1);
                    if (t + 1 < periods) {
                        lp.coefficient(balance[i][c][t + 1], stock, -1);
                    }
                    if (demand[i][c] > 0) {
                        int met = lp.column("m", 1.5 * price[i], 0, demand[i][c]);
                        lp.coefficient(balance[i][c][t], met, 1);
                    }
                }
            }
            // Home plants cover half of what is needed; the rest has to come in.
            for (int c : makers.get(i)) {
                double capacity = 0.5 * total[i] / makers.get(i).size() + 1e-3;
                int before = -1;
                for (int t = 0; t < periods; t++) {
                    int x = lp.column("x", 0, 0, capacity);
                    lp.coefficient(balance[i][c][t], x, -1);
                    for (double[] in : recipes.get(i)) {
                        lp.coefficient(balance[(int) in[0]][c][t], x, in[1]);
                    }
                    if (before >= 0) {
                        int ramp = lp.row("r", Double.NEGATIVE_INFINITY, 0.05 * capacity);
                        lp.coefficient(ramp, x, 1);
                        lp.coefficient(ramp, before, -1.1);
                    }
                    before = x;
                }
                for (int z = 0; z < 4; z++) {
                    int to = random.nextInt(regions);
                    int lag = random.nextInt(3);
                    double cost = price[i] * random.nextDouble(0.01, 0.08);
                    for (int t = 0; t < periods && to != c; t++) {
                        int f = lp.column("f", -cost, 0, 1.6 * need[i][to] + 1e-3);
                        lp.coefficient(balance[i][c][t], f, 1);
                        if (t + lag < periods) {
                            lp.coefficient(balance[i][to][t + lag], f, -1);
                        }
                    }
                }
            }
        }
        List<PartyProgram.Opening> openings = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int j = 0; j < concessions; j++) {
            int item = random.nextInt(items);
            boolean own = j % 2 == side;
            double moved = 0;
            for (int c = 0; c < regions; c++) {
                if (need[item][c] <= 0 || random.nextDouble() < 0.3) {
                    continue;
                }
                double flow = own ? 0.2 * need[item][c] : 0.8 * need[item][c];
                for (int t = 0; t < periods; t++) {
                    double unit = own ? 1.1 * price[item] : -1.02 * price[item];
                    int lane = lp.column(own ? "e" : "i", unit, 0, own ? 0 : CUT * flow);
                    lp.coefficient(balance[item][c][t], lane, own ? 1 : -1);
                    openings.add(new PartyProgram.Opening.OfColumn(j, lane, own ? flow : (1 - CUT) * flow));
                    moved += flow * price[item];
                }
            }
            costs.add(own ? moved * random.nextDouble(0.1, 0.9) : 0.0);
        }
        return new PartyProgram(lp.build(), openings, costs);
    }
}
