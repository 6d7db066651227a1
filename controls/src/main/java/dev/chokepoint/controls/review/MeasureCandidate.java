package dev.chokepoint.controls.review;

import java.util.List;

/// A measure that a claim may be about, for a person to confirm; it is never taken by itself.
///
/// @param measure its id
/// @param score 0 to 1, as [MeasureFinder] states
/// @param reasons what agrees and what does not, in words
public record MeasureCandidate(String measure, double score, List<String> reasons) {
    /// From this score on a measure is offered as the first choice.
    public static final double LIKELY = 0.5;

    public MeasureCandidate {
        reasons = List.copyOf(reasons);
    }

    public boolean isLikely() {
        return score >= LIKELY;
    }
}
