package dev.chokepoint.app.view;

import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.bargaining.DrawnDeals;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Follows the deals of a space through worlds drawn from the uncertain figures.
final class DealDraws {
    private static final int MOST_INPUTS = 4;

    private final World world;
    private final Ledger ledger;
    private final LpSolver solver;
    private final AsOf asOf;
    private final LocalDate figures;
    private final Consumer<String> progress;
    private final BooleanSupplier stop;

    DealDraws(
            World world,
            Ledger ledger,
            LpSolver solver,
            AsOf asOf,
            LocalDate figures,
            Consumer<String> progress,
            BooleanSupplier stop) {
        this.world = world;
        this.ledger = ledger;
        this.solver = solver;
        this.asOf = asOf;
        this.figures = figures;
        this.progress = progress;
        this.stop = stop;
    }

    /// @param view the space as answered at central values
    DealDetail.DrawsView view(DealSpace space, Assessment.DealView view, int count, long seed, int threads) {
        Map<List<Integer>, String> named = new LinkedHashMap<>();
        view.solutions().stream()
                .filter(s -> !s.options().isEmpty())
                .forEach(s -> named.merge(s.options(), s.rule(), (a, b) -> a + ", " + b));
        view.offers().forEach(o -> named.putIfAbsent(o.options(), o.name()));
        List<List<Integer>> deals = List.copyOf(named.keySet());
        Set<List<Integer>> candidates = new LinkedHashSet<>();
        view.packages().stream().filter(Assessment.PackageView::frontier).forEach(p -> candidates.add(p.options()));
        view.detail().own().forEach(r -> candidates.add(r.options()));
        // Each concession alone as well: what the frontier leaves out at central values may pay in a draw.
        for (int k = 0; k < space.concessions().size(); k++) {
            List<Integer> only =
                    new ArrayList<>(space.concessions().stream().map(c -> 0).toList());
            only.set(k, DealValuer.strongest(space.concessions().get(k)));
            candidates.add(only);
        }
        Draws draws = Draws.of(seed, count);
        List<Optional<DrawnDeals>> found = new ArrayList<>();
        List<Draws.Input> inputs;
        try (DrawnWorlds worlds = DrawnWorlds.of(
                world, figures, new LedgerBindings(ledger, asOf.known()), solver, Assumptions.standard(), threads)) {
            inputs = worlds.inputs();
            found.addAll(run(worlds, draws, space, deals, List.copyOf(candidates), threads));
        }
        return summary(space, named, deals, draws, inputs, found);
    }

