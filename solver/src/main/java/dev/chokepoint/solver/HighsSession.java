package dev.chokepoint.solver;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One HiGHS instance with its program. All native memory is in arenas of the thread that opened it.
final class HighsSession implements LpSession {
    /// HiGHS takes larger bounds and costs for infinite.
    /// HiGHS's number for pricing by Devex.
    private static final int DEVEX = 1;

    private static final double INFINITE = 1e20;

    /// HiGHS refuses larger coefficients.
    private static final double LARGEST_COEFFICIENT = 1e15;

    /// HiGHS drops coefficients up to this size; it allows no smaller setting.
    private static final double SMALLEST_COEFFICIENT = 1e-12;

    /// The tolerance that HiGHS is tuned for, tried when a tighter one leads nowhere.
    private static final double USUAL_TOLERANCE = 1e-7;

    /// With numbers of size one a sum is exact to 1e-16; this leaves room for a hundred such errors.
    private static final double ROUNDING = 1e-14;

    private static final double WIDEST_TOLERANCE = 1e-3;

    private static final int INFEASIBLE = 8;

    private static final int SOLUTION_FEASIBLE = 2;

    /// With how many threads HiGHS was last used in this thread: it keeps worker threads per calling thread.
    private static final ThreadLocal<Integer> LAST_THREADS = new ThreadLocal<>();

    private final HighsFunctions functions;
    private final SolveOptions options;
    private final Lp original;
    private final Thread owner = Thread.currentThread();
    private final double[] costs;
    private final double[] columnLowers;
    private final double[] columnUppers;
    private final double[] rowLowers;
    private final double[] rowUppers;
    private final MemorySegment highs;
    private boolean closed;
    private @Nullable Lp current;
    private @Nullable Basis basis;

    HighsSession(HighsFunctions functions, Lp lp, SolveOptions options) {
        this.functions = functions;
        this.options = options;
        this.original = lp;
        this.current = lp;
        this.costs = lp.costs.clone();
        this.columnLowers = lp.columnLowers.clone();
        this.columnUppers = lp.columnUppers.clone();
        this.rowLowers = lp.rowLowers.clone();
        this.rowUppers = lp.rowUppers.clone();
        checkSizes(lp);
        this.highs = functions.create();
        try (Arena arena = Arena.ofConfined()) {
            configure();
            MemorySegment integrality = MemorySegment.NULL;
            if (lp.hasIntegers()) {
                integrality = arena.allocate(JAVA_INT, lp.columns());
                for (int j = 0; j < lp.columns(); j++) {
                    integrality.setAtIndex(JAVA_INT, j, lp.isInteger(j) ? 1 : 0);
                }
            }
            if (functions.passMip(highs, lp, integrality, arena) == HighsFunctions.ERROR) {
                throw new IllegalArgumentException("HiGHS refused the program (" + lp + ").");
            }
        } catch (RuntimeException | Error e) {
            functions.destroy(highs);
            throw e;
        }
    }

    private void configure() {
        functions.option(highs, "output_flag", false);
        functions.option(highs, "log_to_console", false);
        functions.option(highs, "solver", original.hasIntegers() ? "choose" : "simplex");
        if (options.quickRestarts()) {
            functions.option(highs, "simplex_dual_edge_weight_strategy", DEVEX);
            functions.option(highs, "dual_simplex_cost_perturbation_multiplier", 0.0);
        }
        functions.option(highs, "parallel", options.threads() > 1 ? "choose" : "off");
        functions.option(highs, "threads", options.threads());
        functions.option(highs, "random_seed", options.seed());
        functions.option(highs, "time_limit", options.timeLimitSeconds());
        functions.option(highs, "simplex_iteration_limit", options.iterationLimit());
        functions.option(highs, "small_matrix_value", SMALLEST_COEFFICIENT);
        functions.option(highs, "infinite_bound", INFINITE);
        functions.option(highs, "infinite_cost", INFINITE);
        functions.option(highs, "large_matrix_value", LARGEST_COEFFICIENT);
        functions.option(highs, "mip_rel_gap", options.mipRelativeGap());
        functions.option(highs, "mip_feasibility_tolerance", USUAL_TOLERANCE);
        tolerance(original.hasIntegers() ? USUAL_TOLERANCE : options.feasibilityTolerance());
    }

    private void tolerance(double tolerance) {
        functions.option(highs, "primal_feasibility_tolerance", tolerance);
        functions.option(highs, "dual_feasibility_tolerance", tolerance);
    }

