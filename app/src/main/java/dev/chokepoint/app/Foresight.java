package dev.chokepoint.app;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.horizon.Beliefs;
import dev.chokepoint.exposure.horizon.Course;
import dev.chokepoint.exposure.horizon.RollingHorizon;
import dev.chokepoint.exposure.horizon.TreePlan;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// How a market plans by what it knows of the measures: all of them with their ends, what is public month by month,
/// or what may come with its probability.
///
/// @param folder of the world, whose record says how long issuers let licences wait before
/// @param standing the controls of the ledger
/// @param known the knowledge date
/// @param progress what is told on the way
record Foresight(
        Equilibrium equilibrium,
        Ledger ledger,
        LedgerDeterminer determiner,
        Path folder,
        Controls standing,
        LocalDate known,
        int threads,
        Consumer<String> progress) {
    /// What came of it.
    ///
    /// @param plan whose losses and prices are shown
    /// @param running whose stops are shown
    /// @param outlooks what may come, where the market plans over that
    record Planned(Plan plan, Plan running, List<Assessment.OutlookView> outlooks) {}

    /// @param perfect the plan of a market that knows all
    Planned plan(WhatIfOptions.Information information, Plan perfect) {
        return switch (information) {
            case perfect -> new Planned(perfect, perfect, List.of());
            case myopic -> {
                Plan plan = myopic();
                yield new Planned(plan, plan, List.of());
            }
            case tree -> {
                TreePlan.Result result = tree();
                yield new Planned(result.expected(), result.closed(), outlooks(result));
            }
        };
    }

    /// The plan of a market that learns of measures as they become public and judges reopenings by the record.
    private Plan myopic() {
        ReopeningRecord record = WorldFiles.reopenings(folder);
        RollingHorizon.Result result = RollingHorizon.run(equilibrium, beliefs(record), course(), threads);
        progress.accept("myopic market: " + result.plannings().size() + " plans made, "
                + record.cases().size()
                + " earlier cases of licences in the record; losses, stops and prices are its own, the leverage matrix"
                + " is that of perfect information");
        return result.plan();
    }

    /// The plan on what may come from the knowledge date on, with the chances of the issuers' records.
    private TreePlan.Result tree() {
        ReopeningRecord record = WorldFiles.reopenings(folder);
        TreePlan.Result result = TreePlan.run(equilibrium, beliefs(record), course(), standing, known, threads);
        progress.accept("what may come: licences of " + result.groups().size() + " groups of measures, "
                + record.cases().size()
                + " earlier cases in the record; losses and prices are means over the branches, stops those of the"
                + " branch that stays closed longest, the leverage matrix is that of perfect information");
        return result;
    }

    private static List<Assessment.OutlookView> outlooks(TreePlan.Result result) {
        return result.groups().stream()
                .map(g -> new Assessment.OutlookView(
                        g.issuer(),
                        g.since().toString(),
                        List.copyOf(g.measures()),
                        g.tally().prompt(),
                        g.tally().late(),
                        g.items(),
                        g.expectedLossUsd(),
                        g.valueOfKnowingUsd(),
                        g.branches().stream()
                                .map(b -> new Assessment.BranchView(
                                        Assessment.month(b.reopens()), b.probability(), b.lossUsd(), b.knownLossUsd()))
                                .toList()))
                .toList();
    }

    private Beliefs beliefs(ReopeningRecord record) {
        return Beliefs.of(network(), Draw.central(), new LedgerKnowledge(ledger), record, Beliefs.Rules.standard());
    }

    private Course course() {
        return Course.of(network(), determiner, Draw.central());
    }

    private Network network() {
        return equilibrium.baseline().network();
    }
}
