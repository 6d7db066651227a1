package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.StockWorth;
import dev.chokepoint.exposure.network.ValueAdded;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Lp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The planning problem of one block of a network as a linear program.
///
/// A block is a set of items connected by recipes; blocks share nothing, so each is its own program. Items
/// from which a military product is made are *split*: a unit that came in under a licence for civil use may
/// not end in a military product, nor may anything made from it. Quantities are scaled by the item's
/// largest node, money is in million USD.
///
/// The plan is made on a [ScenarioTree]; `t` counts its states, which with certainty are the months. What
/// is
/// decided in a state holds for all that can follow: stocks come from the parent, and what is shipped
/// arrives in every state that follows after the lag.
///
/// Controls change bounds only, so that every scenario can be solved from the base world's basis.
/// Source: docs/model.md#equilibrium
public final class Program {
    public static final double USD_SCALE = 1e6;
    private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

    /// The columns of one lane in one month: total by steps, and the part for unrestricted use.
    public record ArcColumns(int[] steps, double[] widths, int unrestricted) {}

    final Baseline baseline;
    public final Network network;
    public final List<Integer> itemsOf;
    public final boolean[] split;
    private final boolean[] told;
    private final boolean[] military;
    public final double[] scale;
    public final Lp lp;
    public final ScenarioTree tree;
    final Start start;
    private final double[][] capacity;
    final StockWorth stockWorth;
    private final Shifts shifts;
    final ShiftRows shiftRows;

    /// Tax per scaled unit on columns of lanes, million USD: on imports, on exports.
    final Map<Integer, double[]> taxes = new HashMap<>();

    /// Revenue of duties and taxes in a plan, USD.
    public double taxRevenue(double[] columns) {
        double sum = 0;
        for (Map.Entry<Integer, double[]> tax : taxes.entrySet()) {
            sum += (tax.getValue()[0] + tax.getValue()[1]) * columns[tax.getKey()] * USD_SCALE;
        }
        return sum;
    }

    /// The number of states.
    public final int states;

    /// `balance[node][class][state]`, −1 outside the block; class 0 = unrestricted, 1 = civil only.
    public final int[][][] balance;
    public final Map<Integer, int[][]> worksColumns = new HashMap<>(); // three cost steps by state
    public final Map<Integer, ArcColumns[]> arcColumns = new HashMap<>();
    public final Map<Integer, int[][]> useColumns = new HashMap<>();
    public final Map<Integer, int[]> backlogColumns = new HashMap<>();
    public final Map<Integer, int[]> backlogRows = new HashMap<>();
    public final Map<Integer, int[][]> stockColumns = new HashMap<>(); // totals by class and state
    public final Map<Integer, int[][]> stockStepColumns = new HashMap<>();
    public final Map<Integer, int[]> otherUseColumns = new HashMap<>();

    /// What has a worth at the end, by node and state; −1 in states that are not last.
    public final Map<Integer, int[]> worthColumns = new TreeMap<>();

    /// The rows that bound it by what is held and under way, alike.
    public final Map<Integer, int[]> worthRows = new TreeMap<>();

    private final Map<Integer, int[]> usualRows = new HashMap<>();

    /// Who earns what a row is worth.
    record Owner(int node, Plan.Account account) {}

    /// Rows whose right-hand side is somebody's: what was held, under way or ordered at the start, and what several
    /// works or several kinds of a good share.
    final Map<Integer, Owner> rowOwners = new TreeMap<>();

    final int[][] disposalColumns;
    final int[][] relabelColumns;
    final int[][] civilDisposalColumns;
    public int[] columnNode = new int[1 << 12];
    public int[] columnArc = new int[1 << 12];
    Plan.Account[] columnAccount = new Plan.Account[1 << 12];

    final Set<Integer> pinnedWorks = new HashSet<>();
    final Set<Integer> pinnedArcs = new HashSet<>();
    private int columns;
    private final BitSet sums = new BitSet();
    private final List<Integer> stateOfRow = new ArrayList<>();
    private final Lp.Builder builder = Lp.maximise();
    private final double[] weights;

    /// The works that share a plant, by its number.
    private final Map<Integer, List<Network.Works>> plants = new HashMap<>();

    /// The plan from the steady state with certainty.
    Program(Baseline baseline, List<Integer> items, boolean[] split, double[] scale) {
        this(
                baseline,
                items,
                split,
                scale,
                ScenarioTree.chain(0, baseline.network().months),
                Start.of(baseline),
                baseline.network().capacities(),
                Shifts.NONE);
    }

