package dev.chokepoint.app.text;

import static dev.chokepoint.app.text.Summary.WIDTH;
import static dev.chokepoint.app.text.Summary.line;
import static dev.chokepoint.app.text.Summary.wrap;

import dev.chokepoint.app.view.WorldUpdateView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a store knows newer of a world's figures, for the terminal.
public final class WorldUpdateText {
    private static final String INDENT = "      ";

    private WorldUpdateText() {}

    /// The comparison: sources, figures that are taken, those to look at, those that stand, and what no store says.
    ///
    /// @param most how many figures of a kind are shown
    public static String of(WorldUpdateView v, int most) {
        StringBuilder out = new StringBuilder();
        line(out, v.world() + " (questions as of " + v.asOf() + ") against the store:");
        v.sources()
                .forEach(s -> wrap(
                                s.title() + ", published " + s.published() + " (" + s.because() + "), " + s.file()
                                        + ", licence: " + s.licence(),
                                WIDTH - 4)
                        .forEach(t -> line(out, "  " + t)));
        WorldUpdateView.CountsView c = v.counts();
        line(
                out,
                c.taken() + " taken" + (c.assumed() == 0 ? "" : " (" + c.assumed() + " over an assumption)") + ", "
                        + c.flagged() + " to look at, " + c.kept() + " kept, " + c.unknown()
                        + " that the store does not know.");
        v.laterThanAsked()
                .ifPresent(known -> line(
                        out, "Questions see all that is taken as of " + known + " or later (--as-of " + known + ")."));
        part(out, "taken", v.figures("taken"), most);
        part(out, "to look at, not taken (--take KEY takes one)", v.figures("flagged"), most);
        part(out, "kept", v.figures("kept"), most);
        unknown(out, v.figures("unknown"), most);
        if (!v.open().isEmpty()) {
            line(out, "");
            line(out, "left open");
            v.open().stream().limit(most).forEach(o -> {
                List<String> lines = wrap(o, WIDTH - 4);
                line(out, "  " + lines.getFirst());
                lines.stream().skip(1).forEach(t -> line(out, "    " + t));
            });
            more(out, v.open().size(), most);
        }
        return out.toString();
    }

    private static void part(StringBuilder out, String title, List<WorldUpdateView.FigureView> all, int most) {
        if (all.isEmpty()) {
            return;
        }
        line(out, "");
        line(out, title + " (" + all.size() + ")");
        all.stream().limit(most).forEach(f -> figure(out, f));
        more(out, all.size(), most);
    }

    private static void more(StringBuilder out, int size, int most) {
        if (size > most) {
            line(out, "  … " + (size - most) + " more; --most 0 shows all");
        }
    }

    private static void figure(StringBuilder out, WorldUpdateView.FigureView f) {
        WorldUpdateView.ValueView b = f.before();
        WorldUpdateView.ValueView a = f.after();
        line(
                out,
                "  " + f.key() + "  " + b.text() + " → " + a.text() + " " + a.unit()
                        + (f.times() == 0 ? "" : String.format(Locale.ROOT, "  (%.3g times)", f.times())));
        List<String> said = new ArrayList<>();
        said.add("had: " + stated(b));
        said.add("store: " + stated(a));
        said.add(f.where() + ": " + f.why());
        said.forEach(s -> {
            List<String> lines = wrap(s, WIDTH - INDENT.length() - 2);
            line(out, INDENT + lines.getFirst());
            lines.stream().skip(1).forEach(t -> line(out, INDENT + "  " + t));
        });
    }

    private static String stated(WorldUpdateView.ValueView v) {
        return "about " + v.about() + ", " + v.source()
                + (v.published().isEmpty() ? "" : ", published " + v.published())
                + (v.note().isEmpty() ? "" : "; " + v.note());
    }

    /// What no store says, by reason.
    private static void unknown(StringBuilder out, List<WorldUpdateView.FigureView> all, int most) {
        if (all.isEmpty()) {
            return;
        }
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        all.forEach(f -> byReason.computeIfAbsent(f.kind() + ": " + f.why(), _ -> new ArrayList<>())
                .add(f.subject().replace('/', ' ')));
        line(out, "");
        line(out, "not known to the store, so it stays (" + all.size() + ")");
        byReason.entrySet().stream().limit(most).forEach(e -> {
            List<String> names = e.getValue();
            String shown = names.size() == 1
                    ? names.getFirst()
                    : names.size() + ": "
                            + String.join(", ", names.stream().limit(3).toList()) + (names.size() > 3 ? " …" : "");
            List<String> lines = wrap(e.getKey() + " (" + shown + ")", WIDTH - 4);
            line(out, "  " + lines.getFirst());
            lines.stream().skip(1).forEach(t -> line(out, "    " + t));
        });
        more(out, byReason.size(), most);
    }
}
