package dev.chokepoint.app.view;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.exposure.explanation.LossExplanation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/// What each concession is worth to giver and receiver when all else stays as it is.
record ConcessionWorth(PackageEffects effects, Ledger ledger, Function<Explanation, String> why) {
    /// In the order of the space, each by its strongest option that no red line rules out.
    List<Assessment.ConcessionView> views() {
        List<Assessment.ConcessionView> all = new ArrayList<>();
        for (int k = 0; k < effects.valuer().space().concessions().size(); k++) {
            all.add(view(k));
        }
        return all;
    }

    private Assessment.ConcessionView view(int k) {
        DealValuer valuer = effects.valuer();
        DealSpace space = valuer.space();
        Concession c = space.concessions().get(k);
        int side = space.sideOf(k);
        int allowed = DealValuer.strongest(c);
        int strongest = allowed == 0 ? c.options().size() - 1 : allowed;
        List<Integer> options = new ArrayList<>(valuer.statusQuo());
        options.set(k, strongest);
        ValuedPackage alone = valuer.value(options);
        double giver = alone.utility(side);
        double receiver = alone.utility(1 - side);
        Explanation tree = LossExplanation.of(
                c.name() + " (" + c.options().get(strongest).text() + "), gain of both sides",
                effects.after(options),
                effects.before(),
                new LinkedHashSet<>(space.parties()),
                effects.controls(),
                new LinkedHashSet<>(c.measures()));
        String redLine = c.redLines().isEmpty()
                ? ""
                : String.join(
                        ", ",
                        c.redLines().stream()
                                .sorted()
                                .map(o -> c.options().get(o).text())
                                .toList());
        return new Assessment.ConcessionView(
                c.id(),
                space.parties().get(side),
                c.name(),
                c.measures().stream()
                        .map(m -> m
                                + ledger.findMeasure(m)
                                        .map(x -> " " + x.title())
                                        .orElse(""))
                        .toList(),
                c.options().stream().map(Concession.Option::text).toList(),
                giver,
                receiver,
                Math.max(0, giver),
                redLine,
                why.apply(tree.with(Explanation.leaf("where it comes from", c.name(), c.because()))));
    }
}
