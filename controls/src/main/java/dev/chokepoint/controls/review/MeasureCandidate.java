package dev.chokepoint.controls.review;

import java.util.List;

/// A measure that a claim may be about, for a person to confirm; it is never taken by itself.
///
/// @param measure its id
/// @param score 0 to 1, as [MeasureFinder] states
/// @param named whether the claim names its act by series and number, and the year or a day
///     of it agrees
/// @param reasons what agrees and what does not, in words
public record MeasureCandidate(String measure, double score, boolean named, List<String> reasons) {
    /// From this score on a measure is offered as the first choice.
    public static final double LIKELY = 0.5;

    /// From this score on more than one thing agrees, or one that few measures share.
    private static final double POSSIBLE = 0.35;

    public MeasureCandidate {
        reasons = List.copyOf(reasons);
    }

    /// One whose act the claim does not name.
    public MeasureCandidate(String measure, double score, List<String> reasons) {
        this(measure, score, false, reasons);
    }

    /// Whether it is worth a look though it is not the first choice.
    public boolean isPossible() {
        return score >= POSSIBLE;
    }

    public boolean isLikely() {
        return score >= LIKELY;
    }
}
