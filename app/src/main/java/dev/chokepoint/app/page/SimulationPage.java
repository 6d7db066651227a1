package dev.chokepoint.app.page;

import dev.chokepoint.app.cli.SimulateCommand;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/// The page that shows an economy-wide simulation: losses over time, by region and by sector.
///
/// One file without scripts or outside references; the pictures are inline SVG with text for readers of
/// screens.
public final class SimulationPage {
    private static final int WIDTH = 900;
    private static final int LEFT = 150;
    private static final int ROW = 16;
    private static final int HEIGHT = 220;
    private static final int MOST_ROWS = 60;
    private static final int MOST_CELLS = 120;

    private final ArioRun run;
    private final IoTable table;
    private final StringBuilder out = new StringBuilder();

    private SimulationPage(ArioRun run) {
        this.run = run;
        table = run.table();
    }

    /// The page of a run, as HTML.
    public static String of(ArioRun run) {
        return new SimulationPage(run).page();
    }

    /// The head of a page and its title, up to where its content begins.
    public static String head(String title) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escaped(title)
                + "</title><style>"
                + "body{font:15px/1.5 system-ui,sans-serif;max-width:940px;margin:2rem auto;padding:0 1rem;"
                + "color:#1a1a1a;background:#fff}h1{font-size:1.5rem}h3{font-size:1rem}h2{font-size:1.15rem;"
                + "margin-top:2rem}svg{width:100%;height:auto}text{font:11px system-ui,sans-serif;fill:#333}"
                + "table{border-collapse:collapse}caption{text-align:left;color:#555}"
                + "td,th{padding:.15rem .8rem .15rem 0;text-align:right;font-weight:normal}tr:first-child th{"
                + "font-weight:600}td:first-child,th:first-child{text-align:left}.note{color:#555}"
                + "</style></head><body><h1>" + escaped(title) + "</h1>";
    }

    private String page() {
        out.append(head(run.shock().name() + " - economy-wide simulation"));
        double yearly = table.totalOutput() * run.steps() * run.daysPerStep() / 365;
        out.append("<p>Over ")
                .append(run.steps() * run.daysPerStep())
                .append(" days the economy loses <b>")
                .append(Numbers.text(run.lostProduction()))
                .append(" million</b> of production (")
                .append(Numbers.text(100 * run.lostProduction() / yearly))
                .append(" % of normal); <b>")
                .append(Numbers.text(run.unmetDemand()))
                .append(" million</b> of final demand goes unmet.</p>")
                .append(
                        "<p class=\"note\">A rationing simulation: nobody plans ahead, so this is the bad end of the range."
                                + " Amounts are in the table's currency.</p>");
        total();
        out.append(LossMap.of(run));
        heat("Losses by region over time", table.regions(), table::regionOf);
        heat("Losses by sector over time", table.sectors(), table::sectorOf);
        grid();
        worst();
        return out.append("</body></html>\n").toString();
    }

    private void total() {
        double[] loss = new double[run.steps()];
        double[] unmet = new double[run.steps()];
        double most = 1e-12;
        double least = 0;
        for (int t = 0; t < run.steps(); t++) {
            for (int i = 0; i < table.size(); i++) {
                loss[t] += run.loss(t, i);
            }
            for (double u : run.unmet(t)) {
                unmet[t] += u;
            }
            most = Math.max(most, Math.max(loss[t], unmet[t]));
            least = Math.min(least, loss[t]);
        }
        out.append("<h2>Losses over time</h2><svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT + 30)
                .append("\" role=\"img\" aria-label=\"Production lost and final demand unmet in each step\">");
        // Small gains are seen at the bottom rather than given half of the picture.
        least = Math.min(least, -0.1 * most);
        line(loss, most, least, "#b2182b");
        line(unmet, most, least, "#2166ac");
        double zero = 10 + most / (most - least) * HEIGHT;
        out.append("<line x1=\"60\" x2=\"")
                .append(WIDTH)
                .append("\" y1=\"")
                .append(zero)
                .append("\" y2=\"")
                .append(zero)
                .append("\" stroke=\"#999\"/><text x=\"0\" y=\"16\">")
                .append(Numbers.text(most))
                .append("</text><text x=\"0\" y=\"")
                .append(zero + 4)
                .append("\">0</text><text x=\"60\" y=\"")
                .append(HEIGHT + 26)
                .append("\">step 0</text><text x=\"")
                .append(WIDTH - 60)
                .append("\" y=\"")
                .append(HEIGHT + 26)
                .append("\">step ")
                .append(run.steps() - 1)
                .append("</text></svg><p class=\"note\"><span style=\"color:#b2182b\">&#9632;</span> production lost, ")
                .append(
                        "<span style=\"color:#2166ac\">&#9632;</span> final demand unmet, million a step; below 0 more is ")
                .append("produced than normal.</p>");
    }

    private void line(double[] values, double most, double least, String colour) {
        out.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"")
                .append(colour)
                .append("\" points=\"");
        for (int t = 0; t < values.length; t++) {
            double x = 60 + (WIDTH - 70.0) * t / Math.max(1, values.length - 1);
            double y = 10 + (most - values[t]) / (most - least) * HEIGHT;
            out.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        out.append("\"/>");
    }

    private void heat(String title, List<String> names, IntUnaryOperator group) {
        int cells = Math.min(MOST_CELLS, run.steps());
        double[][] lost = new double[names.size()][cells];
        double[] normal = new double[names.size()];
        double[] sums = new double[names.size()];
        for (int i = 0; i < table.size(); i++) {
            int g = group.applyAsInt(i);
            normal[g] += run.normal(i);
            for (int t = 0; t < run.steps(); t++) {
                int cell = (int) ((long) t * cells / run.steps());
                lost[g][cell] += run.loss(t, i);
                sums[g] += run.loss(t, i);
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int g = 0; g < names.size(); g++) {
            order.add(g);
        }
        order.sort(Comparator.comparingDouble(g -> -sums[g]));
        List<Integer> rows = order.subList(0, Math.min(MOST_ROWS, order.size()));
        out.append("<h2>")
                .append(title)
                .append("</h2><svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(rows.size() * ROW + 4)
                .append("\" role=\"img\" aria-label=\"")
                .append(title)
                .append("\">");
        double width = (WIDTH - LEFT - 80.0) / cells;
        int y = 0;
        for (int g : rows) {
            out.append("<text x=\"0\" y=\"")
                    .append(y + 12)
                    .append("\">")
                    .append(escaped(shortened(names.get(g))))
                    .append("</text>");
            for (int c = 0; c < cells; c++) {
                int stepsInCell = (int) ((long) (c + 1) * run.steps() / cells - (long) c * run.steps() / cells);
                double share = normal[g] == 0 ? 0 : lost[g][c] / (normal[g] * Math.max(1, stepsInCell));
                String colour = colour(share);
                if (!colour.isEmpty()) {
                    out.append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%.1f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\"/>",
                            LEFT + c * width,
                            y + 1,
                            width + 0.2,
                            ROW - 2,
                            colour));
                }
            }
            out.append("<text x=\"")
                    .append(WIDTH - 74)
                    .append("\" y=\"")
                    .append(y + 12)
                    .append("\">")
                    .append(Numbers.text(sums[g]))
                    .append("</text>");
            y += ROW;
        }
        out.append(
                "</svg><p class=\"note\">Red: share of normal production lost (full red at 50 %); blue: more than normal. "
                        + "Right: million over the whole run.");
        if (rows.size() < names.size()) {
            out.append(" The ")
                    .append(rows.size())
                    .append(" with the largest losses of ")
                    .append(names.size())
                    .append('.');
        }
        out.append("</p>");
    }

    private void grid() {
        int regions = table.regions().size();
        int sectors = table.sectors().size();
        if (regions > MOST_ROWS || sectors > MOST_ROWS) {
            return;
        }
        double width = (WIDTH - LEFT) / (double) sectors;
        out.append("<h2>Where the losses are: regions by sectors</h2><svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(regions * ROW + 90)
                .append("\" role=\"img\" aria-label=\"Share of production lost by region and sector\">");
        for (int r = 0; r < regions; r++) {
            out.append("<text x=\"0\" y=\"")
                    .append(r * ROW + 12)
                    .append("\">")
                    .append(escaped(shortened(table.regions().get(r))))
                    .append("</text>");
            for (int s = 0; s < sectors; s++) {
                int i = table.industry(r, s);
                double normal = run.normal(i) * run.steps();
                String colour = colour(normal == 0 ? 0 : run.loss(i) / normal);
                out.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%s: %s</title></rect>",
                        LEFT + s * width,
                        r * ROW + 1,
                        width - 1,
                        ROW - 2,
                        colour.isEmpty() ? "#f4f4f4" : colour,
                        escaped(table.industry(i)),
                        Numbers.text(run.loss(i))));
            }
        }
        for (int s = 0; s < sectors; s++) {
            double x = LEFT + (s + 0.6) * width;
            out.append(String.format(
                    Locale.ROOT,
                    "<text transform=\"translate(%.1f,%d) rotate(60)\">%s</text>",
                    x,
                    regions * ROW + 10,
                    escaped(shortened(table.sectors().get(s)))));
        }
        out.append("</svg>");
    }

    private void worst() {
        out.append(
                "<h2>The largest losses</h2><table><tr><th scope=\"col\">industry</th><th scope=\"col\">million</th><th scope=\"col\">of normal</th></tr>");
        for (int i : SimulateCommand.worst(run, 20)) {
            double normal = run.normal(i) * run.steps();
            out.append("<tr><td>")
                    .append(escaped(table.industry(i)))
                    .append("</td><td>")
                    .append(Numbers.text(run.loss(i)))
                    .append("</td><td>")
                    .append(Numbers.text(normal == 0 ? 0 : 100 * run.loss(i) / normal))
                    .append(" %</td></tr>");
        }
        out.append("</table>");
    }

    static String colour(double share) {
        if (Math.abs(share) < 5e-4) {
            return "";
        }
        double depth = Math.min(1, Math.sqrt(Math.abs(share) / 0.5));
        int fade = (int) Math.round(235 * (1 - depth));
        return share > 0
                ? String.format(
                        Locale.ROOT,
                        "rgb(%d,%d,%d)",
                        178 + fade * 70 / 235,
                        24 + fade * 215 / 235,
                        43 + fade * 195 / 235)
                : String.format(
                        Locale.ROOT,
                        "rgb(%d,%d,%d)",
                        33 + fade * 195 / 235,
                        102 + fade * 140 / 235,
                        172 + fade * 76 / 235);
    }

    private static String shortened(String name) {
        return name.length() <= 22 ? name : name.substring(0, 21) + "…";
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