    @Override
    public Outcome solve() {
        checkUsable();
        Lp lp = current();
        long start = System.nanoTime();
        if (lp.columns() == 0) {
            return withoutColumns(lp);
        }
        Integer lastThreads = LAST_THREADS.get();
        if (lastThreads != null && lastThreads != options.threads()) {
            functions.resetGlobalScheduler();
        }
        LAST_THREADS.set(options.threads());
        functions.zeroAllClocks(highs);
        int answer = functions.run(highs);
        int status = functions.modelStatus(highs);
        long iterations = iterations();
        if (inconclusive(answer, status)) {
            functions.clearSolver(highs);
            answer = functions.run(highs);
            status = functions.modelStatus(highs);
            iterations += iterations();
        }
        double wider = roundingTolerance();
        if ((inconclusive(answer, status) || status == INFEASIBLE)
                && !lp.hasIntegers()
                && options.feasibilityTolerance() < wider) {
            functions.clearSolver(highs);
            tolerance(wider);
            answer = functions.run(highs);
            status = functions.modelStatus(highs);
            iterations += iterations();
            tolerance(options.feasibilityTolerance());
        }
        if (answer == HighsFunctions.ERROR) {
            return new Outcome.Failed("HiGHS reported an error, model status " + statusText(status));
        }
        return switch (status) {
            case 7 -> optimal(lp, iterations, start);
            case INFEASIBLE -> new Outcome.Infeasible(iterations, since(start));
            case 9 -> new Outcome.InfeasibleOrUnbounded(iterations, since(start));
            case 10 -> new Outcome.Unbounded(iterations, since(start));
            case 13 -> limit(Outcome.Limit.TIME, lp, iterations, start);
            case 14 -> limit(Outcome.Limit.ITERATIONS, lp, iterations, start);
            case 11, 12, 16, 17 -> limit(Outcome.Limit.OTHER, lp, iterations, start);
            default -> new Outcome.Failed("HiGHS stopped with model status " + statusText(status));
        };
    }

    /// A tolerance that rounding in the largest bounds of the program cannot exceed.
    ///
    /// Tolerances of HiGHS are absolute. An equation between numbers of 1e9 holds to 1e-7 at best, so that a
    /// program only counts as infeasible if it is so with this much slack; what the slack was used for is seen
    /// in the certificate.
    private double roundingTolerance() {
        double largest = 0;
        for (double[] bounds : new double[][] {columnLowers, columnUppers, rowLowers, rowUppers}) {
            for (double bound : bounds) {
                largest = Double.isInfinite(bound) ? largest : Math.max(largest, Math.abs(bound));
            }
        }
        return Math.clamp(ROUNDING * largest, USUAL_TOLERANCE, WIDEST_TOLERANCE);
    }

    /// Whether it is worth to try again from scratch: a warm start can end in an unknown status.
    private static boolean inconclusive(int answer, int status) {
        return answer == HighsFunctions.ERROR || status == 4 || status == 5 || status == 15;
    }

    private long iterations() {
        return Math.max(0, functions.intInfo(highs, "simplex_iteration_count"))
                + (long) Math.max(0, functions.intInfo(highs, "ipm_iteration_count"))
                + Math.max(0, functions.intInfo(highs, "crossover_iteration_count"));
    }

    private Outcome optimal(Lp lp, long iterations, long start) {
        Solution point = point(lp);
        if (!lp.hasIntegers()) {
            Basis reached = readBasis(lp);
            basis = reached;
            return new Outcome.Optimal(point, reached, iterations, since(start));
        }
        return switch (priced(lp, point)) {
            case Outcome.Optimal priced -> {
                basis = priced.basis();
                yield new Outcome.Optimal(
                        priced.solution(), priced.basis(), iterations + priced.iterations(), since(start));
            }
            case Outcome other -> unpriced(other);
        };
    }

    private Outcome limit(Outcome.Limit limit, Lp lp, long iterations, long start) {
        double nothingExcluded = lp.isMaximise() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        if (!lp.hasIntegers()) {
            return new Outcome.LimitReached(
                    limit, new Outcome.Incumbent.None(), nothingExcluded, iterations, since(start));
        }
        double bound = functions.doubleInfo(highs, "mip_dual_bound");
        if (!(Math.abs(bound) < INFINITE)) {
            bound = nothingExcluded;
        }
        if (functions.intInfo(highs, "primal_solution_status") != SOLUTION_FEASIBLE) {
            return new Outcome.LimitReached(limit, new Outcome.Incumbent.None(), bound, iterations, since(start));
        }
        Outcome priced = priced(lp, point(lp));
        return priced instanceof Outcome.Optimal(Solution solution, Basis reached, long steps, double seconds)
                ? new Outcome.LimitReached(
                        limit, new Outcome.Incumbent.Found(solution), bound, iterations + steps, since(start))
                : unpriced(priced);
    }

