package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The controls of a scenario.
///
/// @param base what holds for all that a deal does not change
/// @param noDeal what holds without a deal
/// @param threatenedLanes by threatened measure, how many lanes it would bind
record ScenarioControls(Controls base, Controls noDeal, Map<String, Integer> threatenedLanes) {
    ScenarioControls {
        threatenedLanes = Map.copyOf(threatenedLanes);
    }

    /// The controls of a scenario on a network.
    ///
    /// @param controls what may pass, by how licences come to flow
    /// @param known the eve of the talks: licences that are closed on it are meant by "stay shut"
    static ScenarioControls of(
            NoDealScenario scenario,
            DealSpace space,
            Network network,
            Function<LaneControls.Reopening, Controls> controls,
            Ledger ledger,
            LocalDate known) {
        LaneControls.Reopening reopening = reopening(scenario, space.disagreement(), space.known());
        Controls base = controls.apply(reopening);
        if (scenario != NoDealScenario.ESCALATE) {
            return new ScenarioControls(base, base, Map.of());
        }
        Threats threats = Threats.of(space.disagreement(), network, base, reopening, ledger, known);
        return new ScenarioControls(base, threats.controls(), threats.lanes());
    }

    /// Whether licences come to flow in a scenario.
    static LaneControls.Reopening reopening(
            NoDealScenario scenario, DealSpace.Disagreement disagreement, LocalDate eve) {
        boolean recorded = scenario == NoDealScenario.RECORD
                || (scenario == NoDealScenario.ESCALATE
                        && disagreement instanceof DealSpace.Disagreement.Escalation e
                        && e.on() == NoDealScenario.RECORD);
        return recorded ? new LaneControls.Reopening.AsRecorded() : new LaneControls.Reopening.StayShut(eve);
    }

    /// The scenarios that a space can have: escalation only where something is threatened.
    static List<NoDealScenario> possible(DealSpace space) {
        return space.disagreement() instanceof DealSpace.Disagreement.Escalation
                ? List.of(NoDealScenario.values())
                : List.of(NoDealScenario.SHUT, NoDealScenario.RECORD);
    }
}
