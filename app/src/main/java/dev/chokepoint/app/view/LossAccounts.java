package dev.chokepoint.app.view;

import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the controls in force cost each party, and of what that is made up.
record LossAccounts(Plan free, Plan best, Controls controls, Explanations explanations) {
    private static final int MOST_PARTS = 12;

    /// A party's loss is its welfare without controls minus that under them, USD.
    List<Assessment.LossView> views() {
        List<Assessment.LossView> all = new ArrayList<>();
        List<Plan.Entry> entries = free.differenceTo(best);
        for (Party party : free.baseline().network().world().parties()) {
            double loss = free.welfareOf(party.id()) - best.welfareOf(party.id());
            List<Assessment.PartView> parts = entries.stream()
                    .filter(e -> e.party().equals(party.id()) && Math.abs(e.usd()) >= Assessment.NEGLIGIBLE_USD)
                    .limit(MOST_PARTS)
                    .map(e -> new Assessment.PartView(
                            e.item(),
                            free.baseline().network().itemName(e.item()),
                            e.place(),
                            e.account().name().toLowerCase(Locale.ROOT),
                            e.usd()))
                    .toList();
            all.add(new Assessment.LossView(
                    party.id(),
                    party.name(),
                    loss,
                    parts,
                    explanations.add(LossExplanation.of(
                            "Loss of " + party.name() + " from all controls in force, best case",
                            free,
                            best,
                            Set.of(party.id()),
                            controls,
                            controls.measures()))));
        }
        return all;
    }
}
