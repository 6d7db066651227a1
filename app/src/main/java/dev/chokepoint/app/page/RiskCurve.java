package dev.chokepoint.app.page;

import dev.chokepoint.app.view.MitigationView;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The places of the drawing of expected loss and CVaR by what is spent.
final class RiskCurve {
    static final int WIDTH = 640;
    static final int HEIGHT = 300;
    static final int LEFT = 90;
    static final int FLOOR = HEIGHT - 44;
    static final int END = WIDTH - 10;

    /// Room for the names of the curves.
    private static final double RIGHT = 90;

    private static final int TICKS = 4;

    private final List<MitigationView.Point> points;
    private final double most;
    private final double low;
    private final double high;

    /// An amount beside an axis.
    record Tick(double at, double usd) {}

    record Dot(double x, double y) {}

    record Line(String name, String colour, List<Dot> dots) {
        String path() {
            return dots.stream()
                    .map(d -> Figures.at(d.x()) + " " + Figures.at(d.y()))
                    .collect(Collectors.joining("L", "M", ""));
        }
    }

    RiskCurve(List<MitigationView.Point> points) {
        this.points = points;
        most = points.stream()
                .mapToDouble(MitigationView.Point::outlayUsd)
                .max()
                .orElse(0);
        high = points.stream()
                .mapToDouble(p -> Math.max(p.cvarUsd(), p.expectedUsd()))
                .max()
                .orElse(1);
        low = points.stream()
                .mapToDouble(p -> Math.min(p.cvarUsd(), p.expectedUsd()))
                .min()
                .orElse(0);
    }

    /// Whether anything is spent and anything comes of it.
    boolean isDrawn() {
        return most > 0 && high > low;
    }

    List<Tick> losses() {
        return IntStream.rangeClosed(0, TICKS)
                .mapToDouble(k -> low + (high - low) * k / TICKS)
                .mapToObj(usd -> new Tick(y(usd), usd))
                .toList();
    }

    List<Tick> outlays() {
        return IntStream.rangeClosed(0, TICKS)
                .mapToObj(k -> new Tick(LEFT + (WIDTH - LEFT - RIGHT) * k / TICKS, most * k / TICKS))
                .toList();
    }

    List<Line> lines() {
        return List.of(
                line("CVaR", "#b5482a", MitigationView.Point::cvarUsd),
                line("expected", "#2f6db5", MitigationView.Point::expectedUsd));
    }

    private Line line(String name, String colour, ToDoubleFunction<MitigationView.Point> loss) {
        return new Line(
                name,
                colour,
                points.stream()
                        .map(p ->
                                new Dot(LEFT + (WIDTH - LEFT - RIGHT) * p.outlayUsd() / most, y(loss.applyAsDouble(p))))
                        .toList());
    }

    private double y(double usd) {
        return 14 + (FLOOR - 14) * (high - usd) / (high - low);
    }
}
