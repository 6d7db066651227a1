package dev.chokepoint.answer.scenario;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.world.Party;
import java.util.ArrayList;
import java.util.List;

/// The first numbers of a question: what is lost by whom, and which lines stop.
///
/// They are those of [dev.chokepoint.answer.losses.Losses] without explanations, which take most of its time.
///
/// @param total what all parties lose
/// @param parties what each loses, in the world's order
/// @param lines every line, in the order of the world's plants
public record ScenarioOutcome(Loss total, List<PartyOutcome> parties, List<LineOutcome> lines) {
    public ScenarioOutcome {
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
    }

    /// A loss against the world without controls and without the scenario, USD; negative is a gain.
    ///
    /// @param best in a market that re-routes
    /// @param worst in one in which nobody does
    public record Loss(double best, double worst) {
        /// What is added to another loss.
        Loss minus(Loss other) {
            return new Loss(best - other.best, worst - other.worst);
        }
    }

    /// What a party loses in the best case; who bears what where nobody re-routes is not told apart.
    public record PartyOutcome(Party party, double best) {}

    /// A line with its stops.
    public record LineOutcome(Plan.Stop best, Plan.Stop worst) {
        /// Whether it stops in the best or in the worst case.
        public boolean stops() {
            return best.stops().isPresent() || worst.stops().isPresent();
        }
    }

    /// A line that stops here or there, otherwise than there.
    ///
    /// @param before as the world stands
    /// @param after under the scenario
    public record LineChange(LineOutcome before, LineOutcome after) {}

    /// What a scenario adds to the outcome of the world as it stands.
    ///
    /// @param total to what all parties lose
    /// @param parties to what each loses
    /// @param lines the lines that stop otherwise
    public record Difference(Loss total, List<PartyOutcome> parties, List<LineChange> lines) {
        public Difference {
            parties = List.copyOf(parties);
            lines = List.copyOf(lines);
        }
    }

    /// The outcome of a question that was set up.
    public static ScenarioOutcome of(Situation situation) {
        Plan free = situation.free();
        Plan best = situation.best();
        List<PartyOutcome> parties = new ArrayList<>();
        for (Party party : situation.network().world().parties()) {
            parties.add(new PartyOutcome(party, free.welfareOf(party.id()) - best.welfareOf(party.id())));
        }
        return new ScenarioOutcome(
                new Loss(free.lossUnder(best), situation.worst().lossAgainst(free)),
                parties,
                lines(best, situation.worst().plan()));
    }

    private static List<LineOutcome> lines(Plan best, Plan worst) {
        List<Plan.Stop> bests = best.stops();
        List<Plan.Stop> worsts = worst.stops();
        List<LineOutcome> lines = new ArrayList<>();
        for (int k = 0; k < bests.size(); k++) {
            lines.add(new LineOutcome(bests.get(k), worsts.get(k)));
        }
        return lines;
    }

    /// The lines that stop in the best or in the worst case.
    public List<LineOutcome> stopping() {
        return lines.stream().filter(LineOutcome::stops).toList();
    }

    /// What this adds to the outcome of the same world as it stands.
    public Difference against(ScenarioOutcome base) {
        List<PartyOutcome> moved = new ArrayList<>();
        for (int k = 0; k < parties.size(); k++) {
            PartyOutcome mine = parties.get(k);
            moved.add(new PartyOutcome(
                    mine.party(), mine.best() - base.parties.get(k).best()));
        }
        List<LineChange> changed = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            LineOutcome before = base.lines.get(k);
            LineOutcome after = lines.get(k);
            if (!before.best().stops().equals(after.best().stops())
                    || !before.worst().stops().equals(after.worst().stops())) {
                changed.add(new LineChange(before, after));
            }
        }
        return new Difference(total.minus(base.total), moved, changed);
    }
}
