package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Solution;
import java.util.ArrayList;
import java.util.List;

/// By how much the reduced cost of a step that a plan uses in part could differ on the curve that was cut into steps.
///
/// On a step the price is its height, the mean of the curve over its width; on the curve it is what the curve says at
/// the quantity, anything between its values at the ends of the step. Whoever stands at an end of a step has a range of
/// prices already that holds the curve's. Source: docs/model.md#ranges
final class CurveSteps {
    /// A step that is used in part.
    ///
    /// @param least what its reduced cost may fall to, per scaled unit; at most 0
    /// @param most what it may rise to; at least 0
    record Slack(int column, double least, double most) {}

    /// Share of a step's width below which it counts as used not at all, or in full.
    private static final double AT_END = 1e-9;

    private final Program program;
    private final Solution solution;
    private final List<Slack> slacks = new ArrayList<>();

    private CurveSteps(Program program, Solution solution) {
        this.program = program;
        this.solution = solution;
    }

    /// The steps of demand and of operating stocks that a plan uses in part.
    static List<Slack> of(Program program, Solution solution) {
        CurveSteps all = new CurveSteps(program, solution);
        program.useColumns.forEach((id, columns) -> all.demand(program.network.uses.get(id), columns));
        program.stockStepColumns.forEach(all::stock);
        return all.slacks;
    }

    private boolean inPart(int column) {
        double x = solution.column(column);
        double width = program.lp.columnUpper(column);
        return x > AT_END * Math.max(1, width) && x < width - AT_END * Math.max(1, width);
    }

    private void demand(Network.Use u, int[][] columns) {
        double usual = program.baseline.quantity[u.id()] / program.scale[program.network.nodeItem[u.node()]];
        if (u.ordered() || usual <= 0) {
            return; // a delivery is worth its price: no curve
        }
        double p0 = program.price(u.node());
        List<Curve.Step> steps =
                Curve.steps(usual, p0, u.elasticity(), u.choke(), program.network.assumptions.growth());
        for (int t = 0; t < program.states; t++) {
            double times = program.wants(u, t);
            if (times <= 0) {
                continue;
            }
            double q0 = usual * times;
            double from = 0;
            for (int k = 0; k < steps.size(); k++) {
                double to = from + steps.get(k).width() * times;
                if (k > 0 && inPart(columns[t][k])) {
                    double height = steps.get(k).height();
                    double high = p0 * Math.pow(from / q0, 1 / u.elasticity());
                    double low = p0 * Math.pow(to / q0, 1 / u.elasticity());
                    add(columns[t][k], program.weight(t), height - high, height - low);
                }
                from = to;
            }
        }
    }

    private void stock(int n, int[][] columns) {
        double steady = program.network.stock[n];
        if (steady <= 0 || !program.stockWorth.isStorable(n)) {
            return;
        }
        double p = program.price(n);
        double unit = (1 - program.network.discount) * p + program.network.assumptions.holding() * p;
        double cap = program.network.assumptions.convenienceCap();
        double[] ends = Program.STOCK_STEPS;
        for (int t = 0; t < program.states; t++) {
            for (int k = 1; k < ends.length; k++) {
                double mean = (1 / ends[k - 1] - 1 / ends[k]) / (ends[k] - ends[k - 1]);
                if (mean < cap && inPart(columns[t][k])) {
                    double high = Math.min(cap, Math.pow(ends[k - 1], -2));
                    double low = Math.pow(ends[k], -2);
                    add(columns[t][k], program.weight(t) * unit, mean - high, mean - low);
                }
            }
        }
    }

    private void add(int column, double worth, double least, double most) {
        slacks.add(new Slack(column, worth * Math.min(0, least), worth * Math.max(0, most)));
    }
}
