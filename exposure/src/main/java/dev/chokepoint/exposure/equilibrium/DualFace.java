package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSession;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.SolveOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All prices that support one optimal plan, where there are several.
///
/// With demand exactly at a capacity one plan is optimal at many prices. For a plan x* the optimal dual
/// solutions form a face Y; a price, and the welfare of a party, are linear in y. Their extremes over Y are
/// directional derivatives of the optimal value: by duality
///
///     min { g·y : y ∈ Y } = max { c·d : A d = g, d_j ≥ 0 where x*_j is at its lower bound, ≤ 0 at its upper }
///
/// so each end of a range is one program with the matrix of the plan, solved from the plan's own basis and
/// certified like it. Ends that are not bounded are infinite.
///
/// On the curves that were cut into steps more prices support a plan: where it uses a step in part, all between the
/// curve's values at the ends of that step. [#withCurves] takes them in, [#of] keeps to the steps. There the reduced
/// cost of column j may be anything from l to h instead of 0, which makes two columns of it in the direction: one that
/// rises at c − h and one that falls at c − l. Source: docs/model.md#ranges
public final class DualFace implements AutoCloseable {
    private static final double AT_BOUND = 1e-9;
    private static final double ROUNDING = 1e-9;

    /// Both ends of a number that the plan does not pin down; equal where it does.
    public record Range(double low, double high) {
        static final Range ZERO = new Range(0, 0);

        public Range plus(Range other) {
            return new Range(low + other.low, high + other.high);
        }

        /// The range of a fixed number less this one.
        public Range subtractedFrom(double number) {
            return new Range(number - high, number - low);
        }

        /// Whether it is a point, up to a share of its size or an absolute amount.
        public boolean isPoint(double absolute) {
            return high - low <= absolute;
        }
    }

    private final Equilibrium equilibrium;
    private final Network network;
    private final List<Equilibrium.Solved> solved;
    private final List<Lp> programs = new ArrayList<>();
    private final List<Optional<LpSession>> sessions = new ArrayList<>();
    private final List<Standing> standing = new ArrayList<>();
    private final Accounts accounts;
    private final Controls controls;

    /// By block, the steps whose reduced costs are not pinned to 0.
    private final List<List<CurveSteps.Slack>> curves = new ArrayList<>();

    private long solves;

    private DualFace(Equilibrium equilibrium, Controls controls, boolean withCurves) {
        this.equilibrium = equilibrium;
        this.network = equilibrium.baseline().network();
        this.controls = controls;
        this.accounts = new Accounts(network);
        this.solved = equilibrium.solved(controls);
        for (int b = 0; b < solved.size(); b++) {
            programs.add(equilibrium.bounded(b, controls));
            sessions.add(Optional.empty());
            standing.add(standing(b));
            curves.add(
                    withCurves
                            ? CurveSteps.of(
                                    solved.get(b).program(), solved.get(b).solution())
                            : List.of());
        }
    }

    /// The faces of all blocks under some controls; belongs to the thread that makes it.
    public static DualFace of(Equilibrium equilibrium, Controls controls) {
        return new DualFace(equilibrium, controls, false);
    }

    /// The same with the prices that the curves themselves allow at the plan's quantities.
    public static DualFace withCurves(Equilibrium equilibrium, Controls controls) {
        return new DualFace(equilibrium, controls, true);
    }

    /// How many programs were solved for ranges so far.
    public long solves() {
        return solves;
    }

    /// The range of a price, USD per unit.
    ///
    /// @param endUse the class whose price is meant where uses are told apart
    public Range price(String item, String place, EndUse endUse, int month) {
        for (int b = 0; b < solved.size(); b++) {
            Program program = solved.get(b).program();
            for (int n = 0; n < network.nodes(); n++) {
                if (program.balance[n] == null
                        || !network.items.get(network.nodeItem[n]).id().equals(item)
                        || !network.places.get(network.nodePlace[n]).id().equals(place)) {
                    continue;
                }
                int[][] rows = program.balance[n];
                int row = rows[rows.length == 2 && endUse == EndUse.CIVIL ? 1 : 0][month];
                double[] g = new double[program.lp.rows()];
                g[row] = -Program.USD_SCALE / program.weight(month) / program.scale[network.nodeItem[n]];
                return extremes(b, g);
            }
        }
        throw new IllegalArgumentException("The item (" + item + ") is not handled at (" + place + ").");
    }

    /// The range of every party's welfare, USD, in the world's order.
    ///
    /// Each party's range is taken by itself: the parties cannot all be at the upper end, for their sum is fixed.
    public Map<String, Range> welfare() {
        Map<String, Range> all = new LinkedHashMap<>();
        network.world.parties().forEach(p -> all.put(p.id(), Range.ZERO));
        for (int b = 0; b < solved.size(); b++) {
            for (String party : List.copyOf(all.keySet())) {
                int block = b;
                all.computeIfPresent(party, (p, before) -> before.plus(welfare(block, p)));
            }
        }
        return all;
    }

