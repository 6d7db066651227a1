package dev.chokepoint.app.view;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each measure costs every party: the rows of measures that bind, and of each issuer's measures together.
///
/// @param best the plan under the controls
/// @param issuers a row for all measures of an issuer
/// @param binding a row for each measure that costs or gives any party something
record LeverageMatrix(
        Equilibrium equilibrium, Controls controls, Plan best, List<Leverage.Row> issuers, List<Leverage.Row> binding) {
    private static final int PROFILES_PER_ISSUER = 1;

    static LeverageMatrix of(Equilibrium equilibrium, Controls controls, Plan best) {
        List<Leverage.Row> binding = Leverage.of(equilibrium, controls, best).stream()
                .filter(r -> r.onParty().values().stream().anyMatch(v -> Math.abs(v) >= Assessment.NEGLIGIBLE_USD))
                .toList();
        return new LeverageMatrix(equilibrium, controls, best, Leverage.byIssuer(equilibrium, controls, best), binding);
    }

    /// Starts solving what [#profiles] will show.
    void prepareProfiles() {
        int months = equilibrium.baseline().network().world().months();
        strongest().forEach(r -> equilibrium.prepare(Leverage.profileScenarios(controls, r.measure(), months)));
    }

    /// The rows with their explanations, issuers first.
    List<Assessment.LeverageView> views(Ledger ledger, Explanations explanations) {
        List<Assessment.LeverageView> all = new ArrayList<>();
        issuers.forEach(r -> all.add(view(r, "all measures of " + r.issuer(), measuresOf(r.issuer()), explanations)));
        binding.forEach(r -> all.add(view(
                r,
                ledger.findMeasure(r.measure()).map(Measure::title).orElse(r.measure()),
                Set.of(r.measure()),
                explanations)));
        return all;
    }

    /// The measures that bind.
    Set<String> measures() {
        Set<String> all = new LinkedHashSet<>();
        binding.forEach(r -> all.add(r.measure()));
        return all;
    }

    /// The measures that cost most in all, some of each issuer.
    List<Leverage.Row> strongest() {
        Map<String, Integer> taken = new HashMap<>();
        return binding.stream()
                .filter(r -> taken.merge(r.issuer(), 1, Integer::sum) <= PROFILES_PER_ISSUER)
                .toList();
    }

    private Set<String> measuresOf(String issuer) {
        Set<String> all = new LinkedHashSet<>();
        controls.restrictions().stream().filter(r -> r.issuer().equals(issuer)).forEach(r -> all.add(r.measure()));
        return all;
    }

    private Assessment.LeverageView view(
            Leverage.Row row, String title, Set<String> measures, Explanations explanations) {
        Set<String> parties = new LinkedHashSet<>(row.onParty().keySet());
        return new Assessment.LeverageView(
                row.measure(),
                title,
                row.issuer(),
                row.onParty(),
                row.total(),
                explanations.add(LossExplanation.of(
                        "Cost of " + row.measure() + " to all parties",
                        row.without(),
                        best,
                        parties,
                        controls,
                        measures)));
    }

    /// How the cost of the strongest measures grows with the month in which they end.
    List<Assessment.ProfileView> profiles() {
        List<Assessment.ProfileView> all = new ArrayList<>();
        for (Leverage.Row row : strongest()) {
            List<Leverage.Point> points = Leverage.profile(equilibrium, controls, row.measure());
            Map<String, double[]> onParty = new LinkedHashMap<>();
            for (String party : row.onParty().keySet()) {
                onParty.put(
                        party,
                        points.stream()
                                .mapToDouble(p -> p.onParty().getOrDefault(party, 0.0))
                                .toArray());
            }
            all.add(new Assessment.ProfileView(
                    row.measure(), points.stream().map(Leverage.Point::months).toList(), onParty));
        }
        return all;
    }
}
