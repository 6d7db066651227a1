package dev.chokepoint.app.view.losses;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.chokepoint.answer.expected.Afterwards;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.exposure.expected.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What became of a question whose day lies in the past: turns of the measures that hold its lanes, and what was
/// observed beside what was expected. No answer rests on it.
///
/// Without draws of the expected case what was expected is one run with everything at its median. It has no band, and
/// that a figure lies beside it says nothing: then nothing tells whether it lies inside.
///
/// @param until the last day through which the acts of the issuers of these measures were read
/// @param inside how many of the figures that can be judged lie inside their bands; left out where none can be
/// @param judged how many can be judged
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AfterwardsView(
        String until, List<TurnView> turns, List<ObservedView> figures, Optional<Integer> inside, int judged) {
    public AfterwardsView {
        turns = List.copyOf(turns);
        figures = List.copyOf(figures);
    }

    /// A measure went from one status to another.
    public record TurnView(
            String measure, String title, String day, String before, String after, List<String> sources) {
        public TurnView {
            sources = List.copyOf(sources);
        }
    }

    /// What was observed of a lane, as shares of what was before.
    ///
    /// @param kind `passed` or `spot`: a volume, or what those without a licence paid
    /// @param months one month, or two with a slash
    /// @param expected what was expected to pass; empty where no measure held the lane
    /// @param inside whether what was observed can lie inside the band; left out where there is none
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ObservedView(
            String title,
            String kind,
            String item,
            String from,
            String to,
            String months,
            double least,
            double most,
            List<ExpectedView.Band> expected,
            Optional<Boolean> inside,
            String published,
            String source,
            String because) {
        public ObservedView {
            expected = List.copyOf(expected);
        }
    }

    /// What is known by now, as it is shown.
    ///
    /// @param drawn whether draws gave what was expected a band
    public static AfterwardsView of(Afterwards a, boolean drawn) {
        List<ObservedView> figures =
                a.figures().stream().map(f -> observed(f, drawn)).toList();
        List<Boolean> judged =
                figures.stream().flatMap(f -> f.inside().stream()).toList();
        return new AfterwardsView(
                a.until().toString(),
                a.turns().stream().map(AfterwardsView::turn).toList(),
                figures,
                judged.isEmpty()
                        ? Optional.empty()
                        : Optional.of((int) judged.stream().filter(b -> b).count()),
                judged.size());
    }

    private static TurnView turn(LedgerChanges.Turn t) {
        return new TurnView(
                t.measure().id(),
                t.measure().title(),
                t.turn().day().toString(),
                t.turn().before().word(),
                t.turn().after().word(),
                t.measure().sources());
    }

    private static ObservedView observed(Afterwards.Judged j, boolean drawn) {
        Outcome o = j.outcome();
        return new ObservedView(
                o.title(),
                kind(o),
                o.lane().item(),
                o.lane().from(),
                o.lane().to(),
                months(o),
                o.least(),
                o.most(),
                j.expected().map(ExpectedView.Band::of).stream().toList(),
                drawn && j.expected().isPresent() ? Optional.of(j.isInside()) : Optional.empty(),
                o.published().toString(),
                o.source(),
                o.because());
    }

    static String kind(Outcome o) {
        return o.kind().name().toLowerCase(Locale.ROOT);
    }

    static String months(Outcome o) {
        return o.first().equals(o.last()) ? o.first().toString() : o.first() + "/" + o.last();
    }

    /// What was observed over what was before, in words.
    public static String observed(double least, double most) {
        return least == most ? two(least) : least == 0 ? "at most " + two(most) : two(least) + " to " + two(most);
    }

    private static String two(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }
}
