package dev.chokepoint.app.page;

import dev.chokepoint.app.view.losses.LargestLosses;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// The page that shows an economy-wide simulation: losses over time, by region and by sector.
///
/// One file without scripts or outside references; the pictures are inline SVG with text for readers of
/// screens.
public final class SimulationPage {
    static final int WIDTH = 900;
    static final int HEIGHT = 220;
    static final int ROW = 16;

    /// Most letters of a name beside a row.
    static final int NAME = 22;

    private static final int LEFT = 150;
    private static final int MOST_ROWS = 60;
    private static final int MOST_CELLS = 120;
    private static final int MOST_INDUSTRIES = 20;

    private final ArioRun run;
    private final IoTable table;

    private SimulationPage(ArioRun run) {
        this.run = run;
        table = run.table();
    }

    /// The page of a run, as HTML.
    public static String of(ArioRun run) {
        SimulationPage page = new SimulationPage(run);
        return Html.text(out -> JtesimulationGenerated.render(out, Html.PLAIN, page));
    }

    /// One simulation in the page of many.
    ///
    /// @param page the file name of its own page
    /// @param share production lost as a share of the normal one
    /// @param worst the industry with the largest loss; empty for none
    public record Line(String page, String shock, double lost, double share, double unmet, String worst) {}

    /// The page that leads to the pages of many runs, as HTML.
    public static String index(List<Line> lines) {
        return Html.text(out -> JtesimulationsGenerated.render(out, Html.PLAIN, lines));
    }

    /// An industry with its loss.
    record Industry(String name, double lost, double share) {}

    /// Losses over time: two lines and where 0 stands.
    record Total(String lostLine, String unmetLine, double most, double zero, int steps) {}

    /// Losses of groups of industries over time, the largest first; `all` counts the groups there are.
    record Heat(String title, List<HeatRow> rows, int all) {}

    record HeatRow(String name, int y, List<Cell> cells, double lost) {}

    record Cell(double x, double width, String colour) {}

    /// Losses of regions by sectors.
    record Grid(List<GridRow> rows, List<Head> heads, double width) {}

    record GridRow(String name, int y, List<GridCell> cells) {}

    record GridCell(double x, String colour, String industry, double lost) {}

    record Head(String name, double x) {}

    String title() {
        return run.shock().name() + " - economy-wide simulation";
    }

    int days() {
        return run.steps() * run.daysPerStep();
    }

    double lost() {
        return run.lostProduction();
    }

    double lostShare() {
        return run.lostProduction() / (table.totalOutput() * run.steps() * run.daysPerStep() / 365);
    }

    double unmet() {
        return run.unmetDemand();
    }

    LossMap map() {
        return new LossMap(run);
    }

    Heat regions() {
        return heat("Losses by region over time", table.regions(), table::regionOf);
    }

    Heat sectors() {
        return heat("Losses by sector over time", table.sectors(), table::sectorOf);
    }

    List<Industry> worst() {
        return LargestLosses.of(run, MOST_INDUSTRIES).stream()
                .map(i -> {
                    double normal = run.normal(i) * run.steps();
                    return new Industry(table.industry(i), run.loss(i), normal == 0 ? 0 : run.loss(i) / normal);
                })
                .toList();
    }

    Total total() {
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
        // Small gains are seen at the bottom rather than given half of the picture.
        least = Math.min(least, -0.1 * most);
        return new Total(
                line(loss, most, least),
                line(unmet, most, least),
                most,
                10 + most / (most - least) * HEIGHT,
                run.steps());
    }

    private static String line(double[] values, double most, double least) {
        StringBuilder out = new StringBuilder();
        for (int t = 0; t < values.length; t++) {
            double x = 60 + (WIDTH - 70.0) * t / Math.max(1, values.length - 1);
            double y = 10 + (most - values[t]) / (most - least) * HEIGHT;
            out.append(t == 0 ? "" : " ").append(Figures.at(x)).append(',').append(Figures.at(y));
        }
        return out.toString();
    }

    private Heat heat(String title, List<String> names, IntUnaryOperator group) {
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
        List<HeatRow> rows = new ArrayList<>();
        IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(g -> -sums[g]))
                .limit(MOST_ROWS)
                .forEach(g ->
                        rows.add(new HeatRow(names.get(g), rows.size() * ROW, cells(lost[g], normal[g]), sums[g])));
        return new Heat(title, rows, names.size());
    }

    private List<Cell> cells(double[] lost, double normal) {
        int cells = lost.length;
        double width = (WIDTH - LEFT - 80.0) / cells;
        List<Cell> out = new ArrayList<>();
        for (int c = 0; c < cells; c++) {
            int stepsInCell = (int) ((long) (c + 1) * run.steps() / cells - (long) c * run.steps() / cells);
            String colour = colour(normal == 0 ? 0 : lost[c] / (normal * Math.max(1, stepsInCell)));
            if (!colour.isEmpty()) {
                out.add(new Cell(LEFT + c * width, width + 0.2, colour));
            }
        }
        return out;
    }

    boolean hasGrid() {
        return table.regions().size() <= MOST_ROWS && table.sectors().size() <= MOST_ROWS;
    }

    Grid grid() {
        int sectors = table.sectors().size();
        double width = (WIDTH - LEFT) / (double) sectors;
        List<GridRow> rows = new ArrayList<>();
        for (int r = 0; r < table.regions().size(); r++) {
            List<GridCell> cells = new ArrayList<>();
            for (int s = 0; s < sectors; s++) {
                int i = table.industry(r, s);
                double normal = run.normal(i) * run.steps();
                cells.add(new GridCell(
                        LEFT + s * width,
                        colour(normal == 0 ? 0 : run.loss(i) / normal),
                        table.industry(i),
                        run.loss(i)));
            }
            rows.add(new GridRow(table.regions().get(r), r * ROW, cells));
        }
        List<Head> heads = IntStream.range(0, sectors)
                .mapToObj(s -> new Head(table.sectors().get(s), LEFT + (s + 0.6) * width))
                .toList();
        return new Grid(rows, heads, width);
    }

    /// The colour of a share of production lost; empty for none.
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
}
