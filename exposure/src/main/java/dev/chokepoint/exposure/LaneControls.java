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
/// Each lane and class of end use is determined on four days of every month, so that a measure that starts
/// or ends within a month holds its share of it. A licence requirement lets pass what its issuer has been
/// seen to grant ([LicenceBehaviour]); a prohibition or a policy of denial lets nothing pass. In months
/// before a measure was known a lane it will hold carries no more than its baseline: nobody could stock up
/// against it yet. Source: docs/model.md#controls-become-constraints
public final class LaneControls {
    private static final int[] DAYS = {4, 12, 19, 27};
    private static final double DAYS_PER_MONTH = 30.4375;

    private LaneControls() {}

    /// How strictly a measure binds a lane on a day.
    public enum Effect {
        /// Nothing passes, unless the issuer is known to make exceptions under this very measure:
        /// prohibition, denial, suspended licences.
        CLOSED,
        /// Passes as far as licences are granted.
        LICENSED
    }

    /// One measure that binds one lane on one day.
    ///
    /// @param since the day on which it first bound, from which the licence delay runs
    /// @param known the day from which the public knew of it
    public record Binding(String measure, String issuer, Effect effect, LocalDate since, LocalDate known) {}

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
                Map<String, LocalDate> surprises = new LinkedHashMap<>();
                Map<String, String> issuers = new LinkedHashMap<>();
                for (int t = 0; t < network.months; t++) {
                    Map<String, double[]> byMeasure = new LinkedHashMap<>();
                    for (int day : DAYS) {
                        LocalDate on = network.world.dayOf(t).withDayOfMonth(day);
                        for (Binding b : determiner.bindings(item, from, to, endUse, on)) {
                            double share = granted(network, draw, b, endUse, on);
                            if (share >= 1) {
                                continue; // what is asked for is granted
                            }
                            surprises.merge(b.measure(), b.known(), (x, y) -> x.isBefore(y) ? x : y);
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
                surprises.forEach((measure, knownFrom) -> {
                    for (int t = 0; t < network.months; t++) {
                        if (network.world.dayOf(t).plusMonths(1).isAfter(knownFrom)) {
                            break;
                        }
                        all.add(new Controls.Restriction(
                                arc.id(), t, endUse, measure, issuers.getOrDefault(measure, ""), 1, 1));
                    }
                });
            }
        }
        return new Controls(all);
    }

    /// The share of the baseline that passes on a day.
    private static double granted(Network network, Draw draw, Binding b, EndUse endUse, LocalDate on) {
        LicenceBehaviour found = null;
        int best = b.effect() == Effect.CLOSED ? 0 : -1;
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
            // No record of refusals: a licence is paperwork, a prohibition is what it says.
            return b.effect() == Effect.CLOSED ? 0 : 1;
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