    Program(
            Baseline baseline,
            List<Integer> items,
            boolean[] split,
            double[] scale,
            ScenarioTree tree,
            Start start,
            double[][] capacity,
            Shifts shifts) {
        this.shifts = shifts;
        this.tree = tree;
        this.capacity = capacity;
        this.start = start;
        this.states = tree.states();
        this.baseline = baseline;
        this.stockWorth = StockWorth.of(baseline);
        this.network = baseline.network();
        this.itemsOf = List.copyOf(items);
        this.split = split;
        this.told = UseClasses.splitItems(network);
        this.military = network.militaryItems();
        this.scale = scale;
        this.weights = new double[states];
        Arrays.setAll(weights, t -> tree.weight(t, network.discount));
        network.works.stream()
                .filter(w -> w.pool() >= 0)
                .forEach(w ->
                        plants.computeIfAbsent(w.pool(), k -> new ArrayList<>()).add(w));
        this.balance = new int[network.nodes()][][];
        this.disposalColumns = new int[network.nodes()][states];
        this.relabelColumns = new int[network.nodes()][states];
        this.civilDisposalColumns = new int[network.nodes()][states];
        boolean[] inside = new boolean[network.items.size()];
        items.forEach(i -> inside[i] = true);
        for (int n = 0; n < network.nodes(); n++) {
            if (inside[network.nodeItem[n]]) {
                balanceRows(n);
            }
        }
        pins();
        network.works.stream().filter(w -> inside[network.nodeItem[w.node()]]).forEach(this::plant);
        pools(inside);
        network.arcs.stream().filter(a -> inside[a.item()]).forEach(this::lane);
        network.uses.stream().filter(u -> inside[network.nodeItem[u.node()]]).forEach(this::demand);
        for (int n = 0; n < network.nodes(); n++) {
            if (inside[network.nodeItem[n]]) {
                stocks(n);
                otherUses(n);
            }
        }
        worthAtEnd();
        this.shiftRows = new ShiftRows(this, builder, shifts);
        this.lp = builder.build();
        columnNode = Arrays.copyOf(columnNode, columns);
        columnArc = Arrays.copyOf(columnArc, columns);
        columnAccount = Arrays.copyOf(columnAccount, columns);
    }

    /// Discount factor of month `t`.
    private double delta(int t) {
        return Math.pow(network.discount, t);
    }

    /// Probability of a state times the discount factor of its month.
    public double weight(int state) {
        return weights[state];
    }

    /// A state's month for names, told apart where several states share it.
    private String label(int state) {
        return tree.month(state) + (tree.open(state) ? "/" + state : "");
    }

    /// What a row says: its lower end where it has one, else its upper.
    double rightHandSide(int row) {
        return Double.isFinite(lp.rowLower(row)) ? lp.rowLower(row) : lp.rowUpper(row);
    }

    /// Price at a node in the baseline, million USD per scaled unit.
    double price(int node) {
        return baseline.priceAt(node) * scale[network.nodeItem[node]] / USD_SCALE;
    }

    private int row(int state, String name, double lower, double upper) {
        stateOfRow.add(state);
        return builder.row(name, lower, upper);
    }

    /// The state that a row belongs to; −1 for a row that a scenario adds, which may span several.
    int stateOfRow(int row) {
        return row < stateOfRow.size() ? stateOfRow.get(row) : -1;
    }

    /// A row that sums the classes of what steps of cost measure in total.
    private int sumRow(int state, String name) {
        int row = row(state, name, 0, 0);
        sums.set(row);
        return row;
    }

    private int column(String name, double cost, double upper, int node, int arc, Plan.Account account) {
        if (columns == columnNode.length) {
            columnNode = Arrays.copyOf(columnNode, 2 * columns);
            columnArc = Arrays.copyOf(columnArc, 2 * columns);
            columnAccount = Arrays.copyOf(columnAccount, 2 * columns);
        }
        columnNode[columns] = node;
        columnArc[columns] = arc;
        columnAccount[columns] = account;
        columns++;
        return builder.column(name, cost, 0, upper);
    }

    private int classes(int node) {
        return split[node] ? 2 : 1;
    }

