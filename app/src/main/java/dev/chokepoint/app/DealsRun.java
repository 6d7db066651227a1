package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.Origins;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Answers the command `deals` on a world: one deal space, every option of every concession.
final class DealsRun {
    private static final int EVERY_OPTION = 2_000;

    private final Consumer<String> progress;
    private final BooleanSupplier stop;

    DealsRun(Consumer<String> progress, BooleanSupplier stop) {
        this.progress = progress;
        this.stop = stop;
    }

    /// What is asked.
    ///
    /// @param space the id of a deal space of the world or a file with one; the latest known if empty
    /// @param asOf the dates of the question; the day of the space, or of the world, if empty
    record Question(Path folder, Optional<String> space, Optional<AsOf> asOf, int threads, int draws, long seed) {}

    /// The answer; no deals where none was known.
    record Answer(
            Assessment.Manifest manifest,
            List<Assessment.DealView> deals,
            Map<String, Explanation> explanations,
            boolean stopped) {}

    Answer answer(Question q) {
        Explanations explanations = new Explanations();
        Ledger ledger = WorldFiles.ledger(q.folder());
        World world = WorldFiles.world(q.folder());
        Optional<DealSpace> named = q.space().map(s -> named(s, q.folder(), ledger, world));
        AsOf asOf = q.asOf().orElseGet(() -> AsOf.of(named.map(DealSpace::known).orElse(world.asOf())));
        Optional<DealSpace> space = named.or(() -> latest(q.folder(), ledger, world, asOf));
        space.filter(s -> s.known().isAfter(asOf.known())).ifPresent(s -> {
            throw new IllegalArgumentException("The deal space (" + s.id() + ") was not known before " + s.known()
                    + ".\nMaybe --as-of " + s.known() + " was meant.");
        });
        if (q.asOf().isEmpty()) {
            progress.accept("as of " + asOf.known() + ", the day of the " + (named.isPresent() ? "deal space" : "world")
                    + "; --as-of asks for another");
        }
        LocalDate figures = space.map(s -> figures(s, asOf)).orElse(asOf.known());
        Network whole = Network.of(world, figures, Draw.central(), Assumptions.standard());
        long later = whole.laterVintages().stream().distinct().count();
        if (later > 0) {
            progress.accept(later + " figures have newer values published after " + figures
                    + "; they are not used and are listed in the answer");
        }
        LpSolver solver = Solvers.highs();
        LedgerDeterminer determiner = new LedgerDeterminer(ledger, asOf.known());
        Baseline baseline = Origins.of(whole, determiner).apply(Baseline.of(whole, solver));
        Network network = baseline.network();
        Controls controls = LaneControls.of(network, determiner, Draw.central());
        try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, q.threads(), controls.arcs())) {
            equilibrium.anchor(controls);
            Plan best = equilibrium.solve(controls);
            DealAssessor deals = new DealAssessor(
                            equilibrium,
                            controls,
                            ledger,
                            solver,
                            WorldFiles.commitments(q.folder()),
                            explanations::add)
                    .watched(progress, stop);
            List<Assessment.DealView> views = new ArrayList<>();
            space.ifPresent(s -> {
                Assessment.DealView view = deals.view(s, asOf, EVERY_OPTION, true);
                views.add(
                        q.draws() == 0 || stop.getAsBoolean()
                                ? view
                                : drawn(
                                        view,
                                        new DealDraws(world, ledger, solver, asOf, figures, progress, stop)
                                                .view(s, view, q.draws(), q.seed(), q.threads())));
            });
            return new Answer(
                    RunManifest.of(q.folder(), world, ledger, asOf, network, equilibrium, best, q.threads()),
                    views,
                    explanations.all(),
                    stop.getAsBoolean());
        }
    }

    private static Assessment.DealView drawn(Assessment.DealView d, DealDetail.DrawsView draws) {
        return new Assessment.DealView(
                d.id(),
                d.title(),
                d.date(),
                d.sides(),
                d.concessions(),
                d.packages(),
                d.solutions(),
                d.offers(),
                d.advice(),
                d.note(),
                d.detail().with(draws));
    }

    private static LocalDate figures(DealSpace space, AsOf asOf) {
        return switch (space.figures()) {
            case DealSpace.Figures.AsKnown as -> asOf.known();
            case DealSpace.Figures.PublishedBy by -> by.day().isAfter(asOf.known()) ? by.day() : asOf.known();
        };
    }

    private static DealSpace named(String name, Path folder, Ledger ledger, World world) {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return WorldFiles.dealSpace(file, ledger, world);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            throw new IllegalArgumentException("There is no file (" + name + ").");
        }
        List<DealSpace> all = WorldFiles.dealSpaces(folder, ledger, world);
        return all.stream()
                .filter(s -> s.id().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The deal space (" + name + ") must be a file or one of "
                                + all.stream().map(DealSpace::id).toList() + "."));
    }

    private static Optional<DealSpace> latest(Path folder, Ledger ledger, World world, AsOf asOf) {
        return WorldFiles.dealSpaces(folder, ledger, world).stream()
                .filter(s -> !s.known().isAfter(asOf.known()))
                .reduce((a, b) -> b);
    }
}
