package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.answer.uncertainty.QuestionWorlds;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.uncertainty.DrawnDeals;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.ValuationComparison;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How the named deals of a space stand in worlds drawn from the uncertain figures.
///
/// @param asked the number of draws asked for
/// @param failed draws without an answer: not asked any more, or their figures cannot be balanced
/// @param inputs the number of uncertain inputs
/// @param programs packages valued a world, on average
/// @param deciding inputs whose ranks go with a side's gain from the first deal, strongest first within a side
public record DealDraws(
        int asked,
        int failed,
        int inputs,
        long seed,
        double programs,
        List<DrawnDeal> deals,
        List<DecidingInput> deciding) {
    private static final int MOST_DECIDING = 4;

    /// With fewer worlds no rank correlation is told from chance.
    private static final int LEAST_WORLDS = 10;

    public DealDraws {
        deals = List.copyOf(deals);
        deciding = List.copyOf(deciding);
    }

    /// One deal over the draws; shares are of the draws with an answer.
    public record DrawnDeal(
            NamedDeal deal, double onFrontier, double acceptable, double picked, List<SideQuantiles> sides) {
        public DrawnDeal {
            sides = List.copyOf(sides);
        }
    }

    /// What one side gains by a deal over the draws, and how much more Nash's pick gives it, USD; the outer gains are
    /// drawn out to the gain at central inputs, which the answer leads with, where that lies outside.
    public record SideQuantiles(
            double gain05Usd, double gain50Usd, double gain95Usd, double regret50Usd, double regret95Usd) {}

    /// An uncertain input and its rank correlation with a side's gain from the first deal.
    public record DecidingInput(Draws.Input input, int side, double correlation) {}

    /// Follows the named deals of an answer through draws of its situation's world.
    ///
    /// The packages of a draw are the recombinations of those on both frontiers, of the named ones and of each
    /// concession alone: what the frontier leaves out at central values may pay in a draw.
    public static DealDraws of(Situation situation, DealAnswer answer, int count, long seed) {
        Map<List<Integer>, NamedDeal> named = new LinkedHashMap<>();
        answer.named().forEach(d -> named.putIfAbsent(d.options(), d));
        Draws draws = Draws.of(seed, count);
        try (DrawnWorlds worlds = QuestionWorlds.of(situation.question(), situation.means())) {
            Run run =
                    new Run(situation, answer.space(), List.copyOf(named.keySet()), candidates(answer), worlds, draws);
            return summary(
                    answer.space(),
                    List.copyOf(named.values()),
                    atCentralInputs(answer),
                    draws,
                    worlds.inputs(),
                    run.all());
        }
    }

    /// What each side gains by the packages that are named, at central inputs.
    private static Map<List<Integer>, double[]> atCentralInputs(DealAnswer answer) {
        Map<List<Integer>, double[]> all = new LinkedHashMap<>();
        answer.solutions().forEach(s -> s.deal().ifPresent(p -> all.put(p.options(), p.values())));
        answer.offers()
                .forEach(o -> all.put(
                        o.verdict().value().options(), o.verdict().value().values()));
        return all;
    }

    private static List<List<Integer>> candidates(DealAnswer answer) {
        Set<List<Integer>> onFrontier = answer.packages().frontierOptions();
        Set<List<Integer>> candidates = new LinkedHashSet<>();
        answer.packages().shown().stream()
                .map(ValuedPackage::options)
                .filter(onFrontier::contains)
                .forEach(candidates::add);
        switch (answer.packages().selection()) {
            case PackageSearch.Selection.ByOptions by -> {}
            case PackageSearch.Selection.ByOwnPlans by ->
                by.comparison().packages().stream()
                        .map(ValuationComparison.ComparedPackage::options)
                        .forEach(candidates::add);
        }
        answer.concessions()
                .forEach(c ->
                        candidates.add(strongestAlone(answer.space(), c.value().concession())));
        return List.copyOf(candidates);
    }

    private static List<Integer> strongestAlone(DealSpace space, int k) {
        return IntStream.range(0, space.concessions().size())
                .mapToObj(j -> j == k ? DealValuer.strongest(space.concessions().get(k)) : 0)
                .toList();
    }

    /// The valuation of all draws on some threads.
    private record Run(
            Situation situation,
            DealSpace space,
            List<List<Integer>> deals,
            List<List<Integer>> candidates,
            DrawnWorlds worlds,
            Draws draws) {
        List<Optional<DrawnDeals>> all() {
            AtomicInteger done = new AtomicInteger();
            List<Optional<DrawnDeals>> all = new ArrayList<>();
            ExecutorService workers =
                    Executors.newFixedThreadPool(situation.means().threads());
            try {
                List<Future<Optional<DrawnDeals>>> asked = new ArrayList<>();
                for (int k = 0; k < draws.count(); k++) {
                    int index = k;
                    asked.add(workers.submit(() -> {
                        if (situation.means().stop().getAsBoolean()) {
                            return Optional.empty();
                        }
                        Optional<DrawnDeals> one = one(index);
                        situation.means().tell("draw " + done.incrementAndGet() + " of " + draws.count());
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

        private Optional<DrawnDeals> one(int index) {
            try (DrawnWorlds.Drawn drawn = worlds.draw(draws.draw(index))) {
                Threats threats = Threats.of(
                        space.disagreement(),
                        drawn.network(),
                        drawn.controls(),
                        situation.question().world().ledger(),
                        situation.question().asOf().known());
                DealValuer valuer = new DealValuer(
                        drawn.equilibrium(),
                        drawn.controls(),
                        space,
                        situation.question().world().world().monthAfter(space.date()),
                        threats.controls());
                return Optional.of(DrawnDeals.of(valuer, deals, candidates));
            } catch (IllegalArgumentException | IllegalStateException e) {
                // Figures drawn apart may contradict each other: such a world is counted, not hidden.
                return Optional.empty();
            }
        }
    }

    private static DealDraws summary(
            DealSpace space,
            List<NamedDeal> deals,
            Map<List<Integer>, double[]> central,
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
        if (values.isEmpty()) {
            return new DealDraws(found.size(), found.size(), inputs.size(), draws.seed(), 0, List.of(), List.of());
        }
        return new DealDraws(
                found.size(),
                found.size() - values.size(),
                inputs.size(),
                draws.seed(),
                values.stream().mapToInt(DrawnDeals::programs).average().orElse(0),
                IntStream.range(0, deals.size())
                        .mapToObj(d ->
                                drawn(deals.get(d), central.get(deals.get(d).options()), d, values))
                        .toList(),
                deciding(space, draws, inputs, worked, values));
    }

    private static DrawnDeal drawn(NamedDeal deal, double @Nullable [] central, int d, List<DrawnDeals> values) {
        return new DrawnDeal(
                deal,
                values.stream().filter(v -> v.onFrontier()[d]).count() / (double) values.size(),
                values.stream().filter(v -> v.acceptable()[d]).count() / (double) values.size(),
                values.stream().filter(v -> v.picked()[d]).count() / (double) values.size(),
                IntStream.range(0, 2)
                        .mapToObj(side -> quantiles(
                                central == null ? Double.NaN : central[side],
                                series(values, v -> v.gains().get(d)[side]),
                                series(values, v -> v.regret().get(d)[side])))
                        .toList());
    }

    private static double[] series(List<DrawnDeals> values, ToDoubleFunction<DrawnDeals> what) {
        return values.stream().mapToDouble(what).toArray();
    }

    private static SideQuantiles quantiles(double central, double[] gains, double[] regret) {
        Sample.Band band = new Sample.Band(
                        DrawnDeals.quantile(gains, 0.05),
                        DrawnDeals.quantile(gains, 0.5),
                        DrawnDeals.quantile(gains, 0.95))
                .holding(central);
        return new SideQuantiles(
                band.low(),
                band.median(),
                band.high(),
                DrawnDeals.quantile(regret, 0.5),
                DrawnDeals.quantile(regret, 0.95));
    }

    private static List<DecidingInput> deciding(
            DealSpace space, Draws draws, List<Draws.Input> inputs, List<Integer> worked, List<DrawnDeals> values) {
        List<DecidingInput> all = new ArrayList<>();
        int n = values.size();
        if (n < LEAST_WORLDS || values.getFirst().gains().isEmpty()) {
            return all;
        }
        // Weaker correlations than this come up by chance in one of twenty inputs.
        double least = 1.96 / Math.sqrt(n - 1.0);
        for (int i = 0; i < space.parties().size(); i++) {
            int side = i;
            double[] gain = series(values, v -> v.gains().getFirst()[side]);
            inputs.stream()
                    .map(input -> new DecidingInput(
                            input,
                            side,
                            DrawnDeals.rankCorrelation(
                                    worked.stream()
                                            .mapToDouble(k -> draws.share(input.name(), k))
                                            .toArray(),
                                    gain)))
                    .filter(v -> Math.abs(v.correlation()) >= least)
                    .sorted((a, b) -> Double.compare(Math.abs(b.correlation()), Math.abs(a.correlation())))
                    .limit(MOST_DECIDING)
                    .forEach(all::add);
        }
        return all;
    }
}
