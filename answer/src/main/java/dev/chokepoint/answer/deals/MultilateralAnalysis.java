package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.deals.MultilateralTalks.ConcessionGains;
import dev.chokepoint.answer.deals.MultilateralTalks.Deal;
import dev.chokepoint.answer.deals.MultilateralTalks.InScenario;
import dev.chokepoint.answer.deals.MultilateralTalks.Search;
import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.coalitions.Coalitions;
import dev.chokepoint.deals.packages.EqualWorth;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Works out talks of several sides in one scenario.
final class MultilateralAnalysis {
    private final Situation situation;
    private final DealSpace space;
    private final ScenarioMarket market;
    private final DealValuer valuer;
    private final BooleanSupplier stop;
    private final List<DealSpace.Offer> offers;
    private final Alone alone;
    private final List<Double> start;
    private final Map<DealValuer.Group, List<ValuedPackage>> tried = new LinkedHashMap<>();

    MultilateralAnalysis(Situation situation, DealQuestion question, ScenarioMarket market) {
        this.situation = situation;
        this.market = market;
        this.valuer = market.valuer();
        this.space = market.space();
        this.stop = situation.means().stop();
        LocalDate known = situation.question().asOf().known();
        this.offers = space.offersKnown(question.offersKnown().orElse(known));
        this.alone = Alone.of(valuer, stop);
        this.start = question.start() == DealQuestion.Start.ALONE
                ? alone.gainsUsd()
                : alone.gainsUsd().stream().map(u -> 0.0).toList();
    }

    InScenario answer() {
        DealValuer.Search found = valuer.frontier(this::tried);
        List<ValuedPackage> frontier = found.frontier().points();
        boolean ended = stop.getAsBoolean();
        Coalitions coalitions = Coalitions.of(start, this::ofSet, found.complete() && found.toleranceUsd() == 0);
        return new InScenario(
                market.noDeal(situation, situation.question().world().ledger()),
                situation.network().world().first().plusMonths(valuer.fromMonth()),
                alone,
                start,
                IntStream.range(0, space.concessions().size())
                        .filter(valuer::isValued)
                        .mapToObj(this::concession)
                        .toList(),
                new Search(found.valued(), found.complete(), ended && !found.complete(), found.toleranceUsd()),
                EqualWorth.of(frontier, DealValuer.NEGLIGIBLE_USD),
                deals(frontier, coalitions),
                coalitions);
    }

    /// The packages of a group that are valued: all where they are few, else those found by changing one concession at
    /// a time for each set of sides.
    private List<ValuedPackage> tried(DealValuer.Group group) {
        List<ValuedPackage> packages = valuer.packagesIn(group) <= DealAnswer.MOST_PER_GROUP
                ? valuer.packagesOf(group, DealAnswer.MOST_PER_GROUP, Set.of(), stop)
                : valuer.search(
                        group,
                        first(group),
                        DealAnswer.MOST_PER_GROUP,
                        stop,
                        valued -> situation
                                .means()
                                .tell("group " + (valuer.groups().indexOf(group) + 1) + " of "
                                        + valuer.groups().size() + ": " + valued.size() + " valued"));
        List<ValuedPackage> all =
                packages.isEmpty() ? valuer.valued(List.of(valuer.statusQuo()), () -> true) : packages;
        tried.put(group, all);
        return all;
    }

    private List<List<Integer>> first(DealValuer.Group group) {
        Set<List<Integer>> all = new LinkedHashSet<>(List.of(valuer.statusQuo()));
        all.add(valuer.only(alone.profile().options(), group));
        offers.forEach(o -> all.add(valuer.only(space.packageOf(o), group)));
        for (int k : group.concessions()) {
            Concession c = space.concessions().get(k);
            IntStream.range(1, c.options().size()).filter(c::isOpen).forEach(o -> all.add(valuer.alone(k, o)));
        }
        return List.copyOf(all);
    }

    /// The packages of a set of sides: every other side does what it would do alone.
    private List<ValuedPackage> ofSet(List<Integer> members) {
        return valuer.frontier(group -> {
                    List<ValuedPackage> own = tried.getOrDefault(group, List.of()).stream()
                            .filter(p -> group.concessions().stream()
                                    .allMatch(k -> members.contains(space.sideOf(k))
                                            || p.options()
                                                    .get(k)
                                                    .equals(alone.profile()
                                                            .options()
                                                            .get(k))))
                            .toList();
                    return own.isEmpty()
                            ? valuer.valued(List.of(valuer.only(alone.profile().options(), group)), () -> false)
                            : own;
                })
                .frontier()
                .points();
    }

    private ConcessionGains concession(int k) {
        int option = IntStream.range(1, space.concessions().get(k).options().size())
                .filter(space.concessions().get(k)::isOpen)
                .boxed()
                .max(Comparator.comparingDouble((Integer o) -> toOthers(k, o)).thenComparingInt(o -> -o))
                .orElse(1);
        return new ConcessionGains(
                k,
                option,
                valuer.effect(valuer.alone(k, option)),
                space.concessions().get(k).weightUsd());
    }

    private double toOthers(int k, int option) {
        List<Double> gains = valuer.effect(valuer.alone(k, option));
        return IntStream.range(0, gains.size())
                .filter(i -> i != space.sideOf(k))
                .mapToDouble(gains::get)
                .sum();
    }

    private List<Deal> deals(List<ValuedPackage> frontier, Coalitions coalitions) {
        Map<List<Integer>, List<Rule>> picked = new LinkedHashMap<>();
        Solution.of(frontier, start)
                .forEach(s -> s.deal()
                        .ifPresent(p -> picked.computeIfAbsent(p.options(), o -> new ArrayList<>())
                                .add(s.rule())));
        Map<List<Integer>, List<DealSpace.Offer>> offered = new LinkedHashMap<>();
        offers.forEach(o -> offered.computeIfAbsent(space.packageOf(o), p -> new ArrayList<>())
                .add(o));
        Set<List<Integer>> all = new LinkedHashSet<>(picked.keySet());
        all.addAll(offered.keySet());
        return all.stream()
                .map(options -> deal(
                        options,
                        picked.getOrDefault(options, List.of()),
                        offered.getOrDefault(options, List.of()),
                        coalitions))
                .toList();
    }

    private Deal deal(List<Integer> options, List<Rule> rules, List<DealSpace.Offer> named, Coalitions coalitions) {
        ValuedPackage p = valuer.value(options);
        double[] policy = valuer.policy(options);
        return new Deal(
                p,
                rules,
                named,
                IntStream.range(0, p.parties())
                        .mapToObj(i -> p.utility(i) + policy[i])
                        .toList(),
                valuer.gainsOfOthers(options),
                coalitions.blocks(p, DealValuer.NEGLIGIBLE_USD));
    }
}
