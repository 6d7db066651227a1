package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Writes readings as one self-contained page: spans highlighted and numbered, coloured by modality as in the report,
/// slots and rules on hover and in a table below that the numbers lead to. It needs no script: what a pointer shows,
/// the
/// keyboard reaches by the links.
public final class ReadingHtml {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c1f24;--paper:#fff;--line:#dcdad3;--dim:#565d68;--link:#1f4e79;
            --done:#b9d7f2;--in-force:#b5e2d6;--planned:#d9d1f3;--hinted:#fbe7a6;--expected:#f9d3b0;--conditional:#f1c8dc;--denied:#dcdfe4}
            @media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#14161a;--line:#343942;--dim:#adb3bd;--link:#8ab8e6;
            --done:#1e456b;--in-force:#14524a;--planned:#43366e;--hinted:#5a4a10;--expected:#66401a;--conditional:#5e2745;--denied:#41464f}}
            body{font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
            h1{font-size:1.3rem;margin-top:2.5rem}.meta,.section,.rules{color:var(--dim);font-size:.85rem}a{color:var(--link)}
            .p{margin:.8rem 0}.comment{border-left:3px solid var(--line);padding-left:1rem}.aside{color:var(--dim)}
            mark{color:var(--ink);border-radius:2px;padding:.06em 0;cursor:help}mark sup{font-size:.7em;padding:0 .1em}mark sup a{text-decoration:none;color:var(--ink)}
            .opinion{font-style:italic;text-decoration:underline wavy var(--dim) 1px;text-underline-offset:.25em}
            .done{background:var(--done)}.in-force{background:var(--in-force)}.planned{background:var(--planned)}.hinted{background:var(--hinted)}
            .expected{background:var(--expected)}.conditional{background:var(--conditional)}.denied{background:var(--denied)}
            .fact{background:none;border-bottom:2px dotted var(--dim);border-radius:0}.excluded{background:none;border-bottom:3px double var(--dim);border-radius:0}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;margin-top:1.5rem}caption{text-align:left;color:var(--dim)}
            td,th{border-top:1px solid var(--line);padding:.35rem .6rem .35rem 0;text-align:left;vertical-align:top}th,td.n,td:first-child{white-space:nowrap}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            tr:target,mark:target{outline:2px solid var(--link)}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
            .key{display:flex;flex-wrap:wrap;gap:.4rem 1rem;padding:0;list-style:none;font-size:.85rem}.tag{padding:0 .4rem;border-radius:2px;white-space:nowrap;color:var(--ink)}
            @media print{mark,.tag{print-color-adjust:exact}}
            """;

    private ReadingHtml() {}

    /// A whole page for one or more documents.
    public static String page(List<Reading> readings) {
        StringBuilder out = new StringBuilder(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Chokepoint: claims</title><style>\n");
        out.append(STYLE).append("</style></head><body>\n<ul class=\"key\">");
        for (Modality m : Modality.values()) {
            out.append("<li>").append(tag(m.code())).append("</li>");
        }
        out.append(
                "<li><span class=\"opinion\">opinion</span></li><li><span class=\"fact\">supply fact or talks</span></li>"
                        + "<li><span class=\"excluded\">left out by the claim before</span></li></ul>\n");
        for (int i = 0; i < readings.size(); i++) {
            out.append(article(readings.get(i), "d" + (i + 1) + "-"));
        }
        return out.append("</body></html>\n").toString();
    }

    private static String tag(String code) {
        return "<span class=\"tag " + code + "\">" + code + "</span>";
    }

    /// A stretch of the text to be marked.
    ///
    /// @param label the number shown behind it; empty for none
    /// @param row the id of its row in the tables; empty for none
    private record Layer(Span span, String css, String hover, String label, String row) {}

    /// The part of a page for one document.
    ///
    /// @param prefix what makes the ids of its parts unlike those of other documents
    private static String article(Reading reading, String prefix) {
        Article article = reading.article();
        StringBuilder out = new StringBuilder("<article>\n<h1>")
                .append(escape(
                        article.headline().isEmpty()
                                ? article.id().value()
                                : article.headline().replaceFirst("^#+ ", "")))
                .append("</h1>\n<p class=\"meta\">")
                .append(article.published().day());
        if (!article.publisher().isEmpty()) {
            out.append(" \u00b7 ").append(escape(article.publisher()));
        }
        if (article.url().startsWith("http://") || article.url().startsWith("https://")) {
            out.append(" \u00b7 <a href=\"")
                    .append(escape(article.url()))
                    .append("\">")
                    .append(escape(article.url()))
                    .append("</a>");
        }
        out.append(" \u00b7 SHA-256 ").append(article.sha256(), 0, 16).append("\u2026</p>\n");
        passages(out, article, layers(reading, prefix));
        claims(out, reading, prefix);
        facts(out, reading, prefix);
        return out.append("</article>\n").toString();
    }

    private record Fact(Span span, String words, String rule) {}

    /// Supply facts and talks in the order of the text.
    private static List<Fact> told(Reading reading) {
        List<Fact> out = new ArrayList<>();
        for (SupplyFact s : reading.supplyFacts()) {
            out.add(new Fact(
                    s.span(), "supply fact, " + ReadingText.word(s.kind()) + ": " + ReadingText.fact(s), s.rule()));
        }
        for (NegotiationEvent e : reading.negotiations()) {
            out.add(new Fact(e.span(), "talks " + ReadingText.word(e.kind()) + ": " + ReadingText.event(e), e.rule()));
        }
        out.sort(Comparator.comparingInt(x -> x.span().start()));
        return out;
    }

    private static List<Layer> layers(Reading reading, String prefix) {
        List<Layer> layers = new ArrayList<>();
        int n = 0;
        for (Claim c : reading.claims()) {
            n++;
            String row = prefix + "c" + n;
            layers.add(new Layer(
                    c.span(),
                    c.modality().value().code() + (c.opinion() ? " opinion" : ""),
                    "Claim " + n + ": " + ReadingText.summary(c) + lineOf(ReadingText.details(c)) + "\nrules: "
                            + String.join(", ", c.rules())
                            + String.format(Locale.ROOT, "\nconfidence %.2f", c.confidence()),
                    Integer.toString(n),
                    row));
            for (Slot<?> x : c.exclusions()) {
                if (!c.span().contains(x.span())) {
                    layers.add(new Layer(x.span(), "excluded", "Claim " + n + " leaves this out", "", row));
                }
            }
        }
        int f = 0;
        for (Fact x : told(reading)) {
            f++;
            layers.add(new Layer(x.span(), "fact", x.words() + "\nrule: " + x.rule(), "f" + f, prefix + "f" + f));
        }
        return layers;
    }

    /// The text, with the name of a section where it begins.
    private static void passages(StringBuilder out, Article article, List<Layer> layers) {
        Set<String> marked = new HashSet<>();
        Section before = Section.HEADLINE;
        for (Passage p : article.passages()) {
            if (p.section() == Section.HEADLINE) {
                if (layers.stream().noneMatch(l -> l.span().overlaps(p.span()))) {
                    continue;
                }
            }
            String css = p.section() == Section.COMMENT
                    ? "p comment"
                    : p.section() == Section.REPORT || p.section() == Section.HEADLINE ? "p" : "p aside";
            out.append("<div class=\"").append(css).append("\">");
            if (p.section() != Section.REPORT && p.section() != before) {
                out.append("<span class=\"section\">")
                        .append(p.section().code())
                        .append("</span><br>");
            }
            before = p.section();
            passage(out, article.text(), p.span(), layers, marked);
            out.append("</div>\n");
        }
    }

    private static void claims(StringBuilder out, Reading reading, String prefix) {
        if (reading.claims().isEmpty()) {
            out.append("<p class=\"meta\">No claim about export controls was read.</p>\n");
            return;
        }
        out.append(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Claims\"><table><caption>Claims</caption>"
                        + "<tr><th scope=\"col\">#</th><th scope=\"col\">claim</th><th scope=\"col\">told by</th>"
                        + "<th scope=\"col\">goes to</th><th scope=\"col\" class=\"n\">confidence</th></tr>\n");
        int n = 0;
        for (Claim c : reading.claims()) {
            n++;
            number(out, prefix + "c" + n, Integer.toString(n));
            out.append(escape(ReadingText.summary(c)))
                    .append(' ')
                    .append(tag(c.modality().value().code()));
            List<String> more = new ArrayList<>(ReadingText.slots(c));
            if (c.historic()) {
                more.add("background");
            }
            dim(out, String.join("; ", more));
            dim(out, "rules: " + String.join(", ", c.rules()));
            out.append("</td><td>")
                    .append(escape(ReadingText.told(c)))
                    .append("</td><td>")
                    .append(
                            c.opinion()
                                    ? "opinion, not fact"
                                    : c.isRecordable() ? "may enter the ledger" : "watch list")
                    .append("</td><td class=\"n\">")
                    .append(String.format(Locale.ROOT, "%.2f", c.confidence()))
                    .append("</td></tr>\n");
        }
        out.append("</table></div>\n");
    }

    private static void facts(StringBuilder out, Reading reading, String prefix) {
        if (reading.supplyFacts().isEmpty() && reading.negotiations().isEmpty()) {
            return;
        }
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Supply facts and talks\"><table>"
                + "<caption>Supply facts and talks</caption>"
                + "<tr><th scope=\"col\">#</th><th scope=\"col\">what</th><th scope=\"col\">rule</th></tr>\n");
        int f = 0;
        for (Fact x : told(reading)) {
            f++;
            number(out, prefix + "f" + f, "f" + f);
            out.append(escape(x.words()))
                    .append("</td><td class=\"rules\">")
                    .append(escape(x.rule()))
                    .append("</td></tr>\n");
        }
        out.append("</table></div>\n");
    }

    /// Opens a row with a number that leads back to the text.
    private static void number(StringBuilder out, String row, String label) {
        out.append("<tr id=\"")
                .append(row)
                .append("\"><td><a href=\"#")
                .append(row)
                .append("-text\">")
                .append(label)
                .append("</a></td><td>");
    }

    private static void dim(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            out.append("<br><span class=\"rules\">").append(escape(text)).append("</span>");
        }
    }

    private static String lineOf(String details) {
        return details.isEmpty() ? "" : "\n" + details;
    }

    /// Cuts the passage at every edge of a layer; each piece shows the shortest layer over it, and the numbers of the
    /// layers that end with it.
    ///
    /// @param marked the rows whose first piece was written; a row leads back to that piece
    private static void passage(StringBuilder out, String text, Span passage, List<Layer> layers, Set<String> marked) {
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
                mark(out, piece, over, end, passage.end(), marked);
            }
            from = cuts.pollFirst();
        }
    }

    private static void mark(
            StringBuilder out, String piece, List<Layer> over, int end, int passageEnd, Set<String> marked) {
        String hover = String.join("\n\n", over.stream().map(Layer::hover).toList());
        List<Layer> numbered = over.stream().filter(l -> !l.label().isEmpty()).toList();
        // one place of the page has one id: where several begin together, the others stand around it
        List<String> begun = numbered.stream()
                .map(Layer::row)
                .filter(marked::add)
                .map(r -> r + "-text")
                .toList();
        begun.stream()
                .skip(1)
                .forEach(id -> out.append("<span id=\"").append(id).append("\">"));
        out.append("<mark class=\"").append(over.getFirst().css()).append('"');
        if (!begun.isEmpty()) {
            out.append(" id=\"").append(begun.getFirst()).append('"');
        }
        out.append(" title=\"").append(escape(hover)).append("\">").append(piece);
        List<String> links = numbered.stream()
                .filter(l ->
                        l.span().end() == end || (end == passageEnd && l.span().end() > end))
                .map(l -> "<a href=\"#" + l.row() + "\">" + l.label() + "</a>")
                .toList();
        if (!links.isEmpty()) {
            out.append("<sup>").append(String.join(" ", links)).append("</sup>");
        }
        out.append("</mark>").append("</span>".repeat(Math.max(0, begun.size() - 1)));
    }

    static String escape(String s) {
        return s.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
