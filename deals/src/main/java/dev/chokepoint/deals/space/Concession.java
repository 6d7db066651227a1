package dev.chokepoint.deals.space;

import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.world.EndUse;
import java.util.List;
import java.util.Set;

/// Something a side could give: a change to one or more of its own measures.
///
/// @param measures ids of the measures it is about
/// @param reach which part of the measures is conceded
/// @param options what can be done with it; the first is [Option.Keep]
/// @param redLines positions of options that the giver has ruled out
/// @param weightUsd what the giver's policy puts on keeping the control as it is, USD; shown apart from
///     computed values
/// @param promise what kind of promise it is to concede it
/// @param snapBack how its measures bind again when a suspension ends
/// @param because where the concession, its red lines and its weight come from
public record Concession(
        String id,
        String name,
        List<String> measures,
        Reach reach,
        List<Option> options,
        Set<Integer> redLines,
        double weightUsd,
        Promise promise,
        Change.SnapBack snapBack,
        String because) {

    /// Which part of its measures a concession is about.
    ///
    /// @param items items it is limited to, or empty for all that the measures hold
    /// @param destinations places it is limited to, or empty for all
    /// @param endUses classes of end use it is limited to, or empty for all
    public record Reach(Set<String> items, Set<String> destinations, Set<EndUse> endUses) {
        /// All that the measures hold.
        public static final Reach WHOLE = new Reach(Set.of(), Set.of(), Set.of());

        public Reach {
            items = Set.copyOf(items);
            destinations = Set.copyOf(destinations);
            endUses = Set.copyOf(endUses);
        }
    }

    /// Whether the giver has ruled out every option but to keep the control.
    public boolean isRuledOut() {
        return redLines.size() == options.size() - 1;
    }

    /// Whether an option may be taken: it is not to keep the control, and no red line rules it out.
    public boolean isOpen(int option) {
        return option != 0 && !redLines.contains(option);
    }

    /// The same concession with another weight that its giver's policy puts on keeping the control.
    public Concession withWeight(double usd) {
        return new Concession(id, name, measures, reach, options, redLines, usd, promise, snapBack, because);
    }

    /// The same concession with these options ruled out.
    public Concession withRedLines(Set<Integer> ruledOut) {
        return new Concession(id, name, measures, reach, options, ruledOut, weightUsd, promise, snapBack, because);
    }

    /// What kind of promise a concession is, for the record of promises kept.
    public sealed interface Promise {
        /// By what is conceded: a share that passes is licensing, ending or suspending is a legal act.
        record ByOption() implements Promise {}

        /// The same kind whatever is conceded.
        record Of(Commitment.Kind kind) implements Promise {}
    }

    /// The kind of promise that taking an option is.
    public Commitment.Kind promiseOf(int option) {
        return switch (promise) {
            case Promise.Of of -> of.kind();
            case Promise.ByOption by ->
                options.get(option) instanceof Option.Ease ? Commitment.Kind.LICENSING : Commitment.Kind.LEGAL_ACT;
        };
    }

    /// What can be done with a control.
    public sealed interface Option {
        /// The control stays.
        record Keep() implements Option {}

        /// The control ends.
        record Lift() implements Option {}

        /// At least this share of the baseline passes.
        record Ease(double share) implements Option {}

        /// The control sleeps for some months, then binds again.
        record Suspend(int months) implements Option {}

        /// The part of the weight on a control that it costs to take the option: all if it ends, the share that
        /// passes, the part of the months left for which it sleeps.
        default double part(int monthsLeft) {
            return switch (this) {
                case Keep k -> 0;
                case Lift l -> 1;
                case Ease e -> e.share();
                case Suspend s -> Math.min(1, s.months() / (double) Math.max(1, monthsLeft));
            };
        }

        /// The option in words.
        default String text() {
            return switch (this) {
                case Keep k -> "keep";
                case Lift l -> "lift";
                case Ease e -> "ease to " + Math.round(e.share() * 100) + " %";
                case Suspend s -> "suspend " + s.months() + " months";
            };
        }
    }

    public Concession {
        measures = List.copyOf(measures);
        options = List.copyOf(options);
        redLines = Set.copyOf(redLines);
        if (options.isEmpty() || !(options.getFirst() instanceof Option.Keep)) {
            throw new IllegalArgumentException("The first option of (" + id + ") must be to keep the control.");
        }
        if (redLines.contains(0)) {
            throw new IllegalArgumentException("A red line of (" + id + ") must not rule out keeping the control.");
        }
    }
}