    /// A party's part of a block's objective is α + g·y at any y ∈ Y, see [Accounts#ofParty].
    private Range welfare(int b, String party) {
        Accounts.Linear part = accounts.ofParty(
                solved.get(b).program(), solved.get(b).solution().columns(), party, AT_BOUND);
        if (part.isNothing()) {
            return Range.ZERO;
        }
        double[] g = part.slope().clone();
        for (int i = 0; i < g.length; i++) {
            // What is left of sums that cancel is rounding: inside a party goods only change hands.
            g[i] = Math.abs(g[i]) <= ROUNDING * Math.max(1, part.gross()[i]) ? 0 : g[i];
        }
        Range range = extremes(b, g);
        return new Range(
                (part.fixed() + range.low()) * Program.USD_SCALE, (part.fixed() + range.high()) * Program.USD_SCALE);
    }

    /// What one more percent of the baseline let through on all lanes of a measure is worth to all, USD:
    /// low = of one percent more, high = of the last percent that passes.
    ///
    /// Only caps that this measure alone sets move with it.
    public Range marginal(String measure) {
        Controls eased = new Controls(controls.restrictions().stream()
                .map(r -> r.measure().equals(measure) && r.passes() < 1 ? r.withShare(r.share() + PERCENT) : r)
                .toList());
        Range sum = Range.ZERO;
        for (int b = 0; b < solved.size(); b++) {
            Lp now = programs.get(b);
            Lp then = equilibrium.bounded(b, eased);
            double[] shift = new double[now.columns()];
            boolean moves = false;
            for (int j = 0; j < shift.length; j++) {
                double by = then.columnUpper(j) - now.columnUpper(j);
                if (Double.isFinite(by) && by > 0) {
                    shift[j] = by;
                    moves = true;
                }
            }
            if (moves) {
                sum = sum.plus(new Range(
                        derivative(b, shift, 1) * Program.USD_SCALE, derivative(b, shift, -1) * Program.USD_SCALE));
            }
        }
        return sum;
    }

    private static final double PERCENT = 0.01;

    /// The change of the optimal value along a change of the upper bounds: right (sign 1) or left (−1).
    private double derivative(int b, double[] shift, int sign) {
        Cone cone = cone(b);
        double[] x = solved.get(b).solution().columns();
        Lp lp = programs.get(b);
        for (int j = 0; j < shift.length; j++) {
            double upper = lp.columnUpper(j);
            if (shift[j] > 0 && upper - x[j] <= AT_BOUND * Math.max(1, Math.abs(upper))) {
                cone.upper[j] = sign * shift[j];
                if (x[j] - lp.columnLower(j) > AT_BOUND) {
                    cone.lower[j] = Double.NEGATIVE_INFINITY;
                } else if (sign < 0) {
                    // A closed lane cannot be closed further.
                    cone.upper[j] = 0;
                }
            }
        }
        LpSession session = session(b);
        session.columnBounds(cone.columns, cone.lower, cone.upper);
        rows(b, session, new double[lp.rows()]);
        double value = sign * value(b, session);
        Cone usual = cone(b);
        session.columnBounds(usual.columns, usual.lower, usual.upper);
        return value;
    }

    /// Directions in which the plan can move at all: bounds on each column's change.
    @SuppressWarnings("ArrayRecordComponent") // a hundred thousand numbers for one call
    private record Cone(int[] columns, double[] lower, double[] upper) {}

