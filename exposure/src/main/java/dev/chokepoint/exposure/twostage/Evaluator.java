package dev.chokepoint.exposure.twostage;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSession;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.Solution;
import dev.chokepoint.solver.SolveOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Values recourses at given amounts, each certified, with the slopes by which other amounts are bounded.
///
/// Recourses of one program share a session, which stays on one thread, and are solved from the tightest
/// to the widest, each from the basis of the one before: neighbours at the same amounts are nearer to each
/// other (three to four times fewer steps) than one recourse at two amounts. The order is fixed, so that
/// the numbers depend on nothing but the amounts asked.
final class Evaluator implements AutoCloseable {
    /// A certified value and an over-estimate everywhere: V(z) ≤ value + Σ slope · (z − at).
    ///
    /// With the duals y and reduced costs d of the optimum, D(z) = Σ y·b(z) + Σ max(d, 0)·u(z) bounds V(z)
    /// by weak
    /// duality whatever z, and D is linear in z. `value` is the dual objective that the checker recomputes.
    ///
    /// @param value dual objective at `at`, USD: no plan is worth more
    /// @param reached primal objective at `at`, USD: a plan is worth this much
    /// @param slopes by action, USD per unit
    /// @param derived whether it follows from another recourse's duals; then nothing is known of what is
    ///   reached
    @SuppressWarnings("ArrayRecordComponent")
    record Cut(
            int recourse,
            double[] at,
            double value,
            double reached,
            Map<Integer, Double> slopes,
            Certificate certificate,
            boolean derived) {
        double bound(double[] amounts) {
            double bound = value;
            for (Map.Entry<Integer, Double> s : slopes.entrySet()) {
                bound += s.getValue() * (amounts[s.getKey()] - at[s.getKey()]);
            }
            return bound;
        }
    }

    /// Programs beyond this many are opened anew each time, to spare memory.
    private static final int MOST_OPEN = 96;

    private final TwoStage problem;
    private final LpSolver solver;
    private final List<ExecutorService> workers = new ArrayList<>();
    private final List<List<Integer>> groups = new ArrayList<>();
    private final int[] workerOf;
    private final LpSession[] sessions;
    private final List<Optional<Basis>> last = new ArrayList<>();
    private final List<Optional<Cut>> known = new ArrayList<>();
    private int solves;

    Evaluator(TwoStage problem, LpSolver solver, int threads) {
        this.problem = problem;
        this.solver = solver;
        IdentityHashMap<Lp, List<Integer>> byProgram = new IdentityHashMap<>();
        List<Lp> order = new ArrayList<>();
        for (int r = 0; r < problem.recourses().size(); r++) {
            Lp lp = problem.recourses().get(r).lp();
            if (!byProgram.containsKey(lp)) {
                byProgram.put(lp, new ArrayList<>());
                order.add(lp);
            }
            byProgram.getOrDefault(lp, new ArrayList<>()).add(r);
            last.add(problem.recourses().get(r).start());
            known.add(Optional.empty());
        }
        byProgram.values().forEach(g -> g.sort(Comparator.comparingDouble(this::width)));
        order.forEach(lp -> groups.add(byProgram.getOrDefault(lp, List.of())));
        this.sessions = new LpSession[groups.size()];
        this.workerOf = new int[groups.size()];
        int count = Math.max(1, threads);
        for (int w = 0; w < count; w++) {
            workers.add(Executors.newSingleThreadExecutor(r -> {
                Thread thread = new Thread(r, "recourse");
                thread.setDaemon(true);
                return thread;
            }));
        }
        // The largest first, each to the worker with the least to do.
        double[] load = new double[count];
        Integer[] bySize = new Integer[groups.size()];
        Arrays.setAll(bySize, g -> g);
        Arrays.sort(bySize, (a, b) -> Double.compare(size(b), size(a)));
        for (int g : bySize) {
            int least = 0;
            for (int w = 1; w < count; w++) {
                least = load[w] < load[least] ? w : least;
            }
            workerOf[g] = least;
            load[least] += size(g);
        }
    }

    /// How much the bounds let pass in which recourses of one program differ, on a scale for goods of all
    /// units.
    private double width(int recourse) {
        return Arrays.stream(problem.recourses().get(recourse).upper())
                .filter(Double::isFinite)
                .map(Math::log1p)
                .sum();
    }

    private double size(int group) {
        Lp lp = problem.recourses().get(groups.get(group).getFirst()).lp();
        return (double) lp.columns() * groups.get(group).size();
    }

    /// Whether several recourses share a program, so that a sample of them says something of the rest.
    boolean sampling() {
        return groups.stream().anyMatch(g -> g.size() > 1);
    }

    int solves() {
        return solves;
    }

    /// The values of all recourses; those whose actions did not change are not solved again.
    ///
    /// @throws NoCertifiedAnswerException if a recourse has no certified optimum
    List<Cut> evaluate(double[] amounts) {
        solve(amounts, 0, 1);
        return known.stream().map(Optional::orElseThrow).toList();
    }

