package dev.chokepoint.app.text;

import static dev.chokepoint.app.text.Summary.WIDTH;
import static dev.chokepoint.app.text.Summary.line;
import static dev.chokepoint.app.text.Summary.wrap;

import dev.chokepoint.app.view.WorldDiffView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What differs between two worlds, for the terminal.
public final class WorldDiffText {
    private static final String INDENT = "      ";

    private WorldDiffText() {}

    /// The differences: names, figures by kind, measures by issuer.
    ///
    /// @param most how many figures of a kind are shown
    public static String of(WorldDiffView d, int most) {
        StringBuilder out = new StringBuilder();
        line(out, side(d.before()) + " against " + side(d.after()));
        line(
                out,
                d.figures().size() + " figures differ, "
                        + d.figures().stream().filter(f -> !f.assumed()).count()
                        + " of them by a document; "
                        + d.measures().size() + " measures stand elsewhere.");
        d.names().forEach(n -> names(out, n));
        figures(out, d, most);
        measures(out, d);
        return out.toString();
    }

    private static String side(WorldDiffView.SideView s) {
        return s.world() + " (as known on " + s.known() + ", " + s.months() + " months from " + s.first() + ")";
    }

    private static void names(StringBuilder out, WorldDiffView.NamesView n) {
        line(out, "");
        line(out, n.kind() + (n.added().size() + n.gone().size() == 1 ? "" : "s") + " of one world only");
        n.added().forEach(name -> line(out, "  + " + name));
        n.gone().forEach(name -> line(out, "  - " + name));
    }

    private static void figures(StringBuilder out, WorldDiffView d, int most) {
        Map<String, List<WorldDiffView.FigureView>> byKind = new LinkedHashMap<>();
        d.figures()
                .forEach(f ->
                        byKind.computeIfAbsent(f.kind(), k -> new ArrayList<>()).add(f));
        byKind.forEach((kind, all) -> {
            line(out, "");
            line(out, kind + " (" + all.size() + ")");
            all.stream().limit(most).forEach(f -> figure(out, f));
            if (all.size() > most) {
                line(out, "  … " + (all.size() - most) + " more; --most 0 shows all");
            }
        });
    }

    private static void figure(StringBuilder out, WorldDiffView.FigureView f) {
        String name = f.subject().replace("/", " ");
        String change = switch (f.change()) {
            case "new" -> "new: " + f.after();
            case "gone" -> "gone: " + f.before();
            case "source" -> f.after() + ", as before";
            default -> f.before() + " → " + f.after() + percent(f.times());
        };
        line(out, "  " + name + "  " + change);
        String why = f.why() + (f.note().isEmpty() ? "" : "; " + f.note());
        wrap(why, WIDTH - INDENT.length()).forEach(t -> line(out, INDENT + t));
    }

    private static String percent(double times) {
        if (times == 0) {
            return "";
        }
        long change = Math.round(100 * (times - 1));
        return change == 0 ? "" : " (" + (change > 0 ? "+" : "−") + Math.abs(change) + " %)";
    }

    private static void measures(StringBuilder out, WorldDiffView d) {
        Map<String, List<WorldDiffView.MeasureChangeView>> byIssuer = d.measures().stream()
                .collect(Collectors.groupingBy(
                        WorldDiffView.MeasureChangeView::issuer, LinkedHashMap::new, Collectors.toList()));
        byIssuer.forEach((issuer, all) -> {
            line(out, "");
            line(out, "measures of " + issuer + " (" + all.size() + ")");
            for (WorldDiffView.MeasureChangeView m : all) {
                line(out, "  " + m.measure() + "  " + m.before() + " → " + m.after());
                wrap(m.title() + (m.why().isEmpty() ? "" : "; " + m.why()), WIDTH - INDENT.length())
                        .forEach(t -> line(out, INDENT + t));
            }
        });
    }
}
