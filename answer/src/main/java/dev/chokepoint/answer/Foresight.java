package dev.chokepoint.answer;

import dev.chokepoint.answer.lanes.LedgerKnowledge;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.horizon.Beliefs;
import dev.chokepoint.exposure.horizon.Course;
import dev.chokepoint.exposure.horizon.RollingHorizon;
import dev.chokepoint.exposure.horizon.TreePlan;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.util.List;

/// How a market plans by what it knows of the measures: all of them with their ends, what is public month by month,
/// or what may come with its probability.
///
/// @param situation the question set up
public record Foresight(Situation situation) {
    /// What came of it.
    ///
    /// @param plan whose losses and prices are shown
    /// @param running whose stops are shown
    /// @param outlooks what may come, where the market plans over that
    public record Planned(Plan plan, Plan running, List<TreePlan.Group> outlooks) {
        public Planned {
            outlooks = List.copyOf(outlooks);
        }
    }

    /// The plan of a market that knows what the question says it knows.
    public Planned plan() {
        Plan perfect = situation.best();
        return switch (situation.question().information()) {
            case PERFECT -> new Planned(perfect, perfect, List.of());
            case MYOPIC -> {
                Plan plan = myopic();
                yield new Planned(plan, plan, List.of());
            }
            case TREE -> {
                TreePlan.Result result = tree();
                yield new Planned(result.expected(), result.closed(), result.groups());
            }
        };
    }

    /// The plan of a market that learns of measures as they become public and judges reopenings by the record.
    private Plan myopic() {
        ReopeningRecord record = situation.question().world().reopenings();
        RollingHorizon.Result result = RollingHorizon.run(
                situation.equilibrium(),
                beliefs(record),
                course(),
                situation.means().threads());
        situation
                .means()
                .tell("myopic market: " + result.plannings().size() + " plans made, "
                        + record.cases().size()
                        + " earlier cases of licences in the record; losses, stops and prices are its own, the leverage matrix"
                        + " is that of perfect information");
        return result.plan();
    }

    /// The plan on what may come from the knowledge date on, with the chances of the issuers' records.
    private TreePlan.Result tree() {
        ReopeningRecord record = situation.question().world().reopenings();
        TreePlan.Result result = TreePlan.run(
                situation.equilibrium(),
                beliefs(record),
                course(),
                situation.standing(),
                situation.question().asOf().known(),
                situation.means().threads());
        situation
                .means()
                .tell("what may come: licences of " + result.groups().size() + " groups of measures, "
                        + record.cases().size()
                        + " earlier cases in the record; losses and prices are means over the branches, stops those of the"
                        + " branch that stays closed longest, the leverage matrix is that of perfect information");
        return result;
    }

    private Beliefs beliefs(ReopeningRecord record) {
        return Beliefs.of(
                situation.network(),
                Draw.central(),
                new LedgerKnowledge(situation.question().world().ledger()),
                record,
                Beliefs.Rules.standard());
    }

    private Course course() {
        return Course.of(situation.network(), situation.bindings(), Draw.central());
    }
}
