package dev.chokepoint.solver;

import dev.chokepoint.solver.Conflict.Demand;
import dev.chokepoint.solver.Conflict.Kind;
import dev.chokepoint.solver.Conflict.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds a small set of rows and bounds that cannot all hold.
///
/// An elastic program, in which rows may be missed at a price of one per unit, has duals that single out the
/// demands whose combination is contradictory (Farkas' lemma). From these each demand is left out in turn, and
/// stays out if the rest still conflicts; what remains is irreducible: without any one of its demands the
/// others can hold.
///
/// Source: Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA
/// Journal on Computing 3(2), 1991 (elastic and deletion filter).
public final class InfeasibilityExplainer {
    private static final double NEGLIGIBLE_DUAL = 1e-9;

    private final LpSolver solver;

    /// An explainer that asks this solver.
    public InfeasibilityExplainer(LpSolver solver) {
        this.solver = solver;
    }

    /// The conflict that makes a program infeasible; empty if the solver finds none.
    public Optional<Conflict> explain(Lp lp) {
        Lp relaxed = withoutCosts(lp).relaxed();
        if (conflicts(solver.solve(relaxed))) {
            List<Demand> suspects = contradictory(relaxed);
            if (!conflictsAlone(relaxed, suspects)) {
                suspects = all(relaxed);
            }
            return Optional.of(new Conflict(irreducible(relaxed, suspects), false));
        }
        Lp whole = withoutCosts(lp);
        if (lp.hasIntegers() && conflicts(solver.solve(whole))) {
            return Optional.of(new Conflict(irreducible(whole, all(whole)), true));
        }
        return Optional.empty();
    }

    /// Without costs nothing is unbounded, so "infeasible or unbounded" means infeasible.
    private static boolean conflicts(Outcome outcome) {
        return outcome instanceof Outcome.Infeasible || outcome instanceof Outcome.InfeasibleOrUnbounded;
    }

    private static Lp withoutCosts(Lp lp) {
        return lp.with(
                new double[lp.columns()], lp.columnLowers, lp.columnUppers, lp.rowLowers, lp.rowUppers, lp.integers);
    }

    /// The demands with a dual in the elastic program, the bounds among them by their reduced costs.
    private List<Demand> contradictory(Lp lp) {
        Lp.Builder elastic = Lp.minimise();
        for (int i = 0; i < lp.rows(); i++) {
            elastic.row(lp.rowName(i), lp.rowLower(i), lp.rowUpper(i));
        }
        for (int j = 0; j < lp.columns(); j++) {
            elastic.column(lp.columnName(j), 0, lp.columnLower(j), lp.columnUpper(j));
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                elastic.coefficient(lp.entryRow(k), j, lp.entryValue(k));
            }
        }
        for (int i = 0; i < lp.rows(); i++) {
            elastic.coefficient(i, elastic.column("short of " + i, 1, 0, Double.POSITIVE_INFINITY), 1);
            elastic.coefficient(i, elastic.column("above " + i, 1, 0, Double.POSITIVE_INFINITY), -1);
        }
        List<Demand> suspects = new ArrayList<>();
        if (solver.solve(elastic.build()) instanceof Outcome.Optimal optimal) {
            Solution solution = optimal.solution();
            for (int i = 0; i < lp.rows(); i++) {
                addPulling(suspects, lp, Kind.ROW, i, solution.rowDual(i));
            }
            for (int j = 0; j < lp.columns(); j++) {
                addPulling(suspects, lp, Kind.COLUMN, j, solution.reducedCosts()[j]);
            }
        }
        return suspects;
    }

    private static void addPulling(List<Demand> demands, Lp lp, Kind kind, int index, double dual) {
        if (Math.abs(dual) > NEGLIGIBLE_DUAL) {
            add(demands, lp, kind, index, dual > 0 ? Side.AT_LEAST : Side.AT_MOST);
        }
    }

    private static List<Demand> all(Lp lp) {
        List<Demand> demands = new ArrayList<>();
        for (int j = 0; j < lp.columns(); j++) {
            add(demands, lp, Kind.COLUMN, j, Side.AT_LEAST);
            add(demands, lp, Kind.COLUMN, j, Side.AT_MOST);
        }
        for (int i = 0; i < lp.rows(); i++) {
            add(demands, lp, Kind.ROW, i, Side.AT_LEAST);
            add(demands, lp, Kind.ROW, i, Side.AT_MOST);
        }
        return demands;
    }

    private static void add(List<Demand> demands, Lp lp, Kind kind, int index, Side side) {
        boolean row = kind == Kind.ROW;
        double bound = switch (side) {
            case AT_LEAST -> row ? lp.rowLower(index) : lp.columnLower(index);
            case AT_MOST -> row ? lp.rowUpper(index) : lp.columnUpper(index);
        };
        if (Double.isFinite(bound)) {
            demands.add(new Demand(kind, index, row ? lp.rowName(index) : lp.columnName(index), side, bound));
        }
    }

    private boolean conflictsAlone(Lp lp, List<Demand> demands) {
        return conflicts(solver.solve(Bounds.of(lp, demands).on(lp)));
    }

    /// Leaves out each demand in turn; it stays out if the others still conflict.
    private List<Demand> irreducible(Lp lp, List<Demand> suspects) {
        List<Demand> needed = new ArrayList<>(suspects);
        Bounds bounds = Bounds.of(lp, suspects);
        try (LpSession session = solver.open(bounds.on(lp), SolveOptions.defaults())) {
            for (Demand demand : suspects) {
                bounds.drop(demand);
                bounds.change(session, demand);
                if (conflicts(session.solve())) {
                    needed.remove(demand);
                } else {
                    bounds.put(demand);
                    bounds.change(session, demand);
                }
            }
        }
        return needed;
    }

    /// The bounds of a program of which only some demands are made.
    @SuppressWarnings("ArrayRecordComponent")
    private record Bounds(double[][] lowers, double[][] uppers) {
        static Bounds of(Lp lp, List<Demand> demands) {
            Bounds bounds = new Bounds(
                    new double[][] {new double[lp.rows()], new double[lp.columns()]},
                    new double[][] {new double[lp.rows()], new double[lp.columns()]});
            for (Kind kind : Kind.values()) {
                Arrays.fill(bounds.lowers[part(kind)], Double.NEGATIVE_INFINITY);
                Arrays.fill(bounds.uppers[part(kind)], Double.POSITIVE_INFINITY);
            }
            demands.forEach(bounds::put);
            return bounds;
        }

        private static int part(Kind kind) {
            return switch (kind) {
                case ROW -> 0;
                case COLUMN -> 1;
            };
        }

        void put(Demand demand) {
            set(demand, demand.bound());
        }

        void drop(Demand demand) {
            set(demand, demand.side() == Side.AT_LEAST ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }

        private void set(Demand demand, double bound) {
            (demand.side() == Side.AT_LEAST ? lowers : uppers)[part(demand.kind())][demand.index()] = bound;
        }

        Lp on(Lp lp) {
            return lp.with(
                    lp.costs, lowers[1].clone(), uppers[1].clone(), lowers[0].clone(), uppers[0].clone(), lp.integers);
        }

        void change(LpSession session, Demand demand) {
            int part = part(demand.kind());
            int[] index = {demand.index()};
            double[] lower = {lowers[part][demand.index()]};
            double[] upper = {uppers[part][demand.index()]};
            switch (demand.kind()) {
                case ROW -> session.rowBounds(index, lower, upper);
                case COLUMN -> session.columnBounds(index, lower, upper);
            }
        }
    }
}
