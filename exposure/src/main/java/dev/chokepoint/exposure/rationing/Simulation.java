package dev.chokepoint.exposure.rationing;

import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.StockWorth;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The months of a rationing simulation, one after the other; what carries over are stocks, orders and what is late.
///
/// Class 0 of goods is unrestricted, class 1 civil. Source: docs/model.md#rationing
final class Simulation {
    private static final double RESTOCK_MONTHS = 3;
    private static final double MOST_ORDERED = 1.5;

    /// A plant that gives a node's item beside its output.
    ///
    /// @param next whether the goods can only be used in the month after: the item goes into the output itself
    private record CoMaker(int works, double amount, boolean next) {}

    private final Baseline baseline;
    private final Network network;
    private final Streams streams;
    private final Shifts shifts;
    private final boolean quotas;
    private final StockWorth worth;

    /// Largest flow by lane and month as a share of the baseline, and the same for military use.
    private final double[][] total;

    private final double[][] armed;

    private final List<Integer> order;
    private final int[][] nodesOf;
    private final double[] through;
    private final List<List<Network.Arc>> outgoing;
    private final List<List<Network.Arc>> incoming;
    private final List<List<Network.Use>> users;
    private final List<List<Network.Works>> makers;
    private final List<List<Network.Works>> takers;
    private final List<List<CoMaker>> coMakers;

    /// Whether a node's goods come out of a plant together with others.
    private final boolean[] joint;

    private final double[][][] output;
    private final double[][][] flow;
    private final double[][] used;
    private final double[][] late;
    private final double[][] other;
    private final double[][][] stock;

    /// Goods in stock at the end of the last month and orders of the last month as a share of the baseline, by node
    /// and class.
    private final double[][] held;

    private final double[][] ordered;

    Simulation(Baseline baseline, Streams streams, Shifts shifts, Controls controls) {
        this(
                baseline,
                streams,
                shifts,
                controls.totalShares(baseline.network().arcs.size(), baseline.network().months),
                controls.militaryShares(baseline.network().arcs.size(), baseline.network().months));
    }

    /// The same with what may pass given by lane and month; the arrays are read when a month is simulated.
    Simulation(Baseline baseline, Streams streams, Shifts shifts, double[][] total, double[][] armed) {
        this.baseline = baseline;
        this.network = baseline.network();
        this.streams = streams;
        this.shifts = shifts;
        this.quotas = shifts.hasQuota();
        this.worth = StockWorth.of(baseline);
        int nodes = network.nodes();
        int months = network.months;
        this.total = total;
        this.armed = armed;
        this.order = itemsUpstreamFirst();
        this.nodesOf = nodesByItem();
        this.through = new double[nodes];
        this.outgoing = lists(nodes);
        this.incoming = lists(nodes);
        this.users = lists(nodes);
        this.makers = lists(nodes);
        this.takers = lists(nodes);
        this.coMakers = lists(nodes);
        this.joint = new boolean[nodes];
        this.output = new double[network.works.size()][2][months];
        this.flow = new double[network.arcs.size()][2][months];
        this.used = Physical.zeros(network.uses.size(), months);
        this.late = Physical.zeros(network.uses.size(), months);
        this.other = Physical.zeros(nodes, months);
        this.stock = new double[nodes][2][months];
        this.held = new double[nodes][2];
        this.ordered = new double[nodes][2];
        lanesAndUses();
        plants();
        coProducts();
        baselineStocksAndOrders();
    }

    private void lanesAndUses() {
        network.arcs.forEach(a -> {
            outgoing.get(a.fromNode()).add(a);
            incoming.get(a.toNode()).add(a);
        });
        network.uses.forEach(u -> users.get(u.node()).add(u));
    }

    private void plants() {
        network.works.forEach(w -> makers.get(w.node()).add(w));
        for (Network.Works w : network.works) {
            for (int k : Arrays.stream(w.inputs()).distinct().toArray()) {
                takers.get(k).add(w);
            }
        }
    }

