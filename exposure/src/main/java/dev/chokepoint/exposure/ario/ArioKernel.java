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
    /// Scarcity that counts as none.
    private static final double NO_SCARCITY = 1e-9;
    /// The tolerances within which the peer takes whole matrices for equal.
    private static final double PEER_RELATIVE = 1e-5;

    private static final double PEER_ABSOLUTE = 1e-8;

    private final IoTable table;
    private final ArioModel model;
    private final int steps;
    private final int threads;
    private final Loops loops;
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

    ArioKernel(IoTable table, ArioModel model, int steps, int threads, Loops loops) {
        this.loops = loops;
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
        /// What arrives and what sellers weigh, in turn, by shock and buyer.
        private final double[][] sold;
        /// The factors of these sums, by seller of a sector and shock.
        private final double[] factors;
        /// The order factors, and the sums over buyers that they make, by shock.
        private final double[][] order;

        private final double[][] bought;
        /// Whether lanes of the sector are cut, by shock.
        private final boolean[] cut;
        /// Whether a seller of the sector may be without any weight, by shock.
        private final boolean[] empty;
        /// The missing parts of sellers' deliveries, by seller and shock, and the unmet demand they make.
        private final double[] missing;

        private final double[][] unmet;
        /// The largest output that the stocks this worker saw allow, by shock.
        private final double[][] allowed;

        Scratch(int states) {
            sold = new double[2 * states][n];
            factors = new double[2 * states * regions];
            order = new double[states][];
            bought = new double[states][];
            cut = new boolean[states];
            empty = new boolean[states];
            int even = states + states % 2;
            missing = new double[even * n];
            unmet = new double[even][columns];
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
                state.allowed[j] = Math.min(state.allowed[j], Math.max(state.stock[s][j], Loops.EMPTY) * limit[s][j]);
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
                gather(states, task, scratch);
                for (int from = 0; from < n; from += BLOCK) {
                    block(states, task, from, Math.min(n, from + BLOCK), scratch);
                }
            } else {
                int part = task - sectors;
                int from = (int) ((long) columns * part / threads);
                int to = (int) ((long) columns * (part + 1) / threads);
                unmet(states, step, from, to, scratch);
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

    /// Points 5 to 7 for the products of one sector and the buyers from `from` to `to`, in all shocks.
    private void block(List<ArioState> states, int s, int from, int to, Scratch scratch) {
        int count = states.size();
        loops.overSellers(z, s, sectors, regions, scratch.factors, 2 * count, scratch.sold, from, to);
        boolean anyCut = false;
        for (int k = 0; k < count; k++) {
            ArioState state = states.get(k);
            double[] arriving = scratch.sold[2 * k];
            double[] weights = scratch.sold[2 * k + 1];
            if (scratch.cut[k]) {
                anyCut = true;
                sumCutBuyers(state, s, from, to, arriving, weights);
            }
            loops.restock(
                    use[s],
                    limit[s],
                    state.produced,
                    state.wanted,
                    arriving,
                    weights,
                    state.stock[s],
                    state.order[s],
                    scratch.allowed[k],
                    inventory[s],
                    1 / restoreSteps,
                    from,
                    to);
            if (scratch.empty[k]) {
                orderNothing(weights, state.order[s], from, to);
            }
            scratch.order[k] = state.order[s];
        }
        loops.overBuyers(z, s, sectors, regions, scratch.order, count, scratch.bought, from, to);
        if (anyCut) {
            sumCutSellers(states, s, from, to, scratch);
        }
    }

    /// Gathers the factors of a sector's sellers in all shocks.
    private void gather(List<ArioState> states, int s, Scratch scratch) {
        int count = states.size();
        for (int k = 0; k < count; k++) {
            ArioState state = states.get(k);
            scratch.cut[k] = !state.lanes.isEmpty() && hasCutSellers(state.lanes, s);
            scratch.bought[k] = state.intermediate;
            boolean empty = scratch.cut[k];
            for (int r = 0, i = s; r < regions; r++, i += sectors) {
                scratch.factors[2 * (r * count + k)] = state.delivering[i];
                scratch.factors[2 * (r * count + k) + 1] = state.ordering[i];
                empty |= state.ordering[i] == 0;
            }
            scratch.empty[k] = empty;
        }
    }

    /// Replaces the sums over buyers of sellers at the near end of a cut lane.
    private void sumCutSellers(List<ArioState> states, int s, int from, int to, Scratch scratch) {
        for (int k = 0; k < states.size(); k++) {
            ArioState state = states.get(k);
            for (int i = s; scratch.cut[k] && i < n; i += sectors) {
                int seller = state.lanes.sellerClass[i];
                if (seller != 0) {
                    if (from == 0) {
                        state.intermediate[i] = 0;
                        state.intermediateCut[i] = 0;
                    }
                    state.intermediateCut[i] +=
                            sumCutRow(z[i], state.order[s], state.lanes.next[seller], state.lanes.buyerClass, from, to);
                    state.intermediate[i] = state.intermediateCut[i];
                }
            }
        }
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

    /// Loops anew over the sellers for buyers at the far end of a cut lane (a difference would leave rounding
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

    /// Sets the orders for products whose sellers all stand still to 0.
    private static void orderNothing(double[] weights, double[] order, int from, int to) {
        for (int j = from; j < to; j++) {
            if (!(weights[j] > 0)) {
                order[j] = 0;
            }
        }
    }

    /// Unmet final demand of the columns from `from` to `to`, in all shocks.
    private void unmet(List<ArioState> states, int step, int from, int to, Scratch scratch) {
        int count = scratch.unmet.length;
        for (int k = 0; k < states.size(); k++) {
            ArioState state = states.get(k);
            scratch.unmet[k] = state.unmet[step];
            boolean cut = !state.lanes.isEmpty();
            for (int i = 0; i < n; i++) {
                boolean apart = cut && state.lanes.sellerClass[i] != 0;
                scratch.missing[i * count + k] = apart ? 0 : (1 - state.met[i]) * scale;
            }
        }
        loops.overSellers(y, 0, 1, n, scratch.missing, count, scratch.unmet, from, to);
        for (ArioState state : states) {
            LaneFactors lanes = state.lanes;
            for (int i = 0; i < n && !lanes.isEmpty(); i++) {
                int seller = lanes.sellerClass[i];
                for (int f = from; f < to && seller != 0; f++) {
                    double through = lanes.now[seller][lanes.columnClass[f]];
                    state.unmet[step][f] += (1 - state.met[i] * through) * y[i][f] * scale;
                }
            }
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
                allowed[j] = Math.min(allowed[j], Math.max(stock, Loops.EMPTY) * limit[s][j]);
            }
            for (int i = s; i < n; i += sectors) {
                state.intermediate[i] = PlainLoops.sumRow(z[i], order, 0, n);
            }
        }
        unmet(List.of(state), step, 0, columns, new Scratch(1));
    }

    private static void addRow(double[] row, double a, double[] into, int from, int to) {
        for (int j = from; j < to; j++) {
            into[j] += row[j] * a;
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