    private List<Optional<DrawnDeals>> run(
            DrawnWorlds worlds,
            Draws draws,
            DealSpace space,
            List<List<Integer>> deals,
            List<List<Integer>> candidates,
            int threads) {
        AtomicInteger done = new AtomicInteger();
        List<Optional<DrawnDeals>> all = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Future<Optional<DrawnDeals>>> asked = new ArrayList<>();
            for (int k = 0; k < draws.count(); k++) {
                int index = k;
                asked.add(workers.submit(() -> {
                    if (stop.getAsBoolean()) {
                        return Optional.empty();
                    }
                    Optional<DrawnDeals> one = one(worlds, draws, index, space, deals, candidates);
                    progress.accept("draw " + done.incrementAndGet() + " of " + draws.count());
                    return one;
                }));
            }
            for (Future<Optional<DrawnDeals>> f : asked) {
                all.add(Tasks.result(f, "A draw"));
            }
        } finally {
            workers.shutdownNow();
        }
        return all;
    }

    private Optional<DrawnDeals> one(
            DrawnWorlds worlds,
            Draws draws,
            int index,
            DealSpace space,
            List<List<Integer>> deals,
            List<List<Integer>> candidates) {
        try (DrawnWorlds.Drawn drawn = worlds.draw(draws.draw(index))) {
            Threats threats = Threats.of(space.disagreement(), drawn.network(), drawn.controls(), ledger, asOf.known());
            DealValuer valuer = new DealValuer(
                    drawn.equilibrium(), drawn.controls(), space, world.monthAfter(space.date()), threats.controls());
            return Optional.of(DrawnDeals.of(valuer, deals, candidates));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Figures drawn apart may contradict each other: such a world is counted, not hidden.
            return Optional.empty();
        }
    }

    private DealDetail.DrawsView summary(
            DealSpace space,
            Map<List<Integer>, String> named,
            List<List<Integer>> deals,
            Draws draws,
            List<Draws.Input> inputs,
            List<Optional<DrawnDeals>> found) {
        List<Integer> worked = new ArrayList<>();
        List<DrawnDeals> values = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            int index = k;
            found.get(k).ifPresent(d -> {
                worked.add(index);
                values.add(d);
            });
        }
        int n = values.size();
        int failed = found.size() - n;
        if (n == 0) {
            return new DealDetail.DrawsView(
                    found.size(), failed, 0, List.of(), List.of(), space.parties(), "No draw could be valued.");
        }
        List<DealDetail.DrawnView> views = new ArrayList<>();
        for (int d = 0; d < deals.size(); d++) {
            int deal = d;
            List<List<Double>> gains = new ArrayList<>();
            List<List<Double>> regret = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int side = i;
                double[] g = values.stream()
                        .mapToDouble(v -> v.gains().get(deal)[side])
                        .toArray();
                double[] r = values.stream()
                        .mapToDouble(v -> v.regret().get(deal)[side])
                        .toArray();
                gains.add(List.of(
                        DrawnDeals.quantile(g, 0.05), DrawnDeals.quantile(g, 0.5), DrawnDeals.quantile(g, 0.95)));
                regret.add(List.of(DrawnDeals.quantile(r, 0.5), DrawnDeals.quantile(r, 0.95)));
            }
            views.add(new DealDetail.DrawnView(
                    Objects.requireNonNull(named.get(deals.get(d))),
                    Gives.text(space, deals.get(d)),
                    share(values.stream().filter(v -> v.onFrontier()[deal]).count(), n),
                    share(values.stream().filter(v -> v.acceptable()[deal]).count(), n),
                    share(values.stream().filter(v -> v.picked()[deal]).count(), n),
                    gains,
                    regret));
        }
        double programs =
                values.stream().mapToInt(DrawnDeals::programs).average().orElse(0);
        return new DealDetail.DrawsView(
                found.size(),
                failed,
                programs,
                views,
                deciding(space, draws, inputs, worked, values),
                space.parties(),
                "In " + n + " worlds drawn from " + inputs.size() + " uncertain inputs (Latin hypercube, seed "
                        + draws.seed() + ", the same worlds for every deal)"
                        + (failed > 0
                                ? "; " + failed
                                        + " more draws were left out: not asked any more, or their figures cannot"
                                        + " be balanced"
                                : "")
                        + "; " + Math.round(programs) + " packages valued a world");
    }

    private static double share(long count, int of) {
        return count / (double) of;
    }

    /// The inputs whose ranks go with the gain of each side from the first deal.
    private static List<DealDetail.InputView> deciding(
            DealSpace space, Draws draws, List<Draws.Input> inputs, List<Integer> worked, List<DrawnDeals> values) {
        List<DealDetail.InputView> all = new ArrayList<>();
        int n = values.size();
        if (n < 10 || values.getFirst().gains().isEmpty()) {
            return all;
        }
        // Weaker correlations than this come up by chance in one of twenty inputs.
        double least = 1.96 / Math.sqrt(n - 1.0);
        for (int i = 0; i < 2; i++) {
            int side = i;
            double[] gain =
                    values.stream().mapToDouble(v -> v.gains().getFirst()[side]).toArray();
            inputs.stream()
                    .map(input -> new DealDetail.InputView(
                            words(input),
                            space.parties().get(side),
                            DrawnDeals.rankCorrelation(
                                    worked.stream()
                                            .mapToDouble(k -> draws.share(input.name(), k))
                                            .toArray(),
                                    gain)))
                    .filter(v -> Math.abs(v.correlation()) >= least)
                    .sorted((a, b) -> Double.compare(Math.abs(b.correlation()), Math.abs(a.correlation())))
                    .limit(MOST_INPUTS)
                    .forEach(all::add);
        }
        return all;
    }

    /// An input in words: its key, or its kind and how many figures share it.
    private static String words(Draws.Input input) {
        String key = input.keys().getFirst().words();
        return input.keys().size() == 1
                ? key
                : input.kind() + " (" + input.keys().size() + " figures, such as " + key + ")";
    }
}
