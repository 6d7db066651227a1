package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.Claim;
import dev.chokepoint.evidence.Modality;
import dev.chokepoint.evidence.NegotiationEvent;
import dev.chokepoint.evidence.Passage;
import dev.chokepoint.evidence.Reading;
import dev.chokepoint.evidence.Section;
import dev.chokepoint.evidence.Span;
import dev.chokepoint.evidence.SupplyFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Writes readings as one self-contained page: spans highlighted, coloured by modality, slots and rules
/// on hover.
public final class ReadingHtml {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d0d7de;--dim:#57606a}
            @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--line:#30363d;--dim:#8b949e}}
            body{font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.3rem}h2{font-size:1.05rem;margin-top:2.5rem}.meta,.section,.rules{color:var(--dim);font-size:.85rem}
            .p{margin:.8rem 0}.comment{border-left:3px solid var(--line);padding-left:1rem}.aside{color:var(--dim)}
            mark{color:#111;border-radius:.2rem;padding:.05rem .1rem;cursor:help}mark.opinion{outline:2px dashed #b35900}
            .done{background:#a6e3a1}.in-force{background:#94d2bd}.planned{background:#9ec5fe}.hinted{background:#ffe08a}
            .expected{background:#f7c6a3}.conditional{background:#d8c4f1}.denied{background:#f5a3a3}.fact{background:#d9d9d9}
            table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{border-top:1px solid var(--line);padding:.35rem;text-align:left;vertical-align:top}
            .key span{margin-right:.8rem;padding:.1rem .4rem;border-radius:.2rem;color:#111;font-size:.8rem}
            """;

    private ReadingHtml() {}

    /// A whole page for one or more documents.
    public static String page(List<Reading> readings) {
        StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Chokepoint: claims</title><style>\n");
        out.append(STYLE).append("</style></head><body>\n<p class=\"key\">");
        for (Modality m : Modality.values()) {
            out.append("<span class=\"")
                    .append(m.code())
                    .append("\">")
                    .append(m.code())
                    .append("</span>");
        }
        out.append("<span class=\"fact\">supply fact or talks</span> dashed outline: opinion</p>\n");
        for (Reading r : readings) {
            out.append(article(r));
        }
        return out.append("</body></html>\n").toString();
    }

    private record Layer(Span span, String css, String hover) {}

    /// The part of a page for one document, without head and style.
    public static String article(Reading reading) {
        String text = reading.article().text();
        List<Layer> layers = new ArrayList<>();
        int n = 0;
        for (Claim c : reading.claims()) {
            n++;
            layers.add(new Layer(
                    c.span(),
                    c.modality().value().code() + (c.opinion() ? " opinion" : ""),
                    "Claim " + n + ": " + ReadingText.summary(c) + lineOf(ReadingText.details(c)) + "\nrules: "
                            + String.join(", ", c.rules())
                            + String.format(java.util.Locale.ROOT, "%nconfidence %.2f", c.confidence())));
        }
        for (SupplyFact f : reading.supplyFacts()) {
            layers.add(new Layer(
                    f.span(),
                    "fact",
                    "Supply fact, " + ReadingText.word(f.kind()) + ": " + ReadingText.fact(f) + "\nrule: " + f.rule()));
        }
        for (NegotiationEvent e : reading.negotiations()) {
            layers.add(new Layer(
                    e.span(),
                    "fact",
                    "Talks " + ReadingText.word(e.kind()) + ": " + ReadingText.event(e) + "\nrule: " + e.rule()));
        }
        StringBuilder out = new StringBuilder("<article>\n");
        String headline = reading.article().headline();
        out.append("<h1>")
                .append(escape(headline.isEmpty() ? reading.article().id().value() : headline.replaceFirst("^#+ ", "")))
                .append("</h1>\n");
        out.append("<p class=\"meta\">").append(reading.article().published().day());
        if (!reading.article().publisher().isEmpty()) {
            out.append(" \u00b7 ").append(escape(reading.article().publisher()));
        }
        out.append(" \u00b7 SHA-256 ").append(reading.article().sha256(), 0, 16).append("\u2026</p>\n");
        for (Passage p : reading.article().passages()) {
            if (p.section() == Section.HEADLINE) {
                continue;
            }
            String css = p.section() == Section.COMMENT ? "p comment" : p.section() == Section.REPORT ? "p" : "p aside";
            out.append("<div class=\"").append(css).append("\">");
            if (p.section() != Section.REPORT) {
                out.append("<span class=\"section\">")
                        .append(p.section().code())
                        .append("</span><br>");
            }
            passage(out, text, p.span(), layers);
            out.append("</div>\n");
        }
        out.append("<table><tr><th>#</th><th>claim</th><th>told by</th><th>conf.</th></tr>\n");
        n = 0;
        for (Claim c : reading.claims()) {
            n++;
            out.append("<tr><td>").append(n).append("</td><td>").append(escape(ReadingText.summary(c)));
            String more = ReadingText.details(c);
            if (!more.isEmpty()) {
                out.append("<br><span class=\"rules\">").append(escape(more)).append("</span>");
            }
            out.append("<br><span class=\"rules\">")
                    .append(escape(String.join(", ", c.rules())))
                    .append("</span></td><td>");
            out.append(escape(String.join(
                    " < ",
                    c.sources().stream().map(s -> ReadingText.name(s.value())).toList())));
            out.append("</td><td>")
                    .append(String.format(java.util.Locale.ROOT, "%.2f", c.confidence()))
                    .append("</td></tr>\n");
        }
        return out.append("</table>\n</article>\n").toString();
    }

    private static String lineOf(String details) {
        return details.isEmpty() ? "" : "\n" + details;
    }

    /// Cuts the passage at every edge of a layer; each piece shows the shortest layer over it.
    private static void passage(StringBuilder out, String text, Span passage, List<Layer> layers) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(passage.start(), passage.end()));
        List<Layer> here = new ArrayList<>();
        for (Layer l : layers) {
            if (l.span().overlaps(passage)) {
                here.add(l);
                cuts.add(Math.max(passage.start(), l.span().start()));
                cuts.add(Math.min(passage.end(), l.span().end()));
            }
        }
        here.sort(Comparator.comparingInt(l -> l.span().length()));
        Integer from = cuts.pollFirst();
        while (from != null && !cuts.isEmpty()) {
            int start = from;
            int end = cuts.first();
            String piece = escape(text.substring(start, end));
            Span span = Span.of(start, end);
            List<Layer> over =
                    here.stream().filter(l -> l.span().contains(span)).toList();
            if (over.isEmpty()) {
                out.append(piece);
            } else {
                String hover =
                        String.join("\n\n", over.stream().map(Layer::hover).toList());
                out.append("<mark class=\"")
                        .append(over.getFirst().css())
                        .append("\" title=\"")
                        .append(escape(hover))
                        .append("\">")
                        .append(piece)
                        .append("</mark>");
            }
            from = cuts.pollFirst();
        }
    }

    static String escape(String s) {
        return s.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
