package dev.chokepoint.app.view;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.scenario.InputChanges;
import dev.chokepoint.answer.scenario.ScenarioOutcome;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.exposure.network.Network;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The first numbers of a scenario beside those of the world as it stands.
///
/// @param inputs what the scenario changes in the inputs
/// @param base the world as it stands
/// @param scenario under the scenario
/// @param difference what the scenario adds
public record ScenarioView(
        Manifest manifest, List<InputView> inputs, OutcomeView base, OutcomeView scenario, DifferenceView difference) {
    public ScenarioView {
        inputs = List.copyOf(inputs);
    }

    /// An input as the world stands and under the scenario.
    ///
    /// @param kind passes, stock, demand, capacity, tax, quota, required or reserve
    /// @param from the place, or that of departure; `*` for several
    /// @param to the place of arrival; empty for what is no lane
    /// @param unit the unit of both; `share` for a share, where -1 is no limit
    /// @param month the first month in which they differ, and of which they are
    public record InputView(
            String kind,
            String item,
            String itemName,
            String from,
            String to,
            String unit,
            double before,
            double after,
            String month) {}

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
                InputChanges.of(situation).rows().stream()
                        .map(r -> new InputView(
                                r.kind().name().toLowerCase(Locale.ROOT),
                                r.item(),
                                network.itemName(r.item()),
                                r.from(),
                                r.to(),
                                r.unit(),
                                r.before(),
                                r.after(),
                                r.month().toString()))
                        .toList(),
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
