package dev.chokepoint.app.page;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Where on the map a run loses production: over the whole run, and in parts of it one after another.
final class LossMap {
    private static final int PARTS = 6;
    private static final int PER_ROW = 3;
    private static final String NO_DATA = "#e3e3e3";
    private static final String NO_LOSS = "#fbfbf6";
    private static final double[] LEGEND = {-0.1, -0.01, 0.001, 0.01, 0.05, 0.2, 0.5};

    private final ArioRun run;
    private final IoTable table;
    private final WorldShapes world;
    private final List<OptionalInt> shapeOf;
    /// Lost and normal production by shape in a part of the run; normal is 0 outside the table.
    private final double[] normal;

    private LossMap(ArioRun run) {
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
        return new LossMap(run).html();
    }

    private String html() {
        if (shapeOf.stream().noneMatch(OptionalInt::isPresent)) {
            return "<h2>Map</h2><p class=\"note\">No region of this table is a country by its ISO 3166 code, so there is"
                    + " nothing to draw on a map.</p>";
        }
        StringBuilder out = new StringBuilder("<h2>Map: share of normal production lost</h2>");
        double[] whole = lost(0, run.steps());
        out.append("<svg viewBox=\"0 0 ")
                .append(WorldShapes.WIDTH)
                .append(' ')
                .append(WorldShapes.HEIGHT)
                .append("\" role=\"img\" aria-label=\"")
                .append(SimulationPage.escaped(spoken(whole)))
                .append("\"><defs>");
        for (int k = 0; k < normal.length; k++) {
            out.append("<path id=\"c")
                    .append(k)
                    .append("\" d=\"")
                    .append(world.shapes().get(k).path())
                    .append("\"/>");
        }
        out.append("</defs>");
        countries(out, whole, run.steps(), true);
        out.append("</svg>");
        legend(out);
        rest(out);
        parts(out);
        return out.toString();
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

    private void countries(StringBuilder out, double[] lost, int steps, boolean named) {
        out.append("<g stroke=\"#9a9a9a\" stroke-width=\".4\" stroke-linejoin=\"round\">");
        for (int k = 0; k < normal.length; k++) {
            double share = normal[k] == 0 ? 0 : lost[k] / (normal[k] * steps);
            String colour = SimulationPage.colour(share);
            out.append("<use href=\"#c")
                    .append(k)
                    .append("\" fill=\"")
                    .append(normal[k] == 0 ? NO_DATA : colour.isEmpty() ? NO_LOSS : colour)
                    .append('"');
            if (!named) {
                out.append("/>");
                continue;
            }
            out.append("><title>")
                    .append(SimulationPage.escaped(world.shapes().get(k).name()))
                    .append(
                            normal[k] == 0
                                    ? ": not in the table on its own"
                                    : ": " + Numbers.text(lost[k]) + " million, " + Numbers.text(100 * share)
                                            + " % of normal")
                    .append("</title></use>");
        }
        out.append("</g>");
    }

    private String spoken(double[] lost) {
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

    private static void legend(StringBuilder out) {
        out.append("<p class=\"note\">");
        for (double share : LEGEND) {
            out.append("<span style=\"color:")
                    .append(SimulationPage.colour(share))
                    .append("\">&#9632;</span> ")
                    .append(
                            share < 0
                                    ? Numbers.text(-100 * share) + " % more than normal"
                                    : Numbers.text(100 * share) + " % lost")
                    .append(" &nbsp; ");
        }
        out.append(
                "<span style=\"color:#bbb\">&#9632;</span> not in the table on its own. Equal-area map; borders: Natural"
                        + " Earth, which state no position of this project.</p>");
    }

    /// The regions that are no countries: what they lose stands in words.
    private void rest(StringBuilder out) {
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
            rest.add(SimulationPage.escaped(table.regions().get(r)) + " " + Numbers.text(lost) + " million ("
                    + Numbers.text(usual == 0 ? 0 : 100 * lost / usual) + " %)");
        }
        if (!rest.isEmpty()) {
            out.append("<p class=\"note\">Not on the map: ")
                    .append(String.join(", ", rest))
                    .append(".</p>");
        }
    }

    private void parts(StringBuilder out) {
        int parts = Math.min(PARTS, run.steps());
        if (parts < 2) {
            return;
        }
        int gap = 12;
        int label = 22;
        int rows = Math.ceilDiv(parts, PER_ROW);
        double width = (WorldShapes.WIDTH - gap * (PER_ROW - 1.0)) / PER_ROW;
        double scale = width / WorldShapes.WIDTH;
        double height = WorldShapes.HEIGHT * scale + label;
        out.append("<h3>The same in parts of the run</h3><svg viewBox=\"0 0 ")
                .append(WorldShapes.WIDTH)
                .append(' ')
                .append(Math.round(rows * height))
                .append("\" role=\"img\" aria-label=\"The map in ")
                .append(parts)
                .append(" parts of the run, in order; the same figures stand in the chart of regions over time\">");
        for (int p = 0; p < parts; p++) {
            int from = (int) ((long) run.steps() * p / parts);
            int to = (int) ((long) run.steps() * (p + 1) / parts);
            int row = p / PER_ROW;
            out.append(String.format(
                    Locale.ROOT,
                    "<g transform=\"translate(%.1f,%.1f)\"><text x=\"0\" y=\"14\">days %d to %d</text>"
                            + "<g transform=\"translate(0,%d) scale(%.4f)\">",
                    p % PER_ROW * (width + gap),
                    row * height,
                    from * run.daysPerStep(),
                    to * run.daysPerStep() - 1,
                    label,
                    scale));
            countries(out, lost(from, to), to - from, false);
            out.append("</g></g>");
        }
        out.append("</svg>");
    }
}
