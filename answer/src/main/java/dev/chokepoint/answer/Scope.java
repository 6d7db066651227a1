package dev.chokepoint.answer;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.OpenSuspension;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Place;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How far an answer about a world reaches: what was known and read, which months it is about, what is not held.
///
/// @param horizons the last days through which the acts of the issuers of the ledger were read
/// @param notHeld places of the world of whose own export law nothing is held, by name
/// @param forecastFrom the first month of the plan after the earliest horizon, where there is one; measures of some
///     issuer may have changed since
/// @param suspensions those that may run out in the months of the plan, and how they are taken to go on
/// @param scenario the name of what was changed; empty for the world as it stands
/// @param figures figures that the network uses
/// @param assumed figures of those that are assumed rather than published
public record Scope(
        LocalDate known,
        List<Horizon> horizons,
        List<String> notHeld,
        YearMonth first,
        YearMonth last,
        Optional<YearMonth> forecastFrom,
        Suspensions suspensions,
        String scenario,
        int figures,
        int assumed) {
    public Scope {
        horizons = List.copyOf(horizons);
        notHeld = List.copyOf(notHeld);
    }

    /// The suspensions of which nobody can say yet whether they end as written.
    ///
    /// @param branch how they are taken to go on
    public record Suspensions(Branch branch, List<OpenSuspension> open) {
        public Suspensions {
            open = List.copyOf(open);
        }

        private static Suspensions of(WorldRecord world, LocalDate known, YearMonth last) {
            return new Suspensions(
                    world.branch(),
                    OpenSuspension.of(world.ledgerAsRead(), known).stream()
                            .filter(s -> s.lastDay().isBefore(last.atEndOfMonth()))
                            .toList());
        }
    }

    /// What was changed, with the factor on leakage where there is one.
    private static String changed(String scenario, double leakage) {
        if (leakage == 1) {
            return scenario;
        }
        String factor = "leakage " + Numbers.text(leakage) + " times as assumed";
        return scenario.isEmpty() ? factor : scenario + ", " + factor;
    }

    /// The scope of a question about a network.
    public static Scope of(Question question, Network network, String scenario) {
        Ledger ledger = question.world().ledger();
        Coverage coverage = ledger.coverage();
        Set<String> issuers = ledger.measures().stream().map(Measure::issuer).collect(Collectors.toSet());
        List<Horizon> horizons = coverage.horizons().stream()
                .filter(h -> issuers.contains(h.issuer()))
                .toList();
        YearMonth first = network.world().first();
        YearMonth last = first.plusMonths(network.world().months() - 1L);
        Optional<YearMonth> forecastFrom = horizons.stream()
                .map(h -> YearMonth.from(h.readThrough()).plusMonths(1))
                .min(YearMonth::compareTo)
                .map(m -> m.isBefore(first) ? first : m)
                .filter(m -> !m.isAfter(last));
        return new Scope(
                question.asOf().known(),
                horizons,
                network.world().places().stream()
                        .filter(p -> !ledger.holdsLawOf(p.iso()))
                        .map(Place::name)
                        .toList(),
                first,
                last,
                forecastFrom,
                Suspensions.of(question.world(), question.asOf().known(), last),
                changed(scenario, question.leakage()),
                network.figures().size(),
                (int) network.figures().values().stream()
                        .map(Figure::provenance)
                        .filter(p -> p.isAssumed())
                        .count());
    }
}
