package dev.chokepoint.exposure.horizon;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.equilibrium.CutBound;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.equilibrium.ScenarioTree;
import dev.chokepoint.exposure.equilibrium.Start;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.solver.Certificate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One plan on the tree of what may come: licences under the measures that hold most of a block reopen in
/// one month or another, with probabilities from the issuer's record ([Beliefs]).
///
/// What is done in a state is the same whatever follows it (a state is all that is known by then), so no
/// decision uses what is learnt later. Beside it, each branch is planned as if it had been known from the
/// start: the expected difference is the value of knowing. Source: docs/model.md#information
public final class TreePlan {
    private TreePlan() {}

    /// One way in which things may turn out.
    ///
    /// @param reopens the first month in which licences flow; empty if not within the plan
    /// @param lossUsd what the market loses in it against the world without controls, USD
    /// @param knownLossUsd the same had the branch been known from the start
    public record Branch(Optional<YearMonth> reopens, double probability, double lossUsd, double knownLossUsd) {}

    /// Blocks that wait for the same licences.
    ///
    /// @param since the month in which the measures took effect
    /// @param tally what the issuer's record said of such cases on the knowledge date
    /// @param items the items of the blocks
    public record Group(
            String issuer,
            YearMonth since,
            Set<String> measures,
            ReopeningRecord.Tally tally,
            List<String> items,
            List<Branch> branches) {
        public Group {
            measures = Collections.unmodifiableSet(new TreeSet<>(measures));
            items = List.copyOf(items);
            branches = List.copyOf(branches);
        }

        /// Loss over the branches, weighted by their probabilities, USD.
        public double expectedLossUsd() {
            return branches.stream()
                    .mapToDouble(b -> b.probability() * b.lossUsd())
                    .sum();
        }

        /// What it would be worth to know the month of reopening from the start, USD; at least 0.
        public double valueOfKnowingUsd() {
            return branches.stream()
                    .mapToDouble(b -> b.probability() * (b.lossUsd() - b.knownLossUsd()))
                    .sum();
        }
    }

    /// What came of it.
    ///
    /// @param expected means over the branches: flows, prices, welfare
    /// @param closed the course of the branch in which licences stay closed longest, for what stops
    ///     then; its
    ///     prices are those of that branch, its accounts are empty
    public record Result(Plan expected, Plan closed, List<Group> groups) {
        public Result {
            groups = List.copyOf(groups);
        }

        /// What it would be worth to know all months of reopening from the start, USD.
        public double valueOfKnowingUsd() {
            return groups.stream().mapToDouble(Group::valueOfKnowingUsd).sum();
        }
    }

    /// One block planned on its tree.
    private record Block(
            Equilibrium.Planned planned,
            Beliefs.Outlook outlook,
            List<int[]> paths,
            List<Branch> branches,
            List<Certificate> certificates) {}

