package dev.chokepoint.app;

import java.util.ArrayList;
import java.util.List;

/// The answer on one screen of a terminal.
final class Summary {
    private static final int WIDTH = 100;
    private static final int LABEL = 34;

    private Summary() {}

    static String text(Assessment a) {
        StringBuilder out = new StringBuilder();
        Assessment.Manifest m = a.manifest();
        line(out, m.title());
        line(
                out,
                "on " + m.on() + ", as known on " + m.known() + "; " + m.items() + " items, " + m.places() + " places, "
                        + m.lanes() + " lanes, " + m.months() + " months from " + m.first());
        line(out, "");
        long ledger = a.articles().stream()
                .flatMap(x -> x.claims().stream())
                .filter(Assessment.ClaimView::ledger)
                .count();
        long claims = a.articles().stream().mapToLong(x -> x.claims().size()).sum();
        long binding =
                a.measures().stream().filter(x -> x.state().equals("in force")).count();
        line(
                out,
                "evidence  " + claims + " claims in " + a.articles().size() + " news brief(s), " + ledger
                        + " of a kind that may enter the ledger");
        line(
                out,
                "controls  " + binding + " measures in force, "
                        + a.measures().stream().filter(x -> x.holdsLanes() > 0).count() + " hold lanes of this world");
        long passing = m.certificates().stream()
                .filter(Assessment.CertificateView::passes)
                .count();
        line(
                out,
                "exposure  " + passing + " of " + m.certificates().size() + " programs certified (" + m.rows()
                        + " rows, " + m.columns() + " columns)");
        line(
                out,
                "deals     "
                        + a.deals().stream().mapToInt(d -> d.packages().size()).sum() + " packages valued in "
                        + a.deals().size() + " deal space(s)");
        line(out, "");
        for (Assessment.Headline h : a.summary()) {
            String label = h.label().length() > LABEL ? h.label().substring(0, LABEL - 1) + "…" : h.label();
            line(out, pad(label, LABEL) + "  " + h.value());
            wrap(h.text(), WIDTH - LABEL - 2).forEach(t -> line(out, pad("", LABEL) + "  " + t));
        }
        line(out, "");
        line(
                out,
                "Losses are changes in welfare (USD of " + m.first() + "); assumptions and sources are in the report.");
        line(out, "Decision support, not legal advice; nothing here is \"cleared\".");
        line(out, "Cite as: " + m.citation());
        return out.toString();
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder at = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!at.isEmpty() && at.length() + 1 + word.length() > width) {
                lines.add(at.toString());
                at.setLength(0);
            }
            at.append(at.isEmpty() ? "" : " ").append(word);
        }
        lines.add(at.toString());
        return lines;
    }
}
