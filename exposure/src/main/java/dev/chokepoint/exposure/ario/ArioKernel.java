package dev.chokepoint.exposure.ario;

import dev.chokepoint.exposure.tables.IoTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The arithmetic of a step, for all shocks of a sweep at once.
///
/// Work is divided by supplying sector: what sector s writes (its stocks and order factors, and the demand for
/// its industries) no other sector touches, and the only thing sectors share is a minimum, so that neither the
/// order of the sectors nor the number of threads changes a bit of the result.
final class ArioKernel {
    /// Columns treated at once: a sector's rows of that width stay in a core's cache between the two uses.
    private static final int BLOCK = 1024;
    /// An input counts as needed when its yearly flow exceeds this part of the buyer's daily output.
    private static final double NEEDED = 1e-5 / Ario.DAYS_PER_YEAR;
    /// Stands for 1/(ψ·n·A) of a product that is not needed.
    private static final double NO_LIMIT = 1e300;
    /// A stock so small that it lasts for nothing, above 0 so that times NO_LIMIT it still is no limit.
    private static final double EMPTY = 1e-200;
    /// Scarcity that counts as none.
    private static final double NO_SCARCITY = 1e-9;
    /// The tolerances within which the peer takes whole matrices for equal.
    private static final double PEER_RELATIVE = 1e-5;

    private static final double PEER_ABSOLUTE = 1e-8;

    private final IoTable table;
    private final ArioModel model;
    private final int steps;
    private final int threads;
    private final int n;
    private final int sectors;
    private final int regions;
    private final int columns;
    /// Yearly flows times this are a step's flows.
    private final double scale;

    private final double[][] z;
    private final double[][] y;
    private final double[] normal;
    private final double[] finalDemand;
    private final double[] inventory;
    private final double alphaSteps;
    private final double restoreSteps;
    /// A, by supplying sector and buyer.
    private final double[][] use;
    /// 1/(ψ·n·A) where the buyer needs the product, else a number so large that no stock holds it back.
    private final double[][] limit;