    /// Balance of a node: stock before + made + arrived + relabelled = used + departed + consumed +
    /// disposed + stock.
    private void balanceRows(int n) {
        int i = network.nodeItem[n];
        double s = scale[i];
        int classes = classes(n);
        balance[n] = new int[classes][states];
        for (int t = 0; t < states; t++) {
            int month = tree.month(t);
            double arriving = (baseline.unrecordedSupply[n] + start.arriving()[n][0][month]) / s;
            double held = tree.parent(t) < 0 ? start.stock()[n][0] / s : 0;
            double civil = (start.arriving()[n][1][month] + (tree.parent(t) < 0 ? start.stock()[n][1] : 0)) / s;
            String name = network.nodeName(n) + " " + label(t);
            double given = arriving + held + (classes == 2 ? 0 : civil);
            balance[n][0][t] = row(t, name, -given, -given);
            rowOwners.put(balance[n][0][t], new Owner(n, Plan.Account.STOCKS));
            int disposal = column("disposed " + name, 0, UNBOUNDED, n, -1, Plan.Account.PRODUCERS);
            builder.coefficient(balance[n][0][t], disposal, -1);
            disposalColumns[n][t] = disposal;
            if (classes == 2) {
                balance[n][1][t] = row(t, name + " civil", -civil, -civil);
                rowOwners.put(balance[n][1][t], new Owner(n, Plan.Account.STOCKS));
                int relabel = column("civil " + name, 0, UNBOUNDED, n, -1, Plan.Account.PRODUCERS);
                builder.coefficient(balance[n][0][t], relabel, -1);
                builder.coefficient(balance[n][1][t], relabel, 1);
                int civilDisposal = column("disposed civil " + name, 0, UNBOUNDED, n, -1, Plan.Account.PRODUCERS);
                builder.coefficient(balance[n][1][t], civilDisposal, -1);
                relabelColumns[n][t] = relabel;
                civilDisposalColumns[n][t] = civilDisposal;
            }
        }
    }

    /// Half the width of the step that holds a pin's baseline, share of the baseline.
    private static final double PIN = 0.02;

    /// The largest plant, else the largest incoming lane, of every node that holds no stock.
    ///
    /// Where nothing is stored, no stock pins the price to the baseline; there one supplier's cost has a
    /// step around its baseline at exactly the baseline price, so that prices without controls are unique
    /// everywhere.
    private void pins() {
        // Goods told apart by origin at one place can stand in for each other, so one of them pins the price of all.
        Map<List<Integer>, List<Integer>> together = new LinkedHashMap<>();
        for (int n = 0; n < network.nodes(); n++) {
            if (balance[n] != null) {
                together.computeIfAbsent(
                                List.of(network.baseItem[network.nodeItem[n]], network.nodePlace[n]),
                                k -> new ArrayList<>())
                        .add(n);
            }
        }
        together.values().forEach(nodes -> {
            if (nodes.stream().noneMatch(n -> network.stock[n] > 0)) {
                pin(nodes);
            }
        });
    }

    private void pin(List<Integer> nodes) {
        int best = -1;
        for (Network.Works w : network.works) {
            if (nodes.contains(w.node())
                    && !w.relabels()
                    && baseline.output[w.id()] > 0
                    && (best < 0 || baseline.output[w.id()] > baseline.output[best])) {
                best = w.id();
            }
        }
        if (best >= 0) {
            pinnedWorks.add(best);
            return;
        }
        for (Network.Arc a : network.arcs) {
            if (nodes.contains(a.toNode())
                    && baseline.flow[a.id()] > 0
                    && (best < 0 || baseline.flow[a.id()] > baseline.flow[best])) {
                best = a.id();
            }
        }
        if (best >= 0) {
            pinnedArcs.add(best);
        }
    }

