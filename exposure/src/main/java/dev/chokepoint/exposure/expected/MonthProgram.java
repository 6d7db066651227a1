package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.MonthSlice;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.equilibrium.Start;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSession;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.SolveOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What a block makes, ships and uses in one month: the most valuable use of what there is, within what
/// contracts and switching allow.
///
/// max  Σ uses at their values − costs + Σ_n V_n(s_n),   V′_n(s) = p0·(S_n/s)^(1/β) up to the cover wanted
/// S_n, 0 beyond
///
/// where s_n is what node n holds at the month's end or has under way. Balances, capacities, curves and costs
/// are those of the equilibrium's program ([MonthSlice]); what each lane carries lies between its contracts and
/// what it can be switched to. Nobody makes or buys what is worth nothing to anybody by the month's end, so
/// makers without buyers stop.
///
/// One linear program serves all months and draws; only bounds and costs change. It belongs to the thread
/// that opened it. Source: docs/model/expected.md#month
final class MonthProgram implements AutoCloseable {
    /// Upper ends of the steps in which cover is valued, shares of the cover wanted.
    private static final double[] STEPS = {0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1};

    /// By how much contracts are cut at a time where they cannot be met together.
    private static final double CUT = 0.25;

    private final Program program;
    private final Network network;
    private final Baseline baseline;
    private final MonthSlice slice;
    private final Lp lp;
    private final LpSession session;

    /// What can be held or under way, with its rows and columns.
    private final List<Cover> covers = new ArrayList<>();

    /// The row that holds each lane to its contracts.
    private final int[] contractRow;

    /// The column by which civil users at a node replace the item or do without, by node; −1 outside the block.
    private final int[] saving;

    private final MonthShifts shifts;

    private @Nullable Basis steady;

    /// What a node holds and has under way, valued in steps.
    ///
    /// @param open whether only goods that may go into military products count; they are worth more than others
    ///     as far as military use is short of them
    /// @param part the share of the cover wanted that is wanted of these goods
    /// @param usually what is under way in the steady state, units
    private record Cover(int node, boolean open, double part, int row, int[] steps, double usually, boolean held) {}

    /// What a month is planned within.
    ///
    /// @param most largest flow by lane, share of the baseline or of what its destination uses; infinite
    ///     where free
    /// @param mostMilitary the same for unrestricted use
    /// @param least what each lane carries at least, units
    /// @param mostMade largest output by plant, units
    /// @param leastMade what each plant makes at least, units
    /// @param coverWanted by node, units held; what is usually under way comes on top
    /// @param savings what users can replace or do without
    /// @param release β of the curve by which stocks are valued
    record Limits(
            double[] most,
            double[] mostMilitary,
            double[] least,
            double[] mostMade,
            double[] leastMade,
            double[] coverWanted,
            Savings savings,
            double release) {}

    /// What users of each node's item can replace or do without in a month.
    ///
    /// @param most units
    /// @param cost what a unit costs on average over the price before
    record Savings(double[] most, double[] cost) {
        static Savings none(int nodes) {
            return new Savings(new double[nodes], new double[nodes]);
        }
    }

    /// The plan of a month.
    ///
    /// @param columns in the columns of the whole program
    /// @param saved units by node
    record Planned(double[] columns, double[] saved, Certificate certificate) {}

    /// The optimum of a month, in the columns of the month.
    record Solved(double[] columns, Certificate certificate) {}

