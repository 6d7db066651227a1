package dev.chokepoint.exposure.mitigation;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.horizon.Courses;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.twostage.Action;
import dev.chokepoint.exposure.twostage.Recourse;
import dev.chokepoint.exposure.twostage.TwoStage;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// What a world, or one party of it, can prepare against controls: the two-stage problem of a world.
///
/// First stage: stocks at places, second sources on lanes, plants enlarged, other recipes qualified, all
/// decided before
/// the first month. Second stage: the equilibrium of each scenario with what was prepared. Scenarios are
/// courses of
/// licensing ([Courses]) on draws of the uncertain figures ([Draws]). Source: docs/model.md#mitigation
public final class Mitigation {
    private static final double DAYS = 1e-9;

    /// What is asked.
    ///
    /// @param party whose losses and whose places; empty for all
    /// @param reroutes whether the market may use lanes beyond their baseline without a qualified second
    ///   source
    /// @param draws number of draws on which the scenarios run in turn
    public record Question(Optional<String> party, boolean reroutes, Courses courses, int draws, long seed) {}

    private final DrawnWorlds worlds;
    private final MitigationCosts costs;
    private final Question question;
    private final LpSolver solver;
    private final Network central;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<Integer> restricted = new LinkedHashSet<>();

    /// An action with the place in the network where it counts.
    ///
    /// @param index node, lane or plant
    /// @param life years over which it is written off; infinity for stock, which is sold again
    private record Candidate(Action action, int index, double lead, double life) {}

    private Mitigation(DrawnWorlds worlds, MitigationCosts costs, Question question, LpSolver solver) {
        this.worlds = worlds;
        this.costs = costs;
        this.question = question;
        this.solver = solver;
        this.central = worlds.central().network();
        restricted.addAll(worlds.central().controls().arcs());
        stocks();
        sources();
        plants();
    }

    /// Builds the problem.
    ///
    /// @param threads draws prepared at a time; the problem does not depend on it
    /// @param progress told the number of draws prepared
    /// @throws NoCertifiedAnswerException if a draw has no certified plan
    public static TwoStage of(
            DrawnWorlds worlds,
            MitigationCosts costs,
            Question question,
            LpSolver solver,
            int threads,
            IntConsumer progress) {
        return new Mitigation(worlds, costs, question, solver).build(threads, progress);
    }

    /// The market of every scenario, best and worst case, for who is too small to move it.
    ///
    /// @param threads draws solved at a time
    public static List<Market> markets(DrawnWorlds worlds, Question question, int threads, IntConsumer progress) {
        Draws draws = Draws.of(question.seed(), question.draws());
        Market[] all = new Market[question.courses().count()];
        inParallel(
                draws.count(),
                threads,
                k -> {
                    Draw draw = draws.draw(k);
                    try (DrawnWorlds.Drawn world = worlds.draw(draw)) {
                        for (int s = k; s < all.length; s += draws.count()) {
                            Controls controls = worlds.controls(
                                    world.network(), question.courses().in(s, draw));
                            all[s] = Market.of(
                                    world.equilibrium().solve(controls),
                                    Rationing.run(world.equilibrium(), controls),
                                    controls);
                        }
                    }
                    return k;
                },
                progress);
        return List.of(all);
    }