    private void plant(Network.Works w) {
        int i = network.nodeItem[w.node()];
        double s = scale[i];
        double x0 = baseline.output[w.id()] / s;
        double valueAdded = ValueAdded.of(w, baseline.price).usd() * s / USD_SCALE;
        double base = valueAdded * (1 - w.margin());
        double extra = w.relabels() ? valueAdded : valueAdded + network.assumptions.surge() * price(w.node());
        double pooled = pooledOutput(w) / s;
        boolean halves = split[w.node()];
        double pin = pinnedWorks.contains(w.id()) ? PIN * x0 : 0;
        int[][] columns = new int[states][3];
        for (int t = 0; t < states; t++) {
            int month = tree.month(t);
            double most = pooledRoom(w, month) / s;
            double room = Math.max(0, most - x0);
            String name =
                    w.recipe().id() + " in " + network.places.get(w.place()).id() + " " + label(t);
            double upward = Math.min(pin, room);
            double lowWidth = Math.min(x0 - pin, most);
            double midWidth = w.relabels() ? UNBOUNDED : Math.min(pin + upward + pooled - x0, most - lowWidth);
            int low = column("make " + name, -base * weight(t), lowWidth, w.node(), -1, Plan.Account.PRODUCERS);
            int mid = column(
                    "make about " + name, -valueAdded * weight(t), midWidth, w.node(), -1, Plan.Account.PRODUCERS);
            int high = column(
                    "make more " + name,
                    -extra * weight(t),
                    w.relabels() ? 0 : w.pool() < 0 ? room - upward : Math.max(0, most - lowWidth - midWidth),
                    w.node(),
                    -1,
                    Plan.Account.PRODUCERS);
            columns[t] = new int[] {low, mid, high};
            if (!halves) {
                for (int z : columns[t]) {
                    use(w, z, 0, t, s);
                }
            } else {
                int sum = sumRow(t, "make " + name);
                for (int z : columns[t]) {
                    builder.coefficient(sum, z, -1);
                }
                for (int c = 0; c < 2; c++) {
                    int x = column(
                            "make " + (c == 0 ? "open " : "civil ") + name,
                            0,
                            UNBOUNDED,
                            w.node(),
                            -1,
                            Plan.Account.PRODUCERS);
                    builder.coefficient(sum, x, 1);
                    use(w, x, c, t, s);
                }
            }
        }
        worksColumns.put(w.id(), columns);
    }

    /// Baseline output of the works that share a plant with these, units a month; their own where none does.
    private double pooledOutput(Network.Works w) {
        return w.pool() < 0
                ? baseline.output[w.id()]
                : at(plants, w.pool()).stream()
                        .mapToDouble(v -> baseline.output[v.id()])
                        .sum();
    }

    /// What the works that share a plant with these can make in a month, units.
    private double pooledRoom(Network.Works w, int month) {
        return w.pool() < 0
                ? room(w, month)
                : at(plants, w.pool()).stream().mapToDouble(v -> room(v, month)).sum();
    }

    private double room(Network.Works w, int month) {
        return shifts.room(w.id(), month, baseline.output[w.id()], capacity[w.id()][month]);
    }

    /// Works of one plant on goods told apart by origin: together they make no more than the plant can, and what
    /// they make beyond its baseline costs more, whichever of them makes it.
    private void pools(boolean[] inside) {
        Map<Integer, List<Network.Works>> pools = new TreeMap<>();
        network.works.stream()
                .filter(w -> w.pool() >= 0 && inside[network.nodeItem[w.node()]])
                .forEach(w ->
                        pools.computeIfAbsent(w.pool(), k -> new ArrayList<>()).add(w));
        pools.forEach((pool, members) -> {
            Network.Works first = members.getFirst();
            double s = scale[network.nodeItem[first.node()]];
            for (int t = 0; t < states; t++) {
                double most = pooledRoom(first, tree.month(t)) / s;
                double usual = pooledOutput(first) / s;
                for (Network.Works w : members) {
                    double pin = pinnedWorks.contains(w.id()) ? PIN * baseline.output[w.id()] / s : 0;
                    usual += Math.min(pin, Math.max(0, most - baseline.output[w.id()] / s));
                }
                String name = first.recipe().id() + " in "
                        + network.places.get(first.place()).id() + " " + label(t);
                int usually = row(t, "usual " + name, Double.NEGATIVE_INFINITY, Math.min(usual, most));
                int all = row(t, "all " + name, Double.NEGATIVE_INFINITY, most);
                for (Network.Works w : members) {
                    int[] z = at(worksColumns, w.id())[t];
                    for (int k = 0; k < z.length; k++) {
                        builder.coefficient(all, z[k], 1);
                        if (k < 2) {
                            builder.coefficient(usually, z[k], 1);
                        }
                    }
                }
                rowOwners.put(usually, new Owner(first.node(), Plan.Account.PRODUCERS));
                usualRows.computeIfAbsent(pool, k -> new int[states])[t] = usually;
                rowOwners.put(all, new Owner(first.node(), Plan.Account.PRODUCERS));
            }
        });
    }

    /// Output of class `c` from inputs of class `c`; where an input is not split there is only one class
    /// of it.
    private void use(Network.Works w, int x, int c, int t, double s) {
        builder.coefficient(balance[w.node()][c][t], x, 1);
        for (int k = 0; k < w.coNodes().length; k++) {
            int n = w.coNodes()[k];
            builder.coefficient(balance[n][c][t], x, w.coAmounts()[k] * s / scale[network.nodeItem[n]]);
        }
        for (int k = 0; k < w.inputs().length; k++) {
            int n = w.inputs()[k];
            double a = w.coefficients()[k] * s / scale[network.nodeItem[n]];
            builder.coefficient(balance[n][inputClass(w, n, c)][t], x, -a);
        }
    }

