package dev.chokepoint.exposure.restriction;

import dev.chokepoint.exposure.world.EndUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What measures let through on each lane in each month, by class of end use.
///
/// A restriction says: of the baseline flow of this lane, this share may pass for this class of end use
/// while this measure binds. Several restrictions on a lane: the tightest counts. A lane without a baseline
/// flow is measured against the total that its destination uses.
///
/// Source: docs/model.md#controls-become-constraints
/// @param restrictions what holds goods back
/// @param granted months in which a measure binds and all that is asked for is granted: they hold nothing back, unless
///     the regime is interrupted and starts anew
public record Controls(List<Restriction> restrictions, List<Restriction> granted) {
    /// One measure's hold on one lane in one month.
    ///
    /// @param arc the lane's index in the network
    /// @param share share of the baseline that may pass while the measure binds, 0 to 1
    /// @param inForce share of the month in which it holds anything back, 0 to 1; 0 where all is granted
    /// @param regime what it lets through once it has been interrupted
    public record Restriction(
            int arc,
            int month,
            EndUse endUse,
            String measure,
            String issuer,
            double share,
            double inForce,
            Regime regime) {
        public Restriction {
            if (!(share >= 0 && inForce >= 0 && inForce <= 1)) {
                throw new IllegalArgumentException("The share (" + share + ") of (" + measure
                        + ") must not be negative and its time in force (" + inForce + ") must be 0 to 1.");
            }
        }

        /// A measure that lets the same share pass whenever it binds.
        public Restriction(
                int arc, int month, EndUse endUse, String measure, String issuer, double share, double inForce) {
            this(arc, month, endUse, measure, issuer, share, inForce, Regime.fixed(share, inForce));
        }

        /// The same measure with another share that passes.
        public Restriction withShare(double other) {
            return new Restriction(arc, month, endUse, measure, issuer, other, inForce, regime);
        }

        /// Whether it holds anything back.
        public boolean holds() {
            return inForce > 0;
        }

        /// The same month of a regime that started anew some months before.
        ///
        /// @param months whole months from the new start to this month's first day
        Restriction startedAnew(int months) {
            LaneControls.Terms terms = regime.terms();
            double closed = Math.clamp(terms.closedMonths() - months, 0, 1);
            double passes = closed * terms.closedShare() + (1 - closed) * terms.openShare();
            double bound = Math.max(regime.bound(), inForce);
            return new Restriction(
                    arc,
                    month,
                    endUse,
                    measure,
                    issuer,
                    Math.min(passes, 1),
                    passes < 1 ? bound : 0,
                    new Regime(terms, bound));
        }

        /// Share of the month's baseline that passes.
        public double passes() {
            return inForce * share + (1 - inForce);
        }
    }

    /// How a measure goes on when it binds again after a suspension.
    ///
    /// @param terms what its issuer grants, and after how many months
    /// @param bound share of the month in which the measure binds, whether or not it holds anything back
    public record Regime(LaneControls.Terms terms, double bound) {
        static Regime fixed(double share, double inForce) {
            return new Regime(new LaneControls.Terms(share, Double.POSITIVE_INFINITY, share), inForce);
        }
    }

    public Controls {
        restrictions = List.copyOf(restrictions);
        granted = List.copyOf(granted);
    }

    public Controls(List<Restriction> restrictions) {
        this(restrictions, List.of());
    }

    public static Controls none() {
        return new Controls(List.of());
    }

    /// The measures that hold any lane, in alphabetical order.
    public Set<String> measures() {
        Set<String> all = new TreeSet<>();
        restrictions.forEach(r -> all.add(r.measure()));
        return all;
    }

    /// The issuer of a measure that holds any lane.
    ///
    /// @throws IllegalArgumentException if it holds none
    public String issuerOf(String measure) {
        return restrictions.stream()
                .filter(r -> r.measure().equals(measure))
                .map(Restriction::issuer)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The measure (" + measure + ") holds no lane."));
    }

    /// The lanes that a measure holds.
    public Set<Integer> arcsOf(String measure) {
        Set<Integer> all = new LinkedHashSet<>();
        restrictions.stream().filter(r -> r.measure().equals(measure)).forEach(r -> all.add(r.arc()));
        return all;
    }

