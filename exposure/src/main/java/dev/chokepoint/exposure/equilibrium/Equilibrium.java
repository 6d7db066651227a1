package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The best case: a market that knows all scheduled measures and re-routes, makes and stores accordingly.
///
/// The welfare-maximising plan is a competitive equilibrium (Samuelson 1952; Takayama and Judge 1971); its dual
/// values are the prices. The network falls into blocks that share no item; each is solved by itself, every
/// scenario from one basis ([#anchor]), so that no answer depends on what was asked before. Every answer is
/// certified from the data by code that shares nothing with the solver. Source: docs/model.md#equilibrium
public final class Equilibrium implements AutoCloseable {
    private final Baseline baseline;
    private final Network network;
    private final Accounts accounts;
    private final List<Block> blocks = new ArrayList<>();
    private final List<ExecutorService> workers = new ArrayList<>();
    private final LpSolver solver;
    private final Shifts shifts;

    /// Whether nobody waits any more for what was not begun.
    private volatile boolean closing;

    /// The plan of one block, with what it is worth and how it is proved.
    ///
    /// @param objective total welfare as the market sees it, USD
    /// @param cut by how much the optimum with exact curves lies above the objective
    /// @param steps steps of the simplex method from where it was solved from
    public record Answer(
            double objective,
            Amounts amounts,
            Prices prices,
            Gains gains,
            CutBound.Range cut,
            Basis basis,
            Certificate certificate,
            long steps) {}

    /// What is made, shipped, used, used late and held, by plant, lane, demand or node and then by state.
    public record Amounts(
            Map<Integer, double[]> output,
            Map<Integer, double[]> flow,
            Map<Integer, double[]> used,
            Map<Integer, double[]> late,
            Map<Integer, double[]> stock) {}

    /// Prices by node and then by state: of goods for any use, and of those for civil use alone.
    public record Prices(Map<Integer, double[]> all, Map<Integer, double[]> civil) {}

    /// Who gains what, USD.
    ///
    /// @param welfare by place, item and account
    /// @param rents what a party gains where exporters get all rents of lanes instead of none
    public record Gains(double[][][] welfare, Map<String, Double> byParty, Map<String, Double> rents) {}

