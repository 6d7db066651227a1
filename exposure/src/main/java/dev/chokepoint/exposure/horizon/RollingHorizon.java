package dev.chokepoint.exposure.horizon;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.equilibrium.Accounts;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.equilibrium.Plan.Account;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.equilibrium.Start;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.solver.Certificate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The myopic plan: in each month a market plans with what was known then, carries out that month and goes
/// on.
///
/// Each block plans by itself, on the tree of what it believes about licences ([Beliefs]), from the stocks,
/// goods under way and open orders that it has come to. While nothing happens that the last plan did not
/// provide for, that plan is followed along the tree: planning anew would give it again. The result is one
/// course of events, with spot prices and the welfare of every party; it is not an optimum, so rationing
/// does not bound it. Source: docs/model.md#information
public final class RollingHorizon {
    private static final double SAME = 1e-9;
    private static final double FEASIBLE = 1e-6;

    private final Equilibrium equilibrium;
    private final Beliefs beliefs;
    private final Course course;
    private final Network network;
    private final double[][] total;
    private final double[][] military;
    private final Physical physical;
    private final double[][] price;
    private final double[][] civilPrice;
    private final boolean always;

    private RollingHorizon(Equilibrium equilibrium, Beliefs beliefs, Course course, boolean always) {
        this.always = always;
        this.equilibrium = equilibrium;
        this.beliefs = beliefs;
        this.course = course;
        this.network = equilibrium.baseline().network();
        Controls controls = course.controls();
        this.total = controls.totalShares(network.arcs.size(), network.months);
        this.military = controls.militaryShares(network.arcs.size(), network.months);
        this.physical = Physical.empty(equilibrium.baseline());
        this.price = Physical.zeros(network.nodes(), network.months);
        this.civilPrice = Physical.zeros(network.nodes(), network.months);
    }

    /// One time a block planned anew, and what for.
    ///
    /// @param items the items of the block
    /// @param month the month from which the plan was made
    /// @param known the day up to which news was in it
    /// @param states the size of its tree
    /// @param expectedUsd welfare that was expected of the plan, USD of the first month, from that month on
    public record Planning(
            List<String> items,
            YearMonth month,
            LocalDate known,
            List<Beliefs.Cohort> cohorts,
            int states,
            int rows,
            int columns,
            double expectedUsd,
            Certificate certificate) {}

    /// What came of it.
    ///
    /// @param plan flows, stocks, use, spot prices and welfare by month as they came about
    /// @param violation largest violated constraint in scaled units; above 1e-6 is refused
    public record Result(Plan plan, List<Planning> plannings, double violation) {
        /// Rows of all programs that were solved.
        public long rows() {
            return plannings.stream().mapToLong(Planning::rows).sum();
        }
    }

    /// Plans and goes on, month by month.
    ///
    /// @param course what comes to pass
    /// @param threads number of threads for blocks; the answer does not depend on it
    /// @throws NoCertifiedAnswerException if a plan is not certified
    public static Result run(Equilibrium equilibrium, Beliefs beliefs, Course course, int threads) {
        return new RollingHorizon(equilibrium, beliefs, course, false).run(threads);
    }

    /// The same with a new plan in every month even where the last one still stands.
    static Result runAnew(Equilibrium equilibrium, Beliefs beliefs, Course course, int threads) {
        return new RollingHorizon(equilibrium, beliefs, course, true).run(threads);
    }

