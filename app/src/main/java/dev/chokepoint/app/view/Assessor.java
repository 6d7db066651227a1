package dev.chokepoint.app.view;

import dev.chokepoint.answer.Foresight;
import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.app.cli.LeverageOptions;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.horizon.TreePlan;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Runs the four stages on a world and gathers the answer in one record; the command line and the report
/// stand on it.
public final class Assessor {
    private static final int MOST_PER_GROUP = 24;

    private final Consumer<String> progress;
    private List<Path> scenarios = List.of();
    private Information information = Information.PERFECT;
    private LeverageOptions.Wanted wantedLeverage = LeverageOptions.Wanted.NOTHING;

    public Assessor(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Asks about the world with changes read from files.
    public Assessor withScenarios(List<Path> files) {
        this.scenarios = files;
        return this;
    }

    /// Asks about a market that knows this.
    public Assessor withInformation(Information what) {
        this.information = what;
        return this;
    }

    /// Asks what stands beside the leverage matrix.
    public Assessor withLeverage(LeverageOptions.Wanted wanted) {
        this.wantedLeverage = wanted;
        return this;
    }

    /// Assesses the world in a folder.
    public Assessment assess(Path folder, AsOf asOf, int threads) {
        WorldRecord record = WorldFiles.record(folder);
        // What is read and determined does not wait for what is computed.
        CompletableFuture<List<Assessment.ArticleView>> articlesRead =
                CompletableFuture.supplyAsync(() -> WorldFiles.articles(folder, asOf.known()));
        Question question =
                Question.of(record, asOf).withInformation(information).withScenario(WorldFiles.scenario(scenarios));
        try (Situation situation = Situation.of(question, Means.of(Solvers.highs(), threads, progress))) {
            if (!scenarios.isEmpty()) {
                progress.accept("scenario: " + situation.whatIf().name());
            }
            CompletableFuture<LaneDeterminations> lanes = CompletableFuture.supplyAsync(
                    () -> LaneDeterminations.of(record.world(), situation.bindings(), asOf));
            return assess(
                    situation,
                    RunManifest.of(situation),
                    Tasks.result(articlesRead, "The articles"),
                    Tasks.result(lanes, "The determination of lanes"));
        }
    }

    private Assessment assess(
            Situation situation,
            Assessment.Manifest manifest,
            List<Assessment.ArticleView> articles,
            LaneDeterminations lanes) {
        Explanations explanations = new Explanations();
        WorldRecord record = situation.question().world();
        AsOf asOf = situation.question().asOf();
        Ledger ledger = record.ledger();
        Network network = situation.network();
        Controls controls = situation.controls();
        Equilibrium equilibrium = situation.equilibrium();
        Plan free = situation.free();
        Plan best = situation.best();
        DealAssessor deals = new DealAssessor(situation, explanations::add);
        Optional<DealSpace> talks = record.talks(asOf.known());
        equilibrium.prepare(Leverage.scenarios(controls));
        talks.ifPresent(s -> deals.prepare(s, MOST_PER_GROUP));
        Rationing.Result worst = situation.worst();
        LeverageMatrix matrix = LeverageMatrix.of(equilibrium, controls, best);
        matrix.prepareProfiles();
        List<Assessment.DealView> dealViews = new ArrayList<>();
        talks.ifPresent(s -> dealViews.add(deals.view(s, MOST_PER_GROUP, false)));
        List<Assessment.LeverageView> leverage = matrix.views(ledger, explanations);
        Foresight.Planned planned = new Foresight(situation).plan();
        List<Assessment.LossView> losses = new LossAccounts(free, planned.plan(), controls, explanations).views();
        LineStops stops = LineStops.of(planned.running(), worst.plan(), controls, explanations);
        List<Assessment.Headline> summary = new Headlines(
                        record.world(),
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
            progress.accept("ranges, attribution and chokepoints (--no-ranges, --programs 0 and --chokepoints 0 leave"
                    + " them out) …");
        }
        LeverageDetail detail = new LeverageAssessor(equilibrium, controls, ledger, asOf, explanations::add)
                .detail(wantedLeverage, free, best, matrix.measures());
        return new Assessment(
                manifest,
                summary,
                articles,
                StandingMeasures.of(ledger, controls, asOf),
                lanes.views(network, explanations),
                new SupplyChains(network, planned.plan(), controls, explanations).of(stops.key()),
                losses,
                stops.all(),
                PriceGaps.of(free, planned.plan(), controls),
                leverage,
                matrix.profiles(),
                outlooks(planned.outlooks()),
                detail,
                dealViews,
                new Assessment.Accuracy(
                        Math.max(0, planned.plan().cutMost() - free.cutLeast()),
                        Math.max(0, free.cutMost() - planned.plan().cutLeast())),
                Grounds.residuals(situation.baseline()),
                Grounds.assumptions(network),
                Grounds.sources(network),
                explanations.all());
    }

    private static List<Assessment.OutlookView> outlooks(List<TreePlan.Group> groups) {
        return groups.stream()
                .map(g -> new Assessment.OutlookView(
                        g.issuer(),
                        g.since().toString(),
                        List.copyOf(g.measures()),
                        g.tally().prompt(),
                        g.tally().late(),
                        g.items(),
                        g.expectedLossUsd(),
                        g.valueOfKnowingUsd(),
                        g.branches().stream()
                                .map(b -> new Assessment.BranchView(
                                        Assessment.month(b.reopens()), b.probability(), b.lossUsd(), b.knownLossUsd()))
                                .toList()))
                .toList();
    }
}
