package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import java.time.LocalDate;
import java.util.List;

/// What follows without a deal.
///
/// @param gainsUsd per side, against the controls as they stand; 0 where they go on
public record NoDeal(List<Double> gainsUsd, Course course) {
    public NoDeal {
        gainsUsd = List.copyOf(gainsUsd);
    }

    /// Which controls follow.
    public sealed interface Course {
        /// Those in force.
        record ControlsGoOn() implements Course {}

        /// Further measures that were announced.
        record Escalation(List<Threatened> threats, String because) implements Course {
            public Escalation {
                threats = List.copyOf(threats);
            }
        }
    }

    /// A threatened measure.
    ///
    /// @param from the day from which it would bind
    /// @param lanes how many lanes of this world it would bind; 0: its value is not computed
    public record Threatened(TitledMeasure measure, LocalDate from, int lanes) {}

    static NoDeal of(DealSpace.Disagreement disagreement, List<Double> gainsUsd, Threats threats, Ledger ledger) {
        return new NoDeal(
                gainsUsd,
                switch (disagreement) {
                    case DealSpace.Disagreement.StatusQuo quo -> new Course.ControlsGoOn();
                    case DealSpace.Disagreement.Escalation e ->
                        new Course.Escalation(
                                e.threats().stream()
                                        .map(t -> new Threatened(
                                                TitledMeasure.of(t.measure(), ledger),
                                                t.from(),
                                                threats.lanes().getOrDefault(t.measure(), 0)))
                                        .toList(),
                                e.because());
                });
    }
}
