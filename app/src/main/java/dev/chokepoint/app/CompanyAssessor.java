package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.data.BillReader;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.Origins;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Hangs a company's bill of materials on a world and answers for it.
final class CompanyAssessor {
    /// A company's files.
    ///
    /// @param place where it makes and buys, for lines that do not say; may be empty
    record Files(Path bill, Optional<Path> stock, Optional<Path> map, String place) {}

    /// What one measure, or all of an issuer, costs the company: with it minus without it, USD.
    record MeasureLoss(String measure, String title, String issuer, double bestUsd, double worstUsd) {}

    /// The answer.
    ///
    /// @param suggestions by open part, what it may be
    record CompanyAnswer(
            Assessment.Manifest manifest,
            String from,
            CompanyExposure exposure,
            List<MeasureLoss> measures,
            Map<String, List<Suggestion<Item>>> suggestions,
            List<String> warnings) {}

    /// Losses below this share of the plan are not told apart from rounding.
    private static final double NEGLIGIBLE = 1e-6;

    private final Consumer<String> progress;

    CompanyAssessor(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Answers from the month of `asOf` on; the company's stock is that of the month's first day.
    CompanyAnswer assess(Path folder, Files files, AsOf asOf, int threads) {
        World world = WorldFiles.world(folder);
        var loaded = BillReader.read(files.bill(), files.stock(), files.map(), world, files.place());
        BillReader.Reading reading = InputException.require("The bill of materials", loaded);
        int start = start(world, asOf);
        Ledger ledger = WorldFiles.ledger(folder);
        LedgerDeterminer determiner = new LedgerDeterminer(ledger, asOf.known());
        Network whole = Network.of(world, asOf.known(), Draw.central(), Assumptions.standard());
        LpSolver solver = Solvers.highs();
        Baseline baseline = Origins.of(whole, determiner).apply(Baseline.of(whole, solver));
        Network network = baseline.network();
        Controls controls = LaneControls.of(network, determiner, Draw.central());
        Bill bill = reading.bill();
        try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, threads, controls.arcs())) {
            equilibrium.anchor(controls);
            Plan best = equilibrium.solve(controls);
            Market market = Market.of(best, Rationing.run(equilibrium, controls), controls);
            CompanyExposure exposure = CompanyExposure.of(bill, market, start, solver);
            List<MeasureLoss> measures = measures(equilibrium, controls, bill, start, exposure, ledger, solver);
            return new CompanyAnswer(
                    RunManifest.of(folder, world, ledger, asOf, network, equilibrium, best, threads),
                    world.first().plusMonths(start).toString(),
                    exposure,
                    measures,
                    reading.suggestions(),
                    loaded.problems().stream()
                            .filter(p -> !p.isError())
                            .map(Problem::text)
                            .toList());
        }
    }

    /// The month of the plan from which a company's question is answered.
    ///
    /// @throws IllegalArgumentException if the date lies outside the plan
    static int start(World world, AsOf asOf) {
        int start = (int) ChronoUnit.MONTHS.between(world.first(), YearMonth.from(asOf.on()));
        if (start < 0 || start >= world.months()) {
            throw new IllegalArgumentException("The date (" + asOf.on() + ") must lie in the world's months, "
                    + world.first() + " to " + world.first().plusMonths(world.months() - 1L)
                    + ".\nMaybe --as-of " + world.asOf() + " was meant.");
        }
        return start;
    }

    /// The losses that would not be there without a measure, without all of an issuer, largest first.
    private List<MeasureLoss> measures(
            Equilibrium equilibrium,
            Controls controls,
            Bill bill,
            int start,
            CompanyExposure with,
            Ledger ledger,
            LpSolver solver) {
        Set<String> responsible = new LinkedHashSet<>(with.measures().keySet());
        responsible.retainAll(controls.measures());
        Set<String> issuers = new LinkedHashSet<>();
        controls.restrictions().stream()
                .filter(r -> responsible.contains(r.measure()))
                .forEach(r -> issuers.add(r.issuer()));
        equilibrium.prepare(responsible.stream().map(controls::without).toList());
        List<MeasureLoss> all = new ArrayList<>();
        for (String issuer : issuers) {
            Controls rest = new Controls(controls.restrictions().stream()
                    .filter(r -> !r.issuer().equals(issuer))
                    .toList());
            CompanyExposure.Loss without = loss(equilibrium, rest, bill, start, solver);
            all.add(new MeasureLoss(
                    "all of " + issuer,
                    "every measure of " + issuer,
                    issuer,
                    with.lostUsd() - without.bestUsd(),
                    with.lostWorstUsd() - without.worstUsd()));
        }
        List<MeasureLoss> single = new ArrayList<>();
        for (String measure : responsible) {
            CompanyExposure.Loss without = loss(equilibrium, controls.without(measure), bill, start, solver);
            MeasureLoss loss = new MeasureLoss(
                    measure,
                    ledger.findMeasure(measure).map(Measure::title).orElse(measure),
                    ledger.findMeasure(measure).map(Measure::issuer).orElse(""),
                    with.lostUsd() - without.bestUsd(),
                    with.lostWorstUsd() - without.worstUsd());
            if (Math.max(Math.abs(loss.bestUsd()), Math.abs(loss.worstUsd()))
                    > NEGLIGIBLE * Math.max(1, with.plannedUsd())) {
                single.add(loss);
            }
        }
        single.sort(Comparator.comparingDouble((MeasureLoss m) -> -Math.max(m.worstUsd(), m.bestUsd()))
                .thenComparing(MeasureLoss::measure));
        all.addAll(single);
        progress.accept(responsible.size() + " measures lie on the way of the company's parts");
        return all;
    }

    private static CompanyExposure.Loss loss(
            Equilibrium equilibrium, Controls controls, Bill bill, int start, LpSolver solver) {
        Market market = Market.of(equilibrium.solve(controls), Rationing.run(equilibrium, controls), controls);
        return CompanyExposure.lossOf(bill, market, start, solver);
    }
}
