package dev.chokepoint.exposure.rationing;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.equilibrium.UseClasses;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The worst case: nobody re-routes, nobody pays more; who is short ships proportionally and draws on
/// stocks first.
///
/// Each month orders run from products to raw materials: a node orders what its baseline customers want
/// plus a third of the gap in its stock, from its baseline suppliers in baseline shares. Then goods run
/// from raw materials to products: a node that cannot serve all orders serves all in the same proportion,
/// and a plant makes as much as its scarcest input allows (Leontief). Exporters see orders with a month's
/// delay. Military and civil streams are kept apart in their baseline shares. The result obeys every
/// constraint of the equilibrium's program, so its welfare can only be lower. Source:
/// docs/model.md#rationing
public final class Rationing {
    private static final double RESTOCK_MONTHS = 3;
    private static final double MOST_ORDERED = 1.5;
    private static final double CONVERGED = 1e-12;

    private final Baseline baseline;
    private final Shifts shifts;
    private final Network network;
    private final boolean[] split;
    private final double[] military;
    private final List<Integer> order;
    private final boolean[] militaryProduct;
    private final List<List<Network.Arc>> outgoing;
    private final List<List<Network.Arc>> incoming;
    private final List<List<Network.Use>> users;

    private Rationing(Baseline baseline, Shifts shifts) {
        this.shifts = shifts;
        this.baseline = baseline;
        this.network = baseline.network();
        this.split = UseClasses.splitItems(network);
        this.militaryProduct = network.militaryItems();
        this.outgoing = lists(network.nodes());
        this.incoming = lists(network.nodes());
        this.users = lists(network.nodes());
        network.arcs.forEach(a -> {
            outgoing.get(a.fromNode()).add(a);
            incoming.get(a.toNode()).add(a);
        });
        network.uses.forEach(u -> users.get(u.node()).add(u));
        this.military = militaryShares();
        this.order = itemsUpstreamFirst();
    }

    /// What rationing makes of the network under some controls, with the same prices and values as the
    /// equilibrium.
    ///
    /// @param plan its accounts by party are empty, and its total is without the revenue of taxes
    /// @param welfare of all parties, USD, with the revenue of taxes: in the terms of [Plan#total]
    /// @param violation largest violated constraint in scaled units; a plan above 1e-6 is refused
    /// @param arrivals what reaches the users at each node, against the baseline
    public record Result(Plan plan, double welfare, double violation, Arrivals arrivals) {
        /// What all parties lose against a plan, USD, in the terms of [Plan#lossUnder].
        public double lossAgainst(Plan free) {
            return free.total() - welfare;
        }
    }

    /// What newly reaches the users at a node, and over a lane, in each month as a share of the baseline, 0 to 1.
    ///
    /// What others hold in stock does not count: every user lives on a stock of its own and on its proportional
    /// part of what arrives.
    public static final class Arrivals {
        /// node, class (0 unrestricted, 1 civil), month
        public final double[][][] atNode;
        /// lane, class, month of arrival
        public final double[][][] onLane;

        private Arrivals(double[][][] atNode, double[][][] onLane) {
            this.atNode = atNode;
            this.onLane = onLane;
        }
    }

    private static final double FEASIBLE = 1e-6;

    /// Runs the simulation and values it in the equilibrium's accounts.
    public static Result run(Equilibrium equilibrium, Controls controls) {
        Rationing rationing = new Rationing(equilibrium.baseline(), equilibrium.shifts());
        Physical physical = rationing.simulate(controls);
        Equilibrium.Valuation valuation = equilibrium.value(physical, controls);
        if (valuation.violation() > FEASIBLE) {
            throw new NoCertifiedAnswerException(
                    "The rationing plan breaks a constraint by " + valuation.violation() + ".");
        }
        return new Result(
                rationing.plan(physical, valuation.welfare()),
                valuation.welfare() + valuation.revenue(),
                valuation.violation(),
                rationing.arrivals(physical));
    }

    private Plan plan(Physical physical, double welfare) {
        int months = network.months;
        double[][] output = Physical.sum(physical.output(), months);
        double[][] flow = Physical.sum(physical.flow(), months);
        double[][] stock = Physical.sum(physical.stock(), months);
        return new Plan(
                baseline,
                output,
                flow,
                physical.used(),
                physical.late(),
                stock,
                Physical.zeros(network.nodes(), months),
                Physical.zeros(network.nodes(), months),
                new double[network.places.size()][network.items.size()][Plan.Account.values().length],
                welfare,
                List.of());
    }

