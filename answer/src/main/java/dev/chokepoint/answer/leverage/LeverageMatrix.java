package dev.chokepoint.answer.leverage;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each measure costs every party, with perfect information.
///
/// @param issuers all measures of an issuer together, one row an issuer
/// @param binding a row for each measure that costs or gives any party something, most costly first
/// @param profiles how the cost of the strongest measure of each issuer grows with the months it lasts
public record LeverageMatrix(List<MeasureLeverage> issuers, List<MeasureLeverage> binding, List<Profile> profiles) {
    private static final int PROFILES_PER_ISSUER = 1;

    public LeverageMatrix {
        issuers = List.copyOf(issuers);
        binding = List.copyOf(binding);
        profiles = List.copyOf(profiles);
    }

    /// Starts solving what [#of] will ask for.
    public static void prepare(Situation situation) {
        situation.equilibrium().prepare(Leverage.scenarios(situation.controls()));
    }

    public static LeverageMatrix of(Situation situation) {
        Equilibrium equilibrium = situation.equilibrium();
        Controls controls = situation.controls();
        Plan best = situation.best();
        List<Leverage.Row> binding = Leverage.of(equilibrium, controls, best).stream()
                .filter(r -> r.onParty().values().stream().anyMatch(v -> Math.abs(v) >= Losses.NEGLIGIBLE_USD))
                .toList();
        List<Leverage.Row> strongest = strongest(binding);
        int months = situation.network().world().months();
        strongest.forEach(r -> equilibrium.prepare(Leverage.profileScenarios(controls, r.measure(), months)));
        return new LeverageMatrix(
                Leverage.byIssuer(equilibrium, controls, best).stream()
                        .map(r -> explained(r, best, controls, measuresOf(r.issuer(), controls)))
                        .toList(),
                binding.stream()
                        .map(r -> explained(r, best, controls, Set.of(r.measure())))
                        .toList(),
                strongest.stream()
                        .map(r -> new Profile(
                                r.measure(),
                                List.copyOf(r.onParty().keySet()),
                                Leverage.profile(equilibrium, controls, r.measure())))
                        .toList());
    }

    /// The measures that bind.
    public Set<String> measures() {
        Set<String> all = new LinkedHashSet<>();
        binding.forEach(r -> all.add(r.measure()));
        return all;
    }

    /// The measures that cost most in all, some of each issuer.
    private static List<Leverage.Row> strongest(List<Leverage.Row> binding) {
        Map<String, Integer> taken = new HashMap<>();
        return binding.stream()
                .filter(r -> taken.merge(r.issuer(), 1, Integer::sum) <= PROFILES_PER_ISSUER)
                .toList();
    }

    private static Set<String> measuresOf(String issuer, Controls controls) {
        Set<String> all = new LinkedHashSet<>();
        controls.restrictions().stream().filter(r -> r.issuer().equals(issuer)).forEach(r -> all.add(r.measure()));
        return all;
    }

    private static MeasureLeverage explained(Leverage.Row row, Plan best, Controls controls, Set<String> measures) {
        return MeasureLeverage.of(
                row,
                LossExplanation.of(
                        "Cost of " + row.measure() + " to all parties",
                        row.without(),
                        best,
                        new LinkedHashSet<>(row.onParty().keySet()),
                        controls,
                        measures));
    }
}
