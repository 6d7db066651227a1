package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is asked about a deal space.
///
/// @param space with the weights and red lines that are to count
/// @param scenarios what may follow without a deal, the one that is looked at in full first
/// @param start where bargaining rules start from
/// @param weights which weights of policy count
/// @param offersKnown the day by which offers were public, where that is not the day of the question: what
///     is offered may be valued by what was known before it
/// @param mixture chances of what follows without a deal, where the user states them
public record DealQuestion(
        DealSpace space,
        DealAnswer.Depth depth,
        List<NoDealScenario> scenarios,
        Start start,
        Weights weights,
        Optional<LocalDate> offersKnown,
        Optional<NoDealMixture> mixture) {
    /// The same with offers that were public on the day of the question.
    public DealQuestion(
            DealSpace space, DealAnswer.Depth depth, List<NoDealScenario> scenarios, Start start, Weights weights) {
        this(space, depth, scenarios, start, weights, Optional.empty(), Optional.empty());
    }

    /// Where bargaining rules start from.
    public enum Start {
        /// What each side would do without a partner: a deal is what is exchanged beyond it.
        ALONE,
        /// No deal.
        NO_DEAL
    }

    /// Which weights of policy count.
    public enum Weights {
        /// Those that the space states; a control without one is kept for nothing.
        STATED,
        /// At least those by which keeping each control that is kept pays its side, or the stated ones if
        /// higher.
        REVEALED
    }

    public DealQuestion {
        scenarios = scenarios.stream()
                .filter(ScenarioControls.possible(space)::contains)
                .toList();
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("The space (" + space.id()
                    + ") names no threat: what follows without a deal must be shut or record.");
        }
    }

    /// The same with offers that were public by another day.
    public DealQuestion withOffersKnown(LocalDate day) {
        return new DealQuestion(space, depth, scenarios, start, weights, Optional.of(day), mixture);
    }

    /// The same in which what follows without a deal has these chances.
    ///
    /// @throws IllegalArgumentException if the space has none of a scenario of the mixture
    public DealQuestion withMixture(NoDealMixture chances) {
        if (space.sides().size() != 2) {
            throw new IllegalArgumentException("The space (" + space.id() + ") has "
                    + space.sides().size() + " sides; a mixture is told for two.");
        }
        chances.scenarios().stream()
                .filter(s -> !ScenarioControls.possible(space).contains(s))
                .findFirst()
                .ifPresent(s -> {
                    throw new IllegalArgumentException("The space (" + space.id() + ") names no threat: a mixture must"
                            + " be of shut and record.");
                });
        return new DealQuestion(space, depth, chances.scenarios(), start, weights, offersKnown, Optional.of(chances));
    }

    /// All scenarios, those that a space has none of left out; weights are revealed by what
    /// is kept, and rules start from what each side does alone.
    public static DealQuestion of(DealSpace space, DealAnswer.Depth depth) {
        return new DealQuestion(space, depth, List.of(NoDealScenario.values()), Start.ALONE, Weights.REVEALED);
    }
}
