package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import java.util.Arrays;

/// A plan in physical units by class of use, as a simulation makes it: what was made, shipped, consumed,
/// late and held.
///
/// Class 0 is unrestricted (military where both exist), class 1 civil. Units per month.
///
/// @param output plant, class, month
/// @param flow lane, class, month
/// @param used demand, month
/// @param late demand, month
/// @param otherUse node, month
/// @param stock node, class, month
/// @param saved node, month: what civil users replaced or did without, which supplies the node beside its plants and
///     lanes
public record Physical(
        Baseline baseline,
        double[][][] output,
        double[][][] flow,
        double[][] used,
        double[][] late,
        double[][] otherUse,
        double[][][] stock,
        double[][] saved) {
    /// A plan in which nothing is saved.
    public Physical(
            Baseline baseline,
            double[][][] output,
            double[][][] flow,
            double[][] used,
            double[][] late,
            double[][] otherUse,
            double[][][] stock) {
        this(baseline, output, flow, used, late, otherUse, stock, zeros(stock.length, baseline.network().months));
    }

    /// The columns of a block's program that say the same; steps are filled in the order of their cost.
    public double[] columns(Program program, double[][] total, double[][] military) {
        double[] x = new double[program.lp.columns()];
        plants(program, x);
        lanes(program, x);
        uses(program, x);
        stocks(program, x);
        worthAtEnd(program, x);
        settle(program, x);
        return x;
    }

    /// Takes over what a program's columns say for one state as what came about in a month, and moves the start on.
    ///
    /// @param start what the next month starts from: its stocks and open orders are replaced, arrivals added
    public void take(Program p, double[] x, int state, int month, Start start) {
        Network network = baseline.network();
        p.worksColumns.forEach((id, byState) -> {
            double s = p.scale[network.nodeItem[network.works.get(id).node()]];
            int[] z = byState[state];
            if (p.split[network.works.get(id).node()]) {
                output[id][0][month] = x[z[2] + 1] * s;
                output[id][1][month] = x[z[2] + 2] * s;
            } else {
                output[id][0][month] = sum(x, z) * s;
            }
        });
        p.arcColumns.forEach((id, byState) -> {
            Network.Arc a = network.arcs.get(id);
            double s = p.scale[a.item()];
            Program.ArcColumns z = byState[state];
            boolean told = z.unrestricted() >= 0;
            double open = (told ? x[z.unrestricted()] : sum(x, z.steps())) * s;
            double civil = told ? x[z.unrestricted() + 1] * s : 0;
            flow[id][0][month] = open;
            flow[id][1][month] = civil;
            if (month + a.lag() >= network.months) {
                start.after()[a.toNode()] += open + civil;
            }
            if (a.lag() > 0 && month + a.lag() < start.arriving()[a.toNode()][0].length) {
                start.arriving()[a.toNode()][0][month + a.lag()] += open;
                start.arriving()[a.toNode()][1][month + a.lag()] += civil;
            }
        });
        p.useColumns.forEach((id, byState) -> used[id][month] = sum(x, byState[state]) * scaleOfUse(p, id));
        p.backlogColumns.forEach((id, byState) -> {
            late[id][month] = x[byState[state]] * scaleOfUse(p, id);
            start.late()[id] = late[id][month];
        });
        p.otherUseColumns.forEach(
                (n, byState) -> otherUse[n][month] = x[byState[state]] * p.scale[network.nodeItem[n]]);
        p.stockStepColumns.forEach((n, byState) -> {
            double s = p.scale[network.nodeItem[n]];
            int[][] byClass = p.stockColumns.get(n);
            stock[n][0][month] = (byClass == null ? sum(x, byState[state]) : x[byClass[0][state]]) * s;
            stock[n][1][month] = byClass == null ? 0 : x[byClass[1][state]] * s;
            start.stock()[n][0] = stock[n][0][month];
            start.stock()[n][1] = stock[n][1][month];
        });
    }

    private double scaleOfUse(Program p, int use) {
        Network network = baseline.network();
        return p.scale[network.nodeItem[network.uses.get(use).node()]];
    }

    private static double sum(double[] x, int[] columns) {
        double sum = 0;
        for (int z : columns) {
            sum += x[z];
        }
        return sum;
    }

    /// A plan in which nothing has come about yet.
    public static Physical empty(Baseline baseline) {
        Network network = baseline.network();
        int months = network.months;
        return new Physical(
                baseline,
                new double[network.works.size()][2][months],
                new double[network.arcs.size()][2][months],
                zeros(network.uses.size(), months),
                zeros(network.uses.size(), months),
                zeros(network.nodes(), months),
                new double[network.nodes()][2][months]);
    }

    private void plants(Program program, double[] x) {
        Network network = baseline.network();
        program.worksColumns.forEach((id, byMonth) -> {
            Network.Works w = network.works.get(id);
            double s = program.scale[network.nodeItem[w.node()]];
            boolean halves = program.split[w.node()];
            for (int t = 0; t < network.months; t++) {
                double made = (output[id][0][t] + output[id][1][t]) / s;
                int[] steps = byMonth[t];
                if (w.pool() < 0) {
                    fill(x, steps, widths(program, steps), made);
                } else {
                    double usual = made * pooledPart(program, w, t);
                    x[steps[0]] = Math.min(usual, program.lp.columnUpper(steps[0]));
                    x[steps[1]] = Math.min(usual - x[steps[0]], program.lp.columnUpper(steps[1]));
                    x[steps[2]] = made - x[steps[0]] - x[steps[1]];
                }
                if (halves) {
                    // The two class columns follow the step columns.
                    x[steps[2] + 1] = output[id][0][t] / s;
                    x[steps[2] + 2] = output[id][1][t] / s;
                }
            }
        });
    }

    private void lanes(Program program, double[] x) {
        Network network = baseline.network();
        program.arcColumns.forEach((id, byMonth) -> {
            double s = program.scale[network.arcs.get(id).item()];
            for (int t = 0; t < network.months; t++) {
                fill(x, byMonth[t].steps(), byMonth[t].widths(), (flow[id][0][t] + flow[id][1][t]) / s);
                if (byMonth[t].unrestricted() >= 0) {
                    x[byMonth[t].unrestricted()] = flow[id][0][t] / s;
                    x[byMonth[t].unrestricted() + 1] = flow[id][1][t] / s;
                }
            }
        });
    }

    /// What is used and late, and the uses that no figure accounts for.
    private void uses(Program program, double[] x) {
        Network network = baseline.network();
        program.useColumns.forEach((id, byMonth) -> {
            double s = program.scale[network.nodeItem[network.uses.get(id).node()]];
            for (int t = 0; t < network.months; t++) {
                fill(x, byMonth[t], widths(program, byMonth[t]), used[id][t] / s);
            }
        });
        program.backlogColumns.forEach((id, byMonth) -> {
            double s = program.scale[network.nodeItem[network.uses.get(id).node()]];
            for (int t = 0; t < network.months; t++) {
                x[byMonth[t]] = late[id][t] / s;
            }
        });
        program.otherUseColumns.forEach((n, byMonth) -> {
            for (int t = 0; t < network.months; t++) {
                x[byMonth[t]] = otherUse[n][t] / program.scale[network.nodeItem[n]];
            }
        });
    }

    private void stocks(Program program, double[] x) {
        Network network = baseline.network();
        program.stockStepColumns.forEach((n, byMonth) -> {
            double s = program.scale[network.nodeItem[n]];
            for (int t = 0; t < network.months; t++) {
                fill(x, byMonth[t], widths(program, byMonth[t]), (stock[n][0][t] + stock[n][1][t]) / s);
            }
        });
        program.stockColumns.forEach((n, byClass) -> {
            double s = program.scale[network.nodeItem[n]];
            for (int t = 0; t < network.months; t++) {
                x[byClass[0][t]] = stock[n][0][t] / s;
                x[byClass[1][t]] = stock[n][1][t] / s;
            }
        });
    }

    /// What of the stocks and the goods under way has a worth at the end.
    private void worthAtEnd(Program program, double[] x) {
        Network network = baseline.network();
        int last = network.months - 1;
        double[] left = new double[network.nodes()];
        for (int n = 0; n < left.length; n++) {
            left[n] = program.start.after()[n] + stock[n][0][last] + stock[n][1][last];
        }
        for (Network.Arc a : network.arcs) {
            for (int t = Math.max(0, network.months - a.lag()); t <= last; t++) {
                left[a.toNode()] += flow[a.id()][0][t] + flow[a.id()][1][t];
            }
        }
        double[] worthy = program.stockWorth.worthy(left);
        program.worthColumns.forEach((n, byState) -> x[byState[last]] = worthy[n] / program.scale[network.nodeItem[n]]);
    }

    private static double[] widths(Program program, int[] steps) {
        double[] widths = new double[steps.length];
        for (int k = 0; k < widths.length; k++) {
            widths[k] = program.lp.columnUpper(steps[k]);
        }
        return widths;
    }

    /// The part of a shared plant's output that costs what it does usually: all of it up to its usual output.
    private double pooledPart(Program program, Network.Works w, int t) {
        double sum = 0;
        for (Network.Works v : baseline.network().works) {
            sum += v.pool() == w.pool() ? output[v.id()][0][t] + output[v.id()][1][t] : 0;
        }
        double usual = program.usualOf(w, t) * program.scale[baseline.network().nodeItem[w.node()]];
        return sum > usual ? usual / sum : 1;
    }

    private static void fill(double[] x, int[] columns, double[] widths, double amount) {
        double left = amount;
        for (int k = 0; k < columns.length; k++) {
            boolean last = k == columns.length - 1;
            double here = last ? left : Math.min(left, widths[k]);
            x[columns[k]] = here;
            left -= here;
        }
    }

    /// Sets relabelling and disposal so that each balance closes: civil rows first, then unrestricted ones.
    private void settle(Program program, double[] x) {
        Network network = baseline.network();
        double[] activity = new double[program.lp.rows()];
        for (int j = 0; j < program.lp.columns(); j++) {
            if (x[j] != 0) {
                for (int e = program.lp.columnStart(j); e < program.lp.columnStart(j + 1); e++) {
                    activity[program.lp.entryRow(e)] += program.lp.entryValue(e) * x[j];
                }
            }
        }
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] == null) {
                continue;
            }
            for (int t = 0; t < network.months; t++) {
                int open = program.balance[n][0][t];
                double saves = saved[n][t] / program.scale[network.nodeItem[n]];
                boolean told = program.balance[n].length == 2;
                double surplus = activity[open] + (told ? 0 : saves) - program.lp.rowLower(open);
                int disposal = program.disposalColumns[n][t];
                if (told) {
                    int civil = program.balance[n][1][t];
                    double short_ = -activity[civil] - saves;
                    double relabelled = Math.max(0, short_);
                    x[program.relabelColumns[n][t]] = relabelled;
                    x[program.civilDisposalColumns[n][t]] = Math.max(0, -short_);
                    surplus -= relabelled;
                }
                x[disposal] = Math.max(0, surplus);
            }
        }
    }

    /// Totals over the classes of use.
    public static double[][] sum(double[][][] classes, int months) {
        double[][] all = zeros(classes.length, months);
        for (int k = 0; k < classes.length; k++) {
            for (int t = 0; t < months; t++) {
                all[k][t] = classes[k][0][t] + classes[k][1][t];
            }
        }
        return all;
    }

    public static double[][] zeros(int rows, int months) {
        double[][] all = new double[rows][months];
        Arrays.setAll(all, k -> new double[months]);
        return all;
    }
}
