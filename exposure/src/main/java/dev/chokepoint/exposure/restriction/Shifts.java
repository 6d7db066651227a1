package dev.chokepoint.exposure.restriction;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a scenario changes in bounds and costs beside the measures: duties, quotas, required deliveries, reserves,
/// capacities, stocks and demand.
///
/// The baseline stays as it was calibrated; shifts come on top of it. Months count from the first month of the
/// world. Source: docs/model.md#scenarios
public record Shifts(List<Shift> shifts) {
    public static final Shifts NONE = new Shifts(List.of());

    public Shifts {
        shifts = List.copyOf(shifts);
    }

    public boolean isEmpty() {
        return shifts.isEmpty();
    }

    /// Months from `first` until before `end`.
    public record Span(int first, int end) {
        public Span {
            if (first < 0 || end < first) {
                throw new IllegalArgumentException("The months (" + first + " to " + end + ") must be in order.");
            }
        }

        public boolean holds(int month) {
            return month >= first && month < end;
        }
    }

    /// One change.
    public sealed interface Shift {}

    /// A tax on what is shipped, a share of the item's price; its revenue goes to the place of arrival, or to that of
    /// departure if it is levied on exports.
    public record Duty(Set<Integer> arcs, Span span, double share, boolean onExports) implements Shift {
        public Duty {
            arcs = Collections.unmodifiableSet(new TreeSet<>(arcs));
            if (!(share >= 0) || Double.isInfinite(share)) {
                throw new IllegalArgumentException("The duty (" + share + ") must be a share of 0 or more.");
            }
        }
    }

    /// Most that may be shipped on some lanes together: in every month, or over the whole span.
    ///
    /// @param units in units of the lanes' items
    public record Quota(String name, Set<Integer> arcs, Span span, double units, boolean monthly) implements Shift {
        public Quota {
            arcs = Collections.unmodifiableSet(new TreeSet<>(arcs));
            amount("quota", name, units);
        }
    }

    /// Least that must be shipped on some lanes together in every month.
    public record Required(String name, Set<Integer> arcs, Span span, double units) implements Shift {
        public Required {
            arcs = Collections.unmodifiableSet(new TreeSet<>(arcs));
            amount("required delivery", name, units);
        }
    }

    /// Least that must be held of an item at a place at the end of every month.
    public record Reserve(String name, String item, String place, Span span, double units) implements Shift {
        public Reserve {
            amount("reserve", name, units);
        }
    }

    /// Capacity of some plants times a factor; below 1 something is lost, above 1 it is built.
    public record Capacity(Set<Integer> works, Span span, double factor) implements Shift {
        public Capacity {
            works = Set.copyOf(works);
            if (!(factor >= 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("The factor of a capacity (" + factor + ") must be 0 or more.");
            }
        }
    }

    /// What is in stock at a node when the plan begins: that of the world times a factor, and so much more.
    ///
    /// @param more in units of the item
    public record Stock(int node, double factor, double more) implements Shift {
        public Stock {
            times("stock", factor);
            amount("stock", "more", more);
        }
    }

    /// What some uses want at every price, times a factor.
    public record Demand(Set<Integer> uses, Span span, double factor) implements Shift {
        public Demand {
            uses = Set.copyOf(uses);
            times("demand", factor);
        }
    }

    private static void times(String what, double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("The factor of a " + what + " (" + factor + ") must be 0 or more.");
        }
    }

    /// Those that say how the world is, whatever anybody decides: its stocks and its demand. What controls cost is told
    /// against a world without controls that is like that too.
    public Shifts ofTheWorld() {
        return new Shifts(shifts.stream()
                .filter(s -> s instanceof Stock || s instanceof Demand)
                .toList());
    }

    /// What is in stock at a node when the plan begins.
    public double stock(int node, double held) {
        double factor = 1;
        double more = 0;
        for (Shift s : shifts) {
            if (s instanceof Stock t && t.node() == node) {
                factor *= t.factor();
                more += t.more();
            }
        }
        return factor * held + more;
    }

    /// What a use wants in a month as a multiple of what it usually wants.
    public double demand(int use, int month) {
        double factor = 1;
        for (Shift s : shifts) {
            if (s instanceof Demand d && d.uses().contains(use) && d.span().holds(month)) {
                factor *= d.factor();
            }
        }
        return factor;
    }

    private static void amount(String what, String name, double units) {
        if (!(units >= 0) || Double.isInfinite(units)) {
            throw new IllegalArgumentException("The " + what + " (" + name + ") must be 0 or more, not " + units + ".");
        }
    }

    /// The tax on a lane in a month, share of the item's price.
    public double duty(int arc, int month, boolean onExports) {
        double sum = 0;
        for (Shift s : shifts) {
            if (s instanceof Duty d
                    && d.onExports() == onExports
                    && d.arcs().contains(arc)
                    && d.span().holds(month)) {
                sum += d.share();
            }
        }
        return sum;
    }

    /// What a plant can make in a month: the larger of baseline and capacity, times the factors.
    public double room(int works, int month, double output, double capacity) {
        double room = Math.max(output, capacity);
        for (Shift s : shifts) {
            if (s instanceof Capacity c && c.works().contains(works) && c.span().holds(month)) {
                room *= c.factor();
            }
        }
        return room;
    }

    /// The share of usual orders that the quotas on a lane leave, if everybody is cut alike.
    public double quotaShare(int arc, int month, double[] flow) {
        double share = 1;
        for (Shift s : shifts) {
            if (s instanceof Quota q && q.arcs().contains(arc) && q.span().holds(month)) {
                double usual = q.arcs().stream().mapToDouble(a -> flow[a]).sum();
                double allowed = q.monthly()
                        ? q.units()
                        : q.units() / Math.max(1, q.span().end() - q.span().first());
                share = usual > 0 ? Math.min(share, allowed / usual) : share;
            }
        }
        return share;
    }

    public boolean hasQuota() {
        return shifts.stream().anyMatch(s -> s instanceof Quota);
    }

    /// Whether a plan must deliver or hold something, so that there may be none.
    public boolean requires() {
        return shifts.stream().anyMatch(s -> s instanceof Required || s instanceof Reserve);
    }
}
