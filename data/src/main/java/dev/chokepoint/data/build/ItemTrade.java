package dev.chokepoint.data.build;

import dev.chokepoint.base.Uncertain;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The trade of one item between the places of a world in a year, in kilograms.
final class ItemTrade {
    private final Map<String, Flow> flows = new TreeMap<>();
    private final UnitValues values = new UnitValues();
    private final String whyNot;

    /// What went from one place to another.
    ///
    /// @param low the least of what importers and exporters report
    /// @param likely what importers report, or exporters where they do not
    /// @param high the most of both
    /// @param usd what it was worth
    /// @param usdWithoutMass what was worth something and has no mass
    private record Flow(double low, double likely, double high, double usd, double usdWithoutMass) {
        static final Flow NONE = new Flow(0, 0, 0, 0, 0);

        Flow plus(Flow more) {
            return new Flow(
                    low + more.low,
                    likely + more.likely,
                    high + more.high,
                    usd + more.usd,
                    usdWithoutMass + more.usdWithoutMass);
        }
    }

    private ItemTrade(String whyNot) {
        this.whyNot = whyNot;
    }

    static ItemTrade open() {
        return new ItemTrade("");
    }

    /// No trade, for a reason.
    static ItemTrade none(String why) {
        return new ItemTrade(why);
    }

    /// Why nothing is known of it; empty where something is.
    String whyNot() {
        return whyNot;
    }

    /// Adds what is reported of two countries; what stays within a place or touches none is left out.
    ///
    /// @param reports kilograms by the importer or the exporter, one or two of them, that of the importer first
    void add(String from, String to, double[] reports, double usd, double usdWithoutMass) {
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return;
        }
        double other = reports[reports.length - 1];
        flows.merge(
                from + ">" + to,
                new Flow(Math.min(reports[0], other), reports[0], Math.max(reports[0], other), usd, usdWithoutMass),
                Flow::plus);
    }

    /// Adds what was paid for some of it.
    void paid(double usd, double kg) {
        values.add(usd, kg);
    }

    /// Kilograms in the year; empty where nothing went that way.
    Optional<Uncertain> kg(String from, String to) {
        return Optional.ofNullable(flows.get(from + ">" + to))
                .map(f -> f.low() == f.high()
                        ? Uncertain.of(f.likely())
                        : new Uncertain.Likely(f.low(), f.likely(), f.high()));
    }

    /// The part of the value on a way for which no mass was reported.
    double withoutMass(String from, String to) {
        Flow flow = flows.getOrDefault(from + ">" + to, Flow.NONE);
        return flow.usd() == 0 ? 0 : flow.usdWithoutMass() / flow.usd();
    }

    /// The largest ways, as `from>to` with their part of all that was traded between places.
    Map<String, Double> parts() {
        double all = flows.values().stream().mapToDouble(Flow::likely).sum();
        Map<String, Double> parts = new TreeMap<>();
        flows.forEach((way, f) -> parts.put(way, all == 0 ? 0 : f.likely() / all));
        return parts;
    }

    Optional<Uncertain> usdPerKg() {
        return values.price();
    }
}
