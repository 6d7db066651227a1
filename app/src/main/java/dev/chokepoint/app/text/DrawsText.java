package dev.chokepoint.app.text;

import dev.chokepoint.app.view.losses.DrawsView;
import dev.chokepoint.base.Numbers;
import java.util.List;
import java.util.Locale;

/// Bands on a terminal.
public final class DrawsText {
    private static final int NAME = 40;
    private static final int NUMBER = 15;
    private static final int MOST_DECIDING = 3;
    private static final int MOST_STOPS = 40;
    private static final int MOST_FANS = 8;
    private static final int WIDTH = 110;

    private DrawsText() {}

    public static String text(DrawsView v) {
        StringBuilder out = new StringBuilder();
        head(out, v);
        if (!v.losses().isEmpty()) {
            row(out, "loss", "5 %", "median", "95 %", "central inputs");
            v.losses().forEach(b -> band(out, b));
            line(out, "");
        }
        if (!v.stops().isEmpty()) {
            line(out, "  stops (earliest 5 %, median, latest 95 %; share of draws in which it stops)");
            line(out, "  " + pad("worst case", 34) + pad("best case", 34) + "line");
            List<DrawsView.StopView> stopping = v.stops().stream()
                    .filter(s -> Math.min(s.worst().never(), s.best().never()) < 1)
                    .toList();
            stopping.stream()
                    .limit(MOST_STOPS)
                    .forEach(s -> line(
                            out,
                            "  " + pad(stop(s.worst()), 34) + pad(stop(s.best()), 34) + s.itemName() + " in "
                                    + s.place() + " (" + s.recipe() + ")"));
            more(out, stopping.size(), MOST_STOPS, "lines");
            line(
                    out,
                    "  " + (v.stops().size() - stopping.size())
                            + " further lines fall below 95 % of their output (--format json has them)");
            line(out, "");
        }
        if (!v.prices().isEmpty()) {
            line(out, "  highest month's price, USD per unit (5 %, median, 95 %): inside | outside");
            v.prices().stream()
                    .limit(MOST_FANS)
                    .forEach(p -> line(
                            out,
                            "  " + pad(cut(p.itemName() + ", " + p.inside() + " to " + p.outside(), 48), 50)
                                    + pad(peak(p.insidePrice()), 28) + "| " + peak(p.outsidePrice())));
            more(out, v.prices().size(), MOST_FANS, "lanes");
            line(out, "");
        }
        if (!v.leverage().isEmpty()) {
            row(out, "cost of a measure to all", "5 %", "median", "95 %", "central inputs");
            for (DrawsView.LeverageView l : v.leverage()) {
                DrawsView.BandView total = l.total();
                band(
                        out,
                        new DrawsView.BandView(
                                total.output(),
                                l.measure(),
                                total.central(),
                                total.below(),
                                total.low(),
                                total.median(),
                                total.high(),
                                total.decides()));
                l.onParty().values().stream()
                        .filter(b -> Math.max(Math.abs(b.low()), Math.abs(b.high())) >= 1e6)
                        .forEach(b -> row(
                                out,
                                "    on " + b.label(),
                                Numbers.usd(b.low()),
                                Numbers.usd(b.median()),
                                Numbers.usd(b.high()),
                                Double.isNaN(b.central()) ? "–" : Numbers.usd(b.central())));
            }
            line(out, "");
        }
        for (DrawsView.ProfileView p : v.profiles()) {
            line(out, "  " + p.measure() + ", cost to all by the months it lasts (5 %, median, 95 %):");
            for (int k = 0; k < p.months().size(); k++) {
                line(
                        out,
                        "    " + p.months().get(k) + ": "
                                + Numbers.usd(p.total().low()[k]) + ", "
                                + Numbers.usd(p.total().median()[k]) + ", "
                                + Numbers.usd(p.total().high()[k]));
            }
        }
        return out.toString();
    }

    static void head(StringBuilder out, DrawsView v) {
        line(out, "");
        line(
                out,
                "Under uncertainty: " + v.done() + " of " + v.asked() + " draws of " + v.inputs()
                        + " uncertain inputs (Latin hypercube, seed " + v.seed()
                        + "); 90 % bands, drawn out to the figure at central inputs where it lies outside"
                        + (v.stopped().isEmpty() ? "" : "; ended early: " + v.stopped()));
        if (v.done() < dev.chokepoint.exposure.uncertainty.Sample.FEWEST) {
            line(
                    out,
                    "  Fewer than " + dev.chokepoint.exposure.uncertainty.Sample.FEWEST
                            + " draws: the outer points are little more than the smallest and the largest value.");
        }
        if (!v.failures().isEmpty()) {
            line(
                    out,
                    "  " + v.failures().size() + " draws have no certified answer and no part in the bands; the first"
                            + " says: " + v.failures().getFirst().reason());
        }
        line(
                out,
                "  An input is named where its rank correlation passes ±"
                        + String.format(Locale.ROOT, "%.2f", v.threshold())
                        + ", which chance alone gives one of all inputs in 5 % of such samples.");
        line(out, "");
    }

    static void row(StringBuilder out, String name, String low, String median, String high, String central) {
        line(
                out,
                "  " + pad(cut(name, NAME - 1), NAME) + right(low) + right(median) + right(high) + "   "
                        + right(central));
    }

    static void band(StringBuilder out, DrawsView.BandView b) {
        row(
                out,
                b.label(),
                Numbers.usd(b.low()),
                Numbers.usd(b.median()),
                Numbers.usd(b.high()),
                Double.isNaN(b.central()) ? "–" : Numbers.usd(b.central()));
        deciding(out, b.decides());
    }

    static void deciding(StringBuilder out, List<DrawsView.InfluenceView> all) {
        all.stream().limit(MOST_DECIDING).forEach(i -> {
            line(
                    out,
                    "      " + String.format(Locale.ROOT, "%+.2f", i.rank()) + "  " + cut(i.input(), WIDTH - 40) + "  ("
                            + Numbers.usd(i.atLow()) + " at its lowest fifth, " + Numbers.usd(i.atHigh())
                            + " at its highest)");
            line(out, "             " + cut(i.interval() + "; " + i.source(), WIDTH - 13));
        });
    }

    private static String stop(DrawsView.StopBand s) {
        if (s.never() >= 1) {
            return "never";
        }
        return or(s.earliest()) + " " + or(s.median()) + " " + or(s.latest())
                + String.format(Locale.ROOT, " %.0f %%", 100 * (1 - s.never()));
    }

    private static String or(String month) {
        return month.isEmpty() ? "never" : month;
    }

    private static String peak(DrawsView.Fan fan) {
        int at = 0;
        for (int t = 0; t < fan.median().length; t++) {
            at = fan.median()[t] > fan.median()[at] ? t : at;
        }
        return Numbers.text(short3(fan.low()[at])) + ", " + Numbers.text(short3(fan.median()[at])) + ", "
                + Numbers.text(short3(fan.high()[at]));
    }

    /// Three significant digits.
    private static double short3(double x) {
        return x == 0 || !Double.isFinite(x)
                ? x
                : new java.math.BigDecimal(x)
                        .round(new java.math.MathContext(3))
                        .doubleValue();
    }

    private static void more(StringBuilder out, int all, int shown, String what) {
        if (all > shown) {
            line(out, "  … and " + (all - shown) + " more " + what + " (--format json has all)");
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, NUMBER - text.length())) + text;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
