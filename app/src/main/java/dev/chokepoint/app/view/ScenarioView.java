package dev.chokepoint.app.view;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.scenario.ScenarioOutcome;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.exposure.network.Network;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// The first numbers of a scenario beside those of the world as it stands.
///
/// @param base the world as it stands
/// @param scenario under the scenario
/// @param difference what the scenario adds
public record ScenarioView(Manifest manifest, OutcomeView base, OutcomeView scenario, DifferenceView difference) {

    /// What is lost against the world without controls and without the scenario, USD.
    ///
    /// @param best in a market that re-routes
    /// @param worst in one in which nobody does
    /// @param stops the lines that stop in one of the two
    public record OutcomeView(double best, double worst, List<PartyView> parties, List<LineView> stops) {}

    /// What a party loses in the best case.
    public record PartyView(String party, String name, double best) {}

    /// A line with the months in which it stops; empty where it does not.
    public record LineView(
            String recipe, String item, String itemName, String place, String bestStops, String worstStops) {}

    /// What is added to each loss, and the lines that stop otherwise.
    public record DifferenceView(double best, double worst, List<PartyView> parties, List<LineChangeView> lines) {}

    /// A line that stops otherwise.
    public record LineChangeView(LineView before, LineView after) {}

    /// The view of a situation under changes.
    ///
    /// @param base the outcome of the same question without changes
    public static ScenarioView of(Situation situation, ScenarioOutcome base) {
        ScenarioOutcome outcome = ScenarioOutcome.of(situation);
        ScenarioOutcome.Difference difference = outcome.against(base);
        Network network = situation.network();
        return new ScenarioView(
                RunManifest.of(situation),
                outcome(base, network),
                outcome(outcome, network),
                new DifferenceView(
                        difference.total().best(),
                        difference.total().worst(),
                        parties(difference.parties()),
                        difference.lines().stream()
                                .map(l -> new LineChangeView(line(l.before(), network), line(l.after(), network)))
                                .toList()));
    }

    private static OutcomeView outcome(ScenarioOutcome of, Network network) {
        return new OutcomeView(
                of.total().best(),
                of.total().worst(),
                parties(of.parties()),
                of.stopping().stream().map(l -> line(l, network)).toList());
    }

    private static List<PartyView> parties(List<ScenarioOutcome.PartyOutcome> all) {
        return all.stream()
                .map(p -> new PartyView(p.party().id(), p.party().name(), p.best()))
                .toList();
    }

    private static LineView line(ScenarioOutcome.LineOutcome line, Network network) {
        return new LineView(
                line.best().recipe(),
                line.best().item(),
                network.itemName(line.best().item()),
                line.best().place(),
                month(line.best().stops()),
                month(line.worst().stops()));
    }

    private static String month(Optional<YearMonth> month) {
        return month.map(YearMonth::toString).orElse("");
    }
}