    private void coProducts() {
        for (Network.Works w : network.works) {
            for (int k = 0; k < w.coNodes().length; k++) {
                int by = w.coNodes()[k];
                boolean before = order.indexOf(network.nodeItem[by]) < order.indexOf(network.nodeItem[w.node()]);
                coMakers.get(by).add(new CoMaker(w.id(), w.coAmounts()[k], before));
                joint[by] = true;
                joint[w.node()] = true;
            }
        }
    }

    private void baselineStocksAndOrders() {
        for (int n = 0; n < network.nodes(); n++) {
            through[n] = baseline.throughputAt(n);
            Arrays.fill(ordered[n], 1);
            for (int c = 0; c < 2; c++) {
                held[n][c] = shifts.stock(n, network.stock[n]) * streams.part(n, c);
            }
        }
    }

    /// Simulates every month.
    Physical run() {
        for (int t = 0; t < network.months; t++) {
            step(t);
        }
        return new Physical(baseline, output, flow, used, late, other, stock);
    }

    /// Simulates one month, the one after the last.
    void step(int t) {
        new Month(t).run();
    }

    /// What a lane carried in a month, all classes, units.
    double flow(int arc, int t) {
        return flow[arc][0][t] + flow[arc][1][t];
    }

    /// What a plant made in a month, all classes, units.
    double made(int works, int t) {
        return output[works][0][t] + output[works][1][t];
    }

    /// Puts what really came about in a month in the place of what was simulated, so that the next month starts
    /// there.
    ///
    /// Goods are told apart by class as the streams are: unrestricted goods beyond the military share serve civil
    /// uses.
    void replace(int t, Physical came) {
        for (Network.Works w : network.works) {
            output[w.id()][0][t] = came.output()[w.id()][0][t];
            output[w.id()][1][t] = came.output()[w.id()][1][t];
        }
        for (Network.Arc a : network.arcs) {
            classes(flow[a.id()], t, came.flow()[a.id()], a.toNode());
        }
        for (Network.Use u : network.uses) {
            used[u.id()][t] = came.used()[u.id()][t];
            late[u.id()][t] = came.late()[u.id()][t];
        }
        for (int n = 0; n < network.nodes(); n++) {
            other[n][t] = came.otherUse()[n][t];
            classes(stock[n], t, came.stock()[n], n);
            held[n][0] = stock[n][0][t];
            held[n][1] = stock[n][1][t];
        }
    }

    private void classes(double[][] into, int t, double[][] from, int node) {
        double all = from[0][t] + from[1][t];
        into[0][t] = Math.min(from[0][t], all * streams.part(node, 0));
        into[1][t] = all - into[0][t];
    }

    /// One month: orders from products to raw materials, then goods the other way.
    private final class Month {
        private final int t;

        /// Output by plant and class that orders ask for.
        private final double[][] target = new double[network.works.size()][2];

        /// Orders of a node as a share of the baseline, by class; its suppliers abroad see them a month later.
        private final double[][] next = new double[network.nodes()][2];

        /// What each use wants, late deliveries included.
        private final double[] wanted = new double[network.uses.size()];

        /// Share of the local orders at a node that is met, by class.
        private final double[][] served = new double[network.nodes()][2];

        /// Goods at a node that nobody has taken yet, by class.
        private final double[][] there = new double[network.nodes()][2];

        Month(int t) {
            this.t = t;
        }

        void run() {
            for (int at = order.size() - 1; at >= 0; at--) {
                for (int n : nodesOf[order.get(at)]) {
                    orders(n);
                    targets(n);
                }
            }
            for (int i : order) {
                for (int n : nodesOf[i]) {
                    supply(n);
                }
                for (int n : nodesOf[i]) {
                    ship(n);
                }
                for (int n : nodesOf[i]) {
                    serve(n);
                }
            }
            takeInputs();
            for (int n = 0; n < network.nodes(); n++) {
                carryOver(n);
            }
            addLate();
        }

