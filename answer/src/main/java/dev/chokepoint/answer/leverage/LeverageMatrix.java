package dev.chokepoint.answer.leverage;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
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
public record LeverageMatrix(
        List<MeasureLeverage<MeasureSet.AllOf>> issuers,
        List<MeasureLeverage<MeasureSet.One>> binding,
        List<Profile> profiles) {
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
        List<Leverage.Row<MeasureSet.One>> binding = Leverage.of(equilibrium, controls, best).stream()
                .filter(r -> r.onParty().values().stream().anyMatch(v -> Math.abs(v) >= Losses.NEGLIGIBLE_USD))
                .toList();
        List<Leverage.Row<MeasureSet.One>> strongest = strongest(binding);
        int months = situation.network().world().months();
        strongest.forEach(r -> equilibrium.prepare(
                Leverage.profileScenarios(controls, r.measures().measure(), months)));
        return new LeverageMatrix(
                Leverage.byIssuer(equilibrium, controls, best).stream()
                        .map(r -> explained(r, best, controls))
                        .toList(),
                binding.stream().map(r -> explained(r, best, controls)).toList(),
                strongest.stream()
                        .map(r -> new Profile(
                                r.measures().measure(),
                                List.copyOf(r.onParty().keySet()),
                                Leverage.profile(
                                        equilibrium, controls, r.measures().measure())))
                        .toList());
    }

    /// The measures that bind.
    public Set<String> measures() {
        Set<String> all = new LinkedHashSet<>();
        binding.forEach(r -> all.add(r.measures().measure()));
        return all;
    }

    /// The measures that cost most in all, some of each issuer.
    private static List<Leverage.Row<MeasureSet.One>> strongest(List<Leverage.Row<MeasureSet.One>> binding) {
        Map<String, Integer> taken = new HashMap<>();
        return binding.stream()
                .filter(r -> taken.merge(r.issuer(), 1, Integer::sum) <= PROFILES_PER_ISSUER)
                .toList();
    }

    private static <M extends MeasureSet> MeasureLeverage<M> explained(
            Leverage.Row<M> row, Plan best, Controls controls) {
        return MeasureLeverage.of(
                row,
                LossExplanation.of(
                        "Cost of " + row.measures().text() + " to all parties",
                        row.without(),
                        best,
                        new LinkedHashSet<>(row.onParty().keySet()),
                        controls,
                        row.measures().in(controls)));
    }
}