    /// Fixes the integer columns at whole numbers and solves the rest once more: exact integers, and prices
    /// that hold at them.
    private Outcome priced(Lp lp, Solution point) {
        double[] lowers = lp.columnLowers.clone();
        double[] uppers = lp.columnUppers.clone();
        for (int j = 0; j < lp.columns(); j++) {
            if (lp.isInteger(j)) {
                double whole = Math.clamp(Math.rint(point.columns()[j]), lowers[j], uppers[j]);
                lowers[j] = whole;
                uppers[j] = whole;
            }
        }
        Lp fixed = lp.with(lp.costs, lowers, uppers, lp.rowLowers, lp.rowUppers, new boolean[lp.columns()]);
        SolveOptions unlimited =
                options.withTimeLimitSeconds(Double.POSITIVE_INFINITY).withIterationLimit(Integer.MAX_VALUE);
        try (HighsSession session = new HighsSession(functions, fixed, unlimited)) {
            Outcome outcome = session.solve();
            if (!(outcome instanceof Outcome.Optimal(Solution s, Basis reached, long iterations, double seconds))) {
                return outcome;
            }
            Solution solution = new Solution(
                    s.objective(), s.columns(), s.rowActivity(), s.rowDuals(), s.reducedCosts(), point.bound());
            return new Outcome.Optimal(solution, reached, iterations, seconds);
        }
    }

    private static Outcome unpriced(Outcome outcome) {
        return new Outcome.Failed("The integer solution does not hold with its columns rounded to whole numbers ("
                + outcome + "). Maybe coefficients of very different size meet in one row.");
    }

    /// HiGHS calls a program without columns empty and does not look at its rows.
    private Outcome withoutColumns(Lp lp) {
        Basis.Status[] rowStatuses = new Basis.Status[lp.rows()];
        Arrays.fill(rowStatuses, Basis.Status.BASIC);
        for (int i = 0; i < lp.rows(); i++) {
            if (lp.rowLower(i) > options.feasibilityTolerance() || lp.rowUpper(i) < -options.feasibilityTolerance()) {
                return new Outcome.Infeasible(0, 0);
            }
        }
        Basis empty = Basis.of(List.of(), Arrays.asList(rowStatuses));
        basis = empty;
        Solution nothing =
                new Solution(lp.offset(), new double[0], new double[lp.rows()], new double[lp.rows()], new double[0]);
        return new Outcome.Optimal(nothing, empty, 0, 0);
    }

