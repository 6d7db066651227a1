package dev.chokepoint.app.view.deals;

import java.util.List;

/// What of a package is valued.
///
/// @param given how many concessions it makes
/// @param notValued names of those that nothing values: they may decide
/// @param stated names of those whose worth is stated from outside the world
/// @param statedGains what that gives each side, USD; part of the gains that are shown
/// @param text the same in words; empty where the world computes all of it
public record CoverageView(int given, List<String> notValued, List<String> stated, double[] statedGains, String text) {
    public CoverageView {
        notValued = List.copyOf(notValued);
        stated = List.copyOf(stated);
    }

    /// The whole package is computed by the world.
    public static CoverageView computed(int given) {
        return new CoverageView(given, List.of(), List.of(), new double[2], "");
    }

    /// What has to be said beside each verdict on the package; empty where all of it is valued.
    public String caveat() {
        return notValued.isEmpty()
                ? ""
                : notValued.size() + " of " + given + " concessions " + (notValued.size() == 1 ? "is" : "are")
                        + " not valued";
    }
}