    /// The class of an input from which output of a class is made: unrestricted goods go into unrestricted
    /// output and into products of military use only; anything goes into the rest, which is civil.
    private int inputClass(Network.Works w, int input, int outputClass) {
        if (!split[input]) {
            return 0;
        }
        if (split[w.node()]) {
            return outputClass;
        }
        return !told[network.nodeItem[w.node()]] && military[network.nodeItem[w.node()]] ? 0 : 1;
    }

    private void lane(Network.Arc a) {
        int i = a.item();
        double s = scale[i];
        double f0 = baseline.flow[a.id()] / s;
        double origin = price(a.fromNode());
        double there = price(a.toNode());
        double p = network.itemPrice[i] * s / USD_SCALE;
        // What stood in the baseline as a duty is part of the observed difference of prices.
        double usual = f0 > 0 ? network.usualDuty(a) * p : 0;
        double gap = there * Math.pow(network.discount, a.lag()) - origin - usual;
        double carriage = a.transport() * s / USD_SCALE;
        Assumptions as = network.assumptions;
        double base = f0 > 0 ? gap - as.traderMargin() * p : 0;
        double more = Math.max(f0 > 0 ? gap : 0, carriage) + as.reroute1() * p;
        double most = Math.max(f0 > 0 ? gap : 0, carriage) + as.reroute2() * p;
        ArcColumns[] all = new ArcColumns[states];
        for (int t = 0; t < states; t++) {
            boolean arrives = tree.month(t) + a.lag() < tree.end();
            List<Integer> arrivals = arrives ? tree.after(t, a.lag()) : List.of();
            // What arrives after the plan meets no balance that could settle a pin.
            double pin = pinnedArcs.contains(a.id()) && arrives ? PIN * f0 : 0;
            String name =
                    a.lane().item() + " " + a.lane().from() + " to " + a.lane().to() + " " + label(t);
            double[] widths = pin > 0
                    ? new double[] {f0 - pin, 2 * pin, 0.5 * f0 - pin, UNBOUNDED}
                    : new double[] {f0, 0.5 * f0, UNBOUNDED};
            double[] costs = pin > 0 ? new double[] {base, gap, more, most} : new double[] {base, more, most};
            int[] steps = new int[widths.length];
            int month = tree.month(t);
            double imported = (network.duty(a, month, false) + shifts.duty(a.whole(), month, false)) * p;
            double exported = (network.duty(a, month, true) + shifts.duty(a.whole(), month, true)) * p;
            // What arrives after the plan is worth as much as what is held at its end, later.
            double later =
                    arrives ? 0 : there * tree.probability(t) * (delta(tree.month(t) + a.lag()) - delta(tree.end()));
            for (int k = 0; k < steps.length; k++) {
                steps[k] = column(
                        "ship" + k + " " + name,
                        -(costs[k] + imported + exported) * weight(t) + later,
                        widths[k],
                        a.fromNode(),
                        a.id(),
                        Plan.Account.TRADE);
                if (imported + exported > 0) {
                    taxes.put(steps[k], new double[] {imported * weight(t), exported * weight(t)});
                }
            }
            int open = -1;
            if (!split[a.fromNode()] && !split[a.toNode()]) {
                for (int z : steps) {
                    builder.coefficient(balance[a.fromNode()][0][t], z, -1);
                    for (int then : arrivals) {
                        builder.coefficient(balance[a.toNode()][0][then], z, 1);
                    }
                }
            } else {
                int sum = sumRow(t, "ship " + name);
                for (int z : steps) {
                    builder.coefficient(sum, z, -1);
                }
                open = column("ship open " + name, 0, UNBOUNDED, a.fromNode(), a.id(), Plan.Account.TRADE);
                int civil = column("ship civil " + name, 0, UNBOUNDED, a.fromNode(), a.id(), Plan.Account.TRADE);
                int[] y = {open, civil};
                for (int c = 0; c < 2; c++) {
                    builder.coefficient(sum, y[c], 1);
                    builder.coefficient(balance[a.fromNode()][split[a.fromNode()] ? c : 0][t], y[c], -1);
                    for (int then : arrivals) {
                        builder.coefficient(balance[a.toNode()][split[a.toNode()] ? c : 0][then], y[c], 1);
                    }
                }
            }
            all[t] = new ArcColumns(steps, widths, open);
        }
        arcColumns.put(a.id(), all);
    }

