package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.ValuationEndedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What packages are worth where nobody knows what follows without a deal, by the chances that a user gives:
/// the gain of a package is Σ p_s·u_i(S; s) over the scenarios s.
///
/// Looked at are the packages on the frontier of some scenario and those that are shown; a package that is on
/// none of them may still be better in the mixture. Source: docs/model/deals.md#no-deal
///
/// @param startUsd what both sides have on average where rules start from, USD
/// @param packages those that are shown, in their order
/// @param best the one with the largest product of gains over the start among all that were looked at;
///     empty where none is better for both, or a search was ended
/// @param looked how many packages were looked at
/// @param better how many of them are better for both than no deal
public record MixedDeals(
        NoDealMixture mixture,
        List<Double> startUsd,
        List<Mixed> packages,
        Optional<Mixed> best,
        int looked,
        int better) {
    public MixedDeals {
        startUsd = List.copyOf(startUsd);
        packages = List.copyOf(packages);
    }

    /// A package in the mixture.
    ///
    /// @param gainsUsd of both sides over no deal on average, USD, less the weights
    public record Mixed(List<Integer> options, List<Double> gainsUsd) {
        public Mixed {
            options = List.copyOf(options);
            gainsUsd = List.copyOf(gainsUsd);
        }

        /// Whether no side loses on average and one gains.
        public boolean isBetter() {
            return Negotiation.isBetter(gainsUsd);
        }
    }

    /// The packages in a mixture; empty where one of its scenarios was not looked at before the
    /// work was to end.
    static Optional<MixedDeals> of(
            NoDealMixture mixture,
            DealQuestion.Start start,
            List<DealAnalysis> analyses,
            List<DealAnswer> answers,
            List<List<Integer>> shown) {
        Map<NoDealScenario, DealAnalysis> by =
                analyses.stream().collect(Collectors.toMap(DealAnalysis::scenario, Function.identity()));
        if (!by.keySet().containsAll(mixture.chances().keySet())) {
            return Optional.empty();
        }
        Set<List<Integer>> candidates = new LinkedHashSet<>(shown);
        answers.forEach(a -> candidates.addAll(a.packages().frontierOptions()));
        List<Double> from = sides(i -> start == DealQuestion.Start.ALONE
                ? mixture.mean(s -> of(by, s).aloneUsd().get(i))
                : 0);
        List<Mixed> all = new ArrayList<>();
        try {
            for (List<Integer> options : candidates) {
                Map<NoDealScenario, ValuedPackage> valued = mixture.chances().keySet().stream()
                        .collect(Collectors.toMap(
                                Function.identity(), s -> of(by, s).valuer().value(options)));
                all.add(new Mixed(
                        options, sides(i -> mixture.mean(s -> of(valued, s).utility(i)))));
            }
        } catch (ValuationEndedException e) {
            return Optional.empty();
        }
        boolean ended = answers.stream().anyMatch(a -> a.packages().ended());
        return Optional.of(new MixedDeals(
                mixture,
                from,
                all.stream().filter(m -> shown.contains(m.options())).toList(),
                ended ? Optional.empty() : best(all, from),
                all.size(),
                (int) all.stream().filter(Mixed::isBetter).count()));
    }

    private static <T> T of(Map<NoDealScenario, T> by, NoDealScenario scenario) {
        return Objects.requireNonNull(by.get(scenario));
    }

    private static List<Double> sides(Function<Integer, Double> value) {
        return IntStream.range(0, 2).boxed().map(value).toList();
    }

    private static Optional<Mixed> best(List<Mixed> all, List<Double> from) {
        return all.stream().filter(m -> product(m, from) > 0).max(Comparator.comparingDouble(m -> product(m, from)));
    }

    /// The product of the gains over the start; 0 where a side has no more than there.
    private static double product(Mixed m, List<Double> from) {
        double first = m.gainsUsd().get(0) - from.get(0);
        double second = m.gainsUsd().get(1) - from.get(1);
        return first > DealValuer.NEGLIGIBLE_USD && second > DealValuer.NEGLIGIBLE_USD ? first * second : 0;
    }
}
