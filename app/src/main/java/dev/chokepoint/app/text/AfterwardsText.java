package dev.chokepoint.app.text;

import static dev.chokepoint.app.text.Summary.WIDTH;
import static dev.chokepoint.app.text.Summary.line;
import static dev.chokepoint.app.text.Summary.pad;
import static dev.chokepoint.app.text.Summary.wrap;

import dev.chokepoint.app.view.losses.AfterwardsView;
import dev.chokepoint.app.view.losses.ExpectedView;
import java.util.List;
import java.util.Locale;

/// What became of a question whose day lies in the past, for the terminal.
final class AfterwardsText {
    private static final int MOST_TURNS = 8;

    private AfterwardsText() {}

    static void write(StringBuilder out, AfterwardsView a) {
        // One run at medians has no band: nothing is held against it.
        boolean drawn = a.judged() > 0;
        line(out, "What happened since (acts read through " + a.until() + "; nothing above rests on it)");
        a.turns().stream().limit(MOST_TURNS).forEach(t -> {
            List<String> lines = wrap(
                    t.day() + "  " + t.measure() + ", " + t.title() + ": " + t.before() + " → " + t.after(),
                    WIDTH - 14);
            line(out, "  " + lines.getFirst());
            lines.subList(1, lines.size()).forEach(l -> line(out, " ".repeat(14) + l));
        });
        if (a.turns().size() > MOST_TURNS) {
            line(out, "  and " + (a.turns().size() - MOST_TURNS) + " more turns (--format json)");
        }
        if (!a.figures().isEmpty()) {
            line(
                    out,
                    "  " + pad("over what was before", 52) + pad("observed", 14)
                            + (drawn ? "expected [5 to 95 %]" : "expected, all at medians"));
        }
        for (AfterwardsView.ObservedView f : a.figures()) {
            line(
                    out,
                    "  " + pad(f.title() + ", " + f.months(), 52) + pad(observed(f), 14)
                            + f.expected().stream()
                                    .findFirst()
                                    .map(b -> band(b) + (f.inside().orElse(true) ? "" : "  MISSED"))
                                    .orElse("not worked out"));
        }
        if (drawn) {
            line(out, "  " + a.inside().orElse(0) + " of " + a.judged() + " inside; more in docs/backtests.md");
        } else if (a.figures().stream().anyMatch(f -> !f.expected().isEmpty())) {
            line(out, "  one run has no band to be held against: --expected N gives it");
        }
    }

    private static String observed(AfterwardsView.ObservedView f) {
        return AfterwardsView.observed(f.least(), f.most());
    }

    static String band(ExpectedView.Band b) {
        return two(b.median()) + (b.low() == b.high() ? "" : " [" + two(b.low()) + ", " + two(b.high()) + "]");
    }

    private static String two(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }
}