        /// What a node orders: what its customers want and a part of the gap in its stock.
        private void orders(int n) {
            for (int c = 0; c < 2; c++) {
                double base = through[n] * streams.part(n, c);
                if (base <= 0) {
                    continue;
                }
                double want = otherWanted(n, c);
                for (Network.Use u : users.get(n)) {
                    if (streams.useClass(u) == c) {
                        wanted[u.id()] = wantedBy(u);
                        want += wanted[u.id()];
                    }
                }
                for (Network.Works w : takers.get(n)) {
                    want += inputWanted(w, n, c);
                }
                for (Network.Arc a : outgoing.get(n)) {
                    want += shipOrder(a, c);
                }
                double goal = network.stock[n] * streams.part(n, c);
                double supply = Math.max(0, want + (goal - held[n][c]) / RESTOCK_MONTHS);
                next[n][c] = Math.min(MOST_ORDERED, supply / base);
            }
        }

        private double wantedBy(Network.Use u) {
            double usual = baseline.quantity[u.id()];
            double wants = wants(u);
            // What can be delivered does not shrink where less is wanted.
            return u.ordered() ? Math.min(wants + lateBefore(u), u.catchUp() * Math.max(usual, wants)) : wants;
        }

        private double wants(Network.Use u) {
            return baseline.quantity[u.id()] * shifts.demand(u.id(), t);
        }

        private double lateBefore(Network.Use u) {
            return t > 0 ? late[u.id()][t - 1] : 0;
        }

        /// What the plants at a node are to make of what is ordered there.
        private void targets(int n) {
            for (Network.Works w : makers.get(n)) {
                double x0 = baseline.output[w.id()];
                double room = shifts.room(w.id(), t, x0, w.capacity()[t]);
                for (int c = 0; c < 2; c++) {
                    // A class that only a co-product has follows the orders for the output's other class.
                    double drive = through[n] * streams.part(n, c) > 0 ? next[n][c] : next[n][1 - c];
                    target[w.id()][c] = Math.min(room, x0 * drive) * streams.made(w, c);
                }
            }
        }

