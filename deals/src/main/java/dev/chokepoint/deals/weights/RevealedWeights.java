package dev.chokepoint.deals.weights;

import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.Solution;
import java.util.ArrayList;
import java.util.List;

/// The weights with which all acts of a side were worth it.
///
/// Every act is a half-space, so these weights are a polyhedron; the interval of each weight is its smallest and its
/// largest value on it. Source: docs/model/deals.md#policy-weights
public sealed interface RevealedWeights {
    /// Weights exist.
    ///
    /// @param intervals by control
    record Intervals(List<Interval> intervals) implements RevealedWeights {
        public Intervals {
            intervals = List.copyOf(intervals);
        }
    }

    /// No weights make all acts worth it: no interval is told.
    ///
    /// @param leastLargestUsd by how much some act must be missed at least, whatever the weights
    /// @param acts positions of acts that cannot be missed by less together
    record Clash(double leastLargestUsd, List<Integer> acts) implements RevealedWeights {
        public Clash {
            acts = List.copyOf(acts);
        }
    }

    /// The smallest and the largest weight, USD; the largest is infinite where no act bounds it.
    record Interval(double lowUsd, double highUsd) {}

    /// A miss below this share of the amounts is none.
    double TOLERANCE = 1e-9;

    /// What acts reveal of the weights on some controls.
    static RevealedWeights of(int controls, List<PolicyAct> acts, LpSolver solver) {
        double unit = Math.max(
                1, acts.stream().mapToDouble(a -> Math.abs(bound(a))).max().orElse(1));
        Solution miss = optimum(program(controls, acts, unit, true, -1, true), solver);
        double least = miss.column(controls);
        if (least > TOLERANCE) {
            List<Integer> binding = new ArrayList<>();
            for (int a = 0; a < acts.size(); a++) {
                if (Math.abs(miss.rowDual(a)) > TOLERANCE) {
                    binding.add(a);
                }
            }
            return new Clash(least * unit, binding);
        }
        List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < controls; k++) {
            double low = optimum(program(controls, acts, unit, false, k, true), solver)
                            .column(k)
                    * unit;
            Outcome most = solver.solve(program(controls, acts, unit, false, k, false));
            intervals.add(new Interval(
                    low,
                    most instanceof Outcome.Optimal optimal
                            ? certified(optimal, program(controls, acts, unit, false, k, false))
                                            .column(k)
                                    * unit
                            : Double.POSITIVE_INFINITY));
        }
        return new Intervals(intervals);
    }

    private static double bound(PolicyAct act) {
        return switch (act) {
            case PolicyAct.Kept k -> k.aloneUsd() + k.offeredUsd();
            case PolicyAct.Gave g -> g.ownUsd() + g.returnUsd();
        };
    }

    /// The program of the weights; with a miss that every act may take, or the value of one weight.
    private static Lp program(
            int controls, List<PolicyAct> acts, double unit, boolean missing, int aim, boolean least) {
        Lp.Builder lp = least ? Lp.minimise() : Lp.maximise();
        for (int k = 0; k < controls; k++) {
            lp.column("w" + k, k == aim ? 1 : 0, 0, Double.POSITIVE_INFINITY);
        }
        int miss = missing ? lp.column("miss", 1, 0, Double.POSITIVE_INFINITY) : -1;
        for (int a = 0; a < acts.size(); a++) {
            double amount = bound(acts.get(a)) / unit;
            switch (acts.get(a)) {
                case PolicyAct.Kept kept -> {
                    int row = lp.row("act" + a, amount, Double.POSITIVE_INFINITY);
                    lp.coefficient(row, kept.control(), 1);
                    if (missing) {
                        lp.coefficient(row, miss, 1);
                    }
                }
                case PolicyAct.Gave gave -> {
                    int row = lp.row("act" + a, Double.NEGATIVE_INFINITY, amount);
                    gave.parts().forEach((k, part) -> lp.coefficient(row, k, part));
                    if (missing) {
                        lp.coefficient(row, miss, -1);
                    }
                }
            }
        }
        return lp.build();
    }

    private static Solution optimum(Lp lp, LpSolver solver) {
        if (solver.solve(lp) instanceof Outcome.Optimal optimal) {
            return certified(optimal, lp);
        }
        throw new IllegalStateException("The program of the weights has no optimum.");
    }

    private static Solution certified(Outcome.Optimal optimal, Lp lp) {
        if (!CertificateChecker.check(lp, optimal.solution()).passes()) {
            throw new IllegalStateException("The program of the weights is not certified.");
        }
        return optimal.solution();
    }
}
