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

/// The numbers of one solved world under names that are the same in every draw.
///
/// `loss/PARTY`, `loss/all` (best case) and `loss/worst`, USD; `stop/best/RECIPE/PLACE` and
/// `stop/worst/…`, the
/// month from 0 in which a plant stops, the number of months where it never does; `lowest/best/…`, share
/// of the
/// baseline; `price/in/ITEM/FROM/TO/t` and `price/out/…`, USD per unit; `leverage/MEASURE/PARTY` and
/// `leverage/MEASURE/all`, USD, with `all of ISSUER` for all measures of an issuer; `profile/MEASURE/n`,
/// USD lost by
/// all
/// when the measure lasts n months.
public final class Outputs {
    private Outputs() {}

    /// Losses of every party, and of all in the best and the worst case.
    public static Map<String, Double> losses(DrawnWorlds.Drawn drawn, Rationing.Result worst) {
        Map<String, Double> all = new LinkedHashMap<>();
        Map<String, Double> free = drawn.free().welfareByParty();
        drawn.best()
                .welfareByParty()
                .forEach((party, usd) -> all.put("loss/" + party, free.getOrDefault(party, 0.0) - usd));
        all.put("loss/all", drawn.free().lossUnder(drawn.best()));
        all.put("loss/worst", worst.lossAgainst(drawn.free()));
        return all;
    }

    /// When each plant stops and how low its output falls, best and worst case.
    public static Map<String, Double> stops(DrawnWorlds.Drawn drawn, Rationing.Result worst) {
        Map<String, Double> all = new LinkedHashMap<>();
        World world = drawn.network().world();
        stops(all, world, "best", drawn.best().stops());
        stops(all, world, "worst", worst.plan().stops());
        return all;
    }

    private static void stops(Map<String, Double> all, World world, String which, List<Plan.Stop> stops) {
        for (Plan.Stop s : stops) {
            String line = which + "/" + s.recipe() + "/" + s.place();
            all.put("stop/" + line, month(world, s.stops()));
            all.put("lowest/" + line, s.lowest());
        }
    }

    private static double month(World world, Optional<YearMonth> stops) {
        return stops.map(m -> (double) ChronoUnit.MONTHS.between(world.first(), m))
                .orElse((double) world.months());
    }

    /// Prices by month on both sides of a lane.
    public static Map<String, Double> prices(DrawnWorlds.Drawn drawn, Lane lane) {
        Map<String, Double> all = new LinkedHashMap<>();
        String name = lane.item() + "/" + lane.from() + "/" + lane.to() + "/";
        drawn.best().priceOf(lane.item(), lane.from()).ifPresent(p -> put(all, "price/in/" + name, p));
        drawn.best().priceOf(lane.item(), lane.to()).ifPresent(p -> put(all, "price/out/" + name, p));
        return all;
    }

    private static void put(Map<String, Double> all, String name, double[] series) {
        for (int t = 0; t < series.length; t++) {
            all.put(name + t, series[t]);
        }
    }

    /// Leverage of some measures on every party; a measure that binds nothing in this draw has none.
    public static Map<String, Double> leverage(DrawnWorlds.Drawn drawn, Set<String> measures) {
        Map<String, Double> all = new LinkedHashMap<>();
        Map<String, Double> with = drawn.equilibrium().welfare(drawn.controls());
        for (String measure : measures) {
            double total = 0;
            for (Map.Entry<String, Double> e : drawn.equilibrium()
                    .welfare(drawn.controls().without(measure))
                    .entrySet()) {
                double usd = e.getValue() - with.getOrDefault(e.getKey(), 0.0);
                all.put("leverage/" + measure + "/" + e.getKey(), usd);
                total += usd;
            }
            all.put("leverage/" + measure + "/all", total);
        }
        return all;
    }

    /// Leverage of all measures of each issuer together.
    public static Map<String, Double> issuers(DrawnWorlds.Drawn drawn) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (Leverage.Row<MeasureSet.AllOf> row :
                Leverage.byIssuer(drawn.equilibrium(), drawn.controls(), drawn.best())) {
            row.onParty()
                    .forEach(
                            (party, usd) -> all.put("leverage/" + row.measures().text() + "/" + party, usd));
            all.put("leverage/" + row.measures().text() + "/all", row.total());
        }
        return all;
    }

    /// What some measures cost all parties by the months they last.
    public static Map<String, Double> profiles(DrawnWorlds.Drawn drawn, Set<String> measures) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (String measure : measures) {
            for (Leverage.Point point : Leverage.profile(drawn.equilibrium(), drawn.controls(), measure)) {
                double usd = point.onParty().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                all.put("profile/" + measure + "/" + point.months(), usd);
            }
        }
        return all;
    }
}
