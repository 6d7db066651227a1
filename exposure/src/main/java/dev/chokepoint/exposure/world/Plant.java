package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Vintages;
import java.time.LocalDate;
import java.util.List;

/// All works at a place that use one recipe: what they made in the baseline and what they could make.
///
/// @param production observed output, units per time
/// @param capacity capacity steps in the order of their start; empty means capacity equals production
/// @param margin what is earned above operating cost on baseline output, share of value added
public record Plant(String recipe, String place, Vintages production, List<CapacityStep> capacity, Vintages margin) {
    /// The margin where a world states none: that of a commodity under competition.
    public static final Vintages USUAL_MARGIN = Vintages.of(Figure.assumed(
            Uncertain.of(0.02, 0.10),
            "share",
            "always",
            "no source for this recipe; commodities earn little above cost"));

    /// Capacity from a date on, reached linearly over a ramp.
    ///
    /// @param from first day; `LocalDate.MIN` for what stands already
    /// @param rampMonths months from the first unit to full capacity
    /// @param capacity total capacity after the ramp, units per time
    public record CapacityStep(LocalDate from, int rampMonths, Vintages capacity) {}

    public Plant {
        capacity = List.copyOf(capacity);
    }
}
