package dev.chokepoint.app.view;

import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.app.cli.Interruption;
import dev.chokepoint.app.cli.MitigateOptions;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.data.world.MitigationReader;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.horizon.Courses;
import dev.chokepoint.exposure.mitigation.CompanyMitigation;
import dev.chokepoint.exposure.mitigation.Mitigation;
import dev.chokepoint.exposure.mitigation.MitigationCosts;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.twostage.Action;
import dev.chokepoint.exposure.twostage.Decomposition;
import dev.chokepoint.exposure.twostage.Plan;
import dev.chokepoint.exposure.twostage.TwoStage;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.world.Party;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds what a world, a party of it or a company should prepare.
public final class Mitigator {
    private static final double GAP = 1e-4;
    private static final double[] FRONTIER = {0, 0.0625, 0.125, 0.25, 0.5, 1};
    private static final int MOST_WORTH = 12;
    private static final int MOST_CANDIDATES = 40;

    /// Part of the time that the plan itself may take; the rest is for the frontier and the worth of each
    /// action.
    private static final double PLAN_SHARE = 0.7;

    private final Consumer<String> progress;
    private final Interruption interruption;
    private final int threads;

    public Mitigator(Consumer<String> progress, Interruption interruption, int threads) {
        this.progress = progress;
        this.interruption = interruption;
        this.threads = threads;
    }

    /// For all parties or one.
    public MitigationView world(Path folder, AsOf asOf, MitigateOptions.Asked asked, Optional<String> side) {
        WorldRecord record = WorldFiles.record(folder);
        World world = record.world();
        side.ifPresent(s -> {
            List<String> parties = world.parties().stream().map(Party::id).toList();
            if (!parties.contains(s)) {
                throw new IllegalArgumentException("The side (" + s + ") must be one of " + parties + ".");
            }
        });
        LpSolver solver = Solvers.highs();
        Ledger ledger = record.ledger();
        try (DrawnWorlds worlds = DrawnWorlds.of(
                world,
                asOf.known(),
                new LedgerBindings(ledger, asOf.known()),
                solver,
                Assumptions.standard(),
                threads)) {
            Courses courses = courses(folder, world, asOf, asked);
            TwoStage problem = Mitigation.of(
                    worlds,
                    costs(folder),
                    new Mitigation.Question(side, asked.best(), courses, asked.draws(), asked.seed()),
                    solver,
                    threads,
                    done -> progress.accept(done + " of " + asked.draws() + " draws prepared"));
            return solve(
                    problem,
                    asked,
                    courses,
                    manifest(record, asOf, worlds),
                    side.map(s -> world.parties().stream()
                                    .filter(p -> p.id().equals(s))
                                    .map(Party::name)
                                    .findFirst()
                                    .orElse(s))
                            .orElse("all parties"),
                    asked.best()
                            ? "a market that re-routes freely at a surcharge (best case)"
                            : "a market that re-routes only over qualified second sources",
                    solver);
        }
    }

    /// For a company.
    public MitigationView company(Path folder, AsOf asOf, MitigateOptions.Asked asked, CompanyAssessor.Files files) {
        WorldRecord record = WorldFiles.record(folder);
        World world = record.world();
        Bill bill = InputException.require(
                        "The bill of materials",
                        BillReader.read(files.bill(), files.stock(), files.map(), world, files.place()))
                .bill();
        int start = CompanyAnswer.start(world, asOf);
        LpSolver solver = Solvers.highs();
        Ledger ledger = record.ledger();
        Set<String> bought =
                CompanyExposure.bought(bill).stream().map(List::getFirst).collect(Collectors.toSet());
        try (DrawnWorlds worlds = DrawnWorlds.of(
                world,
                asOf.known(),
                new LedgerBindings(ledger, asOf.known()),
                solver,
                Assumptions.standard(),
                bought,
                threads)) {
            Courses courses = courses(folder, world, asOf, asked);
            List<Market> markets = Mitigation.markets(
                    worlds,
                    new Mitigation.Question(Optional.empty(), asked.best(), courses, asked.draws(), asked.seed()),
                    threads,
                    done -> progress.accept(done + " of " + asked.draws() + " draws prepared"));
            TwoStage problem = CompanyMitigation.of(bill, markets, start, costs(folder), asOf.known(), asked.best());
            return solve(
                    problem,
                    asked,
                    courses,
                    manifest(record, asOf, worlds),
                    "the company from " + world.first().plusMonths(start),
                    asked.best()
                            ? "parts at the equilibrium's prices (best case)"
                            : "parts as usual shares arrive in the rationing simulation (worst case)",
                    solver);
        }
    }

    private Assessment.Manifest manifest(WorldRecord record, AsOf asOf, DrawnWorlds worlds) {
        DrawnWorlds.Drawn central = worlds.central();
        return RunManifest.of(record, asOf, central.network(), central.equilibrium(), central.best(), threads);
    }

    private static MitigationCosts costs(Path folder) {
        return MitigationCosts.of(
                InputException.require("What preparing costs in " + folder, MitigationReader.read(folder)));
    }

    private static Courses courses(Path folder, World world, AsOf asOf, MitigateOptions.Asked asked) {
        return asked.byRecord()
                ? Courses.byRecord(world, WorldFiles.reopenings(folder), asOf.known(), asked.seed(), asked.scenarios())
                : Courses.byIntervals(world, asOf.known(), asked.seed(), asked.scenarios());
    }

