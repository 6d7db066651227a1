package dev.chokepoint.exposure.leverage;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What each measure costs each party: the finite difference with and without it.
///
/// Leverage of measure m on party j = welfare of j in the world without m − welfare of j in the world with
/// it, USD over all months, other measures unchanged. On the issuer the same number is the price of the
/// weapon; a negative number is a gain. Source: docs/model.md#leverage
public final class Leverage {
    private Leverage() {}

    /// The leverage of one measure, or of all of an issuer.
    ///
    /// @param onParty USD by party, in the world's order
    /// @param total USD over all parties
    /// @param without the plan without the measure, for explanations
    public record Row<M extends MeasureSet>(
            M measures, String issuer, Map<String, Double> onParty, double total, Plan without) {}

    /// All scenarios that [#of] and [#byIssuer] ask for, so that they can be prepared.
    public static List<Controls> scenarios(Controls controls) {
        List<Controls> all = new ArrayList<>();
        issuers(controls).forEach(issuer -> all.add(controls.without(new MeasureSet.AllOf(issuer))));
        controls.measures().forEach(measure -> all.add(controls.without(measure)));
        return all;
    }

    /// The scenarios that [#profile] asks for.
    public static List<Controls> profileScenarios(Controls controls, String measure, int horizon) {
        return profileMonths(horizon).stream()
                .map(t -> lifted(controls, measure, t))
                .toList();
    }

    private static Set<String> issuers(Controls controls) {
        Set<String> issuers = new TreeSet<>();
        controls.restrictions().forEach(r -> issuers.add(r.issuer()));
        return issuers;
    }

    /// Leverage of every measure that holds a lane, largest total first.
    public static List<Row<MeasureSet.One>> of(Equilibrium equilibrium, Controls controls, Plan with) {
        equilibrium.prepare(controls.measures().stream().map(controls::without).toList());
        List<Row<MeasureSet.One>> rows = new ArrayList<>();
        for (String measure : controls.measures()) {
            Plan without = equilibrium.solve(controls.without(measure));
            rows.add(row(new MeasureSet.One(measure), issuerOf(controls, measure), with, without));
        }
        rows.sort((a, b) -> Double.compare(Math.abs(b.total()), Math.abs(a.total())));
        return rows;
    }

    /// Leverage of all measures of each issuer together.
    public static List<Row<MeasureSet.AllOf>> byIssuer(Equilibrium equilibrium, Controls controls, Plan with) {
        List<Row<MeasureSet.AllOf>> rows = new ArrayList<>();
        for (String issuer : issuers(controls)) {
            MeasureSet.AllOf all = new MeasureSet.AllOf(issuer);
            rows.add(row(all, issuer, with, equilibrium.solve(controls.without(all))));
        }
        return rows;
    }

    private static <M extends MeasureSet> Row<M> row(M measures, String issuer, Plan with, Plan without) {
        Map<String, Double> onParty = new LinkedHashMap<>();
        Map<String, Double> before = with.welfareByParty();
        double total = 0;
        for (Map.Entry<String, Double> e : without.welfareByParty().entrySet()) {
            double loss = e.getValue() - before.getOrDefault(e.getKey(), 0.0);
            onParty.put(e.getKey(), loss);
            total += loss;
        }
        return new Row<>(measures, issuer, onParty, total, without);
    }

    private static String issuerOf(Controls controls, String measure) {
        return controls.restrictions().stream()
                .filter(r -> r.measure().equals(measure))
                .map(Controls.Restriction::issuer)
                .findFirst()
                .orElse("");
    }

    /// How the cost of a measure grows with the time it lasts.
    ///
    /// @param months months after which it is lifted, 0 = never imposed
    /// @param onParty USD lost by then, by party
    public record Point(int months, Map<String, Double> onParty) {}

    private static final int[] PROFILE_MONTHS = {0, 3, 6, 12};

    /// The cost of a measure that is lifted after 0, 3, 6 and 12 months of the plan, or not at all.
    public static List<Point> profile(Equilibrium equilibrium, Controls controls, String measure) {
        int horizon = equilibrium.baseline().network().months;
        Map<String, Double> never = equilibrium.welfare(controls.without(measure));
        List<Integer> months = profileMonths(horizon);
        equilibrium.prepare(profileScenarios(controls, measure, horizon));
        List<Point> points = new ArrayList<>();
        for (int t : months) {
            Map<String, Double> then = equilibrium.welfare(lifted(controls, measure, t));
            Map<String, Double> lost = new LinkedHashMap<>();
            never.forEach((party, w) -> lost.put(party, w - then.getOrDefault(party, 0.0)));
            points.add(new Point(t, lost));
        }
        return points;
    }

    private static List<Integer> profileMonths(int horizon) {
        List<Integer> months = new ArrayList<>();
        for (int t : PROFILE_MONTHS) {
            if (t < horizon) {
                months.add(t);
            }
        }
        months.add(horizon);
        return months;
    }

    private static Controls lifted(Controls controls, String measure, int month) {
        return controls.after(new Change.Lift(measure, month, Change.Filter.ALL));
    }
}