    /// Cuts of some recourses only, one in `every` of each program, and what follows from them for the
    /// others.
    ///
    /// Recourses of one program differ in upper bounds u only, so that the duals of one bound the others
    /// too:
    /// V_r'(z) ≤ D_r(z) + Σ_j max(d_j, 0) (u_r'j − u_rj).
    List<Cut> sample(double[] amounts, int round, int every) {
        return solve(amounts, round, every);
    }

    private List<Cut> solve(double[] amounts, int round, int every) {
        List<Future<List<Cut>>> asked = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            List<Integer> all = groups.get(g);
            int each = Math.min(every, all.size());
            List<Integer> todo = all.stream()
                    .filter(r -> (all.indexOf(r) + round) % each == 0)
                    .filter(r -> known.get(r).filter(c -> same(c, amounts)).isEmpty())
                    .toList();
            if (!todo.isEmpty()) {
                solves += todo.size();
                asked.add(workers.get(workerOf[g]).submit(() -> solve(group, todo, amounts, every > 1)));
            }
        }
        List<Cut> cuts = new ArrayList<>();
        for (Future<List<Cut>> f : asked) {
            cuts.addAll(Tasks.result(f, "A recourse"));
        }
        cuts.stream().filter(c -> !c.derived()).forEach(c -> known.set(c.recourse(), Optional.of(c)));
        return cuts;
    }

    private boolean same(Cut cut, double[] amounts) {
        return problem.recourses().get(cut.recourse()).links().stream()
                .allMatch(l -> amounts[l.action()] == cut.at()[l.action()]);
    }

    private List<Cut> solve(int group, List<Integer> todo, double[] amounts, boolean derive) {
        boolean keep = groups.size() <= MOST_OPEN;
        LpSession session = sessions[group] != null ? sessions[group] : open(group);
        try {
            List<Cut> cuts = new ArrayList<>();
            Optional<Basis> neighbour = last.get(todo.getFirst());
            for (int r : todo) {
                neighbour = Optional.of(
                        solve(session, r, amounts, neighbour, derive ? groups.get(group) : List.of(), cuts));
                last.set(r, neighbour);
            }
            return cuts;
        } finally {
            if (keep) {
                sessions[group] = session;
            } else {
                session.close();
            }
        }
    }

    private LpSession open(int group) {
        Lp lp = problem.recourses().get(groups.get(group).getFirst()).lp();
        return solver.open(lp, SolveOptions.defaults().withQuickRestarts());
    }

    /// Adds the cuts of one recourse and gives the basis where it ended.
    private Basis solve(
            LpSession session, int r, double[] amounts, Optional<Basis> from, List<Integer> derive, List<Cut> cuts) {
        Recourse recourse = problem.recourses().get(r);
        session.columnBounds(recourse.columns(), recourse.lowerOf(recourse.columns()), recourse.upper());
        Recourse.Shift shift = recourse.shift(amounts);
        session.columnBounds(shift.columns(), recourse.lowerOf(shift.columns()), shift.upper());
        session.rowBounds(shift.rows(), shift.rowLower(), shift.rowUpper());
        from.ifPresent(session::basis);
        Outcome outcome = session.solve();
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new NoCertifiedAnswerException("What can still be done has no optimum: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(session.current(), optimal.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException("The certificate of a recourse does not pass: " + certificate.text());
        }
        Map<Integer, Double> slopes = new LinkedHashMap<>();
        for (Recourse.Link link : recourse.links()) {
            double dual = link.row()
                    ? optimal.solution().rowDual(link.index())
                    : Math.max(0, optimal.solution().reducedCosts()[link.index()]);
            if (dual != 0) {
                slopes.merge(link.action(), dual * link.perUnit() * recourse.usd(), Double::sum);
            }
        }
        Cut cut = new Cut(
                r,
                amounts.clone(),
                certificate.dualObjective() * recourse.usd(),
                certificate.primalObjective() * recourse.usd(),
                slopes,
                certificate,
                false);
        cuts.add(cut);
        for (int other : derive) {
            if (other != r) {
                derived(cut, recourse, problem.recourses().get(other), optimal.solution(), other)
                        .ifPresent(cuts::add);
            }
        }
        return optimal.basis();
    }

    private static Optional<Cut> derived(Cut cut, Recourse from, Recourse to, Solution solution, int other) {
        if (!Arrays.equals(from.columns(), to.columns()) || !from.links().equals(to.links())) {
            return Optional.empty();
        }
        double more = 0;
        for (int k = 0; k < from.columns().length; k++) {
            double rent = Math.max(0, solution.reducedCosts()[from.columns()[k]]);
            if (rent > 0 && from.upper()[k] != to.upper()[k]) {
                more += rent * (to.upper()[k] - from.upper()[k]);
            }
        }
        return Double.isFinite(more)
                ? Optional.of(new Cut(
                        other,
                        cut.at(),
                        cut.value() + more * from.usd(),
                        Double.NaN,
                        cut.slopes(),
                        cut.certificate(),
                        true))
                : Optional.empty();
    }

    @Override
    public void close() {
        List<Future<Boolean>> closing = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            closing.add(workers.get(workerOf[g]).submit(() -> {
                if (sessions[group] != null) {
                    sessions[group].close();
                }
                return true;
            }));
        }
        closing.forEach(f -> Tasks.result(f, "A recourse"));
        workers.forEach(ExecutorService::shutdown);
    }
}
