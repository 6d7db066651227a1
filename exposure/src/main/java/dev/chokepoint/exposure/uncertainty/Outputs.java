package dev.chokepoint.exposure.uncertainty;

import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.World;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The numbers of one solved world under keys that are the same in every draw.
public final class Outputs {
    private Outputs() {}

    /// Losses of every party, and of all in the best and the worst case.
    public static Map<OutputKey, Double> losses(DrawnWorlds.Drawn drawn, Rationing.Result worst) {
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        Map<String, Double> free = drawn.free().welfareByParty();
        drawn.best()
                .welfareByParty()
                .forEach((party, usd) -> all.put(new OutputKey.PartyLoss(party), free.getOrDefault(party, 0.0) - usd));
        all.put(new OutputKey.TotalLoss(OutputKey.Case.BEST), drawn.free().lossUnder(drawn.best()));
        all.put(new OutputKey.TotalLoss(OutputKey.Case.WORST), worst.lossAgainst(drawn.free()));
        return all;
    }

    /// When each plant stops and how low its output falls, best and worst case.
    public static Map<OutputKey, Double> stops(DrawnWorlds.Drawn drawn, Rationing.Result worst) {
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        World world = drawn.network().world();
        stops(all, world, OutputKey.Case.BEST, drawn.best().stops());
        stops(all, world, OutputKey.Case.WORST, worst.plan().stops());
        return all;
    }

    private static void stops(Map<OutputKey, Double> all, World world, OutputKey.Case which, List<Plan.Stop> stops) {
        for (Plan.Stop s : stops) {
            OutputKey.Line line = new OutputKey.Line.Plants(s.recipe(), s.place());
            all.put(new OutputKey.Stop(which, line), month(world, s.stops()));
            all.put(new OutputKey.Lowest(which, line), s.lowest());
        }
    }

    private static double month(World world, Optional<YearMonth> stops) {
        return stops.map(m -> (double) ChronoUnit.MONTHS.between(world.first(), m))
                .orElse((double) world.months());
    }

    /// Prices by month on both sides of a lane.
    public static Map<OutputKey, Double> prices(DrawnWorlds.Drawn drawn, Lane lane) {
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        drawn.best().priceOf(lane.item(), lane.from()).ifPresent(p -> put(all, OutputKey.End.INSIDE, lane, p));
        drawn.best().priceOf(lane.item(), lane.to()).ifPresent(p -> put(all, OutputKey.End.OUTSIDE, lane, p));
        return all;
    }

    private static void put(Map<OutputKey, Double> all, OutputKey.End end, Lane lane, double[] series) {
        for (int t = 0; t < series.length; t++) {
            all.put(new OutputKey.PriceAt(end, lane.item(), lane.from(), lane.to(), t), series[t]);
        }
    }

    /// Leverage of some measures on every party; a measure that binds nothing in this draw has none.
    public static Map<OutputKey, Double> leverage(DrawnWorlds.Drawn drawn, Set<String> measures) {
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        Map<String, Double> with = drawn.equilibrium().welfare(drawn.controls());
        for (String measure : measures) {
            double total = 0;
            for (Map.Entry<String, Double> e : drawn.equilibrium()
                    .welfare(drawn.controls().without(measure))
                    .entrySet()) {
                double usd = e.getValue() - with.getOrDefault(e.getKey(), 0.0);
                all.put(new OutputKey.LeverageOn(measure, e.getKey()), usd);
                total += usd;
            }
            all.put(new OutputKey.TotalLeverage(measure), total);
        }
        return all;
    }

    /// Leverage of all measures of each issuer together.
    public static Map<OutputKey, Double> issuers(DrawnWorlds.Drawn drawn) {
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        for (Leverage.Row<MeasureSet.AllOf> row :
                Leverage.byIssuer(drawn.equilibrium(), drawn.controls(), drawn.best())) {
            String measures = row.measures().text();
            row.onParty().forEach((party, usd) -> all.put(new OutputKey.LeverageOn(measures, party), usd));
            all.put(new OutputKey.TotalLeverage(measures), row.total());
        }
        return all;
    }

    /// What some measures cost all parties by the months they last.
    public static Map<OutputKey, Double> profiles(DrawnWorlds.Drawn drawn, Set<String> measures) {
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        for (String measure : measures) {
            for (Leverage.Point point : Leverage.profile(drawn.equilibrium(), drawn.controls(), measure)) {
                double usd = point.onParty().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                all.put(new OutputKey.Lasting(measure, point.months()), usd);
            }
        }
        return all;
    }
}
