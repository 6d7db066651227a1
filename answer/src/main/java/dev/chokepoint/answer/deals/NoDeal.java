package dev.chokepoint.answer.deals;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What follows without a deal in one scenario.
///
/// @param againstRecordUsd per side, what it has then less what it has if licences reopen as the record says, USD
public record NoDeal(NoDealScenario scenario, List<Double> againstRecordUsd, List<Threatened> threats, String because) {
    public NoDeal {
        againstRecordUsd = List.copyOf(againstRecordUsd);
        threats = List.copyOf(threats);
    }

    /// A threatened measure.
    ///
    /// @param from the day from which it would bind
    /// @param lanes how many lanes of this world it would bind; 0: its value is not computed
    public record Threatened(TitledMeasure measure, LocalDate from, int lanes) {}

    static NoDeal of(
            NoDealScenario scenario,
            DealSpace space,
            List<Double> againstRecordUsd,
            Map<String, Integer> lanes,
            Ledger ledger) {
        return scenario == NoDealScenario.ESCALATE
                        && space.disagreement() instanceof DealSpace.Disagreement.Escalation e
                ? new NoDeal(
                        scenario,
                        againstRecordUsd,
                        e.threats().stream()
                                .map(t -> new Threatened(
                                        TitledMeasure.of(t.measure(), ledger),
                                        t.from(),
                                        lanes.getOrDefault(t.measure(), 0)))
                                .toList(),
                        e.because())
                : new NoDeal(scenario, againstRecordUsd, List.of(), "");
    }
}