    private record Key(double[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(values, key.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /// A block with a session on every worker that has solved it; a session never leaves its worker's thread.
    private static final class Block {
        final Program program;
        final int[] arcs;
        final LpSolver solver;
        final LpSession[] sessions;
        final Map<Key, Future<Answer>> answers = new ConcurrentHashMap<>();
        final AtomicInteger turn = new AtomicInteger();

        /// The optimum without controls, or next to it.
        final Basis free;

        /// The optimum under the anchor's controls; that without controls before there is an anchor.
        volatile Basis base;

        /// The bounds of the anchor.
        volatile Optional<Key> anchor = Optional.empty();

        Block(Program program, LpSolver solver, int workers) {
            this.program = program;
            this.arcs = program.arcColumns.keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            this.solver = solver;
            this.sessions = new LpSession[workers];
            this.free = program.steadyState();
            this.base = free;
        }

        LpSession session(int worker) {
            if (sessions[worker] == null) {
                sessions[worker] =
                        solver.open(program.lp, SolveOptions.defaults().withQuickRestarts());
            }
            return sessions[worker];
        }
    }

    private Equilibrium(Baseline baseline, LpSolver solver, Shifts shifts) {
        this.shifts = shifts;
        this.baseline = baseline;
        this.solver = solver;
        this.network = baseline.network();
        this.accounts = new Accounts(network);
    }

    /// Prepares a calibrated network for questions about controls on any lane.
    ///
    /// @param threads number of threads on which blocks are solved; the answers do not depend on it
    public static Equilibrium of(Baseline baseline, LpSolver solver, int threads) {
        Set<Integer> all = new HashSet<>();
        baseline.network().arcs.forEach(a -> all.add(a.id()));
        return of(baseline, solver, threads, all);
    }

    /// Prepares a calibrated network for questions about controls that tell end uses apart on some lanes only.
    ///
    /// Goods are told apart by use only where both can be: downstream of such a lane and upstream of a
    /// military use. On other lanes a control that treats the classes differently holds both alike, at the
    /// civil share.
    public static Equilibrium of(Baseline baseline, LpSolver solver, int threads, Set<Integer> telling) {
        return of(baseline, solver, threads, telling, Shifts.NONE);
    }

    /// The same under a scenario's changes of bounds and costs.
    ///
    /// Call [#startFrom] with the equilibrium of the world as it stands to solve it from there.
    public static Equilibrium of(Baseline baseline, LpSolver solver, int threads, Set<Integer> telling, Shifts shifts) {
        Equilibrium equilibrium = new Equilibrium(baseline, solver, shifts);
        Network network = baseline.network();
        boolean[] split = UseClasses.splitNodes(network, telling);
        double[] scale = scales(baseline);
        for (int k = 0; k < Math.max(1, threads); k++) {
            equilibrium.workers.add(Executors.newSingleThreadExecutor(r -> {
                Thread thread = new Thread(r, "equilibrium");
                thread.setDaemon(true);
                return thread;
            }));
        }
        List<List<Integer>> groups = new ArrayList<>(ItemGroups.of(network));
        groups.sort(Comparator.comparingInt((List<Integer> g) -> -g.size()).thenComparing(List::getFirst));
        List<Future<Block>> opened = new ArrayList<>();
        for (int b = 0; b < groups.size(); b++) {
            List<Integer> group = groups.get(b);
            opened.add(equilibrium
                    .workers
                    .get(b % equilibrium.workers.size())
                    .submit(() -> new Block(
                            new Program(
                                    baseline,
                                    group,
                                    split,
                                    scale,
                                    ScenarioTree.chain(0, network.months),
                                    Start.of(baseline, shifts),
                                    network.capacities(),
                                    shifts),
                            solver,
                            equilibrium.workers.size())));
        }
        opened.forEach(f -> equilibrium.blocks.add(Tasks.result(f, "A block")));
        return equilibrium;
    }

    public Baseline baseline() {
        return baseline;
    }

    /// The number of blocks, and of rows and columns over all of them.
    public record Size(int blocks, int rows, int columns, int nonZeros) {}

    public Size size() {
        int rows = 0;
        int columns = 0;
        int nonZeros = 0;
        for (Block b : blocks) {
            rows += b.program.lp.rows();
            columns += b.program.lp.columns();
            nonZeros += b.program.lp.nonZeros();
        }
        return new Size(blocks.size(), rows, columns, nonZeros);
    }

    /// The block in which a lane lies.
    public int blockOf(int arc) {
        for (int b = 0; b < blocks.size(); b++) {
            if (blocks.get(b).program.holdsArc(arc)) {
                return b;
            }
        }
        throw new IllegalArgumentException("There is no lane (" + arc + ").");
    }

    /// The equilibrium under some controls.
    ///
    /// @throws NoCertifiedAnswerException if a block has no optimal plan or its certificate does not pass
    public Plan solve(Controls controls) {
        List<Future<Answer>> asked = ask(controls);
        List<Answer> answers = new ArrayList<>();
        asked.forEach(f -> answers.add(Tasks.result(f, "A block")));
        return assemble(answers);
    }

    /// Makes the world under these controls the one from whose basis all later scenarios are solved.
    ///
    /// Scenarios differ from the controls as they stand by a measure or two, so they are solved in few
    /// steps from there. Call it once, before asking: answers depend on the anchor at most in which of
    /// several equal optima is reported, never on the order of questions.
    public void anchor(Controls controls) {
        List<Future<Answer>> asked = ask(controls);
        double[][] total = controls.totalShares(network.arcs.size(), network.months);
        double[][] military = controls.militaryShares(network.arcs.size(), network.months);
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            block.base = Tasks.result(asked.get(b), "A block").basis();
            block.anchor = Optional.of(key(block, total, military));
        }
    }

    /// Where a scenario of a block is solved from: the anchor, or the world without controls where that is nearer.
    private Basis start(Block block, double[][] total, double[][] military) {
        return block.anchor
                .filter(anchor ->
                        nearerToFree(block, key(block, total, military).values(), anchor.values()))
                .map(anchor -> block.free)
                .orElse(block.base);
    }

    /// Whether less of the baseline's trade lies between some bounds and none than between them and the anchor's.
    private boolean nearerToFree(Block block, double[] bounds, double[] anchor) {
        double toFree = 0;
        double toAnchor = 0;
        int at = 0;
        for (int arc : block.arcs) {
            double value = baseline.valueOf(network.arcs.get(arc));
            for (int k = 0; k < 2 * network.months; k++) {
                double passes = Math.min(1, bounds[at]);
                toFree += value * (1 - passes);
                toAnchor += value * Math.abs(passes - Math.min(1, anchor[at]));
                at++;
            }
        }
        return toFree < toAnchor;
    }

    /// Starts all later questions from the bases of another equilibrium of the same world with other numbers.
    ///
    /// No answer depends on it, except which of several equal optima is reported. Source: docs/model.md#draws
    public void startFrom(Equilibrium other) {
        if (other.blocks.size() != blocks.size()) {
            return;
        }
        for (int b = 0; b < blocks.size(); b++) {
            Block mine = blocks.get(b);
            Block theirs = other.blocks.get(b);
            Bases.carry(theirs.program.lp, theirs.base, mine.program.lp).ifPresent(basis -> {
                mine.base = basis;
                mine.anchor = theirs.anchor;
            });
        }
    }

    /// Starts solving scenarios that will be asked for, on all threads.
    public void prepare(List<Controls> scenarios) {
        scenarios.forEach(this::ask);
    }

    /// One answer for each block, in the order of the blocks; what was asked before is not solved again.
    private List<Future<Answer>> ask(Controls controls) {
        double[][] total = controls.totalShares(network.arcs.size(), network.months);
        double[][] military = controls.militaryShares(network.arcs.size(), network.months);
        List<Future<Answer>> asked = new ArrayList<>();
        for (Block block : blocks) {
            Key key = key(block, total, military);
            asked.add(block.answers.computeIfAbsent(key, k -> {
                int worker = block.turn.getAndIncrement() % workers.size();
                return workers.get(worker).submit(() -> answer(block, worker, total, military));
            }));
        }
        return asked;
    }

    private Key key(Block block, double[][] total, double[][] military) {
        double[] values = new double[block.arcs.length * network.months * 2];
        int at = 0;
        for (int arc : block.arcs) {
            for (int t = 0; t < network.months; t++) {
                values[at++] = total[arc][t];
                values[at++] = military[arc][t];
            }
        }
        return new Key(values);
    }

    /// Welfare of every party under some controls, USD, in the world's order; as [#solve] without the plan.
    public Map<String, Double> welfare(Controls controls) {
        return byParty(ask(controls), Gains::byParty);
    }

    /// How much every party's welfare changes when exporters get all of the rents of lanes instead of none,
    /// USD.
    ///
    /// Plan and prices do not depend on who gets a rent, so that welfare is linear in the exporters' share:
    /// welfare at share ρ = [#welfare] + (ρ − the share assumed) · this. Source: docs/model.md#deals
    public Map<String, Double> rents(Controls controls) {
        return byParty(ask(controls), Gains::rents);
    }

    /// Scenarios that differ little from one of their own: each is solved from its basis, in a fraction of
    /// the steps that it takes from the anchor.
    ///
    /// A scenario may name the one that it derives from, which is nearer still. Which of several equal
    /// optima is reported depends on the root and that line alone, never on the order of questions or on
    /// threads: what was asked elsewhere is used here only where it started from the same basis, as in blocks
    /// in which the root is the anchor.
    ///
    /// @param root the scenario from which all others start
    public Derived derivedFrom(Controls root) {
        return new Derived(root);
    }

    /// Scenarios of one root; see [Equilibrium#derivedFrom].
    public final class Derived {
        private final List<Asked> roots;
        private final List<Boolean> anchored;
        private final List<Map<Key, Asked>> answers;

        /// What a block was asked.
        ///
        /// @param root whether it is the block's answer under the root
        private record Asked(Future<Answer> answer, boolean root) {
            Answer result() {
                return Tasks.result(answer, "A block");
            }
        }

        private Derived(Controls root) {
            double[][] total = root.totalShares(network.arcs.size(), network.months);
            double[][] military = root.militaryShares(network.arcs.size(), network.months);
            this.anchored = blocks.stream()
                    .map(b -> isAnchor(b, key(b, total, military)))
                    .toList();
            this.answers = IntStream.range(0, blocks.size())
                    .<Map<Key, Asked>>mapToObj(b -> new ConcurrentHashMap<>())
                    .toList();
            this.roots = ask(root, List.of());
        }

        /// Whether a block starts from these bounds anyway: what it answered before is the same then.
        private static boolean isAnchor(Block block, Key key) {
            Future<Answer> known = block.answers.get(key);
            return known != null && Tasks.result(known, "A block").basis().equals(block.base);
        }

        /// Starts solving a scenario that will be asked for, from the root.
        public void prepare(Controls controls) {
            ask(controls, roots);
        }

        /// Starts solving a scenario that will be asked for, from another one that was asked for before.
        public void prepare(Controls controls, Controls parent) {
            ask(controls, ask(parent, roots));
        }

        /// Welfare of every party under some controls, USD, in the world's order; solved from the root
        /// unless it was prepared.
        public Map<String, Double> welfare(Controls controls) {
            return byParty(answers(controls), Gains::byParty);
        }

        /// As [Equilibrium#rents].
        public Map<String, Double> rents(Controls controls) {
            return byParty(answers(controls), Gains::rents);
        }

        /// The plan under some controls.
        public Plan solve(Controls controls) {
            return assemble(ask(controls, roots).stream().map(Asked::result).toList());
        }

        private List<Future<Answer>> answers(Controls controls) {
            return ask(controls, roots).stream().map(Asked::answer).toList();
        }

        /// How many steps of the simplex method a scenario took from the one that it was solved from: how far it
        /// lies from there. Solved from the root unless it was prepared.
        public long steps(Controls controls) {
            return ask(controls, roots).stream()
                    .mapToLong(a -> a.result().steps())
                    .sum();
        }

        /// The certified optimum of every block under some controls, for problems derived from it; the same that
        /// [#solve] reports.
        public List<Solved> solved(Controls controls) {
            List<Asked> asked = ask(controls, roots);
            return Equilibrium.this.solved(
                    controls, block -> asked.get(block).result().basis());
        }

        private List<Asked> ask(Controls controls, List<Asked> from) {
            double[][] total = controls.totalShares(network.arcs.size(), network.months);
            double[][] military = controls.militaryShares(network.arcs.size(), network.months);
            List<Asked> asked = new ArrayList<>();
            for (int b = 0; b < blocks.size(); b++) {
                Block block = blocks.get(b);
                boolean root = from.isEmpty();
                // Who starts from the anchor gets the same as who asks the equilibrium.
                boolean shared = anchored.get(b) && (root || from.get(b).root());
                Optional<Future<Answer>> start =
                        root ? Optional.empty() : Optional.of(from.get(b).answer());
                asked.add(answers.get(b)
                        .computeIfAbsent(
                                key(block, total, military),
                                key -> new Asked(
                                        shared
                                                ? block.answers.computeIfAbsent(
                                                        key, _ -> begun(block, total, military, Optional.empty()))
                                                : begun(block, total, military, start),
                                        root)));
            }
            return asked;
        }

        private Future<Answer> begun(
                Block block, double[][] total, double[][] military, Optional<Future<Answer>> from) {
            int worker = block.turn.getAndIncrement() % workers.size();
            // What it starts from was handed in before, so that who waits for it does not wait for ever.
            return workers.get(worker).submit(() -> {
                Basis basis = from.isPresent() ? from.get().get().basis() : start(block, total, military);
                return answer(block, worker, total, military, basis);
            });
        }
    }

    private Map<String, Double> byParty(List<Future<Answer>> asked, Function<Gains, Map<String, Double>> what) {
        Map<String, Double> sum = new LinkedHashMap<>();
        network.world.parties().forEach(p -> sum.put(p.id(), 0.0));
        for (Future<Answer> f : asked) {
            what.apply(Tasks.result(f, "A block").gains()).forEach((party, usd) -> sum.merge(party, usd, Double::sum));
        }
        return sum;
    }

    /// The certified optimum of a block's program.
    public record Solved(Program program, Solution solution, Basis basis, Certificate certificate, long steps) {}

    /// The certified optimum of every block under some controls, for problems derived from it.
    public List<Solved> solved(Controls controls) {
        double[][] total = controls.totalShares(network.arcs.size(), network.months);
        double[][] military = controls.militaryShares(network.arcs.size(), network.months);
        return solved(controls, block -> start(blocks.get(block), total, military));
    }

    /// @param from the basis that a block is solved from
    private List<Solved> solved(Controls controls, IntFunction<Basis> from) {
        double[][] total = controls.totalShares(network.arcs.size(), network.months);
        double[][] military = controls.militaryShares(network.arcs.size(), network.months);
        List<Future<Solved>> asked = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            Basis basis = from.apply(b);
            int worker = block.turn.getAndIncrement() % workers.size();
            asked.add(workers.get(worker).submit(() -> optimum(block, worker, total, military, basis)));
        }
        return asked.stream().map(f -> Tasks.result(f, "A block")).toList();
    }

    /// What a block contributes under some controls, with the basis from which controls next to them are solved.
    ///
    /// @param welfare by party, USD
    public record Contribution(Map<String, Double> welfare, Basis basis) {
        public Contribution {
            welfare = Collections.unmodifiableMap(new LinkedHashMap<>(welfare));
        }
    }

    /// What a block contributes under some controls; kept nowhere, for questions asked once.
    ///
    /// @param from a contribution asked for before under controls next to these, from which they are solved
    public Future<Contribution> contribution(int number, Controls controls, Optional<Future<Contribution>> from) {
        double[][] total = controls.totalShares(network.arcs.size(), network.months);
        double[][] military = controls.militaryShares(network.arcs.size(), network.months);
        Block block = blocks.get(number);
        int worker = block.turn.getAndIncrement() % workers.size();
        return workers.get(worker).submit(() -> {
            // What it starts from was handed in before, so that who waits for it does not wait for ever.
            Basis basis = from.isPresent() ? from.get().get().basis() : start(block, total, military);
            Answer answer = answer(block, worker, total, military, basis);
            return new Contribution(answer.gains().byParty(), answer.basis());
        });
    }

    LpSolver solver() {
        return solver;
    }

    /// The program of a block with the bounds that some controls give it.
    Lp bounded(int number, Controls controls) {
        Program program = blocks.get(number).program;
        Program.Bounds bounds = program.bounds(
                controls.totalShares(network.arcs.size(), network.months),
                controls.militaryShares(network.arcs.size(), network.months));
        return program.lp.withColumnBounds(bounds.columns(), bounds.lower(), bounds.upper());
    }

    private Answer answer(Block block, int worker, double[][] total, double[][] military) {
        return answer(block, worker, total, military, start(block, total, military));
    }

    private Answer answer(Block block, int worker, double[][] total, double[][] military, Basis from) {
        Solved solved = optimum(block, worker, total, military, from);
        return read(block.program, solved.solution(), solved.basis(), solved.certificate(), solved.steps());
    }

    private Solved optimum(Block block, int worker, double[][] total, double[][] military, Basis from) {
        if (closing) {
            throw new CancellationException("The equilibrium is closed.");
        }
        Program program = block.program;
        LpSession session = block.session(worker);
        Program.Bounds bounds = program.bounds(total, military);
        session.columnBounds(bounds.columns(), bounds.lower(), bounds.upper());
        session.basis(from);
        Outcome outcome = session.solve();
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw noPlan(program, session.current(), outcome);
        }
        Certificate certificate = CertificateChecker.check(session.current(), optimal.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException("The plan's certificate does not pass: " + certificate.text());
        }
        return new Solved(program, optimal.solution(), optimal.basis(), certificate, optimal.iterations());
    }

