package dev.chokepoint.app.page;

import dev.chokepoint.app.map.WorldShapes;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Where on the map a run loses production: over the whole run, and in parts of it one after another.
final class LossMap {
    private static final int PARTS = 6;
    private static final int PER_ROW = 3;
    private static final String NO_DATA = "#e3e3e3";
    private static final String NO_LOSS = "#fbfbf6";
    static final double[] LEGEND = {-0.1, -0.01, 0.001, 0.01, 0.05, 0.2, 0.5};

    private static final int GAP = 12;

    /// Room for the words above a small map.
    static final int LABEL = 22;

    /// A country's outline.
    record Shape(String id, String path) {}

    /// A country with its colour and what it loses, in words.
    record Country(String id, String colour, String name, String words) {}

    /// The map of a part of the run.
    record Part(double x, double y, int firstDay, int lastDay, List<Country> countries) {}

    private final ArioRun run;
    private final IoTable table;
    private final WorldShapes world;
    private final List<OptionalInt> shapeOf;
    /// Lost and normal production by shape in a part of the run; normal is 0 outside the table.
    private final double[] normal;

    LossMap(ArioRun run) {
        this.run = run;
        table = run.table();
        world = WorldShapes.bundled();
        shapeOf = world.of(table.regions());
        normal = new double[world.shapes().size()];
        for (int i = 0; i < table.size(); i++) {
            OptionalInt shape = shapeOf.get(table.regionOf(i));
            if (shape.isPresent()) {
                normal[shape.getAsInt()] += run.normal(i);
            }
        }
    }

    /// The maps of a run as HTML, or a sentence where no region of its table is a country.
    static String of(ArioRun run) {
        LossMap map = new LossMap(run);
        return Html.text(out -> JtelossmapGenerated.render(out, Html.PLAIN, map));
    }

    /// Whether a region of the table is a country.
    boolean isDrawn() {
        return shapeOf.stream().anyMatch(OptionalInt::isPresent);
    }

    List<Shape> shapes() {
        return IntStream.range(0, normal.length)
                .mapToObj(k -> new Shape("c" + k, world.shapes().get(k).path()))
                .toList();
    }

    /// The countries over the whole run.
    List<Country> whole() {
        return countries(lost(0, run.steps()), run.steps());
    }

    private double[] lost(int from, int to) {
        double[] lost = new double[normal.length];
        for (int i = 0; i < table.size(); i++) {
            OptionalInt shape = shapeOf.get(table.regionOf(i));
            for (int t = from; t < to && shape.isPresent(); t++) {
                lost[shape.getAsInt()] += run.loss(t, i);
            }
        }
        return lost;
    }

    private List<Country> countries(double[] lost, int steps) {
        return IntStream.range(0, normal.length)
                .mapToObj(k -> country(k, lost[k], steps))
                .toList();
    }

    private Country country(int shape, double lost, int steps) {
        String id = "c" + shape;
        String name = world.shapes().get(shape).name();
        if (normal[shape] == 0) {
            return new Country(id, NO_DATA, name, "not in the table on its own");
        }
        double share = lost / (normal[shape] * steps);
        String colour = SimulationPage.colour(share);
        return new Country(
                id,
                colour.isEmpty() ? NO_LOSS : colour,
                name,
                Numbers.text(lost) + " million, " + Numbers.text(100 * share) + " % of normal");
    }

    String spoken() {
        double[] lost = lost(0, run.steps());
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < lost.length; k++) {
            if (lost[k] > 0) {
                order.add(k);
            }
        }
        order.sort((a, b) -> Double.compare(lost[b], lost[a]));
        StringBuilder text = new StringBuilder("World map of production lost");
        String joint = "; most in ";
        for (int k : order.subList(0, Math.min(3, order.size()))) {
            text.append(joint)
                    .append(world.shapes().get(k).name())
                    .append(" (")
                    .append(Numbers.text(100 * lost[k] / (normal[k] * run.steps())))
                    .append(" % of normal)");
            joint = ", ";
        }
        return text.toString();
    }

    /// The regions that are no countries: what they lose stands in words.
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        for (int r = 0; r < table.regions().size(); r++) {
            if (shapeOf.get(r).isPresent()) {
                continue;
            }
            double lost = 0;
            double usual = 0;
            for (int s = 0; s < table.sectors().size(); s++) {
                int i = table.industry(r, s);
                lost += run.loss(i);
                usual += run.normal(i) * run.steps();
            }
            rest.add(table.regions().get(r) + " " + Numbers.text(lost) + " million ("
                    + Numbers.text(usual == 0 ? 0 : 100 * lost / usual) + " %)");
        }
        return rest;
    }

    private static double width() {
        return (WorldShapes.WIDTH - GAP * (PER_ROW - 1.0)) / PER_ROW;
    }

    /// The size of a small map against the large one.
    static String scale() {
        return String.format(Locale.ROOT, "%.4f", width() / WorldShapes.WIDTH);
    }

    private static double rowHeight() {
        return WorldShapes.HEIGHT * width() / WorldShapes.WIDTH + LABEL;
    }

    long partsHeight() {
        return Math.round(Math.ceilDiv(parts().size(), PER_ROW) * rowHeight());
    }

    /// The map in parts of the run, in order.
    List<Part> parts() {
        int parts = Math.min(PARTS, run.steps());
        List<Part> out = new ArrayList<>();
        for (int p = 0; p < parts; p++) {
            int from = (int) ((long) run.steps() * p / parts);
            int to = (int) ((long) run.steps() * (p + 1) / parts);
            int row = p / PER_ROW;
            out.add(new Part(
                    p % PER_ROW * (width() + GAP),
                    row * rowHeight(),
                    from * run.daysPerStep(),
                    to * run.daysPerStep() - 1,
                    countries(lost(from, to), to - from)));
        }
        return out;
    }
}