    private Arrivals arrivals(Physical physical) {
        int months = network.months;
        double[][][] onLane = new double[network.arcs.size()][2][months];
        for (Network.Arc a : network.arcs) {
            for (int c = 0; c < 2; c++) {
                double base = baseline.flow[a.id()] * part(a.toNode(), c);
                for (int t = 0; t < months; t++) {
                    double came = t < a.lag() ? base : physical.flow()[a.id()][c][t - a.lag()];
                    onLane[a.id()][c][t] = base > 0 ? Math.min(1, came / base) : 0;
                }
            }
        }
        double[][][] atNode = new double[network.nodes()][2][months];
        double[][] base = new double[network.nodes()][2];
        for (Network.Works w : network.works) {
            double[][] made = physical.output()[w.id()];
            if (w.coNodes().length == 0) {
                add(atNode, base, w.node(), made, baseline.output[w.id()], 0);
                continue;
            }
            int[] outs = w.outNodes();
            for (int k = 0; k < outs.length; k++) {
                double amount = k == 0 ? 1 : w.coAmounts()[k - 1];
                double[][] byClass = new double[2][months];
                for (int c = 0; c < 2; c++) {
                    for (int t = 0; t < months; t++) {
                        byClass[c][t] = amount * (made[0][t] + made[1][t]) * part(outs[k], c);
                    }
                }
                add(atNode, base, outs[k], byClass, amount * baseline.output[w.id()], 0);
            }
        }
        for (Network.Arc a : network.arcs) {
            double f0 = baseline.flow[a.id()];
            add(atNode, base, a.toNode(), physical.flow()[a.id()], f0, a.lag());
            for (int c = 0; c < 2; c++) {
                base[a.fromNode()][c] -= f0 * part(a.toNode(), c);
                for (int t = 0; t < months; t++) {
                    atNode[a.fromNode()][c][t] -= physical.flow()[a.id()][c][t];
                }
            }
        }
        for (int n = 0; n < network.nodes(); n++) {
            for (int c = 0; c < 2; c++) {
                double steady = baseline.unrecordedSupply[n] * part(n, c);
                for (int t = 0; t < months; t++) {
                    double share = base[n][c] + steady > 0 ? (atNode[n][c][t] + steady) / (base[n][c] + steady) : 1;
                    atNode[n][c][t] = Math.clamp(share, 0, 1);
                }
            }
        }
        return new Arrivals(atNode, onLane);
    }

    private void add(double[][][] atNode, double[][] base, int node, double[][] byClass, double rate, int lag) {
        for (int c = 0; c < 2; c++) {
            double steady = rate * part(node, c);
            base[node][c] += steady;
            for (int t = 0; t < network.months; t++) {
                atNode[node][c][t] += t < lag ? steady : byClass[c][t - lag];
            }
        }
    }

