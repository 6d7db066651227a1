package dev.chokepoint.data.store;

import java.util.Optional;

/// A figure of a statistic as it is kept: what was printed, and the interval that it allows.
///
/// @param kind what was imported, such as `usgs`
/// @param iso3 letters of the country; empty for groups and totals
/// @param mark `figure`, `bound`, `range`, `zero`, `withheld`, `net exporter`, `not available` …
/// @param low the least it can be; empty where nothing says so
/// @param high the most it can be; empty where nothing says so
/// @param file the file it stands in
public record Observation(
        String kind,
        String dataset,
        Of of,
        String iso3,
        String printed,
        String mark,
        Optional<Double> low,
        Optional<Double> high,
        String note,
        String file,
        int line) {
    /// What a figure is of.
    ///
    /// @param part the section, stage or sector
    public record Of(
            String item,
            String part,
            String measure,
            String detail,
            String place,
            int firstYear,
            int lastYear,
            String unit) {}
}