    /// Why there is no optimal plan, in the words of the world where demands contradict each other.
    private NoCertifiedAnswerException noPlan(Program program, Lp lp, Outcome outcome) {
        boolean conflict = outcome instanceof Outcome.Infeasible || outcome instanceof Outcome.InfeasibleOrUnbounded;
        return new NoCertifiedAnswerException(
                conflict
                        ? "No plan of this world meets all of these: " + ConflictWords.explain(program, lp, solver)
                                + "."
                        : "The plan has no optimum: " + outcome + ".");
    }

    public Shifts shifts() {
        return shifts;
    }

    /// A program's plan by state of its tree, with the accounts of its objective.
    private Answer read(Program program, Solution solution, Basis basis, Certificate certificate, long steps) {
        double[][][] welfare = accounts.of(
                program,
                solution.columns(),
                withoutShiftRows(program, solution.reducedCosts(), solution.rowDuals()),
                solution.rowDuals());
        return new Answer(
                solution.objective() * Program.USD_SCALE,
                new Amounts(
                        output(program, solution),
                        flow(program, solution),
                        used(program, solution),
                        late(program, solution),
                        stock(program, solution)),
                new Prices(prices(program, solution, false), prices(program, solution, true)),
                new Gains(welfare, accounts.byParty(welfare), accounts.rents(program, solution)),
                CutBound.of(program, solution),
                basis,
                certificate,
                steps);
    }