    private Solution point(Lp lp) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment columns = arena.allocate(JAVA_DOUBLE, lp.columns());
            MemorySegment reducedCosts = arena.allocate(JAVA_DOUBLE, lp.columns());
            MemorySegment rows = arena.allocate(JAVA_DOUBLE, lp.rows());
            MemorySegment rowDuals = arena.allocate(JAVA_DOUBLE, lp.rows());
            functions.solution(highs, columns, reducedCosts, rows, rowDuals);
            double objective = functions.doubleInfo(highs, "objective_function_value");
            double bound = lp.hasIntegers() ? functions.doubleInfo(highs, "mip_dual_bound") : objective;
            return new Solution(
                    objective,
                    columns.toArray(JAVA_DOUBLE),
                    rows.toArray(JAVA_DOUBLE),
                    rowDuals.toArray(JAVA_DOUBLE),
                    reducedCosts.toArray(JAVA_DOUBLE),
                    bound);
        }
    }

    private Basis readBasis(Lp lp) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment columns = arena.allocate(JAVA_INT, lp.columns());
            MemorySegment rows = arena.allocate(JAVA_INT, lp.rows());
            functions.basis(highs, columns, rows);
            return Basis.ofCodes(bytes(columns, lp.columns()), bytes(rows, lp.rows()));
        }
    }

    private static byte[] bytes(MemorySegment ints, int count) {
        byte[] bytes = new byte[count];
        for (int k = 0; k < count; k++) {
            bytes[k] = (byte) ints.getAtIndex(JAVA_INT, k);
        }
        return bytes;
    }

    @Override
    public void columnBounds(int[] columns, double[] lower, double[] upper) {
        checkUsable();
        checkFiniteSize(lower);
        checkFiniteSize(upper);
        int[] set = ascending(changed(columns, lower, columnLowers, upper, columnUppers));
        original.putColumnBounds(columns, lower, upper, columnLowers, columnUppers);
        try (Arena arena = Arena.ofConfined()) {
            functions.changeColumnBounds(
                    highs,
                    set.length,
                    arena.allocateFrom(JAVA_INT, set),
                    picked(columnLowers, set, arena),
                    picked(columnUppers, set, arena));
        }
        current = null;
    }

    @Override
    public void rowBounds(int[] rows, double[] lower, double[] upper) {
        checkUsable();
        checkFiniteSize(lower);
        checkFiniteSize(upper);
        int[] set = ascending(changed(rows, lower, rowLowers, upper, rowUppers));
        original.putRowBounds(rows, lower, upper, rowLowers, rowUppers);
        try (Arena arena = Arena.ofConfined()) {
            functions.changeRowBounds(
                    highs,
                    set.length,
                    arena.allocateFrom(JAVA_INT, set),
                    picked(rowLowers, set, arena),
                    picked(rowUppers, set, arena));
        }
        current = null;
    }

    @Override
    public void costs(int[] columns, double[] newCosts) {
        checkUsable();
        checkFiniteSize(newCosts);
        original.putCosts(columns, newCosts, costs);
        int[] set = ascending(columns);
        try (Arena arena = Arena.ofConfined()) {
            functions.changeCosts(highs, set.length, arena.allocateFrom(JAVA_INT, set), picked(costs, set, arena));
        }
        current = null;
    }

    /// Those of some indices at which one of two values differs from what the session has; the first of all where none
    /// does, so that HiGHS hears of a change all the same. Scenarios differ in few of the bounds that they name.
    private static int[] changed(int[] at, double[] low, double[] lows, double[] high, double[] highs) {
        int[] changed = new int[at.length];
        int count = 0;
        for (int k = 0; k < at.length; k++) {
            int i = at[k];
            // An index that does not exist, or without a value, is told by the check of the change.
            boolean known = i >= 0 && i < lows.length && k < low.length && k < high.length;
            if (!known || low[k] != lows[i] || high[k] != highs[i]) {
                changed[count++] = i;
            }
        }
        return count == 0 && at.length > 0 ? new int[] {at[0]} : Arrays.copyOf(changed, count);
    }

    /// HiGHS refuses a set that names an index twice; of several changes of one index the last counts.
    private static int[] ascending(int[] indices) {
        boolean ascending = true;
        for (int k = 1; k < indices.length && ascending; k++) {
            ascending = indices[k - 1] < indices[k];
        }
        if (ascending) {
            return indices;
        }
        return Arrays.stream(indices).sorted().distinct().toArray();
    }

    private static MemorySegment picked(double[] values, int[] set, Arena arena) {
        MemorySegment picked = arena.allocate(JAVA_DOUBLE, set.length);
        for (int k = 0; k < set.length; k++) {
            picked.setAtIndex(JAVA_DOUBLE, k, values[set[k]]);
        }
        return picked;
    }

    @Override
    public Basis basis() {
        checkUsable();
        Basis reached = basis;
        if (reached == null) {
            throw new IllegalStateException("The session has no basis before its program was solved or a basis set.");
        }
        return reached;
    }

    @Override
    public void basis(Basis start) {
        checkUsable();
        if (start.columns() != original.columns() || start.rows() != original.rows()) {
            throw new IllegalArgumentException("The basis (" + start.columns() + " columns, " + start.rows()
                    + " rows) must be of a program with " + original.columns() + " columns and " + original.rows()
                    + " rows.");
        }
        if (original.columns() > 0) {
            // Weights, factors and random numbers of earlier solves would decide which of several optima is found.
            functions.clearSolver(highs);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment columns = arena.allocate(JAVA_INT, start.columns());
                MemorySegment rows = arena.allocate(JAVA_INT, start.rows());
                for (int j = 0; j < start.columns(); j++) {
                    columns.setAtIndex(JAVA_INT, j, resting(start.column(j), columnLowers[j], columnUppers[j]));
                }
                for (int i = 0; i < start.rows(); i++) {
                    rows.setAtIndex(JAVA_INT, i, resting(start.row(i), rowLowers[i], rowUppers[i]));
                }
                functions.setBasis(highs, columns, rows);
            }
        }
        basis = start;
    }

    /// The HiGHS number of a status; nothing rests at an infinite bound.
    private static int resting(Basis.Status status, double lower, double upper) {
        Basis.Status possible = switch (status) {
            case BASIC -> status;
            case AT_LOWER -> Double.isInfinite(lower) ? other(upper, Basis.Status.AT_UPPER) : status;
            case AT_UPPER -> Double.isInfinite(upper) ? other(lower, Basis.Status.AT_LOWER) : status;
            case ZERO, NONBASIC ->
                Double.isInfinite(lower) ? other(upper, Basis.Status.AT_UPPER) : Basis.Status.AT_LOWER;
        };
        return possible.code();
    }

    private static Basis.Status other(double bound, Basis.Status there) {
        return Double.isInfinite(bound) ? Basis.Status.ZERO : there;
    }

    @Override
    public Lp current() {
        checkUsable();
        Lp lp = current;
        if (lp == null) {
            lp = original.with(
                    costs.clone(),
                    columnLowers.clone(),
                    columnUppers.clone(),
                    rowLowers.clone(),
                    rowUppers.clone(),
                    original.integers);
            current = lp;
        }
        return lp;
    }

    @Override
    public void close() {
        checkThread();
        if (!closed) {
            closed = true;
            functions.destroy(highs);
        }
    }

    private void checkUsable() {
        checkThread();
        if (closed) {
            throw new IllegalStateException("The session is closed.");
        }
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new WrongThreadException(
                    "The session belongs to the thread (" + owner.getName() + ") that opened it, but was used from ("
                            + Thread.currentThread().getName() + ").");
        }
    }

    private static void checkSizes(Lp lp) {
        for (int j = 0; j < lp.columns(); j++) {
            if (isTooLarge(lp.cost(j)) || isTooLarge(lp.columnLower(j)) || isTooLarge(lp.columnUpper(j))) {
                checkSize("cost", "column", lp.columnName(j), lp.cost(j));
                checkSize("lower bound", "column", lp.columnName(j), lp.columnLower(j));
                checkSize("upper bound", "column", lp.columnName(j), lp.columnUpper(j));
            }
        }
        for (int i = 0; i < lp.rows(); i++) {
            if (isTooLarge(lp.rowLower(i)) || isTooLarge(lp.rowUpper(i))) {
                checkSize("lower bound", "row", lp.rowName(i), lp.rowLower(i));
                checkSize("upper bound", "row", lp.rowName(i), lp.rowUpper(i));
            }
        }
        for (int j = 0; j < lp.columns(); j++) {
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                if (Math.abs(lp.entryValue(k)) >= LARGEST_COEFFICIENT) {
                    throw new IllegalArgumentException("The coefficient (" + lp.entryValue(k) + ") of row ("
                            + lp.rowName(lp.entryRow(k)) + ") and column (" + lp.columnName(j)
                            + ") must be below 1e15 in size.\n    Maybe choose a larger unit.");
                }
            }
        }
    }

    private static void checkSize(String what, String kind, String name, double value) {
        if (isTooLarge(value)) {
            throw new IllegalArgumentException("The " + what + " (" + value + ") of " + kind + " (" + name
                    + ") must be below 1e20 in size or infinite.\n    Maybe choose a larger unit.");
        }
    }

    private static boolean isTooLarge(double value) {
        return Math.abs(value) >= INFINITE && !Double.isInfinite(value);
    }

    private static void checkFiniteSize(double[] values) {
        for (double value : values) {
            if (isTooLarge(value)) {
                throw new IllegalArgumentException("The changed value (" + value
                        + ") must be below 1e20 in size or infinite.\n    Maybe choose a larger unit.");
            }
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    private static String statusText(int status) {
        String name = switch (status) {
            case 0 -> "not set";
            case 1 -> "load error";
            case 2 -> "model error";
            case 3 -> "presolve error";
            case 4 -> "solve error";
            case 5 -> "postsolve error";
            case 6 -> "model empty";
            case 7 -> "optimal";
            case INFEASIBLE -> "infeasible";
            case 9 -> "unbounded or infeasible";
            case 10 -> "unbounded";
            case 11 -> "objective bound";
            case 12 -> "objective target";
            case 13 -> "time limit";
            case 14 -> "iteration limit";
            case 15 -> "unknown";
            case 16 -> "solution limit";
            case 17 -> "interrupt";
            default -> "without a name";
        };
        return status + " (" + name + ")";
    }
}
