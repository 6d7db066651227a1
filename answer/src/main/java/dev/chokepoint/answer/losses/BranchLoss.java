package dev.chokepoint.answer.losses;

import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the controls cost if suspensions that may run out go on in another way than asked about.
///
/// @param usd the loss of all parties in the best case
/// @param ofPartyUsd the same by party, in the order of the world
/// @param moved whether it moves the loss of all, or that of a party that bears a tenth of it, by more than a tenth
public record BranchLoss(Branch branch, double usd, Map<String, Double> ofPartyUsd, boolean moved) {
    private static final double TENTH = 0.1;

    public BranchLoss {
        ofPartyUsd = new LinkedHashMap<>(ofPartyUsd);
    }

    /// The losses on the branches that were not asked about and hold other lanes; none where the market is not told
    /// what comes.
    public static List<BranchLoss> others(Situation situation) {
        WorldRecord world = situation.question().world();
        if (situation.question().information() != Information.PERFECT) {
            return List.of();
        }
        LocalDate known = situation.question().asOf().known();
        List<BranchLoss> all = new ArrayList<>();
        for (Branch branch : Branch.values()) {
            Ledger ledger = branch.of(world.ledgerAsRead(), known);
            if (branch == world.branch() || (ledger == world.ledgerAsRead() && world.branch() == Branch.SCHEDULED)) {
                continue;
            }
            Controls controls = situation
                    .whatIf()
                    .applyTo(LaneControls.of(situation.network(), new LedgerBindings(ledger, known), Draw.central()));
            if (!controls.equals(situation.controls())) {
                all.add(of(branch, situation, situation.equilibrium().solve(controls)));
            }
        }
        return List.copyOf(all);
    }

    private static BranchLoss of(Branch branch, Situation situation, Plan plan) {
        Plan free = situation.free();
        double asked = free.lossUnder(situation.best());
        double loss = free.lossUnder(plan);
        boolean moved = movesBy(loss, asked, asked);
        Map<String, Double> ofParty = new LinkedHashMap<>();
        for (Party p : situation.question().world().world().parties()) {
            double before = free.welfareOf(p.id()) - situation.best().welfareOf(p.id());
            double after = free.welfareOf(p.id()) - plan.welfareOf(p.id());
            ofParty.put(p.id(), after);
            moved |= movesBy(after, before, asked);
        }
        return new BranchLoss(branch, loss, ofParty, moved);
    }

    /// Whether a loss moves by more than a tenth of itself; one that is small beside all is held against a tenth of
    /// all.
    private static boolean movesBy(double after, double before, double all) {
        double size = Math.max(Math.abs(before), TENTH * Math.abs(all));
        return Math.abs(after - before) > TENTH * Math.max(size, Losses.NEGLIGIBLE_USD);
    }
}
