package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.uncertainty.DrawnDeals;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.PackageChanges;
import dev.chokepoint.deals.valuation.StatedPart;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.ExpectedCase;
import dev.chokepoint.exposure.expected.ExpectedControls;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The runs of the expected case behind [ExpectedDeals]: in each draw, for each scenario, no deal, nothing
/// changed, the candidates, and each concession alone by each of its open options.
final class ExpectedDealRuns {
    private final Situation situation;
    private final Negotiation negotiation;
    private final Behaviour behaviour;
    private final List<ExpectedDeals.Candidate> candidates;
    private final List<Single> singles;

    /// The packages that are run in each scenario.
    private final List<List<Integer>> packages;

    private final Function<Network, Threats.Expected> threats;

    /// A concession by one of its options, all else kept.
    private record Single(int concession, int option, List<Integer> options) {}

    ExpectedDealRuns(
            Situation situation,
            Negotiation negotiation,
            Behaviour behaviour,
            List<ExpectedDeals.Candidate> candidates) {
        this.situation = situation;
        this.negotiation = negotiation;
        this.behaviour = behaviour;
        this.candidates = candidates;
        this.singles = singles();
        this.packages = packages();
        this.threats = Threats.expected(
                space().disagreement(),
                situation.network(),
                situation.question().world().ledger(),
                situation.question().asOf().known());
    }

    private DealSpace space() {
        return negotiation.question().space();
    }

    private List<Integer> statusQuo() {
        return space().concessions().stream().map(c -> 0).toList();
    }

    private List<Single> singles() {
        List<Single> all = new ArrayList<>();
        List<Concession> concessions = space().concessions();
        for (int k = 0; k < concessions.size(); k++) {
            for (int o = 1; o < concessions.get(k).options().size(); o++) {
                if (concessions.get(k).isOpen(o) && !negotiation.notValued().contains(k)) {
                    List<Integer> options = new ArrayList<>(statusQuo());
                    options.set(k, o);
                    all.add(new Single(k, o, List.copyOf(options)));
                }
            }
        }
        return all;
    }

    private List<List<Integer>> packages() {
        return Stream.of(
                        Stream.of(statusQuo()),
                        candidates.stream().map(ExpectedDeals.Candidate::options),
                        singles.stream().map(Single::options))
                .flatMap(s -> s)
                .distinct()
                .toList();
    }

    Optional<ExpectedDeals> of(int count, long seed, Consumer<ExpectedDeals> heard) {
        Means means = situation.means();
        ExpectedCase expected = ExpectedLosses.expectedCase(situation, means, behaviour, threatened());
        List<ExpectedCase.Change> changes = new ArrayList<>();
        for (DealAnswer answer : negotiation.answers()) {
            NoDealScenario scenario = answer.noDeal().scenario();
            changes.add(without(scenario));
            packages.forEach(p -> changes.add(with(p, scenario)));
        }
        Optional<ExpectedCase.Compared> central = expected.compareAtMedians(changes, means.stop());
        return central.map(c -> {
            Draws draws = Draws.of(seed, Math.max(1, count));
            DrawnOnce atMedians = once(c, Draws.median());
            if (count == 0) {
                return summary(atMedians, List.of(), draws, 0);
            }
            List<DrawnOnce> sofar = new ArrayList<>();
            Map<Integer, DrawnOnce> byIndex = new HashMap<>();
            List<ExpectedCase.Compared> done = expected.compareAloud(
                    changes,
                    draws,
                    means.threads(),
                    (n, draw) -> {
                        DrawnOnce once = once(draw, draws);
                        sofar.add(once);
                        byIndex.put(draw.index(), once);
                        heard.accept(summary(atMedians, sofar, draws, count));
                    },
                    means.stop());
            return summary(
                    atMedians,
                    done.stream()
                            .map(d -> Objects.requireNonNull(byIndex.get(d.index())))
                            .toList(),
                    draws,
                    count);
        });
    }

    /// The items that threats reach: they stay in the world, whether or not a measure in force can touch them.
    private Set<String> threatened() {
        Network network = situation.network();
        Set<String> items = new TreeSet<>();
        threats.apply(network)
                .arcs()
                .forEach(arc -> items.add(network.laneOf(arc).item()));
        return items;
    }

    private ExpectedControls base(NoDealScenario scenario, ExpectedControls controls) {
        return controls.with(ScenarioControls.reopening(scenario, space().disagreement(), space().known()));
    }