    /// What a unit costs on a lane beyond its baseline once its source is qualified: carriage or the usual
    /// price gap,
    /// without the surcharge of re-routing; million USD per scaled unit.
    public double qualifiedCost(Network.Arc a) {
        double gap = price(a.toNode()) * Math.pow(network.discount, a.lag()) - price(a.fromNode());
        double carriage = a.transport() * scale[a.item()] / USD_SCALE;
        return Math.max(baseline.flow[a.id()] > 0 ? gap : 0, carriage);
    }

    /// What a use wants in a state, multiples of what it usually wants.
    double wants(Network.Use u, int state) {
        return shifts.demand(u.id(), tree.month(state));
    }

    private void demand(Network.Use u) {
        int n = u.node();
        int i = network.nodeItem[n];
        double s = scale[i];
        double q0 = baseline.quantity[u.id()] / s;
        double p0 = price(n);
        int cls = useClass(u);
        int[][] columns = new int[states][];
        String what = u.demand().item() + " in " + u.demand().place() + " "
                + (u.demand().endUse() == EndUse.MILITARY ? "military" : "civil") + " ";
        if (u.ordered()) {
            double delay = u.delayCost() * s / USD_SCALE * (p0 / (network.itemPrice[i] * s / USD_SCALE));
            int[] backlog = new int[states];
            int[] rows = new int[states];
            for (int t = 0; t < states; t++) {
                String name = what + label(t);
                double times = wants(u, t);
                // What can be delivered does not shrink where less is wanted.
                double most = u.catchUp() * q0 * Math.max(1, times);
                int q = column("deliver " + name, p0 * weight(t), most, n, -1, Plan.Account.CONSUMERS);
                double open = -delay * weight(t);
                if (tree.last(t)) {
                    open -= delay * network.assumptions.terminalDelayMonths() * tree.probability(t) * delta(tree.end());
                }
                backlog[t] = column("late " + name, open, UNBOUNDED, n, -1, Plan.Account.CONSUMERS);
                double wanted = q0 * times + (tree.parent(t) < 0 ? start.late()[u.id()] / s : 0);
                rows[t] = row(t, "orders " + name, wanted, wanted);
                rowOwners.put(rows[t], new Owner(n, Plan.Account.CONSUMERS));
                builder.coefficient(rows[t], q, 1);
                builder.coefficient(rows[t], backlog[t], 1);
                if (tree.parent(t) >= 0) {
                    builder.coefficient(rows[t], backlog[tree.parent(t)], -1);
                }
                builder.coefficient(balance[n][cls][t], q, -1);
                columns[t] = new int[] {q};
            }
            backlogColumns.put(u.id(), backlog);
            backlogRows.put(u.id(), rows);
        } else if (q0 > 0) {
            List<Curve.Step> steps = Curve.steps(q0, p0, u.elasticity(), u.choke(), network.assumptions.growth());
            for (int t = 0; t < states; t++) {
                columns[t] = new int[steps.size()];
                String name = " " + what + label(t);
                double wants = wants(u, t);
                for (int k = 0; k < steps.size(); k++) {
                    Curve.Step step = steps.get(k);
                    int q = column(
                            "consume" + k + name,
                            step.height() * weight(t),
                            step.width() * wants,
                            n,
                            -1,
                            Plan.Account.CONSUMERS);
                    builder.coefficient(balance[n][cls][t], q, -1);
                    columns[t][k] = q;
                }
            }
        } else {
            Arrays.setAll(columns, t -> new int[0]);
        }
        useColumns.put(u.id(), columns);
    }

    /// The most that an operating stock has in the step of its steady level, which is what has a worth at the end.
    private static final double STEADY = 1 + StockWorth.ROOM;

    /// Upper ends of the steps of an operating stock, multiples of its steady level.
    static final double[] STOCK_STEPS = {0.25, 0.5, 0.8, 1 / STEADY, STEADY, 1.25, 2, 4};

    /// The step that holds the steady level.
    static final int MIDDLE_STOCK_STEP = 4;

