package dev.chokepoint.app.page;

import dev.chokepoint.exposure.backtest.ExpectedBacktest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many figures lie inside central bands of each width, as a drawing: on the diagonal bands are as wide as they
/// say.
final class CalibrationPicture {
    static final int SIDE = 340;
    static final int LEFT = 60;
    private static final int TOP = 30;
    private static final int BOTTOM = 45;
    private static final int RIGHT = 10;
    private static final int STEPS = 20;
    private static final int MARKS = 5;
    private static final int LABEL_STEP = 20;
    private static final List<String> COLOURS = List.of(BacktestPicture.MODEL, "#1b7837", BacktestPicture.SEEN);

    private final String title;
    private final List<Line> lines = new ArrayList<>();

    private CalibrationPicture(String title) {
        this.title = title;
    }

    /// Figures that are shown by one line.
    record Group(String label, List<ExpectedBacktest.Place> places) {}

    /// The share of each group's figures inside bands of each width.
    static String of(String title, List<Group> groups) {
        CalibrationPicture picture = new CalibrationPicture(title);
        groups.stream().filter(g -> !g.places().isEmpty()).forEach(picture::add);
        return Html.text(out -> JtecalibrationpictureGenerated.render(out, Html.PLAIN, picture))
                .stripTrailing();
    }

    record Mark(double x, double y, String label) {}

    /// @param points of a polyline
    /// @param labelY where its label stands
    record Line(String points, String colour, String label, double labelY) {}

    private void add(Group group) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i <= STEPS; i++) {
            double width = (double) i / STEPS;
            long inside = group.places().stream().filter(p -> p.within(width)).count();
            points.append(String.format(
                    Locale.ROOT,
                    "%s%.1f,%.1f",
                    i == 0 ? "" : " ",
                    x(width),
                    y((double) inside / group.places().size())));
        }
        int k = lines.size();
        lines.add(new Line(
                points.toString(),
                COLOURS.get(k % COLOURS.size()),
                group.label() + " (" + group.places().size() + ")",
                TOP + (k + 1) * LABEL_STEP));
    }

    String title() {
        return title;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<Mark> marks() {
        List<Mark> all = new ArrayList<>();
        for (int i = 0; i <= MARKS; i++) {
            double share = (double) i / MARKS;
            all.add(new Mark(x(share), y(share), Math.round(100 * share) + " %"));
        }
        return all;
    }

    double left() {
        return LEFT;
    }

    double right() {
        return SIDE - RIGHT;
    }

    double top() {
        return TOP;
    }

    double bottom() {
        return SIDE - BOTTOM;
    }

    private double x(double share) {
        return LEFT + share * (right() - LEFT);
    }

    private double y(double share) {
        return bottom() - share * (bottom() - TOP);
    }
}
