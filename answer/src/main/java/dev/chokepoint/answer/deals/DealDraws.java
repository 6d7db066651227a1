package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.uncertainty.QuestionWorlds;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.uncertainty.DrawnDeals;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.ValuationComparison;
import dev.chokepoint.deals.valuation.ValuationEndedException;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.RankTest;
import dev.chokepoint.exposure.world.Draw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// How the packages of a negotiation stand in worlds drawn from the uncertain figures: the same worlds for
/// every package and every scenario.
///
/// @param asked the number of draws asked for
/// @param failed draws without an answer: not asked any more, or their figures cannot be balanced
/// @param inputs the number of uncertain inputs
/// @param programs packages valued a world, on average
/// @param scenarios in the order of the negotiation
/// @param deciding inputs whose ranks go with a side's gain from the first package, strongest first
public record DealDraws(
        int asked,
        int failed,
        int inputs,
        long seed,
        double programs,
        List<DrawnScenario> scenarios,
        List<DecidingInput> deciding) {
    private static final int MOST_DECIDING = 4;

    /// What is called decided by chance no more often than this, over all inputs and sides.
    private static final double LEVEL = 0.05;

    public DealDraws {
        scenarios = List.copyOf(scenarios);
        deciding = List.copyOf(deciding);
    }

    /// An uncertain input and its rank correlation with a side's gain from the first package.
    public record DecidingInput(Draws.Input input, int side, double correlation) {}

    /// Follows the packages of a negotiation through draws of its situation's world.
    ///
    /// The candidates of a draw are the recombinations of those on both frontiers, of the packages shown
    /// and of each concession alone: what the frontier leaves out at central values may pay in a draw.
    public static DealDraws of(Situation situation, Negotiation negotiation, int count, long seed) {
        Draws draws = Draws.of(seed, count);
        try (DrawnWorlds worlds = QuestionWorlds.of(situation.question(), situation.means())) {
            List<Optional<List<DrawnDeals>>> all = new Run(situation, negotiation, worlds, draws).all();
            return summary(negotiation, draws, worlds.inputs(), all);
        }
    }

    private static List<List<Integer>> candidates(DealAnswer answer) {
        Set<List<Integer>> candidates = new LinkedHashSet<>(answer.packages().frontierOptions());
        switch (answer.packages().selection()) {
            case PackageSearch.Selection.ByOptions by -> {}
            case PackageSearch.Selection.ByOwnPlans by ->
                by.comparison().packages().stream()
                        .map(ValuationComparison.ComparedPackage::options)
                        .forEach(candidates::add);
        }
        answer.concessions().forEach(c -> candidates.add(c.value().alone()));
        candidates.add(answer.alone().profile().options());
        return List.copyOf(candidates);
    }

    /// The valuation of all draws on some threads.
    private record Run(Situation situation, Negotiation negotiation, DrawnWorlds worlds, Draws draws) {
        List<Optional<List<DrawnDeals>>> all() {
            AtomicInteger done = new AtomicInteger();
            List<Optional<List<DrawnDeals>>> all = new ArrayList<>();
            ExecutorService workers =
                    Executors.newFixedThreadPool(situation.means().threads());
            try {
                List<Future<Optional<List<DrawnDeals>>>> asked = new ArrayList<>();
                for (int k = 0; k < draws.count(); k++) {
                    int index = k;
                    asked.add(workers.submit(() -> {
                        if (situation.means().stop().getAsBoolean()) {
                            return Optional.empty();
                        }
                        Optional<List<DrawnDeals>> one = one(index);
                        situation.means().tell("draw " + done.incrementAndGet() + " of " + draws.count());
                        return one;
                    }));
                }
                for (Future<Optional<List<DrawnDeals>>> f : asked) {
                    all.add(Tasks.result(f, "A draw"));
                }
            } finally {
                workers.shutdownNow();
            }
            return all;
        }

        private Optional<List<DrawnDeals>> one(int index) {
            Draw draw = draws.draw(index);
            try (DrawnWorlds.Drawn drawn = worlds.draw(draw)) {
                return Optional.of(negotiation.answers().stream()
                        .map(a -> in(a, drawn, draw))
                        .toList());
            } catch (ValuationEndedException e) {
                return Optional.empty();
            } catch (IllegalArgumentException | IllegalStateException e) {
                // Figures drawn apart may contradict each other: such a world is counted, not hidden.
                return Optional.empty();
            }
        }

        private DrawnDeals in(DealAnswer answer, DrawnWorlds.Drawn drawn, Draw draw) {
            DealSpace space = answer.space();
            ScenarioControls controls = ScenarioControls.of(
                    answer.noDeal().scenario(),
                    space,
                    drawn.network(),
                    reopening -> worlds.controls(drawn, draw, reopening),
                    situation.question().world().ledger(),
                    situation.question().asOf().known());
            DealValuer valuer = new DealValuer(
                            drawn.equilibrium(),
                            controls.base(),
                            space,
                            situation.question().world().world().monthAfter(space.date()),
                            controls.noDeal())
                    .stoppedBy(situation.means().stop());
            return DrawnDeals.of(
                    valuer,
                    negotiation.exchanges().stream()
                            .map(Negotiation.Exchange::options)
                            .toList(),
                    candidates(answer),
                    negotiation.question().start() == DealQuestion.Start.ALONE
                            ? answer.alone().profile().options()
                            : valuer.statusQuo());
        }
    }

    private static DealDraws summary(
            Negotiation negotiation, Draws draws, List<Draws.Input> inputs, List<Optional<List<DrawnDeals>>> found) {
        List<Integer> worked = new ArrayList<>();
        List<List<DrawnDeals>> values = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            int index = k;
            found.get(k).ifPresent(d -> {
                worked.add(index);
                values.add(d);
            });
        }
        int failed = found.size() - values.size();
        if (values.isEmpty()) {
            return new DealDraws(found.size(), failed, inputs.size(), draws.seed(), 0, List.of(), List.of());
        }
        return new DealDraws(
                found.size(),
                failed,
                inputs.size(),
                draws.seed(),
                values.stream()
                        .mapToInt(
                                of -> of.stream().mapToInt(DrawnDeals::programs).sum())
                        .average()
                        .orElse(0),
                IntStream.range(0, negotiation.answers().size())
                        .mapToObj(s -> DrawnScenario.of(
                                negotiation.answers().get(s).noDeal().scenario(),
                                negotiation.space(),
                                negotiation.exchanges().stream()
                                        .map(Negotiation.Exchange::options)
                                        .toList(),
                                negotiation.exchanges().stream()
                                        .map(e -> e.standings().get(s).gainsUsd())
                                        .toList(),
                                values.stream().map(of -> of.get(s)).toList()))
                        .toList(),
                deciding(
                        draws,
                        inputs,
                        worked,
                        values.stream().map(List::getFirst).toList()));
    }

    /// Inputs told from chance by Holm's correction over all inputs and both sides.
    private static List<DecidingInput> deciding(
            Draws draws, List<Draws.Input> inputs, List<Integer> worked, List<DrawnDeals> values) {
        if (values.getFirst().gains().isEmpty()) {
            return List.of();
        }
        List<DecidingInput> all = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            int of = side;
            double[] gain =
                    values.stream().mapToDouble(v -> v.gains().getFirst()[of]).toArray();
            inputs.forEach(input -> all.add(new DecidingInput(
                    input,
                    of,
                    DrawnDeals.rankCorrelation(
                            worked.stream()
                                    .mapToDouble(k -> draws.share(input.name(), k))
                                    .toArray(),
                            gain))));
        }
        all.sort(Comparator.comparingDouble(d -> -Math.abs(d.correlation())));
        int told = RankTest.holm(
                all.stream().mapToDouble(DecidingInput::correlation).toArray(), values.size(), LEVEL);
        List<DecidingInput> kept = new ArrayList<>();
        for (DecidingInput d : all.subList(0, told)) {
            if (kept.stream().filter(k -> k.side() == d.side()).count() < MOST_DECIDING) {
                kept.add(d);
            }
        }
        return kept;
    }
}
