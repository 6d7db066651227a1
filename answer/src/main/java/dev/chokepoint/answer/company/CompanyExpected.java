package dev.chokepoint.answer.company;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.expected.ExpectedLosses.Band;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.company.CompanyOutcome;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.expected.ExpectedCase;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What will probably become of a company: in each draw of the world and of the company's own figures it gets the share
/// of its usual orders that arrives in what came about, and pays the traded price.
///
/// It is served as the users at its place are on average: whether it has a licence itself is not known.
/// Source: docs/model/company.md
///
/// @param from the month from which is answered
/// @param central the run with everything at its median
/// @param draws the draws that were done; none where none were asked for
public record CompanyExpected(YearMonth from, CompanyOutcome central, List<CompanyOutcome> draws, int asked) {
    public CompanyExpected {
        draws = List.copyOf(draws);
    }

    /// What becomes of a product.
    ///
    /// @param stops share of the draws in which it stops by the end of the plan
    /// @param month the month by which it stops in half of those draws; empty where it never does
    /// @param lowest band of the lowest month as a share of the plan
    /// @param waitsFor what it most often waits for, from the product down to the part
    public record LineChance(
            String sku,
            String description,
            double stops,
            Optional<YearMonth> month,
            Band lowest,
            Band unsoldUsd,
            List<String> waitsFor) {}

    /// The expected case of a company.
    ///
    /// @param count how many draws; 0 for the run at medians alone
    /// @param done told the number of draws done, from any thread
    /// @return empty where the world states no behaviour
    /// @throws IllegalArgumentException if the day lies outside the world's months
    public static Optional<CompanyExpected> of(Situation situation, Bill bill, int count, long seed, IntConsumer done) {
        int start = CompanyAnswer.start(
                situation.question().world().world(), situation.question().asOf());
        Set<String> bought =
                CompanyExposure.bought(bill).stream().map(List::getFirst).collect(Collectors.toSet());
        return situation.question().world().behaviour().map(b -> {
            ExpectedCase expected = ExpectedLosses.expectedCase(situation, situation.means(), b, bought);
            Function<ExpectedCase.CarriedOut, CompanyOutcome> outcome =
                    c -> CompanyOutcome.of(bill, Market.carriedOut(c.plan(), c.arrivals()), start, c.figures());
            YearMonth from = situation.question().world().world().first().plusMonths(start);
            CompanyOutcome central = expected.carriedOutAtMedians(outcome);
            List<CompanyOutcome> draws = count == 0
                    ? List.of()
                    : expected.carriedOut(
                            Draws.of(seed, count),
                            situation.means().threads(),
                            done,
                            situation.means().stop(),
                            outcome);
            return new CompanyExpected(from, central, draws, count);
        });
    }

    private List<CompanyOutcome> sample() {
        return draws.isEmpty() ? List.of(central) : draws;
    }

    private Band band(ToDoubleFunction<CompanyOutcome> of) {
        return Band.of(sample().stream().mapToDouble(of).toArray());
    }

    /// What all of it costs, USD.
    public Band loss() {
        return band(CompanyOutcome::lossUsd);
    }

    /// What parts cost above the baseline price, USD.
    public Band dearer() {
        return band(CompanyOutcome::dearerUsd);
    }

    /// The products, those that stop most often first.
    public List<LineChance> lines() {
        return IntStream.range(0, central.lines().size())
                .mapToObj(this::line)
                .sorted(Comparator.comparingDouble((LineChance l) -> -l.stops())
                        .thenComparingDouble(l -> l.lowest().median()))
                .toList();
    }

    private LineChance line(int k) {
        List<CompanyOutcome.Line> all =
                sample().stream().map(o -> o.lines().get(k)).toList();
        int[] stopped = all.stream()
                .mapToInt(CompanyOutcome.Line::stops)
                .filter(m -> m < central.months())
                .sorted()
                .toArray();
        Map<List<String>, Integer> waits = new LinkedHashMap<>();
        all.stream()
                .map(CompanyOutcome.Line::waitsFor)
                .filter(w -> !w.isEmpty())
                .forEach(w -> waits.merge(w, 1, Integer::sum));
        CompanyOutcome.Line any = all.getFirst();
        return new LineChance(
                any.sku(),
                any.description(),
                stopped.length / (double) all.size(),
                stopped.length == 0 ? Optional.empty() : Optional.of(from.plusMonths(stopped[stopped.length / 2])),
                Band.of(all.stream().mapToDouble(CompanyOutcome.Line::lowest).toArray()),
                Band.of(all.stream().mapToDouble(CompanyOutcome.Line::unsoldUsd).toArray()),
                waits.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(List.of()));
    }
}
