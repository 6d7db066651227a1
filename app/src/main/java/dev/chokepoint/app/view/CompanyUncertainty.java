package dev.chokepoint.app.view;

import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.app.cli.DrawOptions;
import dev.chokepoint.app.cli.Interruption;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Figure;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.Sample;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A company's exposure under draws of the uncertain figures of the world and of its own tables.
public final class CompanyUncertainty {
    private final Consumer<String> progress;

    public CompanyUncertainty(Consumer<String> progress) {
        this.progress = progress;
    }

    public DrawsView bands(
            Path folder,
            CompanyAssessor.Files files,
            AsOf asOf,
            DrawOptions.Asked asked,
            Interruption interruption,
            int threads) {
        World world = WorldFiles.world(folder);
        Bill bill = InputException.require(
                        "The bill of materials",
                        BillReader.read(files.bill(), files.stock(), files.map(), world, files.place()))
                .bill();
        int start = (int) ChronoUnit.MONTHS.between(world.first(), YearMonth.from(asOf.on()));
        LedgerBindings determiner = new LedgerBindings(WorldFiles.ledger(folder), asOf.known());
        LpSolver solver = Solvers.highs();
        Set<String> bought =
                CompanyExposure.bought(bill).stream().map(List::getFirst).collect(Collectors.toSet());
        try (DrawnWorlds worlds =
                DrawnWorlds.of(world, asOf.known(), determiner, solver, Assumptions.standard(), bought, threads)) {
            Map<FigureKey, Figure> figures =
                    new LinkedHashMap<>(worlds.central().network().figures());
            figures.putAll(CompanyExposure.figures(bill));
            BiFunction<DrawnWorlds.Drawn, Draw, Map<String, Double>> outputs =
                    (drawn, draw) -> CompanyExposure.outputs(bill, market(drawn), start, solver, draw);
            Sample sample =
                    new Uncertainty(progress).run(worlds, asked, threads, Draws.inputs(figures), outputs, interruption);
            return view(
                    sample,
                    outputs.apply(worlds.central(), Draw.central()),
                    bill,
                    world.first().plusMonths(start),
                    world.months() - start,
                    asked,
                    sample.count() + sample.failures().size() < asked.count() ? interruption.reason() : "");
        }
    }

    static Market market(DrawnWorlds.Drawn drawn) {
        return Market.of(drawn.best(), Rationing.run(drawn.equilibrium(), drawn.controls()), drawn.controls());
    }

    private static DrawsView view(
            Sample sample,
            Map<String, Double> central,
            Bill bill,
            YearMonth first,
            int months,
            DrawOptions.Asked asked,
            String stopped) {
        Bands bands = new Bands(sample, central);
        List<DrawsView.StopView> stops = new ArrayList<>();
        for (Bill.Product p : bill.products()) {
            if (sample.outputs().contains("stop/worst/" + p.sku())) {
                String name = bill.parts().stream()
                        .filter(x -> x.sku().equals(p.sku()))
                        .map(Bill.Part::description)
                        .findFirst()
                        .orElse("");
                stops.add(new DrawsView.StopView(
                        p.sku(),
                        p.sku(),
                        name.isBlank() ? p.sku() : name,
                        "the company",
                        bands.stop("best/" + p.sku(), first, months),
                        bands.stop("worst/" + p.sku(), first, months)));
            }
        }
        return new DrawsView(
                asked.count(),
                sample.count(),
                asked.seed(),
                stopped,
                sample.inputs().size(),
                sample.threshold(),
                sample.failures().stream()
                        .map(f -> new DrawsView.FailureView(f.index(), f.reason()))
                        .toList(),
                List.of(
                        bands.band("loss/best", "the company, best case", true),
                        bands.band("loss/worst", "the company, worst case", true),
                        bands.band("plan", "what the plan would earn", false)),
                stops,
                List.of(),
                List.of(),
                List.of());
    }
}
