package dev.chokepoint.app.view.deals;

import java.util.List;

/// What a side's policy puts on keeping a control, beyond what the world computes.
///
/// @param usd the weight on the whole control
/// @param parts the part of it that each option costs, in the order of the options
/// @param ruledOut the options that a red line rules out
public record PolicyWeight(double usd, List<Double> parts, List<Integer> ruledOut) {
    public PolicyWeight {
        parts = List.copyOf(parts);
        ruledOut = List.copyOf(ruledOut);
    }
}
