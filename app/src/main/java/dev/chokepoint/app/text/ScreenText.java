package dev.chokepoint.app.text;

import dev.chokepoint.app.screen.ScreenView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A screen of world trade on one screen of a terminal.
public final class ScreenText {
    private static final int MOST_PRODUCT = 34;

    private ScreenText() {}

    public static String of(ScreenView view) {
        StringBuilder out = new StringBuilder();
        wrapped(out, view.cannotSay());
        ScreenView.Run run = view.run();
        out.append('\n');
        wrapped(
                out,
                run.method() + " on " + run.dataset() + ", "
                        + (run.first() == run.last() ? "" + run.first() : run.first() + " to " + run.last()) + ": "
                        + run.parameters());
        if (run.unmappedShare() > 0) {
            out.append(String.format(
                    Locale.ROOT, "%.3f %% of the value has codes that are not known.%n", 100 * run.unmappedShare()));
        }
        out.append('\n');
        int width =
                view.findings().stream().mapToInt(f -> f.what().length()).max().orElse(0);
        for (ScreenView.Finding f : view.findings()) {
            out.append("  ")
                    .append(f.what())
                    .append(" ".repeat(width - f.what().length() + 2))
                    .append(f.text())
                    .append('\n');
        }
        sensitivity(out, view.sensitivity());
        ranking(out, view.ranking());
        return out.toString();
    }

    private static void sensitivity(StringBuilder out, List<ScreenView.Sensitivity> counts) {
        if (counts.isEmpty()) {
            return;
        }
        List<String> concentrations = counts.stream()
                .map(ScreenView.Sensitivity::concentration)
                .distinct()
                .toList();
        out.append("\n  pairs at other thresholds  ");
        concentrations.forEach(c -> out.append(String.format(Locale.ROOT, "%10s", "> " + c)));
        out.append('\n');
        for (String ratio :
                counts.stream().map(ScreenView.Sensitivity::ratio).distinct().toList()) {
            out.append(String.format(Locale.ROOT, "  imports / exports > %-7s", ratio));
            counts.stream()
                    .filter(c -> c.ratio().equals(ratio))
                    .forEach(c -> out.append(String.format(Locale.ROOT, "%,10d", c.count())));
            out.append('\n');
        }
    }

    private static void ranking(StringBuilder out, ScreenView.Ranking ranking) {
        out.append('\n')
                .append(ranking.title())
                .append(", by ")
                .append(ranking.by())
                .append(" (")
                .append(ranking.rows().size())
                .append(" of ")
                .append(String.format(Locale.ROOT, "%,d", ranking.of()))
                .append(")\n");
        List<List<String>> table = new ArrayList<>();
        table.add(ranking.columns());
        for (List<String> row : ranking.rows()) {
            table.add(row.stream()
                    .map(c -> c.length() > MOST_PRODUCT ? c.substring(0, MOST_PRODUCT - 1) + "…" : c)
                    .toList());
        }
        int[] widths = new int[ranking.columns().size()];
        for (List<String> row : table) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder("  ");
            for (int c = 0; c < widths.length; c++) {
                line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 2));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static void wrapped(StringBuilder out, String text) {
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + word.length() + 1 > Summary.WIDTH) {
                out.append('\n');
                column = 0;
            }
            out.append(column > 0 ? " " : "").append(word);
            column += word.length() + (column > 0 ? 1 : 0);
        }
        out.append('\n');
    }
}
