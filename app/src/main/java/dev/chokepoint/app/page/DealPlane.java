package dev.chokepoint.app.page;

import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.PackageView;
import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The places of the drawing of gains: one side's across, the other's up.
final class DealPlane {
    static final int WIDTH = 760;
    static final int HEIGHT = 520;
    static final int LEFT = 78;
    static final int FLOOR = HEIGHT - 44;
    static final int END = WIDTH - 12;
    private static final int TOP = 12;

    /// Least distance of two labels below each other.
    private static final int LINE = 14;

    private final DealView deal;
    private final List<Mark> marks;
    private final double[] low = {0, 0};
    private final double[] high = {1, 1};

    /// How a package is marked.
    enum Shape {
        CROSS("M-6,0H6M0,-6V6"),
        SQUARE("M-5,-5H5V5H-5Z"),
        DIAMOND("M0,-7L7,0L0,7L-7,0Z");

        private final String path;

        Shape(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }

        boolean isFilled() {
            return this != CROSS;
        }
    }

    /// A package that has a name.
    record Mark(String name, double[] at, String colour, Shape shape) {
        private boolean standsAt(Mark other) {
            return shape == other.shape
                    && Math.abs(at[0] - other.at[0]) + Math.abs(at[1] - other.at[1]) < Losses.NEGLIGIBLE_USD;
        }
    }

    /// A mark with its place and that of its label.
    record Placed(Mark mark, double x, double y, double labelX, double labelY, boolean isRight) {}

    /// A line across the drawing with its amount.
    record Tick(double at, String label, String shade) {}

    DealPlane(DealView deal) {
        this.deal = deal;
        marks = marks(deal);
        List<double[]> all = new ArrayList<>();
        deal.packages().forEach(p -> all.add(p.gains()));
        marks.forEach(m -> all.add(m.at()));
        for (double[] p : all) {
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(low[i], p[i]);
                high[i] = Math.max(high[i], p[i]);
            }
        }
        for (int i = 0; i < 2; i++) {
            double room = 0.06 * (high[i] - low[i]);
            low[i] -= room;
            high[i] += room;
        }
    }

    private static List<Mark> marks(DealView deal) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark("controls as they stand", new double[] {0, 0}, "#57606a", Shape.CROSS));
        double[] none = {0, 0};
        if (Math.abs(none[0]) + Math.abs(none[1]) > Losses.NEGLIGIBLE_USD) {
            marks.add(new Mark("no deal", none, "#a40e26", Shape.CROSS));
        }
        deal.offers().forEach(o -> marks.add(new Mark(o.name(), o.gains(), "#bc4c00", Shape.SQUARE)));
        deal.solutions().stream()
                .filter(s -> s.gains().length > 0)
                .forEach(s -> marks.add(new Mark(s.rule(), s.gains(), "#116329", Shape.DIAMOND)));
        // What lies at one place has one label.
        for (int k = marks.size() - 1; k > 0; k--) {
            Mark m = marks.get(k);
            Mark before = marks.get(k - 1);
            if (m.standsAt(before)) {
                marks.set(k - 1, new Mark(before.name() + ", " + m.name(), m.at(), m.colour(), m.shape()));
                marks.remove(k);
            }
        }
        return List.copyOf(marks);
    }

    List<Mark> marks() {
        return marks;
    }

    double x(double[] at) {
        return LEFT + (at[0] - low[0]) / (high[0] - low[0]) * (END - LEFT);
    }

    double y(double[] at) {
        return FLOOR - (at[1] - low[1]) / (high[1] - low[1]) * (FLOOR - TOP);
    }

    /// The packages that another beats for both.
    List<PackageView> beaten() {
        return deal.packages().stream().filter(p -> !p.frontier()).toList();
    }

    List<PackageView> frontier() {
        return deal.packages().stream()
                .filter(PackageView::frontier)
                .sorted((a, b) -> Double.compare(a.gains()[0], b.gains()[0]))
                .toList();
    }

    String frontierLine() {
        return frontier().stream()
                .map(p -> Figures.at(x(p.gains())) + "," + Figures.at(y(p.gains())))
                .collect(Collectors.joining(" "));
    }

    /// The marks with their labels; labels of the same place stand below each other.
    List<Placed> placed() {
        List<Placed> out = new ArrayList<>();
        for (Mark mark : marks) {
            double x = x(mark.at());
            double y = y(mark.at());
            boolean right = x < WIDTH * 0.6;
            double labelY = y + 4;
            for (Placed other : out) {
                if (other.isRight() == right && Math.abs(other.labelY() - labelY) < LINE) {
                    labelY = other.labelY() + LINE;
                }
            }
            out.add(new Placed(mark, x, y, right ? x + 10 : x - 10, labelY, right));
        }
        return out;
    }

    List<Tick> across() {
        return ticks(0);
    }

    List<Tick> up() {
        return ticks(1);
    }

    private List<Tick> ticks(int side) {
        double range = high[side] - low[side];
        double step = Math.pow(10, Math.floor(Math.log10(range / 2)));
        step *= range / step > 8 ? 5 : range / step > 4 ? 2 : 1;
        List<Tick> out = new ArrayList<>();
        for (double v = Math.ceil(low[side] / step) * step; v <= high[side]; v += step) {
            boolean zero = Math.abs(v) < step / 1e6;
            double[] at = side == 0 ? new double[] {v, low[1]} : new double[] {low[0], v};
            String label =
                    zero ? "0" : (v < 0 ? "−" : "") + Numbers.usd(Math.abs(v)).replace("USD ", "");
            out.add(new Tick(side == 0 ? x(at) : y(at), label, zero ? "#57606a" : "#e6e9ec"));
        }
        return out;
    }
}