    private Map<Integer, double[]> output(Program program, Solution solution) {
        Map<Integer, double[]> all = new LinkedHashMap<>();
        program.worksColumns.forEach((id, byState) -> all.put(
                id,
                sums(
                        solution,
                        byState,
                        program.scale[network.nodeItem[network.works.get(id).node()]])));
        return all;
    }

    private Map<Integer, double[]> flow(Program program, Solution solution) {
        Map<Integer, double[]> all = new LinkedHashMap<>();
        program.arcColumns.forEach((id, byState) -> {
            int[][] steps =
                    Arrays.stream(byState).map(Program.ArcColumns::steps).toArray(int[][]::new);
            all.put(id, sums(solution, steps, program.scale[network.arcs.get(id).item()]));
        });
        return all;
    }

    private Map<Integer, double[]> used(Program program, Solution solution) {
        Map<Integer, double[]> all = new LinkedHashMap<>();
        program.useColumns.forEach((id, byState) -> all.put(
                id,
                sums(
                        solution,
                        byState,
                        program.scale[network.nodeItem[network.uses.get(id).node()]])));
        return all;
    }

    private Map<Integer, double[]> late(Program program, Solution solution) {
        Map<Integer, double[]> all = new LinkedHashMap<>();
        program.backlogColumns.forEach((id, byState) -> {
            double s = program.scale[network.nodeItem[network.uses.get(id).node()]];
            all.put(
                    id,
                    Arrays.stream(byState)
                            .mapToDouble(z -> solution.column(z) * s)
                            .toArray());
        });
        return all;
    }

