package dev.chokepoint.deals.frontier;

import java.util.List;

/// By how much the product of both sides' gains could still be above that of the best package found.
public sealed interface ProductGap {
    /// Every package was valued: nothing is above.
    record None() implements ProductGap {}

    /// At most by this share.
    ///
    /// @param share (largest product that is not ruled out)/(best found) − 1
    record AtMost(double share) implements ProductGap {}

    /// Nothing bounds it, or nothing was found that it could be a share of.
    record Unknown() implements ProductGap {}

    /// The gap between what was found and what is not ruled out.
    ///
    /// @param found the largest product of gains of a package that was valued
    /// @param possible the largest product that no bound rules out
    static ProductGap between(double found, double possible) {
        if (!(found > 0) || Double.isInfinite(possible)) {
            return new Unknown();
        }
        return new AtMost(Math.max(0, possible / found - 1));
    }

    /// The gap from points.
    ///
    /// @param valued both sides' gains from the packages valued
    /// @param optimistic what packages that were not valued can give both sides at most
    static ProductGap of(List<double[]> valued, List<double[]> optimistic) {
        double found = valued.stream().mapToDouble(ProductGap::product).max().orElse(0);
        double possible = optimistic.stream()
                .filter(u -> valued.stream().noneMatch(v -> v[0] >= u[0] && v[1] >= u[1]))
                .mapToDouble(ProductGap::product)
                .max()
                .orElse(0);
        return between(found, Math.max(found, possible));
    }

    private static double product(double[] gains) {
        return Math.max(0, gains[0]) * Math.max(0, gains[1]);
    }
}