    private void stocks(int n) {
        int i = network.nodeItem[n];
        double s = scale[i];
        double steady = network.stock[n] / s;
        double most = stockWorth.mostHeld(n) / s;
        if (most <= 0) {
            return;
        }
        double p = price(n);
        double h = network.assumptions.holding() * p;
        double steadyValue = (1 - network.discount) * p + h;
        int classes = classes(n);
        int[][] totals = new int[classes][states];
        int[][] steps = new int[states][];
        for (int t = 0; t < states; t++) {
            String name = network.nodeName(n) + " " + label(t);
            int sum = classes == 2 ? sumRow(t, "hold " + name) : -1;
            int count = steady > 0 ? STOCK_STEPS.length + 1 : 1;
            steps[t] = new int[count];
            double from = 0;
            for (int k = 0; k < count; k++) {
                double width;
                double value;
                if (steady > 0 && k < STOCK_STEPS.length) {
                    double to = STOCK_STEPS[k];
                    width = (to - from) * steady;
                    double mean = from == 0
                            ? UNBOUNDED
                            : (1 / from - 1 / to) / (to - from); // mean of (1/x)² between from and to
                    value = Math.min(mean, network.assumptions.convenienceCap()) * steadyValue;
                    from = to;
                } else {
                    width = UNBOUNDED;
                    value = 0;
                }
                double below = steady > 0 && k > 0 ? STOCK_STEPS[k - 1] * steady : 0;
                int z = column(
                        "hold" + k + " " + name,
                        (value - h) * weight(t),
                        Math.clamp(most - below, 0, width),
                        n,
                        -1,
                        Plan.Account.STOCKS);
                steps[t][k] = z;
                if (classes == 1) {
                    hold(n, 0, t, z);
                } else {
                    builder.coefficient(sum, z, -1);
                }
            }
            if (classes == 2) {
                for (int c = 0; c < 2; c++) {
                    totals[c][t] = column(
                            "hold " + (c == 0 ? "open " : "civil ") + name, 0, UNBOUNDED, n, -1, Plan.Account.STOCKS);
                    builder.coefficient(sum, totals[c][t], 1);
                    hold(n, c, t, totals[c][t]);
                }
            }
        }
        stockStepColumns.put(n, steps);
        if (classes == 2) {
            stockColumns.put(n, totals);
        }
    }

    /// The worth of what is held and under way at the end: the price, up to what its users want.
    private void worthAtEnd() {
        for (StockWorth.Pool pool : stockWorth.pools()) {
            if (balance[pool.nodes()[0]] == null) {
                continue;
            }
            double s = scale[network.nodeItem[pool.nodes()[0]]];
            for (int n : pool.nodes()) {
                int[] none = new int[states];
                Arrays.fill(none, -1);
                worthColumns.put(n, none);
                worthRows.put(n, none.clone());
            }
            for (int t = 0; t < states; t++) {
                if (!tree.last(t)) {
                    continue;
                }
                String name = network.nodeName(pool.nodes()[0]) + " " + label(t);
                int all = pool.nodes().length > 1
                        ? row(-1, "worth of all " + name, Double.NEGATIVE_INFINITY, pool.most() / s)
                        : -1;
                for (int n : pool.nodes()) {
                    int worthy = worthAtEnd(n, t, pool.most() / s);
                    if (all >= 0) {
                        builder.coefficient(all, worthy, 1);
                        rowOwners.put(all, new Owner(n, Plan.Account.STOCKS));
                    }
                }
            }
        }
    }

    private int worthAtEnd(int n, int t, double most) {
        String name = "worth " + network.nodeName(n) + " " + label(t);
        double price = price(n) * tree.probability(t) * delta(tree.end());
        int column = column(name, price, most, n, -1, Plan.Account.STOCKS);
        double before = start.after()[n] / scale[network.nodeItem[n]];
        int row = row(-1, name, before > 0 ? -before : 0, UNBOUNDED);
        rowOwners.put(row, new Owner(n, Plan.Account.STOCKS));
        builder.coefficient(row, column, -1);
        int[][] held = stockStepColumns.get(n);
        for (int z : held == null ? new int[0] : held[t]) {
            builder.coefficient(row, z, 1);
        }
        for (Network.Arc a : network.arcs) {
            if (a.toNode() != n || !arcColumns.containsKey(a.id())) {
                continue;
            }
            for (int v = t; v >= 0 && tree.month(v) + a.lag() >= tree.end(); v = tree.parent(v)) {
                for (int z : at(arcColumns, a.id())[v].steps()) {
                    builder.coefficient(row, z, 1);
                }
            }
        }
        at(worthColumns, n)[t] = column;
        at(worthRows, n)[t] = row;
        return column;
    }

