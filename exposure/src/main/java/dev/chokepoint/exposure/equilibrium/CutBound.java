package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Solution;
import java.util.List;

/// How much welfare a plan can have lost because curves of demand and of stocks' convenience are cut into
/// steps.
///
/// The plan's prices bound the market with the curves themselves from above: every consumer and holder of
/// stock takes what is best at these prices, all others earn what the program's dual says. So the optimum
/// with exact curves is at most
///
///     objective + Σ ( best response on the curve at the plan's prices − best response on its steps )
///
/// and at least what the plan itself is worth on the curves, which lie above the steps between their
/// ends. Costs of making and shipping are steps by definition. Source: docs/model.md#steps
public final class CutBound {
    /// By how much the optimum with exact curves lies above the objective, USD: at least and at most.
    public record Range(double least, double most) {
        public static final Range NONE = new Range(0, 0);

        public Range plus(Range other) {
            return new Range(least + other.least, most + other.most);
        }
    }

    private double least;
    private double most;

    private final Program program;
    private final Solution solution;

    private CutBound(Program program, Solution solution) {
        this.program = program;
        this.solution = solution;
    }

    /// The range of a program's plan.
    static Range of(Program program, Solution solution) {
        CutBound bound = new CutBound(program, solution);
        for (int id : program.useColumns.keySet()) {
            bound.demand(program.network.uses.get(id));
        }
        for (int n : program.stockStepColumns.keySet()) {
            bound.stock(n);
        }
        return new Range(bound.least * Program.USD_SCALE, bound.most * Program.USD_SCALE);
    }

    private void demand(Network.Use u) {
        double s = program.scale[program.network.nodeItem[u.node()]];
        double usual = program.baseline.quantity[u.id()] / s;
        if (u.ordered() || usual <= 0) {
            return; // a delivery is worth its price: no curve
        }
        double p0 = program.price(u.node());
        List<Curve.Step> curve =
                Curve.steps(usual, p0, u.elasticity(), u.choke(), program.network.assumptions.growth());
        int[][] rows = program.balance[u.node()];
        int[] balance = rows[program.useClass(u)];
        int[][] columns = java.util.Objects.requireNonNull(program.useColumns.get(u.id()));
        for (int t = 0; t < program.states; t++) {
            double times = program.wants(u, t);
            if (times <= 0) {
                continue;
            }
            double q0 = usual * times;
            double weight = program.weight(t);
            double used = 0;
            for (int z : columns[t]) {
                used += solution.column(z);
            }
            double p = -solution.rowDual(balance[t]) / weight;
            double wanted = p <= 0 ? Double.POSITIVE_INFINITY : q0 * Math.pow(p / p0, u.elasticity());
            double from = 0;
            for (Curve.Step step : curve) {
                double width = step.width() * times;
                double to = from + width;
                if (from > 0) {
                    double best = Math.clamp(wanted, from, to);
                    double exact =
                            best == from ? 0 : Curve.area(from, best, q0, p0, u.elasticity()) - p * (best - from);
                    most += weight * Math.max(0, exact - Math.max(0, step.height() - p) * width);
                    if (used > from && used < to) {
                        double gain = Curve.area(from, used, q0, p0, u.elasticity()) - step.height() * (used - from);
                        least += weight * Math.max(0, gain);
                    }
                }
                from = to;
            }
        }
    }

    /// Convenience (s̄/s)² in units of its steady value, over the steps on which it is not capped.
    private void stock(int n) {
        int[][] columns = program.stockStepColumns.get(n);
        double s = program.scale[program.network.nodeItem[n]];
        double steady = program.network.stock[n] / s;
        if (columns == null || steady <= 0 || !program.stockWorth.isStorable(n)) {
            return; // what cannot be stored runs down by itself: no curve
        }
        double p = program.price(n);
        double unit = (1 - program.network.discount) * p + program.network.assumptions.holding() * p;
        double[] ends = Program.STOCK_STEPS;
        double cap = program.network.assumptions.convenienceCap();
        for (int t = 0; t < program.states; t++) {
            double weight = program.weight(t);
            double held = 0;
            for (int z : columns[t]) {
                held += solution.column(z) / steady;
            }
            for (int k = 1; k < ends.length; k++) {
                double from = ends[k - 1];
                double to = ends[k];
                double mean = (1 / from - 1 / to) / (to - from);
                if (mean >= cap) {
                    continue; // flat
                }
                // What holding one unit more costs net of what it fetches later, in units of the steady value.
                double cost = mean - solution.reducedCosts()[columns[t][k]] / (weight * unit);
                double best = cost <= 0 ? to : Math.clamp(1 / Math.sqrt(cost), from, to);
                double exact = 1 / from - 1 / best - cost * (best - from);
                double worth = weight * unit * steady;
                most += worth * Math.max(0, exact - Math.max(0, mean - cost) * (to - from));
                if (held > from && held < to) {
                    least += worth * Math.max(0, 1 / from - 1 / held - mean * (held - from));
                }
            }
        }
    }
}