    /// Share of each node's baseline throughput that ends in military use, by following recipes and lanes
    /// forward.
    private double[] militaryShares() {
        int nodes = network.nodes();
        double[] share = new double[nodes];
        double[] through = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            through[n] = baseline.throughputAt(n);
        }
        double moved = 1;
        for (int round = 0; round < 1000 && moved > CONVERGED; round++) {
            double[] sum = new double[nodes];
            for (Network.Use u : network.uses) {
                if (u.demand().endUse() == EndUse.MILITARY) {
                    sum[u.node()] += baseline.quantity[u.id()];
                }
            }
            for (Network.Works w : network.works) {
                for (int k = 0; k < w.inputs().length; k++) {
                    sum[w.inputs()[k]] += armed(w, share) * w.coefficients()[k] * baseline.output[w.id()];
                }
            }
            for (Network.Arc a : network.arcs) {
                sum[a.fromNode()] += share[a.toNode()] * baseline.flow[a.id()];
            }
            moved = 0;
            for (int n = 0; n < nodes; n++) {
                double next = through[n] > 0 ? Math.min(1, sum[n] / through[n]) : 0;
                moved = Math.max(moved, Math.abs(next - share[n]));
                share[n] = next;
            }
        }
        return share;
    }

    /// Share of a plant's output that is made for military use: of what comes out together, the largest.
    private static double armed(Network.Works w, double[] share) {
        double most = share[w.node()];
        for (int n : w.coNodes()) {
            most = Math.max(most, share[n]);
        }
        return most;
    }

    /// Items in an order in which every recipe's inputs come before what it makes; items of a cycle in file order.
    private List<Integer> itemsUpstreamFirst() {
        int n = network.items.size();
        List<List<Integer>> inputs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            inputs.add(new ArrayList<>());
        }
        network.works.forEach(w -> {
            for (int k : w.inputs()) {
                inputs.get(network.nodeItem[w.node()]).add(network.nodeItem[k]);
            }
            for (int k : w.coNodes()) {
                inputs.get(network.nodeItem[k]).add(network.nodeItem[w.node()]);
            }
        });
        List<Integer> sorted = new ArrayList<>();
        int[] state = new int[n];
        for (int i = 0; i < n; i++) {
            visit(i, inputs, state, sorted);
        }
        return sorted;
    }

    private static void visit(int i, List<List<Integer>> inputs, int[] state, List<Integer> sorted) {
        if (state[i] != 0) {
            return;
        }
        state[i] = 1;
        for (int k : inputs.get(i)) {
            visit(k, inputs, state, sorted);
        }
        state[i] = 2;
        sorted.add(i);
    }

    /// Share of a node's goods in class `c`: 0 unrestricted (military), 1 civil. Unsplit nodes have class
    /// 0 only.
    private double part(int node, int c) {
        if (!split[network.nodeItem[node]]) {
            return c == 0 ? 1 : 0;
        }
        return c == 0 ? military[node] : 1 - military[node];
    }

    /// Share of a plant's output that is made in a class; what comes out together is of one class.
    private double made(Network.Works w, int c) {
        if (w.coNodes().length == 0 || !split[network.nodeItem[w.node()]]) {
            return part(w.node(), c);
        }
        return c == 0 ? armed(w, military) : 1 - armed(w, military);
    }

    /// The class of a split input that an output of class `c` is made from.
    private int inputClass(Network.Works w, int inputNode, int c) {
        if (!split[network.nodeItem[inputNode]]) {
            return 0;
        }
        if (split[network.nodeItem[w.node()]]) {
            return c;
        }
        return militaryProduct[network.nodeItem[w.node()]] ? 0 : 1;
    }

    private int useClass(Network.Use u) {
        return split[network.nodeItem[u.node()]] && u.demand().endUse() == EndUse.CIVIL ? 1 : 0;
    }

    /// A plant that gives a node's item beside its output.
    ///
    /// @param next whether the goods can only be used in the month after: the item goes into the output itself
    private record CoMaker(int works, double amount, boolean next) {}

    private Physical simulate(Controls controls) {
        int months = network.months;
        int nodes = network.nodes();
        double[][] total = controls.totalShares(network.arcs.size(), months);
        double[][] armed = controls.militaryShares(network.arcs.size(), months);
        double[][][] output = new double[network.works.size()][2][months];
        double[][][] flow = new double[network.arcs.size()][2][months];
        double[][] used = Physical.zeros(network.uses.size(), months);
        double[][] late = Physical.zeros(network.uses.size(), months);
        double[][] other = Physical.zeros(nodes, months);
        double[][][] stock = new double[nodes][2][months];
        double[][] held = new double[nodes][2];
        double[][] ordered = new double[nodes][2];
        double[] through = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            through[n] = baseline.throughputAt(n);
            Arrays.fill(ordered[n], 1);
            for (int c = 0; c < 2; c++) {
                held[n][c] = network.stock[n] * part(n, c);
            }
        }
        List<List<Network.Works>> makers = lists(nodes);
        network.works.forEach(w -> makers.get(w.node()).add(w));
        List<List<Network.Works>> takers = lists(nodes);
        for (Network.Works w : network.works) {
            for (int k : Arrays.stream(w.inputs()).distinct().toArray()) {
                takers.get(k).add(w);
            }
        }
        int[][] nodesOf = nodesByItem();
        List<List<CoMaker>> coMakers = lists(nodes);
        boolean[] joint = new boolean[nodes];
        for (Network.Works w : network.works) {
            for (int k = 0; k < w.coNodes().length; k++) {
                int by = w.coNodes()[k];
                boolean before = order.indexOf(network.nodeItem[by]) < order.indexOf(network.nodeItem[w.node()]);
                coMakers.get(by).add(new CoMaker(w.id(), w.coAmounts()[k], before));
                joint[by] = true;
                joint[w.node()] = true;
            }
        }
        for (int t = 0; t < months; t++) {
            // Orders, products first.
            double[][] target = new double[network.works.size()][2];
            double[][] next = new double[nodes][2];
            double[] wanted = new double[network.uses.size()];
            for (int at = order.size() - 1; at >= 0; at--) {
                for (int n : nodesOf[order.get(at)]) {
                    for (int c = 0; c < 2; c++) {
                        double base = through[n] * part(n, c);
                        if (base <= 0) {
                            continue;
                        }
                        double want = otherWanted(n, c);
                        for (Network.Use u : users.get(n)) {
                            if (useClass(u) == c) {
                                double before = t > 0 ? late[u.id()][t - 1] : 0;
                                wanted[u.id()] = u.ordered()
                                        ? Math.min(
                                                baseline.quantity[u.id()] + before,
                                                u.catchUp() * baseline.quantity[u.id()])
                                        : baseline.quantity[u.id()];
                                want += wanted[u.id()];
                            }
                        }
                        for (Network.Works w : takers.get(n)) {
                            want += inputWanted(w, n, c, target);
                        }
                        for (Network.Arc a : outgoing.get(n)) {
                            want += shipOrder(a, c, t, total, armed, ordered);
                        }
                        double goal = network.stock[n] * part(n, c);
                        double supply = Math.max(0, want + (goal - held[n][c]) / RESTOCK_MONTHS);
                        next[n][c] = Math.min(MOST_ORDERED, supply / base);
                    }
                    for (Network.Works w : makers.get(n)) {
                        double x0 = baseline.output[w.id()];
                        double room = shifts.room(w.id(), t, x0, w.capacity()[t]);
                        for (int c = 0; c < 2; c++) {
                            // A class that only a co-product has follows the orders for the output's other class.
                            double drive = through[n] * part(n, c) > 0 ? next[n][c] : next[n][1 - c];
                            target[w.id()][c] = Math.min(room, x0 * drive) * made(w, c);
                        }
                    }
                }
            }
            // Goods, raw materials first.
            double[][] served = new double[nodes][2];
            double[][] there = new double[nodes][2];
            for (int i : order) {
                for (int n : nodesOf[i]) {
                    for (int c = 0; c < 2; c++) {
                        double supply = held[n][c] + baseline.unrecordedSupply[n] * part(n, c);
                        for (Network.Arc a : incoming.get(n)) {
                            if (a.lag() > 0) {
                                supply +=
                                        t < a.lag() ? baseline.flow[a.id()] * part(n, c) : flow[a.id()][c][t - a.lag()];
                            }
                        }
                        for (Network.Works w : makers.get(n)) {
                            double x = target[w.id()][c];
                            for (int k = 0; k < w.inputs().length; k++) {
                                int in = w.inputs()[k];
                                x = Math.min(x, target[w.id()][c] * served[in][inputClass(w, in, c)]);
                            }
                            output[w.id()][c][t] = x;
                            supply += x;
                        }
                        for (CoMaker m : coMakers.get(n)) {
                            if (!m.next()) {
                                supply += m.amount() * output[m.works()][c][t];
                            }
                        }
                        there[n][c] = supply;
                    }
                    if (joint[n] && split[i]) {
                        // Unrestricted goods that come out with what is wanted serve civil uses as well.
                        double all = there[n][0] + there[n][1];
                        there[n][0] = Math.min(there[n][0], all * part(n, 0));
                        there[n][1] = all - there[n][0];
                    }
                }
                for (int n : nodesOf[i]) {
                    for (int c = 0; c < 2; c++) {
                        double ships = 0;
                        for (Network.Arc a : outgoing.get(n)) {
                            ships += shipOrder(a, c, t, total, armed, ordered);
                        }
                        double local = localWanted(n, c, takers.get(n), target, wanted);
                        double ratio = ships + local > 0 ? Math.min(1, there[n][c] / (ships + local)) : 1;
                        for (Network.Arc a : outgoing.get(n)) {
                            flow[a.id()][c][t] = ratio * shipOrder(a, c, t, total, armed, ordered);
                        }
                        there[n][c] -= ratio * ships;
                    }
                }
                for (int n : nodesOf[i]) {
                    for (int c = 0; c < 2; c++) {
                        for (Network.Arc a : incoming.get(n)) {
                            if (a.lag() == 0) {
                                there[n][c] += flow[a.id()][c][t];
                            }
                        }
                        double local = localWanted(n, c, takers.get(n), target, wanted);
                        served[n][c] = local > 0 ? Math.min(1, Math.max(0, there[n][c]) / local) : 1;
                        for (Network.Use u : users.get(n)) {
                            if (useClass(u) == c) {
                                used[u.id()][t] = wanted[u.id()] * served[n][c];
                                there[n][c] -= used[u.id()][t];
                            }
                        }
                        double rest = otherWanted(n, c) * served[n][c];
                        other[n][t] += rest;
                        there[n][c] -= rest;
                    }
                }
            }
            for (Network.Works w : network.works) {
                for (int c = 0; c < 2; c++) {
                    for (int k = 0; k < w.inputs().length; k++) {
                        int in = w.inputs()[k];
                        there[in][inputClass(w, in, c)] -= w.coefficients()[k] * output[w.id()][c][t];
                    }
                }
            }
            for (int n = 0; n < nodes; n++) {
                for (CoMaker m : coMakers.get(n)) {
                    for (int c = 0; c < 2 && m.next(); c++) {
                        there[n][c] += m.amount() * output[m.works()][c][t];
                    }
                }
                boolean keeps = network.stock[n] > 0
                        || network.items.get(network.nodeItem[n]).stage() != Stage.SERVICE;
                for (int c = 0; c < 2; c++) {
                    held[n][c] = keeps ? Math.max(0, there[n][c]) : 0;
                    stock[n][c][t] = held[n][c];
                }
                ordered[n] = next[n];
            }
            for (Network.Use u : network.uses) {
                if (u.ordered()) {
                    double before = t > 0 ? late[u.id()][t - 1] : 0;
                    late[u.id()][t] = Math.max(0, before + baseline.quantity[u.id()] - used[u.id()][t]);
                }
            }
        }
        return new Physical(baseline, output, flow, used, late, other, stock);
    }

    private double otherWanted(int n, int c) {
        int cls = split[network.nodeItem[n]] ? 1 : 0;
        return c == cls ? baseline.unrecordedUse[n] : 0;
    }

    private double inputWanted(Network.Works w, int node, int c, double[][] target) {
        double want = 0;
        for (int k = 0; k < w.inputs().length; k++) {
            if (w.inputs()[k] == node) {
                for (int oc = 0; oc < 2; oc++) {
                    if (inputClass(w, node, oc) == c) {
                        want += w.coefficients()[k] * target[w.id()][oc];
                    }
                }
            }
        }
        return want;
    }

    private double localWanted(int n, int c, List<Network.Works> takers, double[][] target, double[] wanted) {
        double want = otherWanted(n, c);
        for (Network.Use u : users.get(n)) {
            if (useClass(u) == c) {
                want += wanted[u.id()];
            }
        }
        for (Network.Works w : takers) {
            want += inputWanted(w, n, c, target);
        }
        return want;
    }

    /// What a lane's customer orders this month and the controls let pass, units.
    private double shipOrder(Network.Arc a, int c, int t, double[][] total, double[][] armed, double[][] ordered) {
        double f0 = baseline.flow[a.id()];
        double mine = f0 * part(a.toNode(), c);
        if (mine <= 0) {
            return 0;
        }
        double most = total[a.id()][t] * mine;
        if (shifts.hasQuota()) {
            most = Math.min(most, shifts.quotaShare(a.id(), t, baseline.flow) * mine);
        }
        if (c == 0 && split[a.item()]) {
            most = Math.min(most, armed[a.id()][t] * f0);
        }
        return Math.min(most, mine * ordered[a.toNode()][c]);
    }

    private static <T> List<List<T>> lists(int count) {
        List<List<T>> all = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            all.add(new ArrayList<>());
        }
        return all;
    }

    private int[][] nodesByItem() {
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < network.items.size(); i++) {
            all.add(new ArrayList<>());
        }
        for (int n = 0; n < network.nodes(); n++) {
            all.get(network.nodeItem[n]).add(n);
        }
        return all.stream()
                .map(l -> l.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