    /// The lanes that each measure holds, in one pass.
    public Map<String, Set<Integer>> arcsByMeasure() {
        Map<String, Set<Integer>> all = new HashMap<>();
        restrictions.forEach(r ->
                all.computeIfAbsent(r.measure(), m -> new LinkedHashSet<>()).add(r.arc()));
        return all;
    }

    /// All lanes that some measure holds.
    public Set<Integer> arcs() {
        Set<Integer> all = new LinkedHashSet<>();
        restrictions.forEach(r -> all.add(r.arc()));
        return all;
    }

    public Controls without(String measure) {
        return where(r -> !r.measure().equals(measure));
    }

    public Controls without(MeasureSet measures) {
        return where(r -> !measures.holds(r));
    }

    public Controls with(List<Restriction> more) {
        List<Restriction> all = new ArrayList<>(restrictions);
        all.addAll(more);
        return new Controls(all, granted);
    }

    private Controls where(Predicate<Restriction> kept) {
        return of((r, all) -> {
            if (kept.test(r)) {
                all.accept(r);
            }
        });
    }

    /// These controls with each month of each measure replaced.
    private Controls of(BiConsumer<Restriction, Consumer<Restriction>> by) {
        List<Restriction> holding = new ArrayList<>(restrictions.size());
        List<Restriction> open = new ArrayList<>(granted.size());
        Consumer<Restriction> into = r -> (r.holds() ? holding : open).add(r);
        restrictions.forEach(r -> by.accept(r, into));
        granted.forEach(r -> by.accept(r, into));
        return new Controls(holding, open);
    }

    /// These controls after a change.
    public Controls after(Change change) {
        return switch (change) {
            case Change.Lift lift ->
                where(r -> !(r.measure().equals(lift.measure())
                        && lift.filter().matches(r)
                        && r.month() >= lift.fromMonth()));
            case Change.Ease ease ->
                of((r, all) -> all.accept(
                        r.measure().equals(ease.measure()) && ease.filter().matches(r) && r.month() >= ease.fromMonth()
                                ? r.withShare(Math.max(r.share(), ease.share()))
                                : r));
            case Change.EaseFor ease ->
                interrupted(
                        ease.measure(),
                        ease.fromMonth(),
                        ease.months(),
                        ease.filter(),
                        ease.snapBack(),
                        (r, all) -> all.accept(r.withShare(Math.max(r.share(), ease.share()))));
            case Change.Suspend suspend ->
                interrupted(
                        suspend.measure(),
                        suspend.fromMonth(),
                        suspend.months(),
                        suspend.filter(),
                        suspend.snapBack(),
                        (r, all) -> {});
            case Change.Close close -> with(close.restrictions());
        };
    }

    /// A measure that is another one for some months, and then binds again.
    private Controls interrupted(
            String measure,
            int from,
            int months,
            Change.Filter filter,
            Change.SnapBack snapBack,
            BiConsumer<Restriction, Consumer<Restriction>> during) {
        int end = from + months;
        return of((r, all) -> {
            if (!r.measure().equals(measure) || !filter.matches(r) || r.month() < from) {
                all.accept(r);
            } else if (r.month() < end) {
                during.accept(r, all);
            } else {
                all.accept(snapBack == Change.SnapBack.RESTART ? r.startedAnew(r.month() - end) : r);
            }
        });
    }

    /// Largest flow on each lane and month as a share of its baseline, over all classes; infinite where free.
    public double[][] totalShares(int arcs, int months) {
        return shares(arcs, months, EndUse.CIVIL);
    }

    /// Largest flow for unrestricted (military) use on each lane and month as a share of its baseline.
    public double[][] militaryShares(int arcs, int months) {
        return shares(arcs, months, EndUse.MILITARY);
    }

    private double[][] shares(int arcs, int months, EndUse endUse) {
        double[][] all = new double[arcs][months];
        for (double[] row : all) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (Restriction r : restrictions) {
            if (r.endUse() == endUse && r.inForce() > 0) {
                all[r.arc()][r.month()] = Math.min(all[r.arc()][r.month()], r.passes());
            }
        }
        return all;
    }
}