    private Map<Integer, double[]> stock(Program program, Solution solution) {
        Map<Integer, double[]> all = new LinkedHashMap<>();
        program.stockStepColumns.forEach(
                (n, byState) -> all.put(n, sums(solution, byState, program.scale[network.nodeItem[n]])));
        return all;
    }

    /// What the steps of each state come to, in units.
    private static double[] sums(Solution solution, int[][] stepsByState, double scale) {
        double[] all = new double[stepsByState.length];
        for (int t = 0; t < all.length; t++) {
            for (int z : stepsByState[t]) {
                all[t] += solution.column(z) * scale;
            }
        }
        return all;
    }

    /// Prices by node and state, USD per unit: of goods for any use, or of goods for civil use alone where
    /// these are told apart.
    private Map<Integer, double[]> prices(Program program, Solution solution, boolean civil) {
        Map<Integer, double[]> all = new LinkedHashMap<>();
        for (int n = 0; n < network.nodes(); n++) {
            int[][] rows = program.balance[n];
            if (rows == null) {
                continue;
            }
            int c = civil && rows.length == 2 ? 1 : 0;
            double s = program.scale[network.nodeItem[n]];
            double[] price = new double[program.states];
            for (int t = 0; t < price.length; t++) {
                price[t] = -solution.rowDual(rows[c][t]) / program.weight(t) * Program.USD_SCALE / s;
            }
            all.put(n, price);
        }
        return all;
    }

