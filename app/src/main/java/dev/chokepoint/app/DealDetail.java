package dev.chokepoint.app;

import java.util.List;

/// What the command `deals` adds to a deal space: own plans, whether a deal would hold, draws.
///
/// @param own one row per package on the frontier of own plans or of the market; empty where not asked for
/// @param text how both valuations were found and how far they differ, in sentences
/// @param changed packages whose order the two valuations see differently
public record DealDetail(List<OwnRow> own, List<String> text, List<String> changed) {
    public DealDetail {
        own = List.copyOf(own);
        text = List.copyOf(text);
        changed = List.copyOf(changed);
    }

    static DealDetail none() {
        return new DealDetail(List.of(), List.of(), List.of());
    }

    /// A package in both valuations, USD.
    ///
    /// @param own gains by each side's own plan
    /// @param joint gains in the joint market equilibrium
    public record OwnRow(
            List<Integer> options,
            String label,
            double[] own,
            double[] joint,
            boolean onOwnFrontier,
            boolean onJointFrontier) {}
}
