package dev.chokepoint.exposure;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns determinations into what may pass on each lane in each month.
///
/// Each lane and class of end use is determined on four days of every month, so that a measure that starts or ends
/// within a month holds its share of it. A licence requirement lets pass what its issuer has been seen to grant
/// ([LicenceBehaviour]); a prohibition or a policy of denial lets nothing pass. Source: docs/model.md#controls-become-constraints
public final class LaneControls {
    private static final int[] DAYS = {4, 12, 19, 27};
    private static final double DAYS_PER_MONTH = 30.4375;

    private LaneControls() {}

    /// How strictly a measure binds a lane on a day.
    public enum Effect {
        /// Nothing passes: prohibition, denial, suspended licences.
        CLOSED,
        /// Passes as far as licences are granted.
        LICENSED
    }

    /// One measure that binds one lane on one day.
    ///
    /// @param since the day on which it first bound, from which the licence delay runs
    public record Binding(String measure, String issuer, Effect effect, LocalDate since) {}

    /// Answers which measures bind a lane; the determination engine stands behind it.
    @FunctionalInterface
    public interface Determiner {
        List<Binding> bindings(Item item, Place from, Place to, EndUse endUse, LocalDate on);
    }

    /// The restrictions on every lane of the network over the plan.
    public static Controls of(Network network, Determiner determiner, Draw draw) {
        List<Controls.Restriction> all = new ArrayList<>();
        for (Network.Arc arc : network.arcs) {
            Item item = network.items.get(arc.item());
            Place from = network.places.get(network.nodePlace[arc.fromNode()]);
            Place to = network.places.get(network.nodePlace[arc.toNode()]);
            for (EndUse endUse : EndUse.values()) {
                for (int t = 0; t < network.months; t++) {
                    Map<String, double[]> byMeasure = new LinkedHashMap<>();
                    Map<String, String> issuers = new LinkedHashMap<>();
                    for (int day : DAYS) {
                        LocalDate on = network.world.dayOf(t).withDayOfMonth(day);
                        for (Binding b : determiner.bindings(item, from, to, endUse, on)) {
                            double share = b.effect() == Effect.CLOSED ? 0 : granted(network, draw, b, endUse, on);
                            double[] sums = byMeasure.computeIfAbsent(b.measure(), k -> new double[2]);
                            sums[0] += share;
                            sums[1] += 1;
                            issuers.put(b.measure(), b.issuer());
                        }
                    }
                    for (Map.Entry<String, double[]> e : byMeasure.entrySet()) {
                        double days = e.getValue()[1];
                        all.add(new Controls.Restriction(
                                arc.id(),
                                t,
                                endUse,
                                e.getKey(),
                                issuers.getOrDefault(e.getKey(), ""),
                                e.getValue()[0] / days,
                                days / DAYS.length));
                    }
                }
            }
        }
        return new Controls(all);
    }

    /// The share of the baseline that licences let pass on a day.
    private static double granted(Network network, Draw draw, Binding b, EndUse endUse, LocalDate on) {
        LicenceBehaviour found = null;
        int best = -1;
        for (LicenceBehaviour l : network.world.licences()) {
            if (l.issuer().equals(b.issuer())
                    && l.endUse() == endUse
                    && (l.measure().equals(b.measure()) || l.measure().equals("*"))) {
                int rank = l.measure().equals("*") ? 0 : 1;
                if (rank > best) {
                    best = rank;
                    found = l;
                }
            }
        }
        if (found == null) {
            return 1; // no record of refusals: the requirement is paperwork
        }
        String key = "licence/" + found.issuer() + "/" + found.measure() + "/" + found.endUse();
        double months = pick(network, draw, key + "/closed_months", found.closedMonths(), Unit.parse("month"));
        double elapsed = ChronoUnit.DAYS.between(b.since(), on) / DAYS_PER_MONTH;
        return elapsed < months
                ? pick(network, draw, key + "/closed_share", found.closedShare(), Unit.SHARE)
                : pick(network, draw, key + "/open_share", found.openShare(), Unit.SHARE);
    }

    private static double pick(Network network, Draw draw, String key, Vintages vintages, Unit unit) {
        Figure figure = vintages.known(network.known)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The figure (" + key + ") was not known on " + network.known + "."));
        network.note(key, figure);
        return draw.pick(key, figure) * figure.unit().factorTo(unit);
    }
}
