package dev.chokepoint.answer.screen;

import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.ProductYear;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/// How much of what each importer buys of a product may fall under measures, by where they stand.
///
/// A rule that reaches all of the product holds [v, v] of a flow, one that reaches a part [0, v]; several rules of one
/// standing hold the largest of their ends, never the sum. An importer's amounts are sums over its suppliers.
public final class HeldTrade {
    private HeldTrade() {}

    /// What an importer buys under measures of one standing.
    ///
    /// @param imports all it imports of the product, in USD
    /// @param low the least that falls under them, in USD
    /// @param high the most that falls under them, in USD
    /// @param notReplaceable the part of `high` in USD that nobody could replace within the year
    /// @param exporters codes of the countries it comes from
    public record Held(
            int year,
            int importer,
            int product,
            Standing standing,
            long imports,
            long low,
            long high,
            double notReplaceable,
            Set<Integer> exporters,
            Set<String> measures) {
        /// The least share of its imports, 0 to 1.
        public double lowShare() {
            return (double) low / imports;
        }

        /// The largest share of its imports, 0 to 1.
        public double highShare() {
            return (double) high / imports;
        }
    }

    /// Sums for one importer and standing.
    private static final class Sum {
        private long low;
        private long high;
        private double notReplaceable;
        private final Set<Integer> exporters = new TreeSet<>();
        private final Set<String> measures = new TreeSet<>();
    }

    /// The importers of a product with anything under a measure, by ascending code and standing.
    ///
    /// @param places the two letters of a country by its code in the trade data
    public static List<Held> of(ProductYear product, TradeLaw law, IntFunction<String> places, Closure closure) {
        if (!law.reaches(product.product())) {
            return List.of();
        }
        Map<Integer, Long> imports = new HashMap<>();
        Map<Integer, Map<Standing, Sum>> sums = new TreeMap<>();
        for (Closure.Flow flow : closure.flows(product)) {
            imports.merge(flow.importer(), flow.usd(), Long::sum);
            Map<Standing, Boolean> full = new EnumMap<>(Standing.class);
            List<TradeLaw.Hold> holds =
                    law.holds(places.apply(flow.exporter()), places.apply(flow.importer()), product.product());
            for (TradeLaw.Hold hold : holds) {
                full.merge(hold.standing(), hold.full(), Boolean::logicalOr);
                sum(sums, flow, hold.standing()).measures.add(hold.measure());
            }
            full.forEach((standing, all) -> {
                Sum sum = sum(sums, flow, standing);
                sum.low += all ? flow.usd() : 0;
                sum.high += flow.usd();
                sum.notReplaceable += flow.usdRemoved();
                sum.exporters.add(flow.exporter());
            });
        }
        List<Held> out = new ArrayList<>();
        sums.forEach((importer, byStanding) -> byStanding.forEach((standing, sum) -> out.add(new Held(
                product.year(),
                importer,
                product.product(),
                standing,
                imports.getOrDefault(importer, 0L),
                sum.low,
                sum.high,
                sum.notReplaceable,
                sum.exporters,
                sum.measures))));
        return out;
    }

    private static Sum sum(Map<Integer, Map<Standing, Sum>> sums, Closure.Flow flow, Standing standing) {
        return sums.computeIfAbsent(flow.importer(), _ -> new EnumMap<>(Standing.class))
                .computeIfAbsent(standing, _ -> new Sum());
    }
}