    private void hold(int n, int c, int t, int column) {
        builder.coefficient(balance[n][c][t], column, -1);
        for (int next : tree.children(t)) {
            builder.coefficient(balance[n][c][next], column, 1);
        }
    }

    /// Uses that no figure accounts for, valued like an inelastic demand with a low choke price.
    private void otherUses(int n) {
        double q0 = baseline.unrecordedUse[n] / scale[network.nodeItem[n]];
        if (q0 <= 0) {
            return;
        }
        int cls = split[n] ? 1 : 0;
        int[] columns = new int[states];
        for (int t = 0; t < states; t++) {
            String name = "unrecorded use " + network.nodeName(n) + " " + label(t);
            columns[t] = column(name, 1.5 * price(n) * weight(t), q0, n, -1, Plan.Account.CONSUMERS);
            builder.coefficient(balance[n][cls][t], columns[t], -1);
        }
        otherUseColumns.put(n, columns);
    }

    /// The basis of the calibrated steady state, from which the world without controls is solved at once.
    Basis steadyState() {
        return new SteadyState(this).basis();
    }

    /// Most that the works of a shared plant make together at the usual cost, scaled units.
    double usualOf(Network.Works w, int state) {
        return lp.rowUpper(at(usualRows, w.pool())[state]);
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    int useClass(Network.Use u) {
        return split[u.node()] && u.demand().endUse() == EndUse.CIVIL ? 1 : 0;
    }

    /// Whether a row sums the classes of what steps of cost measure in total.
    boolean sumsClasses(int row) {
        return sums.get(row);
    }

    /// Bounds of the lanes under controls.
    public record Bounds(int[] columns, double[] lower, double[] upper) {}

    /// The column bounds that express some controls on the lanes of this block, by lane and state.
    public Bounds bounds(double[][] total, double[][] military) {
        BoundsBuilder bounds = new BoundsBuilder();
        arcColumns.forEach((id, byState) -> {
            for (int t = 0; t < states; t++) {
                bounds.lane(network.arcs.get(id), byState[t], total[id][t], military[id][t]);
            }
        });
        return bounds.build();
    }

    /// The same for one state alone, with the shares by lane.
    public Bounds boundsOf(int state, double[] total, double[] military) {
        BoundsBuilder bounds = new BoundsBuilder();
        arcColumns.forEach((id, byState) -> bounds.lane(network.arcs.get(id), byState[state], total[id], military[id]));
        return bounds.build();
    }

    private final class BoundsBuilder {
        private int[] columns = new int[1 << 10];
        private double[] upper = new double[1 << 10];
        private int size;

        private void add(int column, double most) {
            if (size == columns.length) {
                columns = Arrays.copyOf(columns, 2 * size);
                upper = Arrays.copyOf(upper, 2 * size);
            }
            columns[size] = column;
            upper[size] = most;
            size++;
        }

        void lane(Network.Arc a, ArcColumns c, double total, double military) {
            double f0 = referenceFlow(a) / scale[a.item()];
            double cap = total * f0;
            if (Double.isNaN(cap)) {
                cap = UNBOUNDED; // no use at all at the destination
            }
            double left = cap;
            for (int k = 0; k < c.steps().length; k++) {
                double width = Math.min(c.widths()[k], left);
                add(c.steps()[k], width);
                left = Math.max(0, left - width);
            }
            if (c.unrestricted() >= 0 && split[a.toNode()]) {
                double open = military * f0;
                add(c.unrestricted(), Double.isNaN(open) ? UNBOUNDED : open);
            }
        }

        Bounds build() {
            return new Bounds(Arrays.copyOf(columns, size), new double[size], Arrays.copyOf(upper, size));
        }
    }

    /// What a lane's shares are shares of: its own baseline, or all that its destination uses if it has
    /// none; of a kind told apart by origin that nobody uses there, what it uses of all kinds.
    public double referenceFlow(Network.Arc a) {
        double own = baseline.flow[a.id()];
        double used = own > 0 ? own : baseline.throughputAt(a.toNode());
        return used > 0 ? used : ofAllKinds(a.toNode());
    }

    private double ofAllKinds(int node) {
        double sum = 0;
        for (int n = 0; n < network.nodes(); n++) {
            if (network.nodePlace[n] == network.nodePlace[node]
                    && network.baseItem[network.nodeItem[n]] == network.baseItem[network.nodeItem[node]]) {
                sum += baseline.throughputAt(n);
            }
        }
        return sum;
    }

    public boolean holdsArc(int arc) {
        return arcColumns.containsKey(arc);
    }
}
