package dev.chokepoint.controls.determination;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The answer to "is this shipment controlled, by what, on this day, as known on that day?".
///
/// It is decision support and never clears a shipment.
///
/// @param answer the outcome, the strictest stated licence policy and the measures that control or explain
/// @param found the rules that control, sleep, are ahead or just do not cover the shipment
/// @param open what was not given or not understood
/// @param nextChange the next day on which the answer changes, as far as known
/// @param sources where the facts about the measures were read, and what of them is not confirmed
/// @param limits what is held on the shipment, and what is not
public record Determination(
        Shipment shipment,
        Answer answer,
        Found found,
        Open open,
        NextChange nextChange,
        Sources sources,
        Limits limits,
        Explanation explanation) {
    /// What stands below every answer.
    public static final String DISCLAIMER =
            "Decision support on the facts given; it does not clear a shipment and is not legal advice.";

    private static final Map<Outcome, String> REASONS = reasons();

    private static Map<Outcome, String> reasons() {
        Map<Outcome, String> all = new EnumMap<>(Outcome.class);
        for (Outcome o : Outcome.values()) {
            all.put(o, o.sentence() + " " + DISCLAIMER);
        }
        return all;
    }

    /// An outcome as a sentence, with what stands below every answer.
    public static String because(Outcome outcome) {
        return Objects.requireNonNull(REASONS.get(outcome));
    }

    /// What the rules of the ledger have to do with a shipment.
    ///
    /// @param controlling every rule that controls, not only the first
    /// @param dormant rules that cover the shipment but sleep on its day
    /// @param notYet rules that cover the shipment but do not bind yet
    /// @param nearMisses rules that one figure or fact keeps from covering the shipment
    /// @param interpretations ids of guidance that changed the reading
    /// @param authorisations ids of exceptions and general licences that fit
    /// @param textVersusEnforcement whether the text of the law and what is enforced differ here
    public record Found(
            List<Finding> controlling,
            List<Dormant> dormant,
            List<NotYet> notYet,
            List<NearMiss> nearMisses,
            List<String> interpretations,
            List<String> authorisations,
            boolean textVersusEnforcement) {
        public Found {
            controlling = List.copyOf(controlling);
            dormant = List.copyOf(dormant);
            notYet = List.copyOf(notYet);
            nearMisses = List.copyOf(nearMisses);
            interpretations = List.copyOf(interpretations);
            authorisations = List.copyOf(authorisations);
        }
    }

    /// What was not given or not understood.
    ///
    /// @param missing facts that were not given and matter
    /// @param itemUnderstood whether the item is described, or something in its text is known
    /// @param suggestions what an item that is not understood may be, for a person to confirm
    public record Open(
            List<String> missing, boolean itemUnderstood, List<Suggestion<Reference.KnownItem>> suggestions) {
        public Open {
            missing = List.copyOf(missing);
            suggestions = List.copyOf(suggestions);
        }
    }

    /// What the answer was read in.
    ///
    /// @param unconfirmed what is not confirmed about the measures that matter
    public record Sources(List<String> citations, List<String> unconfirmed) {
        public Sources {
            citations = List.copyOf(citations);
            unconfirmed = List.copyOf(unconfirmed);
        }
    }

    public Outcome outcome() {
        return answer.outcome();
    }

    public Policy policy() {
        return answer.policy();
    }

    public List<String> measures() {
        return answer.measures();
    }

    public List<Finding> controlling() {
        return found.controlling();
    }

    public List<Dormant> dormant() {
        return found.dormant();
    }

    public List<NotYet> notYet() {
        return found.notYet();
    }

    public List<NearMiss> nearMisses() {
        return found.nearMisses();
    }

    public List<String> interpretations() {
        return found.interpretations();
    }

    public List<String> authorisations() {
        return found.authorisations();
    }

    public boolean textVersusEnforcement() {
        return found.textVersusEnforcement();
    }

    public List<String> missing() {
        return open.missing();
    }

    public boolean itemUnderstood() {
        return open.itemUnderstood();
    }

    public List<Suggestion<Reference.KnownItem>> suggestions() {
        return open.suggestions();
    }

    public List<String> citations() {
        return sources.citations();
    }

    public List<String> unconfirmed() {
        return sources.unconfirmed();
    }

    /// The same findings in the limits of what is held.
    ///
    /// @param outcome the outcome within these limits
    /// @param why its explanation
    public Determination within(Limits reach, Outcome outcome, Explanation why) {
        return new Determination(
                shipment,
                new Answer(outcome, answer.policy(), answer.measures()),
                found,
                open,
                nextChange.withoutUnprovenWords(),
                sources,
                reach,
                why);
    }

    /// A rule that controls.
    public record Finding(String measure, String rule, Outcome outcome, Policy policy, String words) {}

    /// A rule that sleeps.
    ///
    /// @param by the measure that suspended it; may be empty
    /// @param revives the first day after the suspension; the last day of the calendar where no end is stated
    public record Dormant(String measure, String rule, String by, LocalDate revives) {}

    /// A rule whose start is ahead.
    public record NotYet(String measure, String rule, LocalDate starts) {}

    /// A rule that does not cover the shipment by one condition.
    public record NearMiss(String measure, String rule, String why) {}

    /// When the answer changes next, if nothing else becomes known.
    public sealed interface NextChange {
        /// The same change, with nothing said to be free on a day of which that is not proven.
        default NextChange withoutUnprovenWords() {
            return this instanceof On(LocalDate day, Outcome outcome, List<String> measures) && outcome.needsProof()
                    ? new On(day, outcome.unproven(), measures)
                    : this;
        }

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