    private Cone cone(int b) {
        Lp lp = programs.get(b);
        double[] x = solved.get(b).solution().columns();
        int[] columns = new int[lp.columns()];
        double[] lower = new double[columns.length];
        double[] upper = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j;
            double lo = lp.columnLower(j);
            double up = lp.columnUpper(j);
            boolean atLower = x[j] - lo <= AT_BOUND * Math.max(1, Math.abs(lo));
            boolean atUpper = Double.isFinite(up) && up - x[j] <= AT_BOUND * Math.max(1, Math.abs(up));
            lower[j] = atLower ? 0 : Double.NEGATIVE_INFINITY;
            upper[j] = atUpper ? 0 : Double.POSITIVE_INFINITY;
        }
        // Its fall is a column of its own.
        curves.get(b).forEach(s -> lower[s.column()] = 0);
        return new Cone(columns, lower, upper);
    }

    private LpSession session(int b) {
        return sessions.get(b).orElseGet(() -> {
            Cone cone = cone(b);
            LpSession session = equilibrium
                    .solver()
                    .open(
                            directions(b).withColumnBounds(cone.columns, cone.lower, cone.upper),
                            SolveOptions.defaults().withQuickRestarts());
            sessions.set(b, Optional.of(session));
            return session;
        });
    }

    /// The program of directions: that of the plan, with the fall of each step whose reduced cost is not pinned.
    private Lp directions(int b) {
        Lp lp = programs.get(b);
        List<CurveSteps.Slack> slacks = curves.get(b);
        if (slacks.isEmpty()) {
            return lp;
        }
        int[] columns = slacks.stream().mapToInt(CurveSteps.Slack::column).toArray();
        double[] costs =
                slacks.stream().mapToDouble(s -> lp.cost(s.column()) - s.most()).toArray();
        Lp.Builder more = lp.withCosts(columns, costs).toBuilder();
        for (CurveSteps.Slack s : slacks) {
            int j = more.column(
                    "fall of " + lp.columnName(s.column()),
                    lp.cost(s.column()) - s.least(),
                    Double.NEGATIVE_INFINITY,
                    0);
            for (int e = lp.columnStart(s.column()); e < lp.columnStart(s.column() + 1); e++) {
                more.coefficient(lp.entryRow(e), j, lp.entryValue(e));
            }
        }
        return more.build();
    }

    /// The plan's basis for the program of directions.
    private Basis basis(int b) {
        Basis plan = solved.get(b).basis();
        if (curves.get(b).isEmpty()) {
            return plan;
        }
        List<Basis.Status> columns = new ArrayList<>();
        for (int j = 0; j < plan.columns(); j++) {
            columns.add(plan.column(j));
        }
        curves.get(b).forEach(s -> columns.add(Basis.Status.AT_UPPER));
        List<Basis.Status> rows = new ArrayList<>();
        for (int i = 0; i < plan.rows(); i++) {
            rows.add(plan.row(i));
        }
        return Basis.of(columns, rows);
    }

    /// Asks for A d = g, up to what the rows of the plan miss once columns next to their bound are put on it.
    ///
    /// A row with one end that the plan stands at has a dual of one sign, so that A d may lie on one side of g; one
    /// that it does not stand at has none, so that A d may be anything.
    private void rows(int b, LpSession session, double[] g) {
        Standing at = standing.get(b);
        int[] rows = new int[g.length];
        double[] lower = new double[g.length];
        double[] upper = new double[g.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
            lower[i] = at.low()[i] ? g[i] - at.slack()[i] : Double.NEGATIVE_INFINITY;
            upper[i] = at.high()[i] ? g[i] + at.slack()[i] : Double.POSITIVE_INFINITY;
        }
        session.rowBounds(rows, lower, upper);
    }

    /// At which of its ends each row of a plan stands, and by how much it may miss it.
    @SuppressWarnings("ArrayRecordComponent") // a hundred thousand numbers, made once
    private record Standing(boolean[] low, boolean[] high, double[] slack) {}

    private Standing standing(int b) {
        Lp lp = programs.get(b);
        double[] x = solved.get(b).solution().columns();
        double[] missing = new double[lp.rows()];
        double[] gross = new double[lp.rows()];
        for (int j = 0; j < lp.columns(); j++) {
            if (x[j] > AT_BOUND) {
                for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                    double by = lp.entryValue(e) * x[j];
                    missing[lp.entryRow(e)] += by;
                    gross[lp.entryRow(e)] += Math.abs(by);
                }
            }
        }
        boolean[] low = new boolean[missing.length];
        boolean[] high = new boolean[missing.length];
        for (int i = 0; i < missing.length; i++) {
            double activity = missing[i];
            double at = Math.clamp(activity, lp.rowLower(i), lp.rowUpper(i));
            double rounding = ROUNDING * Math.max(1, gross[i]);
            missing[i] = Math.abs(activity - at) + rounding;
            // A row with both ends is an equation.
            boolean equation = lp.rowLower(i) == lp.rowUpper(i);
            low[i] = equation || activity - lp.rowLower(i) <= rounding;
            high[i] = equation || lp.rowUpper(i) - activity <= rounding;
        }
        return new Standing(low, high, missing);
    }

    /// The least and the greatest g·y over the face.
    private Range extremes(int b, double[] g) {
        double[] back = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            back[i] = g[i] == 0 ? 0 : -g[i];
        }
        LpSession session = session(b);
        rows(b, session, g);
        double low = value(b, session);
        rows(b, session, back);
        double high = -value(b, session);
        return new Range(Math.min(low, high), Math.max(low, high));
    }

    /// The certified optimum of the direction as the session has it; −∞ where there is none.
    private double value(int b, LpSession session) {
        session.basis(basis(b));
        Outcome outcome = session.solve();
        solves++;
        if (outcome instanceof Outcome.Infeasible || outcome instanceof Outcome.InfeasibleOrUnbounded) {
            return Double.NEGATIVE_INFINITY;
        }
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new NoCertifiedAnswerException("The range of a price has no certified end: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(session.current(), optimal.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException(
                    "The certificate of a price's range does not pass: " + certificate.text());
        }
        return optimal.solution().objective();
    }

    @Override
    public void close() {
        sessions.forEach(s -> s.ifPresent(LpSession::close));
    }
}