    /// Reduced costs at prices that leave out the rows of a scenario: what a quota earns stays with its lanes.
    private static double[] withoutShiftRows(Program program, double[] reduced, double[] duals) {
        if (program.shiftRows.words.isEmpty()) {
            return reduced;
        }
        double[] all = reduced.clone();
        for (int j = 0; j < all.length; j++) {
            for (int e = program.lp.columnStart(j); e < program.lp.columnStart(j + 1); e++) {
                if (program.shiftRows.words.containsKey(program.lp.entryRow(e))) {
                    all[j] += program.lp.entryValue(e) * duals[program.lp.entryRow(e)];
                }
            }
        }
        return all;
    }

    /// What a block's plan on a tree came to.
    ///
    /// @param answer the plan by state of the tree
    public record Planned(Program program, Solution solution, Answer answer) {}

    public int blocks() {
        return blocks.size();
    }

    /// The lanes of a block, ascending.
    public int[] arcsOf(int block) {
        return blocks.get(block).arcs.clone();
    }

    /// The program of a block from its steady state with certainty.
    public Program program(int block) {
        return blocks.get(block).program;
    }

    /// Plans one block on a tree from a start.
    ///
    /// @param total largest flow by lane and state as a share of the baseline, infinite where free
    /// @param military the same for unrestricted use
    /// @param capacity capacity by plant and month as the planner knows it
    /// @throws NoCertifiedAnswerException if there is no optimal plan or its certificate does not pass
    public Planned plan(
            int block, ScenarioTree tree, Start start, double[][] total, double[][] military, double[][] capacity) {
        Program base = blocks.get(block).program;
        Program program = new Program(baseline, base.itemsOf, base.split, base.scale, tree, start, capacity, shifts);
        SolveOptions options = SolveOptions.defaults().withQuickRestarts();
        try (LpSession session = solver.open(program.lp, options)) {
            Program.Bounds bounds = program.bounds(total, military);
            session.columnBounds(bounds.columns(), bounds.lower(), bounds.upper());
            session.basis(program.steadyState());
            Outcome outcome = session.solve();
            if (!(outcome instanceof Outcome.Optimal optimal)) {
                throw noPlan(program, session.current(), outcome);
            }
            Certificate certificate = CertificateChecker.check(session.current(), optimal.solution());
            if (!certificate.passes()) {
                throw new NoCertifiedAnswerException(
                        "The certificate of the plan on a tree does not pass: " + certificate.text());
            }
            return new Planned(
                    program,
                    optimal.solution(),
                    read(program, optimal.solution(), optimal.basis(), certificate, optimal.iterations()));
        }
    }

