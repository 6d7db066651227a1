package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.Origins;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Runs the four stages on a world and gathers the answer in one record; the command line and the report
/// stand on it.
public final class Assessor {
    private static final int MOST_PER_GROUP = 24;

    private final Consumer<String> progress;
    private List<Path> scenarios = List.of();
    private WhatIfOptions.Information information = WhatIfOptions.Information.perfect;
    private LeverageOptions.Wanted wantedLeverage = LeverageOptions.Wanted.NOTHING;

    public Assessor(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Asks about the world with changes read from files.
    Assessor withScenarios(List<Path> files) {
        this.scenarios = files;
        return this;
    }

    /// Asks about a market that knows this.
    Assessor withInformation(WhatIfOptions.Information what) {
        this.information = what;
        return this;
    }

    private void tell(Origins.Distinctions distinctions) {
        if (!distinctions.isEmpty()) {
            progress.accept("measures abroad reach goods by their content; told apart by origin: "
                    + String.join(", ", distinctions.items()));
        }
    }

    /// The world as it stands under the changes of the scenario files.
    private WhatIf whatIf(Network network, Ledger ledger) {
        WhatIf all = WorldFiles.whatIf(scenarios, network, ledger);
        if (!scenarios.isEmpty()) {
            progress.accept("scenario: " + all.name());
        }
        return all;
    }

    /// Asks what stands beside the leverage matrix.
    Assessor withLeverage(LeverageOptions.Wanted wanted) {
        this.wantedLeverage = wanted;
        return this;
    }

    /// The talks of the day: the latest deal space known by then.
    private static Optional<DealSpace> talks(List<DealSpace> spaces, AsOf asOf) {
        return spaces.stream().filter(s -> !s.known().isAfter(asOf.known())).reduce((a, b) -> b);
    }

    /// Assesses the world in a folder.
    public Assessment assess(Path folder, AsOf asOf, int threads) {
        Explanations explanations = new Explanations();
        // What is read and determined does not wait for what is computed.
        CompletableFuture<Ledger> ledgerRead = CompletableFuture.supplyAsync(() -> WorldFiles.ledger(folder));
        CompletableFuture<List<Assessment.ArticleView>> articlesRead =
                ledgerRead.thenApplyAsync(ledger -> WorldFiles.articles(folder, asOf.known()));
        World world = WorldFiles.world(folder);
        Ledger ledger = Tasks.result(ledgerRead, "The ledger");
        LedgerDeterminer determiner = new LedgerDeterminer(ledger, asOf.known());
        Network whole = Network.of(world, asOf.known(), Draw.central(), Assumptions.standard());
        CompletableFuture<Origins.Distinctions> distinguished =
                CompletableFuture.supplyAsync(() -> Origins.of(whole, determiner));
        long later = whole.laterVintages().stream().distinct().count();
        if (later > 0) {
            progress.accept(later + " figures have newer values published after " + asOf.known()
                    + "; they are not used and are listed in the answer");
        }
        List<DealSpace> spaces = WorldFiles.dealSpaces(folder, ledger, world);
        LpSolver solver = Solvers.highs();
        Baseline calibrated = Baseline.of(whole, solver);
        Origins.Distinctions distinctions = Tasks.result(distinguished, "The origin of goods");
        tell(distinctions);
        Baseline baseline = distinctions.apply(calibrated);
        Network network = baseline.network();
        WhatIf whatIf = whatIf(network, ledger);
        Controls standing = LaneControls.of(network, determiner, Draw.central());
        Controls controls = whatIf.applyTo(standing);
        CompletableFuture<LaneDeterminations> lanes =
                CompletableFuture.supplyAsync(() -> LaneDeterminations.of(world, determiner, asOf));
        List<Assessment.ArticleView> articles = Tasks.result(articlesRead, "The articles");
        Set<Integer> telling = new LinkedHashSet<>(standing.arcs());
        telling.addAll(controls.arcs());
        try (Equilibrium base = Equilibrium.of(baseline, solver, threads, telling);
                Equilibrium equilibrium = whatIf.shifts().isEmpty()
                        ? base
                        : Equilibrium.of(baseline, solver, threads, telling, whatIf.shifts())) {
            Plan free = base.solve(Controls.none());
            // A scenario is solved from the world as it stands, never from another scenario.
            base.anchor(standing);
            if (!whatIf.shifts().isEmpty()) {
                equilibrium.startFrom(base);
            }
            Plan best = equilibrium.solve(controls);
            DealAssessor deals = new DealAssessor(
                    equilibrium, controls, ledger, solver, WorldFiles.commitments(folder), explanations::add);
            Optional<DealSpace> talks = talks(spaces, asOf);
            equilibrium.prepare(Leverage.scenarios(controls));
            talks.ifPresent(s -> deals.prepare(s, asOf, MOST_PER_GROUP));
            Rationing.Result worst = Rationing.run(equilibrium, controls);
            LeverageMatrix matrix = LeverageMatrix.of(equilibrium, controls, best);
            matrix.prepareProfiles();
            List<Assessment.DealView> dealViews = new ArrayList<>();
            talks.ifPresent(s -> dealViews.add(deals.view(s, asOf, MOST_PER_GROUP, false)));
            List<Assessment.LeverageView> leverage = matrix.views(ledger, explanations);
            Foresight.Planned planned = new Foresight(
                            equilibrium, ledger, determiner, folder, standing, asOf.known(), threads, progress)
                    .plan(information, best);
            List<Assessment.LossView> losses = new LossAccounts(free, planned.plan(), controls, explanations).views();
            LineStops stops = LineStops.of(planned.running(), worst.plan(), controls, explanations);
            List<Assessment.Headline> summary = new Headlines(
                            world,
                            free,
                            planned.plan(),
                            worst,
                            matrix.issuers(),
                            matrix.binding(),
                            stops.key(),
                            dealViews,
                            leverage,
                            losses,
                            explanations::add,
                            controls)
                    .all();
            if (!wantedLeverage.equals(LeverageOptions.Wanted.NOTHING)) {
                progress.accept(
                        "ranges, attribution and chokepoints (--no-ranges, --programs 0 and --chokepoints 0 leave"
                                + " them out) …");
            }
            LeverageDetail detail = new LeverageAssessor(equilibrium, controls, ledger, asOf, explanations::add)
                    .detail(wantedLeverage, free, best, matrix.measures());
            return new Assessment(
                    RunManifest.of(folder, world, ledger, asOf, network, equilibrium, best, threads),
                    summary,
                    articles,
                    StandingMeasures.of(ledger, controls, asOf),
                    Tasks.result(lanes, "The determination of lanes").views(network, explanations),
                    new SupplyChains(network, planned.plan(), controls, explanations).of(stops.key()),
                    losses,
                    stops.all(),
                    PriceGaps.of(free, planned.plan(), controls),
                    leverage,
                    matrix.profiles(),
                    planned.outlooks(),
                    detail,
                    dealViews,
                    new Assessment.Accuracy(
                            Math.max(0, planned.plan().cutMost() - free.cutLeast()),
                            Math.max(0, free.cutMost() - planned.plan().cutLeast())),
                    Grounds.residuals(baseline),
                    Grounds.assumptions(network),
                    Grounds.sources(network),
                    explanations.all());
        }
    }
}