    private MitigationView solve(
            TwoStage problem,
            MitigateOptions.Asked asked,
            Courses courses,
            Assessment.Manifest manifest,
            String whom,
            String market,
            LpSolver solver) {
        List<String> notes = new ArrayList<>();
        if (problem.actions().isEmpty()) {
            throw new IllegalArgumentException("Nothing can be prepared: no good of this world is used there.");
        }
        double tail = asked.scenarios() * (1 - asked.alpha());
        if (asked.weight() > 0 && tail < MitigateOptions.FEW_IN_TAIL) {
            notes.add(String.format(
                    Locale.ROOT,
                    "CVaR at %.3g rests on the worst %.3g of %d scenarios: take more scenarios before relying on it.",
                    asked.alpha(),
                    tail,
                    asked.scenarios()));
        }
        TwoStage.Risk risk = new TwoStage.Risk(asked.alpha(), asked.weight());
        try (Decomposition search = Decomposition.of(problem, solver, threads)) {
            double[] p = problem.probabilities();
            double[] nothing = search.lossesOfNothing();
            double until = interruption.elapsed() + PLAN_SHARE * Math.max(0, asked.seconds() - interruption.elapsed());
            Plan plan = search.solve(
                    risk,
                    asked.budgetUsd(),
                    new Decomposition.Limits(GAP, () -> interruption.stop() || interruption.elapsed() > until));
            double seconds = interruption.elapsed();
            progress.accept(String.format(
                    Locale.ROOT, "plan after %.0f s, %d rounds, %d programs", seconds, plan.rounds(), plan.solves()));
            double most = Double.isFinite(asked.budgetUsd()) ? asked.budgetUsd() : plan.outlayUsd();
            List<MitigationView.Point> frontier = new ArrayList<>();
            int left = FRONTIER.length - 1;
            for (double share : FRONTIER) {
                Plan at = share == 1
                        ? plan
                        : search.solve(risk, share * most, slice(asked.seconds(), left--), part(share, plan.amounts()));
                // A part of the plan is within the budget, and losses are convex: it comes to no more than the chord.
                double outlay = share * plan.outlayUsd();
                double expected = between(share, TwoStage.mean(nothing, p), plan.expectedUsd());
                double cvar = between(share, risk.cvar(nothing, p), plan.cvarUsd());
                double objective = between(share, risk.of(nothing, p), plan.objectiveUsd());
                boolean part = share < 1 && objective < at.objectiveUsd() && outlay <= share * most;
                MitigationView.Point point = new MitigationView.Point(
                        share * most,
                        part ? outlay : at.outlayUsd(),
                        part ? expected : at.expectedUsd(),
                        part ? cvar : at.cvarUsd(),
                        part ? objective : at.objectiveUsd(),
                        at.boundUsd());
                frontier.add(frontier.isEmpty() ? point : point.orSmaller(frontier.getLast()));
            }
            Map<Integer, Double> worth = search.worthOfEach(risk, plan, MOST_WORTH, interruption::stop);
            double before = risk.of(nothing, p);
            double avoided = before - plan.objectiveUsd();
            if (plan.gapUsd() > GAP * search.scaleUsd()) {
                notes.add("The search was ended by its time limit; the plan is certified to its stated gap only.");
            }
            return new MitigationView(
                    manifest,
                    whom,
                    market,
                    asked.budgetUsd(),
                    asked.alpha(),
                    asked.weight(),
                    asked.scenarios(),
                    asked.draws(),
                    courses.reasons(),
                    new MitigationView.Risk(TwoStage.mean(nothing, p), risk.cvar(nothing, p), before),
                    new MitigationView.Risk(plan.expectedUsd(), plan.cvarUsd(), plan.objectiveUsd() - plan.outlayUsd()),
                    plan.outlayUsd(),
                    new MitigationView.Proof(
                            plan.objectiveUsd(),
                            plan.boundUsd(),
                            plan.gapUsd(),
                            avoided > 0 ? plan.gapUsd() / avoided : Double.NaN,
                            plan.residual(),
                            plan.rounds(),
                            search.solves(),
                            seconds),
                    plan.budgetValueUsd(),
                    plan.spends().stream()
                            .map(s -> chosen(
                                    problem.actions().get(s.action()),
                                    s.amount(),
                                    s.usd(),
                                    worth.getOrDefault(s.action(), Double.NaN),
                                    s.firstValue(),
                                    s.nextValue()))
                            .toList(),
                    frontier,
                    candidates(problem, search.firstValues(risk)),
                    notes);
        }
    }

    private static double between(double share, double at0, double at1) {
        return at0 + share * (at1 - at0);
    }

    /// An equal part of the time left for each point of the frontier that is still to come, and two parts for what
    /// comes
    /// after them.
    private Decomposition.Limits slice(double seconds, int points) {
        double now = interruption.elapsed();
        double until = now + Math.max(0, seconds - now) / (points + 2);
        return new Decomposition.Limits(GAP, () -> interruption.stop() || interruption.elapsed() > until);
    }

    private static double[] part(double share, double[] amounts) {
        return Arrays.stream(amounts).map(a -> share * a).toArray();
    }

    private static List<MitigationView.Chosen> candidates(TwoStage problem, double[] first) {
        return IntStream.range(0, first.length)
                .boxed()
                .filter(m -> first[m] > 0)
                .sorted(Comparator.comparingDouble((Integer m) -> -first[m]))
                .limit(MOST_CANDIDATES)
                .map(m -> chosen(problem.actions().get(m), 0, 0, Double.NaN, first[m], Double.NaN))
                .toList();
    }

    private static MitigationView.Chosen chosen(
            Action a, double amount, double usd, double avoided, double first, double next) {
        return new MitigationView.Chosen(
                a.id(),
                a.kind().name().toLowerCase(Locale.ROOT),
                a.what(),
                amount,
                a.most(),
                a.unit(),
                usd,
                avoided,
                first,
                next,
                a.because());
    }
}