        /// Stock, what arrives from earlier months, and what is made; each plant makes what its scarcest input
        /// allows.
        private void supply(int n) {
            for (int c = 0; c < 2; c++) {
                double supply = held[n][c] + baseline.unrecordedSupply[n] * streams.part(n, c);
                for (Network.Arc a : incoming.get(n)) {
                    if (a.lag() > 0) {
                        supply +=
                                t < a.lag() ? baseline.flow[a.id()] * streams.part(n, c) : flow[a.id()][c][t - a.lag()];
                    }
                }
                for (Network.Works w : makers.get(n)) {
                    double x = madeOf(w, c);
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
            if (joint[n] && streams.isSplit(network.nodeItem[n])) {
                // Unrestricted goods that come out with what is wanted serve civil uses as well.
                double all = there[n][0] + there[n][1];
                there[n][0] = Math.min(there[n][0], all * streams.part(n, 0));
                there[n][1] = all - there[n][0];
            }
        }

        private double madeOf(Network.Works w, int c) {
            double x = target[w.id()][c];
            for (int in : w.inputs()) {
                x = Math.min(x, target[w.id()][c] * served[in][streams.inputClass(w, in, c)]);
            }
            return x;
        }

        /// Ships to customers abroad; who cannot serve all orders serves all in the same proportion.
        private void ship(int n) {
            for (int c = 0; c < 2; c++) {
                double ships = 0;
                for (Network.Arc a : outgoing.get(n)) {
                    ships += shipOrder(a, c);
                }
                double local = localWanted(n, c);
                double ratio = ships + local > 0 ? Math.min(1, there[n][c] / (ships + local)) : 1;
                for (Network.Arc a : outgoing.get(n)) {
                    flow[a.id()][c][t] = ratio * shipOrder(a, c);
                }
                there[n][c] -= ratio * ships;
            }
        }

        /// Serves the uses at a node from what is left and what arrives within the month.
        private void serve(int n) {
            for (int c = 0; c < 2; c++) {
                for (Network.Arc a : incoming.get(n)) {
                    if (a.lag() == 0) {
                        there[n][c] += flow[a.id()][c][t];
                    }
                }
                double local = localWanted(n, c);
                served[n][c] = local > 0 ? Math.min(1, Math.max(0, there[n][c]) / local) : 1;
                for (Network.Use u : users.get(n)) {
                    if (streams.useClass(u) == c) {
                        used[u.id()][t] = wanted[u.id()] * served[n][c];
                        there[n][c] -= used[u.id()][t];
                    }
                }
                double rest = otherWanted(n, c) * served[n][c];
                other[n][t] += rest;
                there[n][c] -= rest;
            }
        }

        private void takeInputs() {
            for (Network.Works w : network.works) {
                for (int c = 0; c < 2; c++) {
                    for (int k = 0; k < w.inputs().length; k++) {
                        int in = w.inputs()[k];
                        there[in][streams.inputClass(w, in, c)] -= w.coefficients()[k] * output[w.id()][c][t];
                    }
                }
            }
        }

        /// What is left becomes stock as far as it can be stored; orders reach suppliers in the month after.
        private void carryOver(int n) {
            for (CoMaker m : coMakers.get(n)) {
                for (int c = 0; c < 2 && m.next(); c++) {
                    there[n][c] += m.amount() * output[m.works()][c][t];
                }
            }
            double all = Math.max(0, there[n][0]) + Math.max(0, there[n][1]);
            double most = worth.mostHeld(n);
            double kept = all > most ? most / all : 1;
            for (int c = 0; c < 2; c++) {
                held[n][c] = kept * Math.max(0, there[n][c]);
                stock[n][c][t] = held[n][c];
            }
            ordered[n] = next[n];
        }

        private void addLate() {
            for (Network.Use u : network.uses) {
                if (u.ordered()) {
                    late[u.id()][t] = Math.max(0, lateBefore(u) + wants(u) - used[u.id()][t]);
                }
            }
        }

        private double inputWanted(Network.Works w, int node, int c) {
            double want = 0;
            for (int k = 0; k < w.inputs().length; k++) {
                if (w.inputs()[k] == node) {
                    for (int oc = 0; oc < 2; oc++) {
                        if (streams.inputClass(w, node, oc) == c) {
                            want += w.coefficients()[k] * target[w.id()][oc];
                        }
                    }
                }
            }
            return want;
        }

        private double localWanted(int n, int c) {
            double want = otherWanted(n, c);
            for (Network.Use u : users.get(n)) {
                if (streams.useClass(u) == c) {
                    want += wanted[u.id()];
                }
            }
            for (Network.Works w : takers.get(n)) {
                want += inputWanted(w, n, c);
            }
            return want;
        }

        /// What a lane's customer orders this month and the controls let pass, units.
        private double shipOrder(Network.Arc a, int c) {
            double f0 = baseline.flow[a.id()];
            double mine = f0 * streams.part(a.toNode(), c);
            if (mine <= 0) {
                return 0;
            }
            double most = total[a.id()][t] * mine;
            if (quotas) {
                most = Math.min(most, shifts.quotaShare(a.id(), t, baseline.flow) * mine);
            }
            if (c == 0 && streams.isSplit(a.item())) {
                most = Math.min(most, armed[a.id()][t] * f0);
            }
            return Math.min(most, mine * ordered[a.toNode()][c]);
        }
    }

    private double otherWanted(int n, int c) {
        int cls = streams.isSplit(network.nodeItem[n]) ? 1 : 0;
        return c == cls ? baseline.unrecordedUse[n] : 0;
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
