package dev.chokepoint.app.view.ledger;

/// A measure on the timeline.
///
/// @param state in force, suspended, not enforced, not yet in force or ended, on the date of the question
/// @param holdsLanes how many lanes of the world it restricts
public record MeasureView(
        String id,
        String issuer,
        String title,
        String kind,
        String announced,
        String effective,
        String suspendedFrom,
        String suspendedTo,
        String ended,
        String state,
        int holdsLanes,
        String confidence,
        String source) {}