    /// What holds without a deal.
    private ExpectedCase.Change without(NoDealScenario scenario) {
        return controls -> {
            ExpectedControls base = base(scenario, controls);
            if (scenario != NoDealScenario.ESCALATE) {
                return base;
            }
            Threats.Expected more = threats.apply(controls.network());
            return base.and(more.holds()).after(more.closures());
        };
    }

    /// What holds with a package.
    private ExpectedCase.Change with(List<Integer> options, NoDealScenario scenario) {
        int fromMonth = situation.network().world().monthAfter(space().date());
        return controls -> {
            ExpectedControls base = base(scenario, controls);
            return base.after(PackageChanges.of(space(), base.network(), base::arcsOf, fromMonth)
                    .of(options));
        };
    }

    /// What one draw gives in a scenario, without weights.
    ///
    /// @param gains both sides' gains over no deal by package
    /// @param againstRecord per side
    private record Drawn(Map<List<Integer>, List<Double>> gains, List<Double> againstRecord) {
        List<Double> of(List<Integer> options) {
            return Objects.requireNonNull(gains.get(options));
        }
    }

    /// What concessions are worth by figures from outside the world in one draw: where they gain one party more they
    /// cost another more.
    private StatedPart stated(Draws draws, int index) {
        return new StatedPart(space(), negotiation.main().monthsLeft(), c -> {
            double share = draws.share("deals|stated|" + c.id(), index);
            return usd -> usd.quantile(usd.central() < 0 ? 1 - share : share);
        });
    }

    private Drawn drawn(ExpectedCase.Compared draw, int scenario, StatedPart stated) {
        int from = scenario * (packages.size() + 1);
        Map<String, Double> none = draw.changed().get(from);
        Map<List<Integer>, List<Double>> gains = new HashMap<>();
        for (int p = 0; p < packages.size(); p++) {
            List<Double> computed = over(draw.changed().get(from + 1 + p), none);
            double[] beside = stated.ofSides(packages.get(p));
            gains.put(packages.get(p), List.of(computed.get(0) + beside[0], computed.get(1) + beside[1]));
        }
        return new Drawn(gains, over(none, draw.held()));
    }

    private List<Double> over(Map<String, Double> after, Map<String, Double> before) {
        return space().parties().stream()
                .map(p -> after.getOrDefault(p, 0.0) - before.getOrDefault(p, 0.0))
                .toList();
    }

    /// One draw in every scenario, read once and kept for all means that it enters.
    private record DrawnOnce(List<Drawn> scenarios) {}

    private DrawnOnce once(ExpectedCase.Compared draw, Draws draws) {
        StatedPart stated = stated(draws, draw.index());
        return new DrawnOnce(IntStream.range(0, negotiation.answers().size())
                .mapToObj(s -> drawn(draw, s, stated))
                .toList());
    }

    private ExpectedDeals summary(DrawnOnce central, List<DrawnOnce> done, Draws draws, int count) {
        return new ExpectedDeals(
                count,
                done.size(),
                draws.seed(),
                candidates,
                IntStream.range(0, negotiation.answers().size())
                        .mapToObj(s -> inScenario(
                                s,
                                central.scenarios().get(s),
                                done.stream().map(d -> d.scenarios().get(s)).toList()))
                        .toList());
    }

    private ExpectedDeals.InScenario inScenario(int scenario, Drawn central, List<Drawn> draws) {
        DealAnswer answer = negotiation.answers().get(scenario);
        DealSpace atMedians = weighted(List.of(central), answer.monthsLeft());
        DealSpace byMeans = weighted(draws.isEmpty() ? List.of(central) : draws, answer.monthsLeft());
        List<ExpectedDeals.Gains> gains = candidates.stream()
                .map(c -> new ExpectedDeals.Gains(
                        net(central, c.options(), atMedians, answer.monthsLeft()), central.of(c.options())))
                .toList();
        return new ExpectedDeals.InScenario(
                answer.noDeal().scenario(),
                IntStream.range(0, space().parties().size())
                        .mapToObj(i ->
                                amount(central, draws, d -> d.againstRecord().get(i)))
                        .toList(),
                IntStream.range(0, space().concessions().size())
                        .mapToObj(k -> new ExpectedDeals.Amount(
                                atMedians.concessions().get(k).weightUsd(),
                                byMeans.concessions().get(k).weightUsd()))
                        .toList(),
                alone(central, draws),
                gains,
                draws.isEmpty() ? Optional.empty() : Optional.of(drawnScenario(answer, byMeans, central, draws)));
    }

