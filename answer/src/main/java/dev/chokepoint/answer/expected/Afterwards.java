package dev.chokepoint.answer.expected;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.StandingMeasure;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.expected.Outcome;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What became of a question whose day lies in the past: how the measures that hold its lanes turned, and what was
/// observed beside what was expected.
///
/// Nothing of it takes part in the answer. Under a scenario, or on another branch than the one that was scheduled,
/// nothing is told: that world never was.
///
/// @param until the last day through which the acts of the issuers of these measures were read
/// @param turns in the order of their days
/// @param figures in the order in which they are stated
public record Afterwards(LocalDate until, List<LedgerChanges.Turn> turns, List<Judged> figures) {
    public Afterwards {
        turns = List.copyOf(turns);
        figures = List.copyOf(figures);
    }

    /// A figure that was observed.
    ///
    /// @param expected the band of what was expected to pass then; empty where no measure
    ///     holds the lane, or the months are not in the plan
    public record Judged(Outcome outcome, Optional<ExpectedLosses.Band> expected) {
        /// Whether what was observed can lie inside the band.
        public boolean isInside() {
            return expected.filter(b -> outcome.least() <= b.high() && outcome.most() >= b.low())
                    .isPresent();
        }
    }

    /// What is known by now; empty where nothing was read or observed after the day of the question.
    ///
    /// @param measures the measures of the question
    /// @param expected the expected case, where it was worked out
    /// @param outcomes what was observed, whenever it was published
    public static Optional<Afterwards> of(
            Situation situation,
            List<StandingMeasure> measures,
            Optional<ExpectedLosses> expected,
            List<Outcome> outcomes) {
        Question question = situation.question();
        if (!question.scenario().equals(Question.Scenario.NONE)
                || question.world().branch() != Branch.SCHEDULED) {
            return Optional.empty();
        }
        LocalDate known = question.asOf().known();
        Ledger ledger = question.world().ledgerAsRead();
        Set<String> held = measures.stream()
                .filter(m -> m.lanes() > 0)
                .map(m -> m.measure().id())
                .collect(Collectors.toSet());
        LocalDate until = ledger.measures().stream()
                .filter(m -> held.contains(m.id()))
                .flatMap(m -> ledger.coverage().readThrough(m.issuer()).stream())
                .max(Comparator.naturalOrder())
                .orElse(known);
        List<LedgerChanges.Turn> turns = until.isAfter(known)
                ? LedgerChanges.of(ledger, known.plusDays(1), until).effective().stream()
                        .filter(t -> held.contains(t.measure().id()))
                        .toList()
                : List.of();
        List<Judged> figures = outcomes.stream()
                .filter(o -> o.published().isAfter(known))
                .map(o -> new Judged(o, expected.flatMap(e -> e.of(o))))
                .toList();
        return turns.isEmpty() && figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Afterwards(until, turns, figures));
    }
}