    /// @param militaryPart the share of a node's goods that usually ends in military use
    MonthProgram(Equilibrium equilibrium, int block, IntToDoubleFunction militaryPart, LpSolver solver) {
        this.program = equilibrium.program(block);
        this.network = program.network;
        this.baseline = equilibrium.baseline();
        this.slice = MonthSlice.of(program);
        this.contractRow = new int[network.arcs.size()];
        Lp.Builder builder = slice.start();
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] != null) {
                covers(builder, n, militaryPart.applyAsDouble(n));
            }
        }
        contracts(builder);
        this.saving = new int[network.nodes()];
        for (int n = 0; n < saving.length; n++) {
            saving[n] = -1;
            if (program.balance[n] != null) {
                saving[n] = builder.column("save " + network.nodeName(n), 0, 0, 0);
                int[][] rows = program.balance[n];
                builder.coefficient(slice.row(rows[rows.length - 1][0]), saving[n], 1);
            }
        }
        this.shifts = new MonthShifts(program, baseline, equilibrium.shifts(), slice, builder);
        this.lp = builder.build();
        this.session = solver.open(lp, SolveOptions.defaults().withQuickRestarts());
    }

    private void covers(Lp.Builder builder, int n, double militaryPart) {
        int[][] held = program.stockStepColumns.get(n);
        List<Network.Arc> coming = network.arcs.stream()
                .filter(a -> a.toNode() == n && a.lag() > 0)
                .toList();
        if (held == null && coming.isEmpty()) {
            return;
        }
        List<Integer> all = new ArrayList<>();
        coming.forEach(a -> Arrays.stream(laneOf(a)[0].steps()).forEach(all::add));
        if (held != null) {
            Arrays.stream(held[0]).forEach(all::add);
        }
        cover(builder, n, false, 1, all, coming);
        if (program.split[n] && militaryPart > 0) {
            List<Integer> open = new ArrayList<>();
            coming.forEach(a -> open.add(laneOf(a)[0].unrestricted()));
            if (held != null) {
                open.add(stockOf(n)[0][0]);
            }
            cover(builder, n, true, militaryPart, open, coming);
        }
    }

    private void cover(
            Lp.Builder builder, int n, boolean open, double part, List<Integer> columns, List<Network.Arc> coming) {
        String name = network.nodeName(n) + (open ? " open" : "");
        int row = builder.row("cover " + name, 0, 0);
        columns.forEach(z -> builder.coefficient(row, slice.column(z), 1));
        int[] steps = new int[STEPS.length + 1];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = builder.column("cover" + k + " " + name, 0, 0, Double.POSITIVE_INFINITY);
            builder.coefficient(row, steps[k], -1);
        }
        double usually = 0;
        for (Network.Arc a : coming) {
            usually += a.lag() * baseline.flow[a.id()];
        }
        covers.add(new Cover(n, open, part, row, steps, usually, program.stockStepColumns.containsKey(n)));
    }

    private int[][] stockOf(int n) {
        return Objects.requireNonNull(program.stockColumns.get(n));
    }

    private Program.ArcColumns[] laneOf(Network.Arc a) {
        return Objects.requireNonNull(program.arcColumns.get(a.id()));
    }

    private void contracts(Lp.Builder builder) {
        for (Network.Arc a : network.arcs) {
            contractRow[a.id()] = -1;
            if (program.holdsArc(a.id()) && baseline.flow[a.id()] > 0) {
                int row = builder.row("contract " + a.id(), 0, Double.POSITIVE_INFINITY);
                for (int z : laneOf(a)[0].steps()) {
                    builder.coefficient(row, slice.column(z), 1);
                }
                contractRow[a.id()] = row;
            }
        }
    }

    /// Starts again from the steady state, so that no answer depends on what was asked before.
    void reset() {
        Basis basis = steady;
        if (basis != null) {
            session.basis(basis);
        }
    }

    /// A month's optimum as a plan.
    Planned planned(int month, Solved solved) {
        return new Planned(slice.wide(month, solved.columns()), saved(solved.columns()), solved.certificate());
    }

    /// Solves one month from a start.
    ///
    /// Contracts that cannot be met together, because plants cannot be switched as fast as orders rise, are cut
    /// alike: to three quarters, a half, a quarter, nothing.
    ///
    /// @param sofar what came about in the months before
    /// @throws NoCertifiedAnswerException if there is no optimal plan or its certificate does not pass
    Solved solve(int month, Start start, Physical sofar, Limits limits) {
        double[] least = shifts.within(month, sofar, limits.least());
        Outcome outcome = new Outcome.Failed("not asked");
        for (double kept = 1; kept >= 0 && !(outcome instanceof Outcome.Optimal); kept -= CUT) {
            bounds(month, limits, kept);
            rows(month, start, sofar, least, kept);
            outcome = session.solve();
        }
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new NoCertifiedAnswerException(
                    "The plan of " + network.world.first().plusMonths(month) + " has no optimum: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(session.current(), optimal.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException("The certificate of the plan of "
                    + network.world.first().plusMonths(month) + " does not pass: " + certificate.text());
        }
        if (steady == null) {
            steady = optimal.basis();
        }
        return new Solved(optimal.solution().columns(), certificate);
    }

    private double[] saved(double[] columns) {
        double[] saved = new double[saving.length];
        for (int n = 0; n < saved.length; n++) {
            saved[n] = saving[n] < 0 ? 0 : columns[saving[n]] * program.scale[network.nodeItem[n]];
        }
        return saved;
    }

    private void bounds(int month, Limits limits, double kept) {
        double[] costs = Arrays.copyOf(slice.costs(month), lp.columns());
        double[] upper = Arrays.copyOf(slice.upper(month), lp.columns());
        double[] lower = new double[lp.columns()];
        Program.Bounds lanes = program.boundsOf(0, limits.most(), limits.mostMilitary());
        for (int k = 0; k < lanes.columns().length; k++) {
            upper[slice.column(lanes.columns()[k])] = lanes.upper()[k];
        }
        program.worksColumns.forEach((id, byState) -> {
            Network.Works w = network.works.get(id);
            double s = program.scale[network.nodeItem[w.node()]];
            double left = limits.mostMade()[id] / s;
            double least = kept * limits.leastMade()[id] / s;
            for (int z : byState[0]) {
                int k = slice.column(z);
                upper[k] = Math.min(upper[k], left);
                left = Double.isInfinite(left) ? left : Math.max(0, left - upper[k]);
                lower[k] = Math.min(least, upper[k]);
                least = Math.max(0, least - upper[k]);
            }
        });
        for (Cover c : covers) {
            double s = program.scale[network.nodeItem[c.node()]];
            double p = baseline.priceAt(c.node()) * s / Program.USD_SCALE;
            // What goods for any use are worth as such is counted once, with all goods.
            double more = c.open() ? -p : c.held() ? network.assumptions.holding() * p : 0;
            double wanted = (limits.coverWanted()[c.node()] + c.usually()) * c.part() / s;
            double from = 0;
            for (int k = 0; k < STEPS.length; k++) {
                upper[c.steps()[k]] = (STEPS[k] - from) * wanted;
                costs[c.steps()[k]] = p * worth(from, STEPS[k], limits.release()) + more;
                from = STEPS[k];
            }
            upper[c.steps()[STEPS.length]] = Double.POSITIVE_INFINITY;
        }
        for (int n = 0; n < saving.length; n++) {
            if (saving[n] >= 0) {
                double s = program.scale[network.nodeItem[n]];
                upper[saving[n]] = limits.savings().most()[n] / s;
                costs[saving[n]] = -limits.savings().cost()[n] * baseline.priceAt(n) * s / Program.USD_SCALE;
            }
        }
        shifts.costs(costs, upper);
        int[] all = new int[lp.columns()];
        Arrays.setAll(all, k -> k);
        session.costs(all, costs);
        session.columnBounds(all, lower, upper);
    }

    /// The mean of (1/x)^(1/β) between two shares of the cover wanted; of the first share its upper end's.
    private static double worth(double from, double to, double release) {
        double power = 1 / release;
        if (from == 0) {
            return Math.pow(to, -power);
        }
        double mean = Math.abs(power - 1) < 1e-9
                ? Math.log(to / from)
                : (Math.pow(to, 1 - power) - Math.pow(from, 1 - power)) / (1 - power);
        return mean / (to - from);
    }

    private void rows(int month, Start start, Physical sofar, double[] least, double kept) {
        double[] lower = new double[lp.rows()];
        double[] upper = new double[lp.rows()];
        slice.startFrom(start, month, lower, upper);
        for (Cover c : covers) {
            double underWay = 0;
            for (int t = month + 1; t < start.arriving()[c.node()][0].length; t++) {
                double[][] arriving = start.arriving()[c.node()];
                underWay += c.open() ? arriving[0][t] : arriving[0][t] + arriving[1][t];
            }
            double s = program.scale[network.nodeItem[c.node()]];
            lower[c.row()] = -underWay / s;
            upper[c.row()] = -underWay / s;
        }
        for (Network.Arc a : network.arcs) {
            int row = contractRow[a.id()];
            if (row >= 0) {
                lower[row] = kept * least[a.id()] / program.scale[a.item()];
                upper[row] = Double.POSITIVE_INFINITY;
            }
        }
        shifts.bounds(month, sofar, lower, upper);
        int[] all = new int[lp.rows()];
        Arrays.setAll(all, k -> k);
        session.rowBounds(all, lower, upper);
    }

    @Override
    public void close() {
        session.close();
    }
}