    private Plan assemble(List<Answer> answers) {
        int months = network.months;
        double[][] output = new double[network.works.size()][months];
        double[][] flow = new double[network.arcs.size()][months];
        double[][] used = new double[network.uses.size()][months];
        double[][] late = new double[network.uses.size()][months];
        double[][] stock = new double[network.nodes()][months];
        double[][] price = new double[network.nodes()][months];
        double[][] civilPrice = new double[network.nodes()][months];
        double[][][] welfare = new double[network.places.size()][network.items.size()][Plan.Account.values().length];
        double objective = 0;
        CutBound.Range cut = CutBound.Range.NONE;
        List<Certificate> certificates = new ArrayList<>();
        for (Answer a : answers) {
            cut = cut.plus(a.cut());
            a.amounts().output().forEach((k, v) -> output[k] = v);
            a.amounts().flow().forEach((k, v) -> flow[k] = v);
            a.amounts().used().forEach((k, v) -> used[k] = v);
            a.amounts().late().forEach((k, v) -> late[k] = v);
            a.amounts().stock().forEach((k, v) -> stock[k] = v);
            a.prices().all().forEach((k, v) -> price[k] = v);
            a.prices().civil().forEach((k, v) -> civilPrice[k] = v);
            Accounts.add(welfare, a.gains().welfare());
            objective += a.objective();
            certificates.add(a.certificate());
        }
        return new Plan(
                baseline, output, flow, used, late, stock, price, civilPrice, welfare, objective, cut, certificates);
    }

