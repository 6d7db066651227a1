package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.PackageCoverage;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.List;

/// What of a package is valued, in words.
record CoverageWords(DealSpace space) {
    CoverageView view(PackageCoverage coverage) {
        return new CoverageView(
                coverage.given().size(),
                names(coverage.notValued()),
                names(coverage.stated()),
                DealDetails.both(coverage.statedUsd()),
                text(coverage));
    }

    private String text(PackageCoverage coverage) {
        List<String> parts = new ArrayList<>();
        if (!coverage.notValued().isEmpty()) {
            parts.add(
                    share(coverage) + " not valued, and may decide: " + String.join(", ", names(coverage.notValued())));
        }
        if (!coverage.stated().isEmpty()) {
            List<String> gains = new ArrayList<>();
            for (int i = 0; i < space.parties().size(); i++) {
                gains.add(space.parties().get(i) + " "
                        + signed(coverage.statedUsd().get(i)));
            }
            parts.add("in it stated from outside the world, not computed: " + String.join(", ", gains) + " ("
                    + String.join(", ", names(coverage.stated())) + ")");
        }
        return String.join("; ", parts);
    }

    /// For example "3 of its 8 concessions are".
    static String share(PackageCoverage coverage) {
        int not = coverage.notValued().size();
        return not + " of its " + coverage.given().size() + " concessions " + (not == 1 ? "is" : "are");
    }

    private static String signed(double usd) {
        return usd == 0 ? "0" : (usd > 0 ? "+" : "−") + Numbers.usd(Math.abs(usd));
    }

    private List<String> names(List<Integer> concessions) {
        return concessions.stream().map(k -> space.concessions().get(k).name()).toList();
    }
}
