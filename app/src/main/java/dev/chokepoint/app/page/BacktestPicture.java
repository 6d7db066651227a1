package dev.chokepoint.app.page;

import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.Scores;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A forecast and what happened, as a drawing.
final class BacktestPicture {
    static final int WIDTH = 900;
    static final int HEIGHT = 300;
    static final int LEFT = 60;
    static final int END = WIDTH - 20;
    static final String MODEL = "#2166ac";
    static final String FLAT = "#888";
    static final String SEEN = "#b2182b";
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final double MODEL_AT = -5;
    private static final double FLAT_AT = 5;

    /// More months than this are named every second one.
    private static final int ALL_NAMED = 14;

    private final String title;
    private final String basis;
    private final List<Backtest.Judged> judged;
    private final YearMonth first;
    private final int count;
    private final double top;

    private BacktestPicture(String title, String basis, List<Backtest.Judged> judged) {
        this.title = title;
        this.basis = basis;
        this.judged = judged;
        first = judged.stream()
                .map(Backtest.Judged::first)
                .min(YearMonth::compareTo)
                .orElseThrow();
        YearMonth last = judged.stream()
                .map(Backtest.Judged::last)
                .max(YearMonth::compareTo)
                .orElseThrow();
        count = (int) ChronoUnit.MONTHS.between(first, last) + 1;
        double most = judged.stream()
                .mapToDouble(j -> Math.max(
                        j.model().hi(), Math.max(j.flat().hi(), j.model().observed())))
                .max()
                .orElse(1);
        top = Math.ceil(most * 2) / 2;
    }

    /// The bands of the model and of the flat forecast with the observations of one series, shares of the baseline.
    ///
    /// @param basis what the model was fitted on
    static String of(String title, String basis, List<Backtest.Judged> judged) {
        BacktestPicture picture = new BacktestPicture(title, basis, judged);
        return Html.text(out -> JtebacktestpictureGenerated.render(out, Html.PLAIN, picture))
                .stripTrailing();
    }

    /// A line across at a share of the volume before.
    record Share(double y, boolean isWhole, String label) {}

    record Month(double x, String name) {}

    record Band(double x, double low, double median, double high, String colour) {}

    /// What was observed, with the forecasts of it.
    record Seen(double x, double y, double from, double to, boolean isLong, List<Band> bands) {}

    String title() {
        return title;
    }

    String basis() {
        return basis;
    }

    List<Share> shares() {
        double step = top <= 2 ? 0.5 : top <= 6 ? 1 : Math.ceil(top / 6);
        List<Share> out = new ArrayList<>();
        for (double v = 0; v <= top + 1e-9; v += step) {
            out.add(new Share(y(v), v == 1, String.format(Locale.ROOT, "%.0f %%", 100 * v)));
        }
        return out;
    }

    private double width() {
        return (double) (END - LEFT) / count;
    }

    List<Month> months() {
        return IntStream.range(0, count)
                .filter(m -> count <= ALL_NAMED || m % 2 == 0)
                .mapToObj(m -> new Month(
                        LEFT + (m + 0.5) * width(), first.plusMonths(m).toString()))
                .toList();
    }

    List<Seen> seen() {
        return judged.stream().map(this::seen).toList();
    }

    private Seen seen(Backtest.Judged j) {
        double from = ChronoUnit.MONTHS.between(first, j.first());
        double to = ChronoUnit.MONTHS.between(first, j.last()) + 1.0;
        double x = LEFT + (from + to) / 2 * width();
        return new Seen(
                x,
                y(j.model().observed()),
                LEFT + from * width(),
                LEFT + to * width(),
                to - from > 1,
                List.of(band(j.flat(), x + FLAT_AT, FLAT), band(j.model(), x + MODEL_AT, MODEL)));
    }

    private Band band(Scores.Interval i, double x, String colour) {
        return new Band(x, y(i.lo()), y(i.median()), y(i.hi()), colour);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
    }
}
