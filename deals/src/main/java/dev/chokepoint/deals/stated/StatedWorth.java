package dev.chokepoint.deals.stated;

import dev.chokepoint.base.Uncertain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a concession is worth by figures from outside the world.
///
/// Such worth adds to what the world computes and is marked wherever it does. It is that of the whole concession:
/// easing to a share gives that share of it, a suspension its part of the months left.
public sealed interface StatedWorth {
    /// Nothing is stated.
    record None() implements StatedWorth {}

    /// An amount by party.
    ///
    /// @param per the time that the amounts are for
    /// @param usd by party, gains above 0 and losses below; who is not named gains and loses nothing by it
    /// @param because how the amounts come about and who says so
    record Usd(Per per, Map<String, Uncertain> usd, String because) implements StatedWorth {
        public Usd {
            usd = new LinkedHashMap<>(usd);
            if (usd.isEmpty()) {
                throw new IllegalArgumentException("A stated worth (" + because + ") must name a party.");
            }
        }

        @Override
        public Map<String, Uncertain> usd() {
            return new LinkedHashMap<>(usd);
        }
    }

    /// What time amounts are for.
    enum Per {
        /// All the months from the talks to the end of the plan.
        PLAN,
        /// Each year.
        YEAR
    }

    /// Whether something is stated.
    default boolean isStated() {
        return this instanceof Usd;
    }

    /// The gains by party over all months left, USD.
    ///
    /// @param at which value of each amount counts, such as its central one
    default Map<String, Double> over(int monthsLeft, Function<Uncertain, Double> at) {
        return switch (this) {
            case None none -> Map.of();
            case Usd stated -> {
                double times = stated.per() == Per.YEAR ? monthsLeft / 12.0 : 1;
                Map<String, Double> all = new LinkedHashMap<>();
                stated.usd().forEach((party, usd) -> all.put(party, at.apply(usd) * times));
                yield all;
            }
        };
    }

    /// The worth of another duty in a market of which figures are known within bounds: central values, and the least
    /// and most of all corners.
    ///
    /// @param market elasticities and trade
    /// @param from the duty that stands
    /// @param to the duty that is conceded
    static StatedWorth ofDuty(MarketFigures market, double from, double to, Parties parties, String because) {
        return market.worth(m -> new LinearMarket(m[0], from, m[1], m[2]).withDuty(to), parties, because);
    }

    /// The worth of a promise to buy in such a market.
    ///
    /// @param least what is bought at least, USD a year at today's price
    static StatedWorth ofPurchase(MarketFigures market, double duty, double least, Parties parties, String because) {
        return market.worth(m -> new LinearMarket(m[0], duty, m[1], m[2]).withPurchaseOf(least), parties, because);
    }

    /// Who buys and who sells.
    record Parties(String importer, String exporter) {}

    /// What is known of a market.
    ///
    /// @param trade USD a year
    record MarketFigures(Uncertain trade, Uncertain demandElasticity, Uncertain supplyElasticity) {
        private StatedWorth worth(Function<double[], LinearMarket.Gain> gain, Parties parties, String because) {
            List<LinearMarket.Gain> corners = new ArrayList<>();
            for (double q : ends(trade)) {
                for (double d : ends(demandElasticity)) {
                    for (double s : ends(supplyElasticity)) {
                        corners.add(gain.apply(new double[] {q, d, s}));
                    }
                }
            }
            LinearMarket.Gain central =
                    gain.apply(new double[] {trade.central(), demandElasticity.central(), supplyElasticity.central()});
            Map<String, Uncertain> usd = new LinkedHashMap<>();
            usd.put(parties.importer(), band(corners, central, LinearMarket.Gain::importer));
            usd.put(parties.exporter(), band(corners, central, LinearMarket.Gain::exporter));
            return new Usd(Per.YEAR, usd, because);
        }

        private static double[] ends(Uncertain u) {
            return u.lo() == u.hi() ? new double[] {u.lo()} : new double[] {u.lo(), u.hi()};
        }

        private static Uncertain band(
                List<LinearMarket.Gain> corners, LinearMarket.Gain central, Function<LinearMarket.Gain, Double> of) {
            double mode = of.apply(central);
            double low = mode;
            double high = mode;
            for (LinearMarket.Gain corner : corners) {
                low = Math.min(low, of.apply(corner));
                high = Math.max(high, of.apply(corner));
            }
            return low == high ? Uncertain.of(mode) : new Uncertain.Likely(low, mode, high);
        }
    }
}