    /// Welfare of another plan in the same accounts, such as that of the rationing simulation, USD.
    ///
    /// Steps of costs and demand are filled in the order in which the optimum would fill them. What saving
    /// costs is not in the value. The plan must be feasible under the same controls; the largest violation
    /// is reported with the value.
    public Valuation value(Physical physical, Controls controls) {
        double[][] total = controls.totalShares(network.arcs.size(), network.months);
        double[][] military = controls.militaryShares(network.arcs.size(), network.months);
        double welfare = 0;
        double revenue = 0;
        double violation = 0;
        for (Block block : blocks) {
            double[] x = physical.columns(block.program, total, military);
            Lp lp = block.program.lp;
            double[] activity = new double[lp.rows()];
            for (int j = 0; j < lp.columns(); j++) {
                welfare += lp.cost(j) * x[j] * Program.USD_SCALE;
                for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                    activity[lp.entryRow(e)] += lp.entryValue(e) * x[j];
                }
                violation = Math.max(violation, Math.max(-x[j], x[j] - lp.columnUpper(j)));
            }
            addSaved(block.program, physical, activity);
            for (Map.Entry<Integer, double[]> tax : block.program.taxes.entrySet()) {
                revenue += (tax.getValue()[0] + tax.getValue()[1]) * x[tax.getKey()] * Program.USD_SCALE;
            }
            for (int i = 0; i < lp.rows(); i++) {
                if (Double.isInfinite(lp.rowUpper(i))) {
                    continue; // a required delivery or reserve, which rationing cannot promise
                }
                violation = Math.max(violation, Math.max(lp.rowLower(i) - activity[i], activity[i] - lp.rowUpper(i)));
            }
        }
        return new Valuation(welfare, revenue, violation);
    }

    private void addSaved(Program program, Physical physical, double[] activity) {
        for (int n = 0; n < network.nodes(); n++) {
            for (int t = 0; program.balance[n] != null && t < network.months; t++) {
                int[][] rows = program.balance[n];
                activity[rows[rows.length - 1][t]] += physical.saved()[n][t] / program.scale[network.nodeItem[n]];
            }
        }
    }

    /// A plan's welfare and the revenue of taxes beside it, USD, and by how much it breaks a constraint at
    /// most, in scaled units.
    public record Valuation(double welfare, double revenue, double violation) {}

    private static double[] scales(Baseline baseline) {
        Network network = baseline.network();
        double[] scale = new double[network.items.size()];
        for (int n = 0; n < network.nodes(); n++) {
            int i = network.nodeItem[n];
            scale[i] = Math.max(scale[i], baseline.throughputAt(n));
        }
        for (Network.Works w : network.works) {
            int i = network.nodeItem[w.node()];
            double most = baseline.output[w.id()];
            for (double k : w.capacity()) {
                most = Double.isFinite(k) ? Math.max(most, k) : most;
            }
            if (scale[i] == 0) {
                scale[i] = most;
            }
            for (int k = 0; k < w.coNodes().length; k++) {
                int by = network.nodeItem[w.coNodes()[k]];
                if (scale[by] == 0) {
                    scale[by] = most * w.coAmounts()[k];
                }
            }
        }
        // Goods told apart by origin share lanes and plants, so they are counted alike.
        for (int i = 0; i < scale.length; i++) {
            scale[network.baseItem[i]] = Math.max(scale[network.baseItem[i]], scale[i]);
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] = scale[network.baseItem[i]];
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] = scale[i] > 0 ? scale[i] : 1;
        }
        return scale;
    }

    /// Ends the work; what was prepared and not begun is left.
    @Override
    public void close() {
        closing = true;
        if (workers.stream().allMatch(ExecutorService::isShutdown)) {
            return;
        }
        List<Future<Boolean>> closing = new ArrayList<>();
        for (int w = 0; w < workers.size(); w++) {
            int worker = w;
            closing.add(workers.get(w).submit(() -> {
                for (Block block : blocks) {
                    if (block.sessions[worker] != null) {
                        block.sessions[worker].close();
                    }
                }
                return true;
            }));
        }
        closing.forEach(f -> Tasks.result(f, "A block"));
        workers.forEach(ExecutorService::shutdown);
    }
}