    private static ExpectedDeals.Amount amount(Drawn central, List<Drawn> draws, Function<Drawn, Double> of) {
        double atMedians = of.apply(central);
        return new ExpectedDeals.Amount(
                atMedians, draws.stream().mapToDouble(of::apply).average().orElse(atMedians));
    }

    /// Each concession alone, by the option that is worth most to the other side.
    private List<ExpectedDeals.ConcessionAlone> alone(Drawn central, List<Drawn> draws) {
        List<ExpectedDeals.ConcessionAlone> all = new ArrayList<>();
        for (int k = 0; k < space().concessions().size(); k++) {
            int concession = k;
            int giver = space().sideOf(k);
            singles.stream()
                    .filter(s -> s.concession() == concession)
                    .map(s -> new ExpectedDeals.ConcessionAlone(
                            s.concession(),
                            s.option(),
                            amount(central, draws, d -> effect(d, s.options(), giver)),
                            amount(central, draws, d -> effect(d, s.options(), 1 - giver))))
                    .max(Comparator.comparingDouble(s -> s.receiver().meanUsd()))
                    .ifPresent(all::add);
        }
        return all;
    }

    /// What a package gives a side over nothing changed.
    private double effect(Drawn draw, List<Integer> options, int side) {
        return draw.of(options).get(side) - draw.of(statusQuo()).get(side);
    }

    /// The space with the weights that count: those stated, or at least those by which keeping each control
    /// that is kept pays its side by these draws.
    private DealSpace weighted(List<Drawn> draws, int monthsLeft) {
        if (negotiation.question().weights() == DealQuestion.Weights.STATED) {
            return space();
        }
        double[] least = new double[space().concessions().size()];
        for (Single s : singles) {
            double gain = draws.stream()
                    .mapToDouble(d -> effect(d, s.options(), space().sideOf(s.concession())))
                    .average()
                    .orElse(0);
            double part = space().concessions()
                    .get(s.concession())
                    .options()
                    .get(s.option())
                    .part(monthsLeft);
            least[s.concession()] = Math.max(least[s.concession()], gain / part);
        }
        List<Concession> all = space().concessions();
        return space().withConcessions(c -> {
            double usd = least[all.indexOf(c)];
            return c.withWeight(Math.max(c.weightUsd(), usd > DealValuer.NEGLIGIBLE_USD ? usd : 0));
        });
    }

    private static List<Double> net(Drawn draw, List<Integer> options, DealSpace weighted, int monthsLeft) {
        double[] cost = weighted.policyCost(options, monthsLeft);
        List<Double> gains = draw.of(options);
        return IntStream.range(0, cost.length)
                .mapToObj(i -> gains.get(i) - cost[i])
                .toList();
    }

    private DrawnScenario drawnScenario(DealAnswer answer, DealSpace weighted, Drawn central, List<Drawn> draws) {
        List<Integer> start = negotiation.question().start() == DealQuestion.Start.ALONE
                ? answer.alone().profile().options()
                : statusQuo();
        int monthsLeft = answer.monthsLeft();
        return DrawnScenario.of(
                answer.noDeal().scenario(),
                space(),
                candidates.stream().map(ExpectedDeals.Candidate::options).toList(),
                candidates.stream()
                        .map(c -> net(central, c.options(), weighted, monthsLeft))
                        .toList(),
                draws.stream().map(d -> deals(d, start, weighted, monthsLeft)).toList());
    }

    /// How the candidates stand in one draw, beside what nothing and each of them gives.
    private DrawnDeals deals(Drawn draw, List<Integer> start, DealSpace weighted, int monthsLeft) {
        List<ValuedPackage> valued = candidates.stream()
                .map(c -> valued(draw, c.options(), weighted, monthsLeft))
                .toList();
        List<ValuedPackage> open = Stream.concat(
                        valued.stream(), Stream.of(valued(draw, statusQuo(), weighted, monthsLeft)))
                .filter(p -> !space().crossesRedLine(p.options()))
                .toList();
        return DrawnDeals.of(valued, Frontier.of(open).points(), net(draw, start, weighted, monthsLeft), valued.size());
    }

    private static ValuedPackage valued(Drawn draw, List<Integer> options, DealSpace weighted, int monthsLeft) {
        return new ValuedPackage(options.toString(), options, net(draw, options, weighted, monthsLeft));
    }
}
