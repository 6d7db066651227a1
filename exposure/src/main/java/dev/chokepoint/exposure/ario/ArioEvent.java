package dev.chokepoint.exposure.ario;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Something that happens to an economy on stated days.
///
/// Events are independent of each other: where several act on one industry or lane, what remains of it is the
/// product of what each leaves, so that no sum of cuts exceeds everything.
public sealed interface ArioEvent {
    /// What the event is called in reports.
    String name();

    /// Industries lose part of their capacity.
    ///
    /// @param share the share cut from each industry (by its row), 0 to 1
    record CapacityCut(String name, Map<Integer, Double> share, Timing timing) implements ArioEvent {
        public CapacityCut {
            requireSome(name, share.isEmpty());
            share.values().forEach(v -> requireShare(name, v));
            share = new TreeMap<>(share);
        }
    }

    /// Industries gain capacity, usually with a ramp: a new plant, a restarted mine.
    ///
    /// @param gain the gain of each industry (by its row) as a share of its capacity, 0 and above
    record CapacityGain(String name, Map<Integer, Double> gain, Timing timing) implements ArioEvent {
        public CapacityGain {
            requireSome(name, gain.isEmpty());
            gain.values().forEach(v -> requireAmount(name, v));
            gain = new TreeMap<>(gain);
        }
    }

    /// Lanes are cut: what the sellers deliver to the buyers is at most `1 − share` of what these would order.
    ///
    /// On a day with a cut, deliveries on the lanes are held back to that part, including those ordered
    /// before. Orders placed on that day: buyers who look for alternatives order only the part that the
    /// lane lets through and spread the rest over the other sellers of the same product; buyers who do not
    /// still need it and go without. Final demand on a cut lane counts as unmet.
    ///
    /// @param sellers the industries (rows) at the near end
    /// @param buyers the industries at the far end
    /// @param finalColumns the final-demand columns at the far end
    record LaneCut(
            String name,
            Set<Integer> sellers,
            Set<Integer> buyers,
            Set<Integer> finalColumns,
            double share,
            Timing timing)
            implements ArioEvent {
        public LaneCut {
            requireSome(name, sellers.isEmpty() || (buyers.isEmpty() && finalColumns.isEmpty()));
            requireShare(name, share);
            sellers = new TreeSet<>(sellers);
            buyers = new TreeSet<>(buyers);
            finalColumns = new TreeSet<>(finalColumns);
        }
    }

    /// Industries lose capital on a day, and rebuild it by buying from the rebuilding sectors.
    ///
    /// With D_j the damage left, K_j = k · value added the capital: capacity is cut by D_j/K_j; demand for
    /// rebuilding is D_j/τ a day, split over the rebuilding sectors by their shares and over their regions
    /// as the damaged region buys that product in normal times; what is delivered of it comes off D_j.
    ///
    /// @param damage the capital lost by each industry (by its row), million currency
    /// @param builders the share of each rebuilding sector (by its number); they sum to 1
    /// @param rebuildDays τ, the time scale of rebuilding
    /// @param capitalToValueAdded k, capital per yearly value added
    record Destruction(
            String name,
            Map<Integer, Double> damage,
            Map<Integer, Double> builders,
            int day,
            double rebuildDays,
            double capitalToValueAdded)
            implements ArioEvent {
        /// How far the shares of the rebuilding sectors may be from 1.
        private static final double TOLERANCE_SHARES = 1e-9;

        public Destruction {
            requireSome(name, damage.isEmpty() || builders.isEmpty());
            damage.values().forEach(v -> requireAmount(name, v));
            builders.values().forEach(v -> requireShare(name, v));
            double sum = 0;
            for (double share : builders.values()) {
                sum += share;
            }
            if (Math.abs(sum - 1) > TOLERANCE_SHARES) {
                throw new IllegalArgumentException(
                        "The shares of the rebuilding sectors of (" + name + ") sum to (" + sum + "), not to 1.");
            }
            if (day < 0 || !(rebuildDays >= 1) || !(capitalToValueAdded > 0)) {
                throw new IllegalArgumentException("The day (" + day + "), rebuilding time (" + rebuildDays
                        + " days) and capital per value added (" + capitalToValueAdded + ") of (" + name
                        + ") must be 0 or more, 1 or more and above 0.");
            }
            damage = new TreeMap<>(damage);
            builders = new TreeMap<>(builders);
        }
    }

    private static void requireSome(String name, boolean empty) {
        if (empty) {
            throw new IllegalArgumentException("The event (" + name + ") must act on something.");
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share (" + share + ") of the event (" + name + ") must be 0 to 1.");
        }
    }

    private static void requireAmount(String name, double amount) {
        if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The amount (" + amount + ") of the event (" + name + ") must be 0 or more.");
        }
    }
}
