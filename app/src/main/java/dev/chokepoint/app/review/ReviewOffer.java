package dev.chokepoint.app.review;

import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.evidence.claims.Claim;
import java.util.List;
import java.util.Optional;

/// What a reviewer of a claim chooses from: the measures it may be about, each under its number, and the new one that
/// would be drafted of it.
///
/// @param measures in the order of their numbers
/// @param secondKey whether a status would change by measures that were chosen for the reviewer
/// @param watched why the claim is for the watch list whatever it is about; empty where it is not
public record ReviewOffer(List<Offered> measures, boolean secondKey, Optional<Drafted> draft, String watched) {
    /// Of what is no claim.
    static final ReviewOffer NONE = new ReviewOffer(List.of(), false, Optional.empty(), "");

    public ReviewOffer {
        measures = List.copyOf(measures);
    }

    /// A measure that the claim may be about.
    ///
    /// @param status where it stands on the day of the document
    /// @param events how many events of it stand
    /// @param chosen whether it is chosen before the reviewer does
    /// @param outcome what accepting the claim as one about it would do
    public record Offered(
            MeasureCandidate candidate, String title, String status, int events, boolean chosen, Outcome outcome) {}

    /// A claim as a reviewer amended it, and what accepting it then would do.
    ///
    /// @param measures those that the reviewer sees, in the same order
    /// @param watched why the claim is for the watch list whatever it is about; empty where it is not
    public record Amended(Claim claim, List<Offered> measures, Optional<Drafted> draft, String watched) {
        public Amended {
            measures = List.copyOf(measures);
        }
    }

    /// The measure that would be drafted.
    public record Drafted(String id, String title, MeasureKind kind, Outcome outcome) {}

    /// What accepting would do, in words.
    ///
    /// @param records the event; empty where none would be recorded
    /// @param effects how the status would change; empty if it would not
    /// @param rewrites whether it would be another long before the document
    /// @param ends whether the measure would end by it as a whole
    /// @param waits why nothing can be recorded yet; empty where it can
    public record Outcome(String records, List<String> effects, boolean rewrites, boolean ends, String waits) {
        public Outcome {
            effects = List.copyOf(effects);
        }

        static Outcome of(Proposal proposal) {
            return switch (proposal) {
                case Proposal.Event e -> new Outcome(ReviewScreen.records(e), e.effects(), e.rewrites(), e.ends(), "");
                case Proposal.Waits w -> new Outcome("", List.of(), false, false, w.reason());
                case Proposal.Watch w -> new Outcome("", List.of(), false, false, w.reason());
            };
        }
    }
}
