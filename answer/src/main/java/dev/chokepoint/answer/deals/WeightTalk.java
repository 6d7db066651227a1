package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.LeastWeights;
import dev.chokepoint.deals.weights.MinimaxRegret;
import dev.chokepoint.deals.weights.RevealedWeights;
import dev.chokepoint.deals.weights.WeightInterview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A talk with one side about the weights that its policy puts on controls, in one scenario without a deal.
///
/// A weight is at least what makes keeping pay, and at most what no package could make up for: the least weight and all
/// that the side could gain. Stated weights are not asked about. Source: docs/model/deals.md#policy-weights
public final class WeightTalk {
    private final DealValuer unweighted;
    private final DealSpace leastWeighted;
    private final int side;
    private final List<Integer> asked;
    private final WeightInterview interview;
    private final Map<List<Integer>, ValuedPackage> seen = new LinkedHashMap<>();

    /// What is left when the questions are over.
    ///
    /// @param regretUsd how much more another package could give the side at most, whatever its
    ///     weights within their intervals
    /// @param gainsUsd of both sides before the weights of the side
    public record Advice(List<Integer> options, double regretUsd, List<Double> gainsUsd) {
        public Advice {
            options = List.copyOf(options);
            gainsUsd = List.copyOf(gainsUsd);
        }
    }

    private WeightTalk(DealValuer unweighted, DealSpace leastWeighted, int side) {
        this.unweighted = unweighted;
        this.leastWeighted = leastWeighted;
        this.side = side;
        List<Concession> stated = leastWeighted.concessions();
        this.asked = IntStream.range(0, stated.size())
                .filter(k -> leastWeighted.sideOf(k) == side && unweighted.isValued(k))
                .filter(k -> !stated.get(k).isRuledOut())
                .boxed()
                .toList();
        double most = Math.max(
                0,
                frontier(unweighted).stream()
                        .mapToDouble(p -> p.utility(side))
                        .max()
                        .orElse(0));
        this.interview = new WeightInterview(
                asked.stream()
                        .map(k -> stated.get(k).weightUsd())
                        .map(low -> new RevealedWeights.Interval(low, low + most))
                        .toList(),
                this::pick);
    }

    /// Begins a talk; empty if the work is to end before every concession was valued alone.
    ///
    /// @param side the position of the side that is asked
    /// @throws IllegalArgumentException if the space has too many packages to list
    public static Optional<WeightTalk> with(
            Situation situation, DealQuestion question, NoDealScenario scenario, int side) {
        DealSpace space = question.space();
        ScenarioControls controls = ScenarioControls.of(
                scenario,
                space,
                situation.network(),
                situation::controls,
                situation.question().world().ledger(),
                situation.question().asOf().known());
        DealValuer unweighted = new DealValuer(
                        situation.equilibrium(),
                        controls.base(),
                        space.withConcessions(c -> c.withWeight(0)),
                        situation.network().world().monthAfter(space.date()),
                        controls.noDeal())
                .stoppedBy(situation.means().stop());
        if (unweighted.groups().stream().anyMatch(g -> unweighted.packagesIn(g) > DealValuer.MOST_LISTED)) {
            throw new IllegalArgumentException("The space (" + space.id() + ") has too many packages on one block for"
                    + " questions: state weights with --weight.");
        }
        if (!unweighted.valuesAlone()) {
            return Optional.empty();
        }
        Map<String, Double> least = LeastWeights.of(unweighted);
        DealSpace weighted =
                space.withConcessions(c -> c.withWeight(Math.max(c.weightUsd(), least.getOrDefault(c.id(), 0.0))));
        return Optional.of(new WeightTalk(unweighted, weighted, side));
    }

    /// The questions and what the answers made of the weights.
    public WeightInterview interview() {
        return interview;
    }

    /// The concession that a weight of the interview is about.
    public Concession concession(int control) {
        return leastWeighted.concessions().get(asked.get(control));
    }

    /// What giving a control alone is worth to the side: keeping it pays only with a weight above that.
    public double breakEvenUsd(int control) {
        int k = asked.get(control);
        return IntStream.range(0, concession(control).options().size())
                .filter(concession(control)::isOpen)
                .mapToDouble(o -> unweighted.effect(unweighted.alone(k, o)).get(side)
                        / concession(control).options().get(o).part(unweighted.monthsLeft()))
                .max()
                .orElse(0);
    }

    /// A package in words.
    public String label(List<Integer> options) {
        return unweighted.label(options);
    }

    private static List<ValuedPackage> frontier(DealValuer valuer) {
        return valuer.frontier(DealValuer.MOST_LISTED, Set.of()).frontier().points();
    }

    private DealSpace weighted(List<Double> weights) {
        Map<String, Double> byId = new LinkedHashMap<>();
        for (int c = 0; c < asked.size(); c++) {
            byId.put(concession(c).id(), weights.get(c));
        }
        return leastWeighted.withConcessions(
                c -> byId.containsKey(c.id()) ? c.withWeight(byId.getOrDefault(c.id(), 0.0)) : c);
    }

    /// What Nash's rule picks from no deal with these weights.
    private WeightInterview.Picked pick(List<Double> weights) {
        DealValuer valuer = unweighted.withTerms(weighted(weights));
        List<ValuedPackage> frontier = frontier(valuer);
        frontier.forEach(p -> seen.putIfAbsent(p.options(), p));
        ValuedPackage picked = Rule.NASH.bargain(2).among(frontier, List.of(0.0, 0.0)).agreements().stream()
                .findFirst()
                .map(l -> l.parts().getFirst().deal())
                .orElseGet(() -> valuer.value(valuer.statusQuo()));
        return new WeightInterview.Picked(
                picked.options(), unweighted.value(picked.options()).utility(side));
    }

    /// Of the packages that came up and that the other side would not refuse, the one that the side regrets least
    /// whatever its weights within their intervals.
    public Advice advice() {
        DealValuer least = unweighted.withTerms(leastWeighted);
        List<List<Integer>> packages = new ArrayList<>(List.of(unweighted.statusQuo()));
        seen.keySet().stream()
                .filter(o -> least.value(o).utility(1 - side) >= -DealValuer.NEGLIGIBLE_USD)
                .filter(o -> !packages.contains(o))
                .forEach(packages::add);
        List<MinimaxRegret.Choice> choices = packages.stream()
                .map(o -> new MinimaxRegret.Choice(
                        unweighted.value(o).utility(side),
                        asked.stream()
                                .map(k -> leastWeighted
                                        .concessions()
                                        .get(k)
                                        .options()
                                        .get(o.get(k))
                                        .part(unweighted.monthsLeft()))
                                .toList()))
                .toList();
        int best = MinimaxRegret.pick(choices, interview.weights());
        return new Advice(
                packages.get(best),
                MinimaxRegret.regrets(choices, interview.weights()).get(best),
                unweighted.value(packages.get(best)).utilities());
    }
}