    private static <T> List<T> inParallel(int count, int threads, IntFunction<T> work, IntConsumer progress) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(threads, 1, count), r -> {
            Thread thread = new Thread(r, "mitigation");
            thread.setDaemon(true);
            return thread;
        });
        List<T> done = new ArrayList<>();
        try {
            List<Future<T>> asked = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                int index = k;
                asked.add(pool.submit(() -> work.apply(index)));
            }
            for (Future<T> f : asked) {
                done.add(Tasks.result(f, "A draw"));
                progress.accept(done.size());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean ours(int node) {
        return question.party().isEmpty()
                || central.partyOf(node).equals(question.party().get());
    }

    private Figure figure(Action.Kind kind, MitigationCosts.Figures what, int node) {
        return costs.find(
                kind,
                what,
                central.items.get(central.nodeItem[node]).id(),
                central.places.get(central.nodePlace[node]).id(),
                central.known);
    }

    private static String key(Action.Kind kind, MitigationCosts.Figures what) {
        return "mitigation " + kind.name().toLowerCase(Locale.ROOT) + " "
                + what.name().toLowerCase(Locale.ROOT);
    }

    private void add(Action.Kind kind, int node, int index, String what, String id, double base, double yearly) {
        Item item = central.items.get(central.nodeItem[node]);
        Place place = central.places.get(central.nodePlace[node]);
        Figure cost = figure(kind, MitigationCosts.Figures.COST, node);
        Figure most = figure(kind, MitigationCosts.Figures.MOST, node);
        double share = cost.to(Unit.SHARE).central();
        double amount;
        double usd;
        double lead = 0;
        double life = Double.POSITIVE_INFINITY;
        String because;
        if (kind == Action.Kind.STOCK) {
            double price = worlds.central().equilibrium().baseline().priceAt(node);
            amount = most.to(Unit.parse("month")).central() * base;
            usd = price * (1 + share);
            because = "price and " + cost.value().text() + " of it for storing (" + MitigationCosts.source(cost) + ")";
        } else {
            amount = most.to(Unit.SHARE).central() * base;
            usd = share * yearly;
            lead = figure(kind, MitigationCosts.Figures.LEAD, node)
                    .to(Unit.parse("month"))
                    .central();
            life = figure(kind, MitigationCosts.Figures.LIFE, node)
                    .to(Unit.parse("year"))
                    .central();
            because = "once " + cost.value().text() + " of a year's value (" + MitigationCosts.source(cost)
                    + "), written off over " + life + " years; first units after " + lead + " months";
        }
        if (amount <= 0 || usd <= 0 || lead >= central.months) {
            return;
        }
        String unit = item.unit().symbol() + (kind == Action.Kind.STOCK ? "" : "/month");
        candidates.add(new Candidate(
                new Action(
                        id,
                        kind,
                        item.id(),
                        place.id(),
                        what,
                        unit,
                        usd,
                        amount,
                        List.of(key(kind, MitigationCosts.Figures.COST), key(kind, MitigationCosts.Figures.MOST)),
                        because),
                index,
                lead,
                life));
    }

    private void stocks() {
        Baseline baseline = worlds.central().equilibrium().baseline();
        for (int n = 0; n < central.nodes(); n++) {
            Item item = central.items.get(central.nodeItem[n]);
            if (item.storage().possible() && ours(n) && baseline.throughputAt(n) > 0) {
                String place = central.places.get(central.nodePlace[n]).id();
                add(
                        Action.Kind.STOCK,
                        n,
                        n,
                        item.name() + " in stock in " + place,
                        "stock " + item.id() + " " + place,
                        baseline.throughputAt(n),
                        0);
            }
        }
    }

    private void sources() {
        Baseline baseline = worlds.central().equilibrium().baseline();
        for (Network.Arc a : central.arcs) {
            int n = a.toNode();
            Item item = central.items.get(a.item());
            if (restricted.contains(a.id()) || !ours(n) || baseline.throughputAt(n) <= 0) {
                continue;
            }
            add(
                    Action.Kind.SOURCE,
                    n,
                    a.id(),
                    item.name() + " from " + a.lane().from() + " as a second source for "
                            + a.lane().to(),
                    "source " + item.id() + " " + a.lane().from() + " "
                            + a.lane().to(),
                    baseline.throughputAt(n),
                    12 * baseline.priceAt(n));
        }
    }

    private void plants() {
        Baseline baseline = worlds.central().equilibrium().baseline();
        Map<String, Integer> makers = new HashMap<>();
        central.world.recipes().forEach(r -> makers.merge(r.output(), 1, Integer::sum));
        for (Network.Works w : central.works) {
            int n = w.node();
            if (!ours(n) || w.relabels() || w.pool() >= 0) {
                continue;
            }
            boolean variant = makers.getOrDefault(w.recipe().output(), 0) > 1;
            Action.Kind kind = variant ? Action.Kind.SUBSTITUTE : Action.Kind.CAPACITY;
            String place = central.places.get(w.place()).id();
            Item item = central.items.get(central.nodeItem[n]);
            double base = baseline.output[w.id()] > 0 ? baseline.output[w.id()] : baseline.throughputAt(n);
            add(
                    kind,
                    n,
                    w.id(),
                    item.name() + " by " + w.recipe().id() + " in " + place + (variant ? ", qualified" : ", enlarged"),
                    (variant ? "substitute " : "capacity ") + w.recipe().id() + " " + place,
                    base,
                    12 * baseline.priceAt(n));
        }
    }

    private TwoStage build(int threads, IntConsumer progress) {
        Draws draws = Draws.of(question.seed(), question.draws());
        List<Drawn> drawn = inParallel(draws.count(), threads, k -> drawn(k, draws.draw(k)), progress);
        List<Recourse> recourses = new ArrayList<>();
        TwoStage.Outcome[] outcomes = new TwoStage.Outcome[question.courses().count()];
        for (Drawn d : drawn) {
            int first = recourses.size();
            recourses.addAll(d.recourses());
            d.outcomes()
                    .forEach((s, o) -> outcomes[s] = new TwoStage.Outcome(
                            o.name(),
                            o.probability(),
                            o.worthUsd(),
                            o.credit(),
                            o.recourses().stream().map(r -> r + first).toList(),
                            o.because()));
        }
        return new TwoStage(candidates.stream().map(Candidate::action).toList(), recourses, List.of(outcomes));
    }

    /// What one draw adds to the problem.
    private record Drawn(List<Recourse> recourses, Map<Integer, TwoStage.Outcome> outcomes) {}

    private Drawn drawn(int k, Draw draw) {
        try (DrawnWorlds.Drawn world = worlds.draw(draw)) {
            Network network = world.network();
            Map<Integer, Double> credit = credit(world.equilibrium().baseline());
            List<Equilibrium.Solved> solved = world.equilibrium().solved(world.controls());
            List<Block> blocks = new ArrayList<>();
            for (Equilibrium.Solved s : solved) {
                blocks.add(new Block(world, s));
            }
            List<Recourse> recourses = new ArrayList<>();
            Map<Integer, TwoStage.Outcome> outcomes = new LinkedHashMap<>();
            List<Map<List<Double>, Part>> known = new ArrayList<>();
            blocks.forEach(b -> known.add(new HashMap<>()));
            double free = question.party()
                    .map(p -> world.free().welfareOf(p))
                    .orElse(world.free().total());
            for (int s = k; s < question.courses().count(); s += question.draws()) {
                Controls controls = worlds.controls(network, question.courses().in(s, draw));
                double[][] total = stuck(world, controls.totalShares(network.arcs.size(), network.months));
                double[][] military = controls.militaryShares(network.arcs.size(), network.months);
                List<Integer> parts = new ArrayList<>();
                double worth = free;
                for (int b = 0; b < blocks.size(); b++) {
                    Block block = blocks.get(b);
                    Program.Bounds bounds = block.program.bounds(total, military);
                    List<Double> key = Arrays.stream(bounds.upper()).boxed().toList();
                    Part part = known.get(b).get(key);
                    if (part == null) {
                        part = block.part(bounds, recourses.size());
                        known.get(b).put(key, part);
                        recourses.add(part.recourse());
                    }
                    parts.add(part.index());
                    worth += part.offsetUsd();
                }
                outcomes.put(
                        s,
                        new TwoStage.Outcome(
                                "course " + (s + 1) + " on draw " + (k + 1),
                                1.0 / question.courses().count(),
                                worth,
                                credit,
                                parts,
                                "equally likely: one of " + question.courses().count()
                                        + " parts of a Latin hypercube of licensing delays"));
            }
            return new Drawn(recourses, outcomes);
        }
    }

    /// Without re-routing no lane carries more than its baseline, and none that carried nothing.
    private double[][] stuck(DrawnWorlds.Drawn world, double[][] total) {
        if (!question.reroutes()) {
            double[] flow = world.equilibrium().baseline().flow;
            for (int a = 0; a < total.length; a++) {
                for (int t = 0; t < total[a].length; t++) {
                    total[a][t] = flow[a] > 0 ? Math.min(1, total[a][t]) : 0;
                }
            }
        }
        return total;
    }

    /// What comes back of the outlay whatever happens: a price other than the one paid, and what is not
    /// written off.
    private Map<Integer, Double> credit(Baseline baseline) {
        Map<Integer, Double> all = new LinkedHashMap<>();
        int months = baseline.network().months;
        for (int m = 0; m < candidates.size(); m++) {
            Candidate c = candidates.get(m);
            double usd = c.action().usdPerUnit();
            double back;
            if (c.action().kind() == Action.Kind.STOCK) {
                // It is bought at the price of the draw; the budget counts the central one.
                double price = worlds.central().equilibrium().baseline().priceAt(c.index());
                back = usd * (1 - baseline.priceAt(c.index()) / price);
            } else {
                back = usd * Math.max(0, 1 - months / (12 * c.life())) * Math.pow(baseline.network().discount, months);
            }
            if (Math.abs(back) > DAYS * usd) {
                all.put(m, back);
            }
        }
        return all;
    }

    /// A recourse with what is to be added to the scenario's worth so that losses with nothing prepared
    /// are right.
    private record Part(int index, Recourse recourse, double offsetUsd) {}

    /// The program of one block of one draw, with columns for qualified second sources.
    private final class Block {
        private final Program program;
        private final Equilibrium equilibrium;
        private final Lp lp;
        private final List<Recourse.Link> links = new ArrayList<>();
        private final Basis start;

        Block(DrawnWorlds.Drawn world, Equilibrium.Solved solved) {
            this.program = solved.program();
            this.equilibrium = world.equilibrium();
            Network network = world.network();
            boolean[] inside = new boolean[network.items.size()];
            program.itemsOf.forEach(i -> inside[i] = true);
            Lp.Builder b = program.lp.toBuilder();
            for (int m = 0; m < candidates.size(); m++) {
                Candidate c = candidates.get(m);
                switch (c.action().kind()) {
                    case STOCK -> {
                        if (program.balance[c.index()] != null) {
                            int row = program.balance[c.index()][0][0];
                            links.add(new Recourse.Link(m, true, row, -1 / program.scale[network.nodeItem[c.index()]]));
                        }
                    }
                    case SOURCE -> {
                        if (program.holdsArc(c.index())) {
                            source(b, network.arcs.get(c.index()), m, c.lead());
                        }
                    }
                    case CAPACITY, SUBSTITUTE -> {
                        int[][] columns = program.worksColumns.get(c.index());
                        if (columns != null) {
                            double s = program.scale[
                                    network.nodeItem[
                                            network.works.get(c.index()).node()]];
                            for (int t = (int) Math.ceil(c.lead()); t < network.months; t++) {
                                links.add(new Recourse.Link(m, false, columns[t][2], 1 / s));
                            }
                        }
                    }
                }
            }
            this.lp = b.build();
            this.start = widened(solved.basis(), lp);
        }

        /// Columns for what comes over a lane from a qualified source, at carriage or the usual price gap.
        private void source(Lp.Builder b, Network.Arc a, int action, double lead) {
            double s = program.scale[a.item()];
            double cost = program.qualifiedCost(a);
            for (int t = (int) Math.ceil(lead); t + a.lag() < program.network.months; t++) {
                int row = b.row("qualified " + a.id() + " " + t, Double.NEGATIVE_INFINITY, 0);
                links.add(new Recourse.Link(action, true, row, 1 / s));
                boolean fromSplit = program.split[a.fromNode()];
                boolean toSplit = program.split[a.toNode()];
                for (int c = 0; c < (fromSplit || toSplit ? 2 : 1); c++) {
                    int y = b.column(
                            "qualified " + c + " " + a.id() + " " + t,
                            -cost * program.weight(t),
                            0,
                            Double.POSITIVE_INFINITY);
                    b.coefficient(row, y, 1);
                    b.coefficient(program.balance[a.fromNode()][fromSplit ? c : 0][t], y, -1);
                    b.coefficient(program.balance[a.toNode()][toSplit ? c : 0][t + a.lag()], y, 1);
                }
            }
        }

        Part part(Program.Bounds bounds, int index) {
            Recourse recourse =
                    new Recourse(lp, bounds.columns(), bounds.upper(), links, Program.USD_SCALE, Optional.of(start));
            if (question.party().isEmpty()) {
                // The market minds only its own welfare; what is lost is that of all with the revenue of taxes.
                double revenue = program.taxRevenue(
                        OwnRecourse.joint(lp, recourse, solver).columns());
                return new Part(index, recourse, -revenue);
            }
            OwnRecourse own = OwnRecourse.of(question.party().get(), equilibrium, program, lp, recourse, solver);
            return new Part(index, own.recourse(), own.offsetUsd());
        }
    }

    /// The basis of a program for one with more columns, at zero, and more rows, slack.
    private static Basis widened(Basis basis, Lp lp) {
        List<Basis.Status> columns = new ArrayList<>();
        for (int j = 0; j < lp.columns(); j++) {
            columns.add(j < basis.columns() ? basis.column(j) : Basis.Status.AT_LOWER);
        }
        List<Basis.Status> rows = new ArrayList<>();
        for (int i = 0; i < lp.rows(); i++) {
            rows.add(i < basis.rows() ? basis.row(i) : Basis.Status.BASIC);
        }
        return Basis.of(columns, rows);
    }
}
