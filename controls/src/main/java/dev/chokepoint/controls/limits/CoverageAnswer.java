package dev.chokepoint.controls.limits;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.law.Facet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the coverage table says of a shipment.
///
/// @param regimes the regimes with a say
/// @param gaps what of them is not held for the shipment
/// @param lacksItems whether a list of items with a say is not held, or not all of it, on any day
/// @param parts what this contributes to the explanation
public record CoverageAnswer(
        List<Limits.RegimeAsked> regimes, List<Gap> gaps, boolean lacksItems, List<Explanation> parts) {
    public CoverageAnswer {
        regimes = List.copyOf(regimes);
        gaps = List.copyOf(gaps);
        parts = List.copyOf(parts);
    }

    static CoverageAnswer of(List<Limits.RegimeAsked> regimes, List<Gap> gaps) {
        List<Explanation> parts = new ArrayList<>();
        for (Limits.RegimeAsked r : regimes) {
            parts.add(Explanation.leaf(
                    "regime",
                    r.name(),
                    r.why()
                            + (r.readThrough().equals(LocalDate.MIN)
                                    ? "; its acts were not read"
                                    : "; its acts were read through " + r.readThrough()),
                    Id.of("regime", r.id())));
        }
        gaps.forEach(g -> parts.add(Explanation.leaf("gap", g.list(), g.words())));
        boolean lacksItems = gaps.stream()
                .anyMatch(g -> g.facet() == Facet.ITEMS && g.reason().isLacking());
        return new CoverageAnswer(regimes, gaps, lacksItems, parts);
    }
}