    /// Plans every block on its tree.
    ///
    /// @param course what is taken to have come about up to `today`
    /// @param standing the controls as known, by which months up to `today` go
    /// @param today the day from which on things are uncertain
    /// @param threads number of threads for blocks; the answer does not depend on it
    /// @throws NoCertifiedAnswerException if a plan is not certified
    public static Result run(
            Equilibrium equilibrium, Beliefs beliefs, Course course, Controls standing, LocalDate today, int threads) {
        Network network = equilibrium.baseline().network();
        double[][] total = standing.totalShares(network.arcs.size(), network.months);
        double[][] military = standing.militaryShares(network.arcs.size(), network.months);
        long passed = java.time.temporal.ChronoUnit.MONTHS.between(network.world.first(), YearMonth.from(today));
        int month = (int) Math.clamp(passed, 0, network.months - 1L);
        List<Equilibrium.Solved> free = equilibrium.solved(Controls.none());
        List<Callable<Block>> tasks = new ArrayList<>();
        for (int b = 0; b < equilibrium.blocks(); b++) {
            int block = b;
            double without = free.get(b).solution().objective() * Program.USD_SCALE;
            tasks.add(() -> block(
                    equilibrium,
                    block,
                    beliefs.ahead(course, equilibrium.arcsOf(block), total, military, month),
                    without));
        }
        List<Block> blocks = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(threads, 1, tasks.size()))) {
            List<Future<Block>> asked = tasks.stream().map(pool::submit).toList();
            asked.forEach(f -> blocks.add(Tasks.result(f, "A block")));
        }
        return new Result(
                plan(equilibrium, blocks, true),
                plan(equilibrium, blocks, false),
                groups(network, equilibrium, blocks));
    }

    private static Block block(Equilibrium equilibrium, int number, Beliefs.Outlook outlook, double without) {
        ScenarioTree tree = outlook.tree();
        Network network = equilibrium.baseline().network();
        Start start = Start.of(equilibrium.baseline(), equilibrium.shifts());
        Equilibrium.Planned planned =
                equilibrium.plan(number, tree, start, outlook.total(), outlook.military(), outlook.capacity());
        List<Certificate> certificates =
                new ArrayList<>(List.of(planned.answer().certificate()));
        List<int[]> paths = paths(tree);
        List<Branch> branches = new ArrayList<>();
        for (int[] path : paths) {
            double value = 0;
            for (int v : path) {
                value += value(planned, v) / tree.probability(v) * Program.USD_SCALE;
            }
            double known = value;
            if (paths.size() > 1) {
                Equilibrium.Planned sure = equilibrium.plan(
                        number,
                        ScenarioTree.chain(0, network.months),
                        start,
                        along(outlook.total(), path),
                        along(outlook.military(), path),
                        outlook.capacity());
                certificates.add(sure.answer().certificate());
                known = sure.answer().objective();
            }
            branches.add(new Branch(
                    reopens(network, tree, path),
                    tree.probability(path[path.length - 1]),
                    without - value,
                    without - known));
        }
        return new Block(planned, outlook, paths, branches, certificates);
    }

    /// The states from the first month to each end, in the order of the reopening; the one that stays
    /// closed last.
    private static List<int[]> paths(ScenarioTree tree) {
        List<int[]> all = new ArrayList<>();
        for (int v = 0; v < tree.states(); v++) {
            if (!tree.last(v)) {
                continue;
            }
            int[] path = new int[tree.end() - tree.first()];
            int at = v;
            for (int k = path.length - 1; k >= 0; k--) {
                path[k] = at;
                at = tree.parent(at);
            }
            all.add(path);
        }
        all.sort((a, b) -> Integer.compare(closedMonths(tree, a), closedMonths(tree, b)));
        return all;
    }

    private static int closedMonths(ScenarioTree tree, int[] path) {
        return (int) Arrays.stream(path).filter(v -> !tree.open(v)).count();
    }

    private static Optional<YearMonth> reopens(Network network, ScenarioTree tree, int[] path) {
        return Arrays.stream(path)
                .filter(tree::open)
                .mapToObj(v -> network.world.first().plusMonths(tree.month(v)))
                .findFirst();
    }

    private static double[][] along(double[][] byState, int[] path) {
        double[][] all = new double[byState.length][path.length];
        for (int a = 0; a < byState.length; a++) {
            for (int t = 0; t < path.length; t++) {
                all[a][t] = byState[a][path[t]];
            }
        }
        return all;
    }

    /// The part of a plan's objective that is earned in a state, with the state's probability in it.
    static double value(Equilibrium.Planned planned, int state) {
        Program p = planned.program();
        double[] x = planned.solution().columns();
        double[] sum = new double[1];
        p.worksColumns.values().forEach(z -> sum[0] += worth(p, x, z[state]));
        p.arcColumns.values().forEach(z -> sum[0] += worth(p, x, z[state].steps()));
        p.useColumns.values().forEach(z -> sum[0] += worth(p, x, z[state]));
        p.backlogColumns.values().forEach(z -> sum[0] += worth(p, x, z[state]));
        p.otherUseColumns.values().forEach(z -> sum[0] += worth(p, x, z[state]));
        p.stockStepColumns.values().forEach(z -> sum[0] += worth(p, x, z[state]));
        p.worthColumns.values().forEach(z -> sum[0] += z[state] < 0 ? 0 : worth(p, x, z[state]));
        return sum[0];
    }

    private static double worth(Program p, double[] x, int... columns) {
        double sum = 0;
        for (int j : columns) {
            sum += p.lp.cost(j) * x[j];
        }
        return sum;
    }

    /// Means over all states of a month, or the course of the branch that stays closed longest.
    private static Plan plan(Equilibrium equilibrium, List<Block> blocks, boolean means) {
        Baseline baseline = equilibrium.baseline();
        Network network = baseline.network();
        int months = network.months;
        double[][] output = Physical.zeros(network.works.size(), months);
        double[][] flow = Physical.zeros(network.arcs.size(), months);
        double[][] used = Physical.zeros(network.uses.size(), months);
        double[][] late = Physical.zeros(network.uses.size(), months);
        double[][] stock = Physical.zeros(network.nodes(), months);
        double[][] price = Physical.zeros(network.nodes(), months);
        double[][] civilPrice = Physical.zeros(network.nodes(), months);
        double[][][] welfare = new double[network.places.size()][network.items.size()][Plan.Account.values().length];
        double objective = 0;
        CutBound.Range cut = CutBound.Range.NONE;
        List<Certificate> certificates = new ArrayList<>();
        for (Block b : blocks) {
            Equilibrium.Answer a = b.planned().answer();
            double[] weight = new double[b.outlook().tree().states()];
            if (means) {
                Arrays.setAll(weight, b.outlook().tree()::probability);
                objective += a.objective();
                cut = cut.plus(a.cut());
                certificates.addAll(b.certificates());
                for (int r = 0; r < welfare.length; r++) {
                    for (int i = 0; i < welfare[r].length; i++) {
                        for (int k = 0; k < welfare[r][i].length; k++) {
                            welfare[r][i][k] += a.gains().welfare()[r][i][k];
                        }
                    }
                }
            } else {
                for (int v : b.paths().getLast()) {
                    weight[v] = 1;
                }
            }
            ScenarioTree tree = b.outlook().tree();
            record Part(double[][] sum, Map<Integer, double[]> byState) {}
            List<Part> parts = List.of(
                    new Part(output, a.amounts().output()),
                    new Part(flow, a.amounts().flow()),
                    new Part(used, a.amounts().used()),
                    new Part(late, a.amounts().late()),
                    new Part(stock, a.amounts().stock()),
                    new Part(price, a.prices().all()),
                    new Part(civilPrice, a.prices().civil()));
            parts.forEach(part -> part.byState().forEach((k, x) -> {
                for (int v = 0; v < x.length; v++) {
                    part.sum()[k][tree.month(v)] += weight[v] * x[v];
                }
            }));
        }
        return new Plan(
                baseline, output, flow, used, late, stock, price, civilPrice, welfare, objective, cut, certificates);
    }

    private static List<Group> groups(Network network, Equilibrium equilibrium, List<Block> blocks) {
        record Key(String issuer, YearMonth since, ReopeningRecord.Tally tally, List<Double> chances) {}
        Map<Key, Group> all = new LinkedHashMap<>();
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            if (block.outlook().cohorts().isEmpty() || block.branches().size() < 2) {
                continue;
            }
            Beliefs.Cohort c = block.outlook().cohorts().getFirst();
            List<String> items = equilibrium.program(b).itemsOf.stream()
                    .map(i -> network.items.get(i).id())
                    .toList();
            Group mine = new Group(c.issuer(), c.since(), c.measures(), c.tally(), items, block.branches());
            List<Double> chances =
                    block.branches().stream().map(Branch::probability).toList();
            all.merge(new Key(c.issuer(), c.since(), c.tally(), chances), mine, TreePlan::together);
        }
        return List.copyOf(all.values());
    }

    /// Two blocks whose branches have the same months and probabilities, because they wait for the same
    /// licences.
    private static Group together(Group a, Group b) {
        Set<String> measures = new TreeSet<>(a.measures());
        measures.addAll(b.measures());
        List<String> items = new ArrayList<>(a.items());
        items.addAll(b.items());
        List<Branch> branches = new ArrayList<>();
        for (int k = 0; k < a.branches().size(); k++) {
            Branch x = a.branches().get(k);
            Branch y = b.branches().get(k);
            branches.add(new Branch(
                    x.reopens(), x.probability(), x.lossUsd() + y.lossUsd(), x.knownLossUsd() + y.knownLossUsd()));
        }
        return new Group(a.issuer(), a.since(), measures, a.tally(), items, branches);
    }
}
