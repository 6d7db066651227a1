package dev.chokepoint.app.view;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What each offer is worth to both sides, and whether a package on the frontier is better for both.
record OfferVerdicts(PackageEffects effects, List<ValuedPackage> frontier, Function<Explanation, String> why) {
    List<Assessment.OfferView> views(KnownOffers offers) {
        return offers.offers().stream().map(this::view).toList();
    }

    private Assessment.OfferView view(DealSpace.Offer offer) {
        DealValuer valuer = effects.valuer();
        DealSpace space = valuer.space();
        List<Integer> options = KnownOffers.options(space, offer);
        ValuedPackage value = valuer.value(options);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            words.add(space.parties().get(i)
                    + (value.utility(i) >= 0 ? " gains " : " loses ")
                    + Numbers.usd(Math.abs(value.utility(i))));
        }
        long better =
                frontier.stream().filter(p -> Frontier.dominates(p, value)).count();
        List<String> crossed = new ArrayList<>();
        for (int k = 0; k < options.size(); k++) {
            if (space.concessions().get(k).redLines().contains(options.get(k))) {
                crossed.add(space.concessions().get(k).name());
            }
        }
        String verdict = String.join(", ", words) + "; "
                + (frontier.stream().anyMatch(p -> p.options().equals(options))
                        ? "on the frontier"
                        : better > 0
                                ? better + " of " + frontier.size() + " packages on the frontier are better for both"
                                : "no package on the frontier is better for both")
                + (crossed.isEmpty() ? "" : "; crosses red lines: " + String.join(", ", crossed));
        Plan before = effects.before();
        Plan after = effects.after(options);
        Set<String> measures = new LinkedHashSet<>();
        for (int k = 0; k < options.size(); k++) {
            if (options.get(k) != 0) {
                measures.addAll(space.concessions().get(k).measures());
            }
        }
        List<Explanation> parts = new ArrayList<>();
        for (String party : space.parties()) {
            parts.add(
                    LossExplanation.of("gain of " + party, after, before, Set.of(party), effects.controls(), Set.of()));
        }
        Explanation tree =
                Explanation.of(offer.name(), verdict, "welfare after the package minus welfare as things stand", parts);
        for (String m : measures) {
            tree = tree.with(Id.of("measure", m));
        }
        return new Assessment.OfferView(
                offer.name(),
                offer.reportedBy() + (offer.note().isEmpty() ? "" : ". " + offer.note()),
                options,
                value.values(),
                verdict,
                why.apply(tree));
    }
}
