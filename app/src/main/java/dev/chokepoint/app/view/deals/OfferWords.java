package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.OfferWorth;
import dev.chokepoint.answer.deals.PackageCoverage;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.advice.OfferVerdict;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What an offer is worth, in a sentence.
///
/// @param finished whether the search came to its end: of one that was ended no package is called the best
/// @param coverage what of a package is valued: one with parts that are not is no gain or loss without them
record OfferWords(DealSpace space, boolean finished, Function<List<Integer>, PackageCoverage> coverage) {
    String verdict(OfferVerdict verdict) {
        PackageCoverage covered = coverage.apply(verdict.value().options());
        String text = new CoverageWords(space).view(covered).text();
        String worth = worth(verdict);
        return text.isEmpty()
                ? worth
                : covered.notValued().isEmpty() ? worth + "; " + text : text + "; by what is valued alone: " + worth;
    }

    private String worth(OfferVerdict verdict) {
        List<String> gains = new ArrayList<>();
        for (int i = 0; i < space.parties().size(); i++) {
            double gain = verdict.value().utility(i);
            gains.add(space.parties().get(i) + (gain >= 0 ? " gains " : " loses ") + Numbers.usd(Math.abs(gain)));
        }
        List<String> crossed = verdict.redLinesCrossed().stream()
                .map(k -> space.concessions().get(k).name())
                .toList();
        return String.join(", ", gains) + "; " + rank(verdict)
                + (crossed.isEmpty() ? "" : "; crosses red lines: " + String.join(", ", crossed));
    }

    private String rank(OfferVerdict verdict) {
        if (!finished) {
            return verdict.betterForBoth() > 0
                    ? verdict.betterForBoth() + " packages valued so far are better for both"
                    : "none of the packages valued so far is better for both; the search was ended";
        }
        if (verdict.onFrontier()) {
            return "on the frontier";
        }
        return verdict.betterForBoth() > 0
                ? verdict.betterForBoth() + " of " + verdict.frontier()
                        + " packages on the frontier are better for both"
                : "no package on the frontier is better for both";
    }

    /// The verdict with what it rests on.
    Explanation explanation(OfferWorth offer) {
        Explanation tree = Explanation.of(
                offer.offer().name(),
                verdict(offer.verdict()),
                "welfare after the package minus welfare as things stand",
                offer.gains());
        for (String measure : offer.measures()) {
            tree = tree.with(Id.of("measure", measure));
        }
        return tree;
    }
}