    private Result run(int threads) {
        int blocks = equilibrium.blocks();
        List<Integer> order = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            order.add(b);
        }
        order.sort(Comparator.comparingInt(b -> -equilibrium.program(b).lp.rows()));
        List<List<Planning>> plannings = new ArrayList<>();
        double[][][] welfare = new double[network.places.size()][network.items.size()][Account.values().length];
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(threads, 1, blocks))) {
            List<Future<Block>> asked = new ArrayList<>();
            order.forEach(b -> asked.add(pool.submit(() -> new Block(b).run())));
            for (Future<Block> f : asked) {
                Block block = Tasks.result(f, "A block");
                plannings.add(block.plannings);
                Accounts.add(welfare, block.accounts());
            }
        }
        Equilibrium.Valuation valuation = equilibrium.value(physical, course.controls());
        if (valuation.violation() > FEASIBLE) {
            throw new NoCertifiedAnswerException(
                    "The myopic plan breaks a constraint by " + valuation.violation() + ".");
        }
        List<Planning> all = plannings.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Planning::month))
                .toList();
        Plan plan = new Plan(
                equilibrium.baseline(),
                Physical.sum(physical.output(), network.months),
                Physical.sum(physical.flow(), network.months),
                physical.used(),
                physical.late(),
                Physical.sum(physical.stock(), network.months),
                price,
                civilPrice,
                welfare,
                valuation.welfare(),
                all.stream().map(Planning::certificate).toList());
        return new Result(plan, all, valuation.violation());
    }

    /// A plan being followed.
    private record Followed(Equilibrium.Planned planned, Beliefs.Outlook outlook) {}

    /// One block on its way through the months.
    private final class Block {
        private final int number;
        private final int[] arcs;
        private final Program months;
        private final double[] duals;
        private final List<Planning> plannings = new ArrayList<>();
        private final Start start = Start.of(equilibrium.baseline(), equilibrium.shifts());

        Block(int number) {
            this.number = number;
            this.arcs = equilibrium.arcsOf(number);
            this.months = equilibrium.program(number);
            this.duals = new double[months.lp.rows()];
        }

        Block run() {
            Optional<Followed> followed = Optional.empty();
            int state = 0;
            for (int t = 0; t < network.months; t++) {
                Beliefs.Outlook outlook = beliefs.at(course, arcs, total, military, t);
                int month = t;
                int before = state;
                Optional<Integer> next =
                        always ? Optional.empty() : followed.flatMap(f -> next(f, before, outlook, month));
                if (next.isPresent()) {
                    state = next.get();
                } else {
                    Equilibrium.Planned planned = equilibrium.plan(
                            number, outlook.tree(), start, outlook.total(), outlook.military(), outlook.capacity());
                    followed = Optional.of(new Followed(planned, outlook));
                    state = 0;
                    plannings.add(planning(outlook, planned, t));
                }
                carryOut(followed.orElseThrow().planned(), state, t);
            }
            return this;
        }

        private Planning planning(Beliefs.Outlook outlook, Equilibrium.Planned planned, int t) {
            return new Planning(
                    months.itemsOf.stream().map(i -> network.items.get(i).id()).toList(),
                    network.world.first().plusMonths(t),
                    outlook.known(),
                    outlook.cohorts(),
                    outlook.tree().states(),
                    planned.program().lp.rows(),
                    planned.program().lp.columns(),
                    planned.answer().objective(),
                    planned.answer().certificate());
        }

        /// The state of the followed plan's tree that has come about, if it provides for what is now
        /// expected.
        private Optional<Integer> next(Followed f, int state, Beliefs.Outlook now, int t) {
            Beliefs.Outlook then = f.outlook();
            List<LaneControls.Hold> still =
                    then.expected().stream().filter(h -> h.month() > t).toList();
            if (!still.equals(now.expected()) || !Arrays.deepEquals(then.capacity(), now.capacity())) {
                return Optional.empty();
            }
            for (int child : then.tree().children(state)) {
                if (sameCaps(then, child, t) && sameHazard(then, child, now, t)) {
                    return Optional.of(child);
                }
            }
            return Optional.empty();
        }

        private boolean sameCaps(Beliefs.Outlook then, int child, int t) {
            for (int arc : arcs) {
                if (!same(then.total()[arc][child], total[arc][t])
                        || !same(then.military()[arc][child], military[arc][t])) {
                    return false;
                }
            }
            return true;
        }

        /// Whether what the plan expected after a state is what is expected now.
        private boolean sameHazard(Beliefs.Outlook then, int child, Beliefs.Outlook now, int t) {
            if (then.tree().open(child)) {
                return now.cohorts().isEmpty();
            }
            if (!then.cohorts().equals(now.cohorts())) {
                return false;
            }
            for (int s = t + 1; s < network.months; s++) {
                if (!same(then.hazard()[s], now.hazard()[s])) {
                    return false;
                }
            }
            return true;
        }

        private static boolean same(double a, double b) {
            return a == b || Math.abs(a - b) <= SAME;
        }

        /// Does what the plan says for a state, and keeps its spot prices.
        private void carryOut(Equilibrium.Planned planned, int state, int t) {
            Program p = planned.program();
            double[] x = planned.solution().columns();
            double chance = p.tree.probability(state);
            physical.take(p, x, state, t, start);
            planned.answer().prices().all().forEach((n, byState) -> price[n][t] = byState[state]);
            planned.answer().prices().civil().forEach((n, byState) -> civilPrice[n][t] = byState[state]);
            for (int n = 0; n < network.nodes(); n++) {
                if (p.balance[n] != null) {
                    for (int c = 0; c < p.balance[n].length; c++) {
                        duals[months.balance[n][c][t]] = planned.solution().rowDual(p.balance[n][c][state]) / chance;
                    }
                }
            }
            p.worthRows.forEach((n, rows) -> {
                int[] byMonth = months.worthRows.get(n);
                if (byMonth != null && rows[state] >= 0) {
                    duals[byMonth[t]] = planned.solution().rowDual(rows[state]) / chance;
                }
            });
            p.backlogRows.forEach((id, rows) -> {
                int[] byMonth = months.backlogRows.get(id);
                if (byMonth != null) {
                    duals[byMonth[t]] = planned.solution().rowDual(rows[state]) / chance;
                }
            });
        }

        /// The welfare of what came about at the spot prices at which it did, by place, item and account.
        double[][][] accounts() {
            double[] x = physical.columns(months, total, military);
            return new Accounts(equilibrium.baseline().network()).atPrices(months, x, duals);
        }
    }
}
