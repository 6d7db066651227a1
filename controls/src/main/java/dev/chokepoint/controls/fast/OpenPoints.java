package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.limits.CoverageLimits;
import dev.chokepoint.controls.shipment.OpenPoint;
import java.util.ArrayList;
import java.util.List;

/// What of a shipment is not understood, with what the explanation says of it.
record OpenPoints(List<OpenPoint> points, List<Explanation> parts) {
    static final OpenPoints NONE = new OpenPoints(List.of(), List.of());

    OpenPoints {
        points = List.copyOf(points);
        parts = List.copyOf(parts);
    }

    static OpenPoints of(List<OpenPoint> points) {
        return points.isEmpty()
                ? NONE
                : new OpenPoints(
                        points, points.stream().map(CoverageLimits::part).toList());
    }

    /// These points, then others.
    OpenPoints and(OpenPoints others) {
        if (others.points.isEmpty()) {
            return this;
        }
        if (points.isEmpty()) {
            return others;
        }
        List<OpenPoint> all = new ArrayList<>(points);
        all.addAll(others.points);
        List<Explanation> allParts = new ArrayList<>(parts);
        allParts.addAll(others.parts);
        return new OpenPoints(all, allParts);
    }
}
