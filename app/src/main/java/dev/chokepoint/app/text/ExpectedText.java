package dev.chokepoint.app.text;

import dev.chokepoint.app.view.losses.AfterwardsView;
import dev.chokepoint.app.view.losses.ExpectedView;
import dev.chokepoint.app.view.losses.NowcastView;
import dev.chokepoint.base.Numbers;
import java.util.List;
import java.util.Locale;

/// The expected case for the terminal.
public final class ExpectedText {
    private static final int MOST_LINES = 16;
    private static final double RARELY = 0.05;

    private ExpectedText() {}

    /// The headline with its band, by party and by line.
    static String text(ExpectedView e) {
        StringBuilder out = new StringBuilder();
        out.append("Expected loss ").append(band(e.total(), e.done())).append('\n');
        Summary.wrap(e.reason(), Summary.WIDTH - 2)
                .forEach(t -> out.append("  ").append(t).append('\n'));
        for (ExpectedView.PartyBand p : e.parties()) {
            out.append("  ")
                    .append(Summary.pad(p.name(), 24))
                    .append("  ")
                    .append(band(p.loss(), e.done()))
                    .append('\n');
            p.items()
                    .forEach(i -> out.append("      ")
                            .append(Summary.pad(band(i.loss(), e.done()), 38))
                            .append("  ")
                            .append(i.itemName())
                            .append('\n'));
        }
        e.nowcast().forEach(n -> nowcast(out, n, e.done()));
        List<ExpectedView.LineChance> stopping =
                e.stops().stream().filter(l -> l.never() < 1 - RARELY).toList();
        if (!stopping.isEmpty()) {
            out.append("  lines that stop (below 5 % of the baseline): chance by the middle and the end of the plan\n");
            stopping.stream()
                    .limit(MOST_LINES)
                    .forEach(l -> out.append("    ").append(chance(l)).append('\n'));
            if (stopping.size() > MOST_LINES) {
                out.append("    and ").append(stopping.size() - MOST_LINES).append(" more (--format json)\n");
            }
        }
        if (!e.deciding().isEmpty()) {
            out.append(deciding(e));
        }
        out.append("  ").append(how(e)).append('\n');
        return out.toString();
    }

    private static void nowcast(StringBuilder out, NowcastView n, int draws) {
        out.append("  weighed by what is known since  ")
                .append(band(n.total(), draws))
                .append('\n');
        n.parties()
                .forEach(p -> out.append("    ")
                        .append(Summary.pad(p.name(), 22))
                        .append("  ")
                        .append(band(p.loss(), draws))
                        .append('\n'));
        n.standing()
                .forEach(s -> out.append("    licences under ")
                        .append(s.measure())
                        .append(" are a standing restriction in ")
                        .append(percent(s.after()))
                        .append(", ")
                        .append(percent(s.before()))
                        .append(" before\n"));
        out.append("    ")
                .append(Summary.pad("over what was before", 46))
                .append(Summary.pad("observed", 14))
                .append("expected, then weighed\n");
        n.figures()
                .forEach(f -> out.append("    ")
                        .append(Summary.pad(f.title() + ", " + f.months(), 46))
                        .append(Summary.pad(AfterwardsView.observed(f.least(), f.most()), 14))
                        .append(AfterwardsText.band(f.before()))
                        .append(", ")
                        .append(AfterwardsText.band(f.after()))
                        .append('\n'));
        out.append("    the weighed draws are worth ")
                .append(Math.round(n.effective()))
                .append(" of ")
                .append(draws)
                .append(n.beta() < 1 ? "; so that so many are left, less is learnt than the figures say\n" : "\n");
    }

    /// What would narrow the band most; without any that is told apart from chance, that.
    private static String deciding(ExpectedView e) {
        List<ExpectedView.DecidingView> told =
                e.deciding().stream().filter(ExpectedView.DecidingView::told).toList();
        if (told.isEmpty()) {
            return "  what would narrow the band most: nothing is told apart from chance at " + e.done() + " draws\n";
        }
        StringBuilder out = new StringBuilder(
                "  what would narrow the band most if it were known, and the mean loss at its ends\n");
        told.forEach(d -> {
            out.append("    ")
                    .append(Summary.pad(Numbers.usd(d.usd()) + ", " + percent(d.share()), 20))
                    .append("  ")
                    .append(d.what())
                    .append(d.interval().isEmpty() ? "" : " (" + d.interval() + ")")
                    .append('\n');
            Summary.wrap(
                            Numbers.usd(d.atLow()) + " at its lowest, " + Numbers.usd(d.atHigh()) + " at its highest; "
                                    + d.because(),
                            Summary.WIDTH - 28)
                    .forEach(t -> out.append(" ".repeat(28)).append(t).append('\n'));
        });
        return out.toString();
    }

    private static String chance(ExpectedView.LineChance l) {
        double byHalf = 0;
        double byEnd = 0;
        for (int t = 0; t < l.byMonth().length; t++) {
            byHalf += t < l.byMonth().length / 2 ? l.byMonth()[t] : 0;
            byEnd += l.byMonth()[t];
        }
        return Summary.pad(percent(byHalf) + " / " + percent(byEnd), 16) + l.itemName() + " in " + l.place();
    }

    private static String how(ExpectedView e) {
        if (e.done() == 0) {
            return "One run with everything at its median; --expected N gives the band.";
        }
        return "Bands hold 5 to 95 % of " + e.done() + " draws"
                + (e.failed() > 0 ? " (" + e.failed() + " left out)" : "")
                + "; how often such bands were right is in docs/backtests.md.";
    }

    /// A band in words; without draws the one number.
    static String band(ExpectedView.Band b, int draws) {
        return draws == 0
                ? Numbers.usd(b.median())
                : Numbers.usd(b.median()) + " (" + Numbers.usd(b.low()) + " to " + Numbers.usd(b.high()) + ")";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
