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

/// What measures let through on each lane in each month, by class of end use.
///
/// A restriction says: of the baseline flow of this lane, this share may pass for this class of end use
/// while this measure binds. Several restrictions on a lane: the tightest counts. A lane without a baseline
/// flow is measured against the total that its destination uses.
///
/// Source: docs/model.md#controls-become-constraints
public record Controls(List<Restriction> restrictions) {
    /// One measure's hold on one lane in one month.
    ///
    /// @param arc the lane's index in the network
    /// @param share share of the baseline that may pass while the measure binds, 0 to 1
    /// @param inForce share of the month in which it binds, 0 to 1
    public record Restriction(
            int arc, int month, EndUse endUse, String measure, String issuer, double share, double inForce) {
        public Restriction {
            if (!(share >= 0 && inForce >= 0 && inForce <= 1)) {
                throw new IllegalArgumentException("The share (" + share + ") of (" + measure
                        + ") must not be negative and its time in force (" + inForce + ") must be 0 to 1.");
            }
        }

        /// Share of the month's baseline that passes.
        public double passes() {
            return inForce * share + (1 - inForce);
        }
    }

    public Controls {
        restrictions = List.copyOf(restrictions);
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
        return new Controls(
                restrictions.stream().filter(r -> !r.measure().equals(measure)).toList());
    }

    public Controls without(MeasureSet measures) {
        return new Controls(
                restrictions.stream().filter(r -> !measures.holds(r)).toList());
    }

    public Controls with(List<Restriction> more) {
        List<Restriction> all = new ArrayList<>(restrictions);
        all.addAll(more);
        return new Controls(all);
    }

    /// These controls after a change.
    public Controls after(Change change) {
        return switch (change) {
            case Change.Lift lift ->
                new Controls(restrictions.stream()
                        .filter(r -> !(r.measure().equals(lift.measure())
                                && lift.filter().matches(r)
                                && r.month() >= lift.fromMonth()))
                        .toList());
            case Change.Ease ease ->
                eased(ease.measure(), ease.share(), ease.fromMonth(), Integer.MAX_VALUE, ease.filter());
            case Change.EaseFor ease ->
                eased(ease.measure(), ease.share(), ease.fromMonth(), ease.fromMonth() + ease.months(), ease.filter());
            case Change.Suspend suspend ->
                new Controls(restrictions.stream()
                        .filter(r -> !(r.measure().equals(suspend.measure())
                                && suspend.filter().matches(r)
                                && r.month() >= suspend.fromMonth()
                                && r.month() < suspend.fromMonth() + suspend.months()))
                        .toList());
            case Change.Close close -> with(close.restrictions());
        };
    }

    private Controls eased(String measure, double share, int from, int to, Change.Filter filter) {
        return new Controls(restrictions.stream()
                .map(r -> r.measure().equals(measure) && filter.matches(r) && r.month() >= from && r.month() < to
                        ? new Restriction(
                                r.arc(),
                                r.month(),
                                r.endUse(),
                                r.measure(),
                                r.issuer(),
                                Math.max(r.share(), share),
                                r.inForce())
                        : r)
                .toList());
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
