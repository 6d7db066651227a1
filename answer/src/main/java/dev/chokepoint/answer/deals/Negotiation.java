package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.ValuationEndedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What two sides could exchange on a day, whatever follows without a deal: the one object that every
/// surface shows.
///
/// @param answers one for each scenario that is asked about, the one looked at in full first
/// @param exchanges the packages that rules pick in some scenario and the offers, in the order in which
///     they are shown
/// @param reopenings licences that are closed on the eve and that the record takes to reopen within the plan
/// @param notValued positions of concessions that move no lane of this world and whose worth is not stated: they
///     may decide, and no value says so
/// @param mixed what the packages are worth by the chances that the user gives to what follows without
///     a deal; empty where none are given, or the work was to end before all of it was looked at
/// @param expected what the packages will probably be worth; empty where it was not asked or cannot be told
public record Negotiation(
        DealQuestion question,
        List<DealAnswer> answers,
        List<Exchange> exchanges,
        List<AssumedReopening> reopenings,
        List<Integer> notValued,
        Optional<MixedDeals> mixed,
        Optional<ExpectedDeals> expected) {
    public Negotiation {
        answers = List.copyOf(answers);
        reopenings = List.copyOf(reopenings);
        notValued = List.copyOf(notValued);
        exchanges = List.copyOf(exchanges);
    }

    /// A package in every scenario.
    ///
    /// @param pickedBy the rules that pick it, by scenario
    /// @param isBestRobust whether it is the best of those that are better for both in every scenario
    /// @param offers the names of offers that are this package
    /// @param standings how it stands, in the order of the scenarios
    public record Exchange(
            List<Integer> options,
            Map<NoDealScenario, List<Rule>> pickedBy,
            boolean isBestRobust,
            List<DealSpace.Offer> offers,
            List<Standing> standings) {
        public Exchange {
            options = List.copyOf(options);
            pickedBy = new LinkedHashMap<>(pickedBy);
            offers = List.copyOf(offers);
            standings = List.copyOf(standings);
        }

        @Override
        public Map<NoDealScenario, List<Rule>> pickedBy() {
            return new LinkedHashMap<>(pickedBy);
        }

        /// The scenarios in which it is better for both than no deal.
        public List<NoDealScenario> betterIn() {
            return standings.stream()
                    .filter(s -> s.better())
                    .map(Standing::scenario)
                    .toList();
        }
    }

    /// How a package stands in one scenario.
    ///
    /// @param gainsUsd of both sides over no deal, USD, less what the weights of policy say it costs them
    /// @param computedUsd the same without weights: what the world computes
    /// @param exchangedUsd of both sides over what each would do alone, USD
    /// @param better whether no side loses against no deal and one gains
    /// @param othersGainUsd what places that are no side gain over no deal, USD, largest first
    public record Standing(
            NoDealScenario scenario,
            List<Double> gainsUsd,
            List<Double> computedUsd,
            List<Double> exchangedUsd,
            boolean better,
            Map<String, Double> othersGainUsd) {
        public Standing {
            gainsUsd = List.copyOf(gainsUsd);
            computedUsd = List.copyOf(computedUsd);
            exchangedUsd = List.copyOf(exchangedUsd);
            othersGainUsd = new LinkedHashMap<>(othersGainUsd);
        }

        @Override
        public Map<String, Double> othersGainUsd() {
            return new LinkedHashMap<>(othersGainUsd);
        }
    }

    /// Answers a question in a situation.
    ///
    /// @throws IllegalStateException if the work was to end before anything could be told; see [#find]
    public static Negotiation of(Situation situation, DealQuestion question) {
        return find(situation, question)
                .orElseThrow(() -> new IllegalStateException(
                        "The work on (" + question.space().id() + ") was to end before anything was valued."));
    }

    /// Answers a question in a situation; empty if the work was to end before every concession was valued
    /// alone.
    ///
    /// If [dev.chokepoint.answer.Means#stop] asks for an early end, the answer holds what was found until
    /// then; a scenario of which nothing whole was found is left out.
    public static Optional<Negotiation> find(Situation situation, DealQuestion question) {
        if (question.space().sides().size() != 2) {
            throw new IllegalArgumentException(
                    "The deal space (" + question.space().id() + ") has "
                            + question.space().sides().size()
                            + " sides; this answer is for two.\nMaybe chokepoint deals --space "
                            + question.space().id() + " was meant, which answers for several.");
        }
        List<DealAnalysis> analyses = new ArrayList<>();
        List<DealAnswer> answers = new ArrayList<>();
        int scenarios = question.scenarios().size();
        for (NoDealScenario scenario : question.scenarios()) {
            BooleanSupplier stop = situation.means().stop();
            if (stop.getAsBoolean()) {
                break;
            }
            situation.means().tell("without a deal: " + scenario.name().toLowerCase(Locale.ROOT));
            SearchPace pace = SearchPace.of(situation.means(), scenarios - analyses.size());
            DealAnalysis analysis =
                    DealAnalysis.of(situation, question, scenario, pace).orElse(null);
            if (analysis == null) {
                break;
            }
            DealAnswer answer = answers.isEmpty() ? analysis.full() : analysis.brief();
            if (!answers.isEmpty() && stop.getAsBoolean() && answer.packages().ended()) {
                break;
            }
            analyses.add(analysis);
            answers.add(answer);
        }
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        DealValuer valuer = analyses.getFirst().valuer();
        List<Exchange> exchanges = exchanges(analyses, answers);
        return Optional.of(new Negotiation(
                question,
                answers,
                exchanges,
                AssumedReopening.of(situation, question.space().known()),
                IntStream.range(0, question.space().concessions().size())
                        .filter(k -> !valuer.isValued(k))
                        .boxed()
                        .toList(),
                question.mixture()
                        .flatMap(m -> MixedDeals.of(
                                m,
                                question.start(),
                                analyses,
                                answers,
                                exchanges.stream().map(Exchange::options).toList())),
                Optional.empty()));
    }

    /// The same with what the packages will probably be worth.
    public Negotiation with(ExpectedDeals values) {
        return new Negotiation(question, answers, exchanges, reopenings, notValued, mixed, Optional.of(values));
    }

    private static List<Exchange> exchanges(List<DealAnalysis> analyses, List<DealAnswer> answers) {
        Map<List<Integer>, Map<NoDealScenario, List<Rule>>> picked = new LinkedHashMap<>();
        Map<List<Integer>, List<DealSpace.Offer>> offered = new LinkedHashMap<>();
        for (DealAnswer a : answers) {
            for (Solution s : a.solutions()) {
                s.deal()
                        .ifPresent(p -> picked.computeIfAbsent(p.options(), k -> new LinkedHashMap<>())
                                .computeIfAbsent(a.noDeal().scenario(), k -> new ArrayList<>())
                                .add(s.rule()));
            }
        }
        answers.getFirst()
                .offers()
                .forEach(o -> offered.computeIfAbsent(o.verdict().value().options(), k -> new ArrayList<>())
                        .add(o.offer()));
        Optional<List<Integer>> robust = bestRobust(analyses, answers);
        robust.ifPresent(options -> picked.putIfAbsent(options, new LinkedHashMap<>()));
        List<List<Integer>> shown = Stream.concat(picked.keySet().stream(), offered.keySet().stream())
                .distinct()
                .toList();
        analyses.forEach(a -> a.prepare(shown));
        List<Exchange> picks = new ArrayList<>();
        picked.forEach((options, by) -> exchange(
                        options,
                        by,
                        robust.filter(options::equals).isPresent(),
                        offered.getOrDefault(options, List.of()),
                        analyses)
                .ifPresent(picks::add));
        picks.sort(Comparator.comparingInt((Exchange e) -> -e.betterIn().size())
                .thenComparingInt(e -> e.pickedBy().values().stream().anyMatch(r -> r.contains(Rule.NASH)) ? 0 : 1));
        List<Exchange> all = new ArrayList<>(picks);
        offered.forEach((options, offers) -> {
            if (!picked.containsKey(options)) {
                exchange(options, Map.of(), false, offers, analyses).ifPresent(all::add);
            }
        });
        return all;
    }

    /// A package in every scenario; empty if the work was to end before it was valued in one of them.
    private static Optional<Exchange> exchange(
            List<Integer> options,
            Map<NoDealScenario, List<Rule>> by,
            boolean isBestRobust,
            List<DealSpace.Offer> offers,
            List<DealAnalysis> analyses) {
        try {
            return Optional.of(new Exchange(
                    options,
                    by,
                    isBestRobust,
                    offers,
                    analyses.stream().map(a -> standing(options, a)).toList()));
        } catch (ValuationEndedException e) {
            return Optional.empty();
        }
    }

    /// Of the packages on the frontier of some scenario that are better for both in every scenario: the one
    /// whose product of gains is the largest share of the largest in the scenario in which that share is
    /// smallest.
    private static Optional<List<Integer>> bestRobust(List<DealAnalysis> analyses, List<DealAnswer> answers) {
        if (!coversAll(answers) || answers.stream().anyMatch(a -> a.packages().ended())) {
            return Optional.empty();
        }
        try {
            return bestInAll(analyses, answers);
        } catch (ValuationEndedException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Integer>> bestInAll(List<DealAnalysis> analyses, List<DealAnswer> answers) {
        Set<List<Integer>> candidates = new LinkedHashSet<>();
        answers.forEach(a -> candidates.addAll(a.packages().frontierOptions()));
        double[] largest = answers.stream()
                .mapToDouble(a -> a.packages().points().stream()
                        .mapToDouble(p -> product(p.utilities()))
                        .max()
                        .orElse(0))
                .toArray();
        List<Integer> best = null;
        double most = 0;
        for (List<Integer> options : candidates) {
            double least = Double.POSITIVE_INFINITY;
            for (int s = 0; s < largest.length; s++) {
                double product = product(analyses.get(s).valuer().value(options).utilities());
                least = Math.min(least, largest[s] > 0 ? product / largest[s] : 0);
            }
            if (least > most) {
                most = least;
                best = options;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Whether these are all scenarios that the space can have.
    private static boolean coversAll(List<DealAnswer> answers) {
        return ScenarioControls.possible(answers.getFirst().space()).size() == answers.size();
    }

    /// Whether every search came to its end: of one that was ended nothing is called robust.
    public boolean isFinished() {
        return answers.stream().noneMatch(a -> a.packages().ended())
                && answers.size() == question.scenarios().size();
    }

    /// Whether a package is better for both than no deal in every scenario that the space can have; never if
    /// only some of them were looked at, or a search was ended.
    public boolean isRobust(Exchange exchange) {
        return coversAll(answers) && isFinished() && exchange.betterIn().size() == answers.size();
    }

    private static double product(List<Double> gains) {
        return Math.max(0, gains.get(0)) * Math.max(0, gains.get(1));
    }

    /// Whether no side loses and one gains.
    static boolean isBetter(List<Double> gainsUsd) {
        return gainsUsd.stream().allMatch(u -> u > -DealValuer.NEGLIGIBLE_USD)
                && gainsUsd.stream().anyMatch(u -> u > DealValuer.NEGLIGIBLE_USD);
    }

    private static Standing standing(List<Integer> options, DealAnalysis analysis) {
        DealValuer valuer = analysis.valuer();
        ValuedPackage p = valuer.value(options);
        List<Double> alone = analysis.aloneUsd();
        return new Standing(
                analysis.scenario(),
                p.utilities(),
                IntStream.range(0, p.parties())
                        .mapToObj(i -> p.utility(i) + valuer.policy(options)[i])
                        .toList(),
                IntStream.range(0, p.parties())
                        .mapToObj(i -> p.utility(i) - alone.get(i))
                        .toList(),
                isBetter(p.utilities()),
                valuer.gainsOfOthers(options));
    }

    /// What of a package is valued.
    public PackageCoverage coverage(List<Integer> options) {
        return PackageCoverage.of(space(), notValued, main().monthsLeft(), options);
    }

    /// Positions of the concessions whose worth is stated from outside the world.
    public List<Integer> stated() {
        return IntStream.range(0, space().concessions().size())
                .filter(k -> space().concessions().get(k).stated().isStated())
                .boxed()
                .toList();
    }

    /// The answer of the scenario that is looked at in full.
    public DealAnswer main() {
        return answers.getFirst();
    }

    /// The deal space.
    public DealSpace space() {
        return question.space();
    }
}
