package dev.chokepoint.answer.losses;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the controls in force cost a party over the whole plan.
///
/// @param lossUsd its welfare without controls minus that under them; negative is a gain
/// @param parts what the loss is made up of, largest first, without what is negligible
public record PartyLoss(Party party, double lossUsd, List<Plan.Entry> parts, Explanation why) {
    private static final int MOST_PARTS = 12;

    public PartyLoss {
        parts = List.copyOf(parts);
    }

    /// The loss of every party, in the order of the world's parties.
    static List<PartyLoss> all(Plan free, Plan best, Controls controls) {
        List<PartyLoss> all = new ArrayList<>();
        List<Plan.Entry> entries = free.differenceTo(best);
        for (Party party : free.baseline().network().world().parties()) {
            List<Plan.Entry> parts = entries.stream()
                    .filter(e -> e.party().equals(party.id()) && Math.abs(e.usd()) >= Losses.NEGLIGIBLE_USD)
                    .limit(MOST_PARTS)
                    .toList();
            all.add(new PartyLoss(
                    party,
                    free.welfareOf(party.id()) - best.welfareOf(party.id()),
                    parts,
                    LossExplanation.of(
                            "Loss of " + party.name() + " from all controls in force, best case",
                            free,
                            best,
                            Set.of(party.id()),
                            controls,
                            controls.measures())));
        }
        return all;
    }
}