    ArioKernel(IoTable table, ArioModel model, int steps, int threads) {
        this.table = table;
        this.model = model;
        this.steps = steps;
        n = table.size();
        sectors = table.sectors().size();
        regions = table.regions().size();
        columns = table.finalColumns();
        this.threads = Math.min(threads, sectors);
        scale = model.daysPerStep() / Ario.DAYS_PER_YEAR;
        z = new double[n][];
        y = new double[n][];
        normal = new double[n];
        finalDemand = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = table.sales(i);
            y[i] = table.finalSales(i);
            normal[i] = table.output(i) * scale;
            for (double v : y[i]) {
                finalDemand[i] += v;
            }
            finalDemand[i] *= scale;
        }
        inventory = new double[sectors];
        for (int s = 0; s < sectors; s++) {
            inventory[s] = model.inventoryDays(s) / model.daysPerStep();
        }
        alphaSteps = Math.max(1, model.alphaDays() / model.daysPerStep());
        restoreSteps = Math.max(1, model.restoreDays() / model.daysPerStep());
        use = new double[sectors][n];
        limit = new double[sectors][n];
        for (int s = 0; s < sectors; s++) {
            for (int r = 0; r < regions; r++) {
                double[] row = z[r * sectors + s];
                for (int j = 0; j < n; j++) {
                    use[s][j] += row[j];
                }
            }
            for (int j = 0; j < n; j++) {
                use[s][j] = table.output(j) == 0 ? 0 : use[s][j] / table.output(j);
                limit[s][j] = use[s][j] > NEEDED ? 1 / (model.psi() * inventory[s] * use[s][j]) : NO_LIMIT;
            }
        }
    }

    /// What one worker needs for itself.
    private final class Scratch {
        private final double[] arriving = new double[n];
        private final double[] weights = new double[n];
        private final double[][] allowed;

        Scratch(int states) {
            allowed = new double[states][n];
        }
    }

    List<ArioRun> run(List<ArioShock> shocks) {
        List<ArioState> states = new ArrayList<>();
        for (ArioShock shock : shocks) {
            ArioState state = new ArioState(shock, table, model, steps);
            start(state);
            states.add(state);
        }
        List<Scratch> scratch = new ArrayList<>();
        for (int k = 0; k < threads; k++) {
            scratch.add(new Scratch(states.size()));
        }
        if (threads == 1) {
            run(states, scratch, null);
        } else {
            try (ExecutorService pool = Executors.newFixedThreadPool(threads - 1)) {
                run(states, scratch, pool);
            }
        }
        List<ArioRun> runs = new ArrayList<>();
        for (ArioState s : states) {
            runs.add(new ArioRun(table, s.shock, model.daysPerStep(), s.production, s.capacity, s.unmet));
        }
        return runs;
    }

    private void start(ArioState state) {
        LaneFactors lanes = state.lanes;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            int seller = lanes.sellerClass[i];
            for (int j = 0; j < n; j++) {
                sum += seller == 0 ? z[i][j] : z[i][j] * lanes.delivered[seller][lanes.buyerClass[j]];
            }
            state.demand[i] = sum * scale + finalDemand(lanes, lanes.now, i);
            state.produced[i] = normal[i];
        }
        state.addRebuildingDemand(0);
        Arrays.fill(state.allowed, Double.POSITIVE_INFINITY);
        for (int s = 0; s < sectors; s++) {
            for (int j = 0; j < n; j++) {
                state.stock[s][j] = inventory[s] * use[s][j] * normal[j];
                state.allowed[j] = Math.min(state.allowed[j], Math.max(state.stock[s][j], EMPTY) * limit[s][j]);
            }
        }
    }

    private double finalDemand(LaneFactors lanes, double[][] factors, int i) {
        int seller = lanes.sellerClass[i];
        if (seller == 0) {
            return finalDemand[i];
        }
        double sum = 0;
        for (int f = 0; f < columns; f++) {
            sum += y[i][f] * factors[seller][lanes.columnClass[f]];
        }
        return sum * scale;
    }

    private void run(
            List<ArioState> states, List<Scratch> scratch, @org.jspecify.annotations.Nullable ExecutorService pool) {
        boolean peer = model.variant() == ArioModel.Variant.BOARIO;
        for (int t = 0; t < steps; t++) {
            int step = t;
            for (ArioState state : states) {
                produce(state, t);
            }
            for (Scratch s : scratch) {
                for (double[] allowed : s.allowed) {
                    Arrays.fill(allowed, Double.POSITIVE_INFINITY);
                }
            }
            if (peer) {
                // Decisions over whole matrices need all deliveries first, hence two reads of the table.
                for (int k = 0; k < states.size(); k++) {
                    stepAsPeer(states.get(k), step, scratch.getFirst().allowed[k]);
                }
            } else {
                share(states, step, scratch, pool);
            }
            for (int k = 0; k < states.size(); k++) {
                finish(states.get(k), t, k, scratch);
            }
        }
    }

    private void share(
            List<ArioState> states,
            int step,
            List<Scratch> scratch,
            @org.jspecify.annotations.Nullable ExecutorService pool) {
        // The last tasks are the columns of unmet final demand, in as many parts as there are threads.
        int tasks = sectors + threads;
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> helpers = new ArrayList<>();
        if (pool != null) {
            for (int k = 1; k < threads; k++) {
                Scratch own = scratch.get(k);
                helpers.add(pool.submit(() -> work(states, step, own, next, tasks)));
            }
        }
        work(states, step, scratch.getFirst(), next, tasks);
        for (Future<?> helper : helpers) {
            try {
                helper.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The simulation was interrupted in step " + step + ".", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("A part of step " + step + " failed.", e.getCause());
            }
        }
    }

    private void work(List<ArioState> states, int step, Scratch scratch, AtomicInteger next, int tasks) {
        for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
            if (task < sectors) {
                for (int from = 0; from < n; from += BLOCK) {
                    int to = Math.min(n, from + BLOCK);
                    for (int k = 0; k < states.size(); k++) {
                        block(states.get(k), task, from, to, scratch, scratch.allowed[k]);
                    }
                }
            } else {
                int part = task - sectors;
                int from = (int) ((long) columns * part / threads);
                int to = (int) ((long) columns * (part + 1) / threads);
                for (int i = 0; i < n; i++) {
                    for (ArioState state : states) {
                        unmet(state, i, state.unmet[step], from, to);
                    }
                }
            }
        }
    }

    /// Points 1 to 4: overproduction, capacity, output and the part of demand that is met.
    private void produce(ArioState state, int t) {
        state.lanes.moveTo(t);
        state.remaining(t);
        boolean peer = model.variant() == ArioModel.Variant.BOARIO;
        boolean alternatives = model.orders() == ArioModel.Orders.ALTERNATIVES;
        double[] output = state.production[t];
        double[] capacity = state.capacity[t];
        for (int j = 0; j < n; j++) {
            double d = state.demand[j];
            if (t > 1) {
                double scarcity = d == 0 ? 0 : (d - state.produced[j]) / d;
                boolean relax = peer ? scarcity == 0 : scarcity <= NO_SCARCITY;
                double a = state.alpha[j];
                double move = relax ? model.alphaBase() - a : (model.alphaMax() - a) * scarcity;
                state.alpha[j] = Math.max(1, a + move / alphaSteps);
            }
            double possible = normal[j] * state.remaining[j] * state.alpha[j];
            double wanted = Math.min(d, possible);
            double made = Math.min(wanted, state.allowed[j]);
            double met = d == 0 ? 0 : made / d;
            capacity[j] = possible;
            output[j] = made;
            state.wanted[j] = wanted;
            state.produced[j] = made;
            state.met[j] = met;
            state.weightNext[j] = !alternatives || normal[j] == 0 ? 1 : possible / normal[j];
            state.delivering[j] = state.weight[j] * met * scale;
            state.ordering[j] = state.weightNext[j] * scale;
            state.intermediate[j] = 0;
        }
    }

    /// Points 5 to 7 for the products of one sector and the buyers from `from` to `to`.
    private void block(ArioState state, int s, int from, int to, Scratch scratch, double[] allowed) {
        double[] arriving = scratch.arriving;
        double[] weights = scratch.weights;
        double[] a = state.delivering;
        double[] b = state.ordering;
        Arrays.fill(arriving, from, to, 0);
        Arrays.fill(weights, from, to, 0);
        int i = s;
        int last = (regions - 1) * sectors + s;
        for (; i + 3 * sectors <= last; i += 4 * sectors) {
            int i1 = i + sectors;
            int i2 = i1 + sectors;
            int i3 = i2 + sectors;
            addRows(z[i], z[i1], z[i2], z[i3], a[i], a[i1], a[i2], a[i3], arriving, from, to);
            addRows(z[i], z[i1], z[i2], z[i3], b[i], b[i1], b[i2], b[i3], weights, from, to);
        }
        for (; i <= last; i += sectors) {
            addRow(z[i], a[i], arriving, from, to);
            addRow(z[i], b[i], weights, from, to);
        }
        boolean cut = !state.lanes.isEmpty() && hasCutSellers(state.lanes, s);
        if (cut) {
            sumCutBuyers(state, s, from, to, arriving, weights);
        }
        double[] order = state.order[s];
        restock(
                use[s],
                limit[s],
                state.produced,
                state.wanted,
                arriving,
                weights,
                state.stock[s],
                order,
                allowed,
                inventory[s],
                from,
                to);
        double[] sums = state.intermediate;
        i = s;
        for (; !cut && i + 3 * sectors <= last; i += 4 * sectors) {
            sumRows(z, i, sectors, order, sums, from, to);
        }
        for (; i <= last; i += sectors) {
            int seller = state.lanes.sellerClass[i];
            sums[i] += seller == 0
                    ? sumRow(z[i], order, from, to)
                    : sumCutRow(z[i], order, state.lanes.next[seller], state.lanes.buyerClass, from, to);
        }
    }

    private static void addRows(
            double[] z0,
            double[] z1,
            double[] z2,
            double[] z3,
            double a0,
            double a1,
            double a2,
            double a3,
            double[] into,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            into[j] += z0[j] * a0 + z1[j] * a1 + z2[j] * a2 + z3[j] * a3;
        }
    }

    private static void addRow(double[] row, double a, double[] into, int from, int to) {
        for (int j = from; j < to; j++) {
            into[j] += row[j] * a;
        }
    }

    private static void sumRows(double[][] z, int i, int stride, double[] h, double[] into, int from, int to) {
        double[] z0 = z[i];
        double[] z1 = z[i + stride];
        double[] z2 = z[i + 2 * stride];
        double[] z3 = z[i + 3 * stride];
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        int j = from;
        for (; j < to - 1; j += 2) {
            double h0 = h[j];
            double h1 = h[j + 1];
            a0 = Math.fma(z0[j], h0, a0);
            a1 = Math.fma(z1[j], h0, a1);
            a2 = Math.fma(z2[j], h0, a2);
            a3 = Math.fma(z3[j], h0, a3);
            b0 = Math.fma(z0[j + 1], h1, b0);
            b1 = Math.fma(z1[j + 1], h1, b1);
            b2 = Math.fma(z2[j + 1], h1, b2);
            b3 = Math.fma(z3[j + 1], h1, b3);
        }
        if (j < to) {
            double h0 = h[j];
            a0 = Math.fma(z0[j], h0, a0);
            a1 = Math.fma(z1[j], h0, a1);
            a2 = Math.fma(z2[j], h0, a2);
            a3 = Math.fma(z3[j], h0, a3);
        }
        into[i] += a0 + b0;
        into[i + stride] += a1 + b1;
        into[i + 2 * stride] += a2 + b2;
        into[i + 3 * stride] += a3 + b3;
    }

    private static double sumRow(double[] row, double[] h, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = from;
        for (; j < to - 3; j += 4) {
            a += row[j] * h[j];
            b += row[j + 1] * h[j + 1];
            c += row[j + 2] * h[j + 2];
            d += row[j + 3] * h[j + 3];
        }
        for (; j < to; j++) {
            a += row[j] * h[j];
        }
        return (a + b) + (c + d);
    }

    private static double sumCutRow(double[] row, double[] h, double[] factor, int[] buyerClass, int from, int to) {
        double sum = 0;
        for (int j = from; j < to; j++) {
            sum += row[j] * h[j] * factor[buyerClass[j]];
        }
        return sum;
    }

    private boolean hasCutSellers(LaneFactors lanes, int s) {
        for (int i = s; i < n; i += sectors) {
            if (lanes.sellerClass[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /// Sums anew over the sellers for buyers at the far end of a cut lane (a difference would leave rounding
    /// behind).
    private void sumCutBuyers(ArioState state, int s, int from, int to, double[] arriving, double[] weights) {
        LaneFactors lanes = state.lanes;
        for (int j : lanes.cutBuyers) {
            if (j < from || j >= to) {
                continue;
            }
            int buyer = lanes.buyerClass[j];
            double arrives = 0;
            double weighs = 0;
            for (int i = s; i < n; i += sectors) {
                int seller = lanes.sellerClass[i];
                arrives += z[i][j] * state.delivering[i] * lanes.delivered[seller][buyer];
                weighs += z[i][j] * state.ordering[i] * lanes.ordered[seller][buyer];
            }
            arriving[j] = arrives;
            weights[j] = weighs;
        }
    }

    /// Points 5 and 6: stocks, what they allow in the next step, and order factors.
    private void restock(
            double[] use,
            double[] limit,
            double[] produced,
            double[] wanted,
            double[] arriving,
            double[] weights,
            double[] stock,
            double[] order,
            double[] allowed,
            double inventory,
            int from,
            int to) {
        // Three plain loops without branches, which the compiler turns into vector instructions.
        double refill = 1 / restoreSteps;
        for (int j = from; j < to; j++) {
            double used = use[j] * produced[j];
            double left = stock[j] - used + order[j] * arriving[j];
            double gap = Math.max(inventory * use[j] * wanted[j] - left, 0);
            stock[j] = left;
            order[j] = (gap * refill + used) / weights[j];
        }
        for (int j = from; j < to; j++) {
            allowed[j] = Math.min(allowed[j], Math.max(stock[j], EMPTY) * limit[j]);
        }
        for (int j = from; j < to; j++) {
            if (!(weights[j] > 0)) {
                order[j] = 0;
            }
        }
    }

    private void unmet(ArioState state, int i, double[] into, int from, int to) {
        LaneFactors lanes = state.lanes;
        int seller = lanes.sellerClass[i];
        if (seller == 0) {
            double missing = (1 - state.met[i]) * scale;
            if (missing != 0) {
                addRow(y[i], missing, into, from, to);
            }
            return;
        }
        for (int f = from; f < to; f++) {
            double through = lanes.now[seller][lanes.columnClass[f]];
            into[f] += (1 - state.met[i] * through) * y[i][f] * scale;
        }
    }

    private void finish(ArioState state, int t, int k, List<Scratch> scratch) {
        state.rebuild(t);
        LaneFactors lanes = state.lanes;
        for (int i = 0; i < n; i++) {
            state.demand[i] = state.ordering[i] * state.intermediate[i] + finalDemand(lanes, lanes.later, i);
            double allowed = Double.POSITIVE_INFINITY;
            for (int w = 0; w < scratch.size(); w++) {
                allowed = Math.min(allowed, scratch.get(w).allowed[k][i]);
            }
            state.allowed[i] = allowed;
        }
        state.addRebuildingDemand(t + 1);
        double[] weights = state.weight;
        state.weight = state.weightNext;
        state.weightNext = weights;
    }

    /// Points 5 to 7 as the peer is observed to do them: stocks stay when deliveries are close to use over the
    /// whole economy, and gaps are none when stocks are close to their goals.
    private void stepAsPeer(ArioState state, int step, double[] allowed) {
        double[][] arriving = sumSellers(state.delivering);
        double[][] weights = sumSellers(state.ordering);
        boolean sameAsUse = true;
        for (int s = 0; s < sectors; s++) {
            for (int j = 0; j < n; j++) {
                arriving[s][j] *= state.order[s][j];
                sameAsUse &= close(arriving[s][j], use[s][j] * state.produced[j]);
            }
        }
        boolean sameAsGoal = true;
        for (int s = 0; s < sectors; s++) {
            for (int j = 0; j < n; j++) {
                if (!sameAsUse) {
                    state.stock[s][j] += arriving[s][j] - use[s][j] * state.produced[j];
                }
                sameAsGoal &= close(state.stock[s][j], inventory[s] * use[s][j] * state.wanted[j]);
            }
        }
        for (int s = 0; s < sectors; s++) {
            double[] order = state.order[s];
            for (int j = 0; j < n; j++) {
                double stock = state.stock[s][j];
                double gap = sameAsGoal ? 0 : Math.max(inventory[s] * use[s][j] * state.wanted[j] - stock, 0);
                double need = gap / restoreSteps + use[s][j] * state.produced[j];
                order[j] = weights[s][j] > 0 ? need / weights[s][j] : 0;
                allowed[j] = Math.min(allowed[j], Math.max(stock, EMPTY) * limit[s][j]);
            }
            for (int i = s; i < n; i += sectors) {
                state.intermediate[i] = sumRow(z[i], order, 0, n);
            }
        }
        for (int i = 0; i < n; i++) {
            unmet(state, i, state.unmet[step], 0, columns);
        }
    }

    private double[][] sumSellers(double[] factor) {
        double[][] sums = new double[sectors][n];
        for (int i = 0; i < n; i++) {
            addRow(z[i], factor[i], sums[i % sectors], 0, n);
        }
        return sums;
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) <= PEER_ABSOLUTE + PEER_RELATIVE * Math.abs(b);
    }
}
