package dev.chokepoint.data.tables;

import java.util.List;

/// A table as it was read, before it is checked; holds its matrices without copying them.
final class RawTable {
    final List<String> regions;
    final List<String> sectors;
    final List<String> categories;
    final double[][] z;
    final double[][] y;
    /// The outputs that came with the table; empty where there were none.
    final double[] output;

    RawTable(
            List<String> regions,
            List<String> sectors,
            List<String> categories,
            double[][] z,
            double[][] y,
            double[] output) {
        this.regions = regions;
        this.sectors = sectors;
        this.categories = categories;
        this.z = z;
        this.y = y;
        this.output = output;
    }
}
