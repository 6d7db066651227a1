package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Points of a frontier of which at most one stands in each box of values, where there were too many.
///
/// @param toleranceUsd the width of the boxes: by how much a point that was left out can be better for a side; 0 if
///     none was
record Boxes(List<ValuedPackage> points, double toleranceUsd) {
    Boxes {
        points = List.copyOf(points);
    }

    /// The points as they are, or one for each box of the narrowest of the widths tried, each twice the one before.
    static Boxes of(List<ValuedPackage> points, int most) {
        if (points.size() <= most) {
            return new Boxes(points, 0);
        }
        for (double width = DealValuer.NEGLIGIBLE_USD; ; width *= 2) {
            Map<List<Long>, ValuedPackage> kept = new LinkedHashMap<>();
            for (ValuedPackage p : points) {
                double wide = width;
                kept.putIfAbsent(
                        Arrays.stream(p.values())
                                .mapToObj(v -> (long) Math.floor(v / wide))
                                .toList(),
                        p);
            }
            if (kept.size() <= most) {
                return new Boxes(List.copyOf(kept.values()), width);
            }
        }
    }
}
