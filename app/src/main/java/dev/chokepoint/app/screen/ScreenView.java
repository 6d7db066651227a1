package dev.chokepoint.app.screen;

import java.util.List;

/// The answer of a screen.
///
/// @param cannotSay what it cannot say; always told first
/// @param run what it was computed from
/// @param findings counts and shares over all products
/// @param ranking the rows that matter most
/// @param sensitivity the count at other thresholds; empty where the method has none
public record ScreenView(
        String cannotSay, Run run, List<Finding> findings, Ranking ranking, List<Sensitivity> sensitivity) {
    public ScreenView {
        findings = List.copyOf(findings);
        sensitivity = List.copyOf(sensitivity);
    }

    /// What a screen was computed from.
    ///
    /// @param parameters thresholds and choices, in words
    /// @param unmappedShare the part of the value of all years whose codes are not known, 0 to 1
    public record Run(
            String method,
            String parameters,
            String dataset,
            int first,
            int last,
            String version,
            double unmappedShare,
            List<Source> sources) {
        public Run {
            sources = List.copyOf(sources);
        }
    }

    /// A table of a year.
    public record Source(int year, String file, String sha256, String imported, String licence) {}

    /// Something counted.
    ///
    /// @param text the count as it is read
    public record Finding(String what, double value, String text) {}

    /// Rows in order.
    ///
    /// @param by what they are ordered by
    /// @param of how many there are in all
    public record Ranking(String title, String by, long of, List<String> columns, List<List<String>> rows) {
        public Ranking {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// The count of flagged pairs at other thresholds.
    public record Sensitivity(String concentration, String ratio, long count) {}
}
