package dev.chokepoint.exposure.restriction;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.Place;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

    /// What a measure lets through, as its issuer has been seen to grant licences.
    ///
    /// @param closedShare share of the baseline while licences do not flow; what needs no licence is in it
    /// @param closedMonths months from the first effective day to the reopening, as the record has it
    /// @param openShare share of the baseline once licences flow
    public record Terms(double closedShare, double closedMonths, double openShare) {
        private static final Terms PROHIBITED = new Terms(0, Double.POSITIVE_INFINITY, 0);

        /// Whether it makes a difference whether licences flow.
        boolean canReopen() {
            return openShare > closedShare;
        }
    }

    /// One measure on one lane in one month for one class of use.
    ///
    /// @param bound share of the month's days on which it binds
    /// @param share share of the baseline that passes on the days on which it holds the lane, by the
    ///     record's dates
    /// @param inForce share of the month's days on which it does; 0 where all that is asked for is granted
    public record Hold(
            int arc,
            int month,
            EndUse endUse,
            String measure,
            String issuer,
            LocalDate since,
            LocalDate known,
            Terms terms,
            double bound,
            double share,
            double inForce) {
        public Controls.Restriction restriction() {
            return new Controls.Restriction(arc, month, endUse, measure, issuer, share, inForce);
        }
    }

    /// The restrictions on every lane of the network over the plan.
    public static Controls of(Network network, Determiner determiner, Draw draw) {
        List<Controls.Restriction> all = new ArrayList<>();
        record Surprise(int arc, EndUse endUse, String measure, String issuer) {}
        Map<Surprise, LocalDate> surprises = new LinkedHashMap<>();
        for (Hold h : holds(network, determiner, draw, network.known)) {
            if (h.inForce() > 0) {
                all.add(h.restriction());
                surprises.merge(
                        new Surprise(h.arc(), h.endUse(), h.measure(), h.issuer()),
                        h.known(),
                        (x, y) -> x.isBefore(y) ? x : y);
            }
        }
        surprises.forEach((s, knownFrom) -> {
            for (int t = 0; t < network.months; t++) {
                if (network.world.dayOf(t).plusMonths(1).isAfter(knownFrom)) {
                    break;
                }
                all.add(new Controls.Restriction(s.arc(), t, s.endUse(), s.measure(), s.issuer(), 1, 1));
            }
        });
        return new Controls(all);
    }

    /// What each measure does to each lane, with licences judged by what was published by a day.
    public static List<Hold> holds(Network network, Determiner determiner, Draw draw, LocalDate published) {
        List<Hold> all = new ArrayList<>();
        Map<String, Optional<Terms>> terms = new HashMap<>();
        for (Network.Arc arc : network.arcs) {
            Item item = network.shippedOn(arc);
            Place from = network.places.get(network.nodePlace[arc.fromNode()]);
            Place to = network.places.get(network.nodePlace[arc.toNode()]);
            for (EndUse endUse : EndUse.values()) {
                for (int t = 0; t < network.months; t++) {
                    Map<String, Binding> byMeasure = new LinkedHashMap<>();
                    Map<String, double[]> counts = new HashMap<>(); // days bound, days held, sum of shares
                    for (int day : DAYS) {
                        LocalDate on = network.world.dayOf(t).withDayOfMonth(day);
                        Map<String, Double> tightest = new HashMap<>();
                        for (Binding b : determiner.bindings(item, from, to, endUse, on)) {
                            String key = b.measure() + "/" + b.effect() + "/" + endUse;
                            Optional<Terms> found =
                                    terms.computeIfAbsent(key, k -> terms(network, draw, b, endUse, published));
                            if (found.isEmpty()) {
                                continue; // a licence is paperwork
                            }
                            double elapsed = ChronoUnit.DAYS.between(b.since(), on) / DAYS_PER_MONTH;
                            double share = elapsed < found.get().closedMonths()
                                    ? found.get().closedShare()
                                    : found.get().openShare();
                            // Several rules of one measure may bind on a day; the tightest counts.
                            Double other = tightest.get(b.measure());
                            if (other == null || share < other) {
                                tightest.put(b.measure(), share);
                                Binding before = byMeasure.get(b.measure());
                                if (before == null
                                        || (before.effect() != Effect.CLOSED && b.effect() == Effect.CLOSED)) {
                                    byMeasure.put(b.measure(), b);
                                }
                            }
                        }
                        tightest.forEach((measure, share) -> {
                            double[] c = counts.computeIfAbsent(measure, k -> new double[3]);
                            c[0]++;
                            if (share < 1) {
                                c[1]++;
                                c[2] += share;
                            }
                        });
                    }
                    int month = t;
                    byMeasure.forEach((measure, b) -> {
                        double[] c = Objects.requireNonNull(counts.get(measure));
                        Terms found = Objects.requireNonNull(terms.get(measure + "/" + b.effect() + "/" + endUse))
                                .orElseThrow();
                        all.add(new Hold(
                                arc.id(),
                                month,
                                endUse,
                                measure,
                                b.issuer(),
                                b.since(),
                                b.known(),
                                found,
                                c[0] / DAYS.length,
                                c[1] > 0 ? c[2] / c[1] : 1,
                                c[1] / DAYS.length));
                    });
                }
            }
        }
        return all;
    }

    /// The terms on which a measure lets goods pass; empty where what is asked for is granted.
    private static Optional<Terms> terms(Network network, Draw draw, Binding b, EndUse endUse, LocalDate published) {
        LicenceBehaviour found = null;
        int best = b.effect() == Effect.CLOSED ? 0 : -1;
        for (LicenceBehaviour l : network.world.licences()) {
            if (l.issuer().equals(b.issuer())
                    && l.endUse() == endUse
                    && (l.measure().equals(b.measure()) || l.measure().equals("*"))
                    && (published.equals(network.known) || wasKnown(l, published))) {
                int rank = l.measure().equals("*") ? 0 : 1;
                if (rank > best) {
                    best = rank;
                    found = l;
                }
            }
        }
        if (found == null) {
            // No record of refusals: a licence is paperwork, a prohibition is what it says.
            return b.effect() == Effect.CLOSED ? Optional.of(Terms.PROHIBITED) : Optional.empty();
        }
        return Optional.of(new Terms(
                pick(
                        network,
                        draw,
                        FigureKey.Licence.of(found, FigureKey.LicenceTerm.CLOSED_SHARE),
                        found.closedShare(),
                        Unit.SHARE,
                        published),
                pick(
                        network,
                        draw,
                        FigureKey.Licence.of(found, FigureKey.LicenceTerm.CLOSED_MONTHS),
                        found.closedMonths(),
                        Unit.parse("month"),
                        published),
                pick(
                        network,
                        draw,
                        FigureKey.Licence.of(found, FigureKey.LicenceTerm.OPEN_SHARE),
                        found.openShare(),
                        Unit.SHARE,
                        published)));
    }

    /// Whether anything had been published of a licensing record by a day, or assumed.
    private static boolean wasKnown(LicenceBehaviour l, LocalDate day) {
        return l.closedShare().known(day).isPresent()
                && l.closedMonths().known(day).isPresent()
                && l.openShare().known(day).isPresent();
    }

    private static double pick(
            Network network, Draw draw, FigureKey key, Vintages vintages, Unit unit, LocalDate published) {
        Figure figure = vintages.known(published)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The figure (" + key.text() + ") was not known on " + published + "."));
        if (published.equals(network.known)) {
            network.note(key, figure);
        }
        return draw.pick(key, figure) * figure.unit().factorTo(unit);
    }
}
