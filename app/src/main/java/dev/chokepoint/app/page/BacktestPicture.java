package dev.chokepoint.app.page;

import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.Scores;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// A forecast and what happened, as a drawing.
final class BacktestPicture {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final double MODEL_AT = -5;
    private static final double FLAT_AT = 5;
    private static final String MODEL = "#2166ac";
    private static final String FLAT = "#888";
    private static final String SEEN = "#b2182b";

    private BacktestPicture() {}

    /// The bands of the model and of the flat forecast with the observations of one series, shares of the baseline.
    ///
    /// @param basis what the model was fitted on
    static String of(String title, String basis, List<Backtest.Judged> judged) {
        YearMonth first = judged.stream()
                .map(Backtest.Judged::first)
                .min(YearMonth::compareTo)
                .orElseThrow();
        YearMonth last = judged.stream()
                .map(Backtest.Judged::last)
                .max(YearMonth::compareTo)
                .orElseThrow();
        int months = (int) ChronoUnit.MONTHS.between(first, last) + 1;
        double most = judged.stream()
                .mapToDouble(j -> Math.max(
                        j.model().hi(), Math.max(j.flat().hi(), j.model().observed())))
                .max()
                .orElse(1);
        double top = Math.ceil(most * 2) / 2;
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>"
                        + "<g font-family=\"system-ui,sans-serif\" font-size=\"12\" fill=\"#333\">"
                        + "<text x=\"%d\" y=\"16\" font-size=\"13\">%s</text>"
                        + "<text x=\"%d\" y=\"33\" text-anchor=\"end\">%s</text>",
                WIDTH,
                HEIGHT,
                Page.escaped(title + "; " + basis),
                WIDTH,
                HEIGHT,
                LEFT,
                Page.escaped(title),
                WIDTH - RIGHT,
                Page.escaped(basis)));
        legend(out);
        double step = top <= 2 ? 0.5 : top <= 6 ? 1 : Math.ceil(top / 6);
        for (double v = 0; v <= top + 1e-9; v += step) {
            out.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f %%</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(v, top),
                    y(v, top),
                    v == 1 ? "#999" : "#e5e5e5",
                    LEFT - 6,
                    y(v, top) + 4,
                    100 * v));
        }
        double width = (double) (WIDTH - LEFT - RIGHT) / months;
        for (int m = 0; m < months; m++) {
            if (months <= 14 || m % 2 == 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\">%s</text>",
                        LEFT + (m + 0.5) * width,
                        HEIGHT - 14,
                        first.plusMonths(m)));
            }
        }
        for (Backtest.Judged j : judged) {
            double from = ChronoUnit.MONTHS.between(first, j.first());
            double to = ChronoUnit.MONTHS.between(first, j.last()) + 1.0;
            double x = LEFT + (from + to) / 2 * width;
            band(out, j.flat(), x + FLAT_AT, top, FLAT);
            band(out, j.model(), x + MODEL_AT, top, MODEL);
            out.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\"/>",
                    x,
                    y(j.model().observed(), top),
                    SEEN));
            if (to - from > 1) {
                out.append(String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
                        LEFT + from * width,
                        LEFT + to * width,
                        y(j.model().observed(), top),
                        y(j.model().observed(), top),
                        SEEN));
            }
        }
        return out.append("</g></svg>").toString();
    }

    private static void band(StringBuilder out, Scores.Interval i, double x, double top, String colour) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"7\" stroke-opacity=\"0.35\"/>"
                        + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2.5\"/>",
                x,
                x,
                y(i.lo(), top),
                y(i.hi(), top),
                colour,
                x - 5,
                x + 5,
                y(i.median(), top),
                y(i.median(), top),
                colour));
    }

    private static void legend(StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%d\" cy=\"29\" r=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"33\">observed</text>"
                        + "<rect x=\"%d\" y=\"25\" width=\"14\" height=\"8\" fill=\"%s\" fill-opacity=\"0.35\"/><text x=\"%d\" y=\"33\">model, 90 %% band and median</text>"
                        + "<rect x=\"%d\" y=\"25\" width=\"14\" height=\"8\" fill=\"%s\" fill-opacity=\"0.35\"/><text x=\"%d\" y=\"33\">flat forecast, 90 %% band</text>",
                LEFT + 4,
                SEEN,
                LEFT + 14,
                LEFT + 90,
                MODEL,
                LEFT + 110,
                LEFT + 320,
                FLAT,
                LEFT + 340));
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
    }
}
