package dev.chokepoint.deals.space;

import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.world.EndUse;
import java.util.List;
import java.util.Set;

/// Something a side could give: a change to one or more of its own measures, or something that no measure of the
/// ledger holds, such as a duty, a promise to buy, a fee or a listing of firms.
///
/// @param subject what it is about
/// @param options what can be done with it; the first is [Option.Keep]
/// @param redLines positions of options that the giver has ruled out
/// @param weightUsd what the giver's policy puts on keeping the control as it is, USD; shown apart from
///     computed values
/// @param promise what kind of promise it is to concede it
/// @param stated what it is worth by figures from outside the world, beside what the world computes
/// @param because where the concession, its red lines and its weight come from
public record Concession(
        String id,
        String name,
        Subject subject,
        List<Option> options,
        Set<Integer> redLines,
        double weightUsd,
        Promise promise,
        StatedWorth stated,
        String because) {

    /// What a concession is about.
    ///
    /// @param kind the word of the record of exchanges for it, such as tariff or port-fee; empty where its measures
    ///     say what it is
    /// @param measures ids of the measures it is about; none where no measure of the ledger holds it
    /// @param reach which part of the measures is conceded
    /// @param snapBack how its measures bind again when a suspension ends
    public record Subject(String kind, List<String> measures, Reach reach, Change.SnapBack snapBack) {
        public Subject {
            measures = List.copyOf(measures);
        }

        /// All that some measures hold.
        public static Subject of(List<String> measures) {
            return new Subject("", measures, Reach.WHOLE, Change.SnapBack.RESTART);
        }
    }

    /// The ids of the measures that it is about.
    public List<String> measures() {
        return subject.measures();
    }

    /// Which part of its measures is conceded.
    public Reach reach() {
        return subject.reach();
    }

    /// How its measures bind again when a suspension ends.
    public Change.SnapBack snapBack() {
        return subject.snapBack();
    }

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
        return new Concession(id, name, subject, options, redLines, usd, promise, stated, because);
    }

    /// The same concession with these options ruled out.
    public Concession withRedLines(Set<Integer> ruledOut) {
        return new Concession(id, name, subject, options, ruledOut, weightUsd, promise, stated, because);
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
