package dev.chokepoint.controls.determination;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.List;

/// The answer to "is this shipment controlled, by what, on this day, as known on that day?".
///
/// It is decision support and never clears a shipment.
///
/// @param policy the strictest stated licence policy of the measures that control
/// @param controlling every rule that controls, not only the first
/// @param measures ids that control or explain the answer
/// @param dormant rules that cover the shipment but sleep on its day
/// @param notYet rules that cover the shipment but do not bind yet
/// @param nearMisses rules that one figure or fact keeps from covering the shipment
/// @param interpretations ids of guidance that changed the reading
/// @param authorisations ids of exceptions and general licences that fit
/// @param missing facts that were not given and matter
/// @param itemUnderstood whether the item is described, or something in its text is known
/// @param suggestions what an item that is not understood may be, for a person to confirm
/// @param textVersusEnforcement whether the text of the law and what is enforced differ here
/// @param nextChange the next day on which the answer changes, as far as known
/// @param unconfirmed what is not confirmed about the measures that matter
public record Determination(
        Shipment shipment,
        Outcome outcome,
        Policy policy,
        List<Finding> controlling,
        List<String> measures,
        List<Dormant> dormant,
        List<NotYet> notYet,
        List<NearMiss> nearMisses,
        List<String> interpretations,
        List<String> authorisations,
        List<String> missing,
        boolean itemUnderstood,
        List<Suggestion<Reference.KnownItem>> suggestions,
        boolean textVersusEnforcement,
        NextChange nextChange,
        List<String> citations,
        List<String> unconfirmed,
        Explanation explanation) {
    /// What stands below every answer.
    public static final String DISCLAIMER =
            "Decision support on the facts given; it does not clear a shipment and is not legal advice.";

    public Determination {
        controlling = List.copyOf(controlling);
        measures = List.copyOf(measures);
        dormant = List.copyOf(dormant);
        notYet = List.copyOf(notYet);
        nearMisses = List.copyOf(nearMisses);
        interpretations = List.copyOf(interpretations);
        authorisations = List.copyOf(authorisations);
        missing = List.copyOf(missing);
        suggestions = List.copyOf(suggestions);
        citations = List.copyOf(citations);
        unconfirmed = List.copyOf(unconfirmed);
    }

    /// A rule that controls.
    public record Finding(String measure, String rule, Outcome outcome, Policy policy, String words) {}

    /// A rule that sleeps.
    ///
    /// @param by the measure that suspended it; may be empty
    /// @param revives the first day after the suspension; [StatusEvent#OPEN] where no end is stated
    public record Dormant(String measure, String rule, String by, LocalDate revives) {}

    /// A rule whose start is ahead.
    public record NotYet(String measure, String rule, LocalDate starts) {}

    /// A rule that does not cover the shipment by one condition.
    public record NearMiss(String measure, String rule, String why) {}

    /// When the answer changes next, if nothing else becomes known.
    public sealed interface NextChange {
        /// No change is known.
        record None() implements NextChange {}

        /// The answer changes on a day.
        record On(LocalDate day, Outcome outcome, List<String> measures) implements NextChange {
            public On {
                measures = List.copyOf(measures);
            }
        }
    }
}
