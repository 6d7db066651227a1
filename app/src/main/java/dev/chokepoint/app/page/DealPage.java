package dev.chokepoint.app.page;

import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.DealDetail;
import dev.chokepoint.app.view.DealsRun;
import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The page that shows a deal space: the plane of gains, a card per deal, advice from both chairs.
///
/// One file without scripts or outside references; the pictures are inline SVG with text for readers of screens.
public final class DealPage {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 520;
    private static final int LEFT = 78;
    private static final int BOTTOM = 44;
    private static final int BAR = 150;

    private final StringBuilder out = new StringBuilder();
    private final DealsRun.Answer answer;

    private DealPage(DealsRun.Answer answer) {
        this.answer = answer;
    }

    /// The page of an answer, as HTML.
    public static String of(DealsRun.Answer answer) {
        return new DealPage(answer).page();
    }

    private String page() {
        String title = answer.deals().isEmpty()
                ? "No deal space"
                : answer.deals().getFirst().title();
        add("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>");
        add(escaped(title) + ": deals</title><style>" + STYLE + "</style></head><body><main>");
        if (answer.deals().isEmpty()) {
            add("<h1>No deal space was known by " + answer.manifest().known() + "</h1>");
        }
        answer.deals().forEach(this::deal);
        add("<footer><p>Decision support, not legal advice. Cite as: "
                + escaped(answer.manifest().citation()) + "</p></footer></main></body></html>\n");
        return out.toString();
    }

    private static final String STYLE = """
            :root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--one:#1f5fa8;--two:#b3261e;--card:#f6f8fa}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:#fff;margin:0}
            main{max-width:1080px;margin:0 auto;padding:1.5rem 1rem}
            h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
            h3{font-size:1rem;margin:0 0 .3rem}.soft{color:var(--soft)}
            svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:#333}
            table{border-collapse:collapse;width:100%;font-size:.92em}
            td,th{padding:.2rem .6rem .2rem 0;text-align:right;border-bottom:1px solid var(--line);vertical-align:top}
            td:first-child,th:first-child{text-align:left}
            .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:1rem}
            .card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.9rem 1rem}
            .yes{color:#116329;font-weight:600}.no{color:#a40e26;font-weight:600}
            .gains{font-size:1.15rem;font-weight:600}ul,ol{margin:.3rem 0;padding-left:1.2rem}
            .one{color:var(--one)}.two{color:var(--two)}.wide{overflow-x:auto}
            """;

    private void deal(Assessment.DealView d) {
        Assessment.Manifest m = answer.manifest();
        DealDetail x = d.detail();
        add("<header><h1>" + escaped(d.title()) + "</h1><p class=\"soft\">On " + m.on() + ", as known on " + m.known()
                + ". Gains in USD against the controls as they stand, to the end of the plan; best case of the market."
                + "</p><p><b>Without a deal:</b> " + escaped(x.noDeal().text()) + " ("
                + pair(d, x.noDeal().gains()) + ")."
                + (x.noDeal().because().isEmpty()
                        ? ""
                        : " " + escaped(x.noDeal().because())) + "</p>"
                + (answer.stopped() ? "<p class=\"no\">Ended on request before all was searched.</p>" : "")
                + "</header>");
        add("<h2>What can be agreed</h2>");
        plane(d);
        add("<h2>The deals, one by one</h2><div class=\"cards\">");
        x.holds().forEach(h -> card(d, h));
        add("</div>");
        if (x.largest().gains().length > 0) {
            add("<p><b>Best package that holds by itself" + (x.largest().exact() ? "" : " (of those tried)") + ":</b> "
                    + pair(d, x.largest().gains()) + ". " + escaped(x.largest().text()) + "</p>");
        }
        draws(d);
        concessions(d);
        for (DealDetail.ChairView c : x.chairs()) {
            chair(d, c);
        }
        add("<h2>How it was found</h2><p>" + escaped(d.note()) + "</p>");
        if (!x.own().isEmpty()) {
            own(d);
        }
    }

    // ---- the plane --------------------------------------------------------------------------------------------

    private record Mark(String name, double[] at, String colour, String shape) {}

    private void plane(Assessment.DealView d) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark("controls as they stand", new double[] {0, 0}, "#57606a", "cross"));
        double[] none = d.detail().noDeal().gains();
        if (Math.abs(none[0]) + Math.abs(none[1]) > Assessment.NEGLIGIBLE_USD) {
            marks.add(new Mark("no deal", none, "#a40e26", "cross"));
        }
        d.offers().forEach(o -> marks.add(new Mark(o.name(), o.gains(), "#bc4c00", "square")));
        d.solutions().stream()
                .filter(s -> s.gains().length > 0)
                .forEach(s -> marks.add(new Mark(s.rule(), s.gains(), "#116329", "diamond")));
        // What lies at one place has one label.
        for (int k = marks.size() - 1; k > 0; k--) {
            Mark m = marks.get(k);
            Mark before = marks.get(k - 1);
            if (m.shape().equals(before.shape())
                    && Math.abs(m.at()[0] - before.at()[0]) + Math.abs(m.at()[1] - before.at()[1])
                            < Assessment.NEGLIGIBLE_USD) {
                marks.set(k - 1, new Mark(before.name() + ", " + m.name(), m.at(), m.colour(), m.shape()));
                marks.remove(k);
            }
        }
        double[] low = {0, 0};
        double[] high = {1, 1};
        List<double[]> all = new ArrayList<>();
        d.packages().forEach(p -> all.add(p.gains()));
        marks.forEach(x -> all.add(x.at()));
        for (double[] p : all) {
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(low[i], p[i]);
                high[i] = Math.max(high[i], p[i]);
            }
        }
        for (int i = 0; i < 2; i++) {
            double room = 0.06 * (high[i] - low[i]);
            low[i] -= room;
            high[i] += room;
        }
        add("<figure style=\"margin:0\"><svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\""
                + "Gains of " + d.sides().get(0) + " (across) and " + d.sides().get(1) + " (up) of "
                + d.packages().size() + " packages, with the frontier, offers and solutions; the table below has the"
                + " numbers\">");
        axes(d, low, high);
        for (Assessment.PackageView p : d.packages()) {
            if (!p.frontier()) {
                dot(p.gains(), low, high, 2.5, "#afb8c1", p.label());
            }
        }
        List<Assessment.PackageView> frontier = d.packages().stream()
                .filter(Assessment.PackageView::frontier)
                .sorted((a, b) -> Double.compare(a.gains()[0], b.gains()[0]))
                .toList();
        StringBuilder line = new StringBuilder();
        for (Assessment.PackageView p : frontier) {
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p.gains(), low, high), y(p.gains(), low, high)));
        }
        add("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.5\" points=\"" + line + "\"/>");
        frontier.forEach(p -> dot(p.gains(), low, high, 3.5, "#1f5fa8", p.label()));
        List<double[]> labels = new ArrayList<>();
        for (Mark mark : marks) {
            mark(mark, low, high, labels);
        }
        add("</svg><figcaption class=\"soft\">Grey: packages; blue: the frontier, which no other package beats for"
                + " both; orange: offers heard; green: picked by a rule. Only packages up and to the right of no deal"
                + " are acceptable to both.</figcaption></figure>");
        add("<div class=\"wide\"><table><tr><th>package</th><th>" + d.sides().get(0) + "</th><th>"
                + d.sides().get(1) + "</th></tr>");
        marks.forEach(x -> add("<tr><td>" + escaped(x.name()) + "</td><td>" + signed(x.at()[0]) + "</td><td>"
                + signed(x.at()[1]) + "</td></tr>"));
        add("</table></div>");
    }

    private static double x(double[] at, double[] low, double[] high) {
        return LEFT + (at[0] - low[0]) / (high[0] - low[0]) * (WIDTH - LEFT - 12);
    }

    private static double y(double[] at, double[] low, double[] high) {
        return HEIGHT - BOTTOM - (at[1] - low[1]) / (high[1] - low[1]) * (HEIGHT - BOTTOM - 12);
    }

    private void dot(double[] at, double[] low, double[] high, double r, String colour, String label) {
        add(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"><title>%s (%s / %s)</title></circle>",
                x(at, low, high),
                y(at, low, high),
                r,
                colour,
                escaped(label),
                signed(at[0]),
                signed(at[1])));
    }

    private void mark(Mark mark, double[] low, double[] high, List<double[]> labels) {
        double x = x(mark.at(), low, high);
        double y = y(mark.at(), low, high);
        String path = switch (mark.shape()) {
            case "cross" -> "M-6,0H6M0,-6V6";
            case "square" -> "M-5,-5H5V5H-5Z";
            default -> "M0,-7L7,0L0,7L-7,0Z";
        };
        add(String.format(
                Locale.ROOT,
                "<path transform=\"translate(%.1f,%.1f)\" d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>",
                x,
                y,
                path,
                mark.shape().equals("cross") ? "none" : mark.colour(),
                mark.colour()));
        boolean right = x < WIDTH * 0.6;
        double labelY = y + 4;
        // Labels of the same place stand below each other.
        for (double[] other : labels) {
            if (Math.abs(other[0] - (right ? 1 : 0)) < 0.5 && Math.abs(other[1] - labelY) < 14) {
                labelY = other[1] + 14;
            }
        }
        labels.add(new double[] {right ? 1 : 0, labelY});
        String text = mark.name().length() > 46 ? mark.name().substring(0, 45) + "…" : mark.name();
        add(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                right ? x + 10 : x - 10,
                labelY,
                right ? "start" : "end",
                escaped(text)));
    }

    private void axes(Assessment.DealView d, double[] low, double[] high) {
        for (int i = 0; i < 2; i++) {
            double step = Math.pow(10, Math.floor(Math.log10((high[i] - low[i]) / 2)));
            step *= (high[i] - low[i]) / step > 8 ? 5 : (high[i] - low[i]) / step > 4 ? 2 : 1;
            for (double v = Math.ceil(low[i] / step) * step; v <= high[i]; v += step) {
                double[] at = i == 0 ? new double[] {v, low[1]} : new double[] {low[0], v};
                String shade = Math.abs(v) < step / 1e6 ? "#57606a" : "#e6e9ec";
                if (i == 0) {
                    double x = x(at, low, high);
                    add(String.format(
                            Locale.ROOT,
                            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"12\" y2=\"%d\" stroke=\"%s\"/>"
                                    + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                            x,
                            x,
                            HEIGHT - BOTTOM,
                            shade,
                            x,
                            HEIGHT - BOTTOM + 16,
                            tick(v, step)));
                } else {
                    double y = y(at, low, high);
                    add(String.format(
                            Locale.ROOT,
                            "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>"
                                    + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                            LEFT,
                            WIDTH - 12,
                            y,
                            y,
                            shade,
                            LEFT - 6,
                            y + 4,
                            tick(v, step)));
                }
            }
        }
        add("<text x=\"" + (WIDTH - 12) + "\" y=\"" + (HEIGHT - 8) + "\" text-anchor=\"end\">gain of "
                + d.sides().get(0) + " →</text><text x=\"4\" y=\"14\">↑ "
                + d.sides().get(1) + "</text>");
    }

    private static String tick(double v, double step) {
        return Math.abs(v) < step / 1e6
                ? "0"
                : (v < 0 ? "−" : "") + Numbers.usd(Math.abs(v)).replace("USD ", "");
    }

    // ---- a card per deal --------------------------------------------------------------------------------------

    private void card(Assessment.DealView d, DealDetail.HoldView h) {
        add("<section class=\"card\"><h3>" + escaped(h.name()) + "</h3><p class=\"gains\"><span class=\"one\">"
                + d.sides().get(0) + " " + signed(h.gains()[0]) + "</span> · <span class=\"two\">"
                + d.sides().get(1)
                + " " + signed(h.gains()[1]) + "</span></p><p>" + escaped(h.label()) + ".</p>");
        items(d, h);
        add("<p>Would it hold? <span class=\"" + (h.holds() ? "yes\">yes" : "no\">no") + "</span></p><ul>");
        h.sides().forEach(s -> add("<li><b>" + s.party() + "</b>: " + escaped(s.text()) + "</li>"));
        add("</ul>");
        if (!h.expected().isEmpty()) {
            add("<p>With promises kept as often as the record says:</p><table><tr><th>reading</th><th>"
                    + d.sides().get(0) + "</th><th>" + d.sides().get(1) + "</th></tr>");
            h.expected()
                    .forEach(e -> add("<tr><td>" + escaped(e.reading()) + "</td><td>" + signed(e.gains()[0])
                            + "</td><td>" + signed(e.gains()[1]) + "</td></tr>"));
            add("</table>");
        }
        add("<p>Step by step: " + escaped(h.stagingText()) + ".</p>");
        if (h.staging().size() > 1) {
            add("<ol>");
            h.staging().forEach(s -> add("<li>" + escaped(String.join(" and ", s)) + "</li>"));
            add("</ol>");
        }
        if (!h.hostages().isEmpty()) {
            add("<p>What binds again if it ends:</p><ul>");
            h.hostages()
                    .forEach(x -> add("<li>" + escaped(x.concession()) + " (" + x.holder() + ", after " + x.months()
                            + " months" + (x.mutual() ? ", mutual" : "") + "): costs the other side "
                            + signed(x.costsOther()) + ", worth " + signed(x.worthToHolder()) + " to its holder</li>"));
            add("</ul>");
        }
        add("</section>");
    }

    private void items(Assessment.DealView d, DealDetail.HoldView h) {
        if (h.items().isEmpty()) {
            return;
        }
        double most = 1;
        for (DealDetail.ItemView i : h.items()) {
            most = Math.max(most, Math.max(Math.abs(i.gains()[0]), Math.abs(i.gains()[1])));
        }
        int rows = h.items().size();
        add("<svg viewBox=\"0 0 460 " + (rows * 30 + 4) + "\" role=\"img\" aria-label=\"Gains by item: "
                + escaped(String.join(
                        "; ",
                        h.items().stream()
                                .map(i -> i.name() + " " + d.sides().get(0) + " " + signed(i.gains()[0]) + ", "
                                        + d.sides().get(1) + " " + signed(i.gains()[1]))
                                .toList()))
                + "\">");
        int y = 0;
        for (DealDetail.ItemView i : h.items()) {
            String name = i.name().length() > 30 ? i.name().substring(0, 29) + "…" : i.name();
            add("<text x=\"0\" y=\"" + (y + 17) + "\">" + escaped(name) + "</text>");
            for (int side = 0; side < 2; side++) {
                double length = i.gains()[side] / most * BAR / 2;
                double zero = 200 + BAR / 2.0;
                add(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"10\" fill=\"%s\"/>"
                                + "<text x=\"%d\" y=\"%d\">%s</text>",
                        Math.min(zero, zero + length),
                        y + 3 + 12 * side,
                        Math.abs(length),
                        side == 0 ? "#1f5fa8" : "#b3261e",
                        200 + BAR + 12,
                        y + 12 + 12 * side,
                        d.sides().get(side) + " " + signed(i.gains()[side]).replace("USD ", "")));
            }
            y += 30;
        }
        add("</svg>");
    }

    // ---- tables -----------------------------------------------------------------------------------------------

    private void draws(Assessment.DealView d) {
        DealDetail.DrawsView v = d.detail().draws();
        if (v.draws() == 0) {
            return;
        }
        add("<h2>How sure is it?</h2><p>" + escaped(v.text()) + "</p><div class=\"wide\"><table><tr><th>deal</th>"
                + "<th>on the frontier</th><th>both gain</th><th>picked</th>");
        d.sides().forEach(s -> add("<th>" + s + " 5 %</th><th>50 %</th><th>95 %</th><th>regret 95 %</th>"));
        add("</tr>");
        for (DealDetail.DrawnView r : v.deals()) {
            add("<tr><td>" + escaped(r.name()) + "</td><td>" + percent(r.onFrontier()) + "</td><td>"
                    + percent(r.acceptable()) + "</td><td>" + percent(r.chosen()) + "</td>");
            for (int i = 0; i < 2; i++) {
                r.gains().get(i).forEach(q -> add("<td>" + signed(q).replace("USD ", "") + "</td>"));
                add("<td>" + signed(r.regret().get(i).getLast()).replace("USD ", "") + "</td>");
            }
            add("</tr>");
        }
        add("</table></div><ul>");
        v.inputs()
                .forEach(i -> add("<li>" + escaped(i.input()) + ": rank correlation with " + i.side() + "'s gain "
                        + String.format(Locale.ROOT, "%+.2f", i.correlation()) + "</li>"));
        add("</ul>");
    }

    private void concessions(Assessment.DealView d) {
        add(
                "<h2>What each side could give</h2><div class=\"wide\"><table><tr><th>concession, strongest option alone</th>"
                        + "<th>side</th><th>to its giver</th><th>to the other</th><th>red line</th></tr>");
        d.concessions()
                .forEach(c -> add("<tr><td>" + escaped(c.name()) + "</td><td>" + c.side() + "</td><td>"
                        + signed(c.gainToGiver()) + "</td><td>" + signed(c.gainToReceiver()) + "</td><td>"
                        + escaped(c.redLine()) + "</td></tr>"));
        add("</table></div>");
    }

    private void chair(Assessment.DealView d, DealDetail.ChairView c) {
        String other = d.sides().get(d.sides().indexOf(c.party()) == 0 ? 1 : 0);
        add("<h2>From the chair of " + c.party() + "</h2>");
        add("<div class=\"wide\"><table><tr><th>ask for</th><th>to " + c.party() + "</th><th>to " + other
                + "</th></tr>");
        c.asks().stream()
                .filter(a -> Math.abs(a.toMe()) > Assessment.NEGLIGIBLE_USD)
                .forEach(a -> add("<tr><td>" + escaped(a.concession() + ": " + a.option()) + "</td><td>"
                        + signed(a.toMe()) + "</td><td>" + signed(a.toGiver()) + "</td></tr>"));
        add("</table></div><div class=\"wide\"><table><tr><th>give or hold</th><th>to " + c.party() + "</th><th>to "
                + other + "</th><th>a month of it to " + other + ", now and later</th><th>grip</th>"
                + "<th>break-even weight</th><th>turns at rent share</th></tr>");
        c.levers().stream()
                .filter(l -> Math.max(Math.abs(l.toMe()), Math.abs(l.toOther())) > Assessment.NEGLIGIBLE_USD)
                .forEach(l -> add("<tr><td>" + escaped(l.concession() + ": " + l.option())
                        + (l.ruledOut() ? " (red line)" : "") + "</td><td>" + signed(l.toMe()) + "</td><td>"
                        + signed(l.toOther()) + "</td><td>"
                        + String.join(
                                ", ",
                                l.perMonthOther().stream()
                                        .map(v -> signed(v).replace("USD ", ""))
                                        .toList())
                        + "</td><td>" + l.trend() + "</td><td>"
                        + (l.breakEvenWeight() > 0 ? Numbers.usd(l.breakEvenWeight()) : "none") + "</td><td>"
                        + (l.rentShare() >= 0 ? percent(l.rentShare()) : "never") + "</td></tr>"));
        add("</table></div>");
        if (!c.offers().isEmpty()) {
            add("<ul>");
            c.offers()
                    .forEach(o -> add("<li>" + escaped(o.name()) + ": " + pair(d, o.gains()) + "."
                            + (o.smallestChange().gains().length > 0
                                    ? " One change both prefer: "
                                            + escaped(o.smallestChange().change()) + " ("
                                            + pair(d, o.smallestChange().gains()) + ")."
                                    : "")
                            + (o.bestForMe().gains().length > 0
                                    ? " The most to ask: "
                                            + escaped(o.bestForMe().change()) + " ("
                                            + pair(d, o.bestForMe().gains()) + ")."
                                    : "")
                            + "</li>"));
            add("</ul>");
        }
        c.links()
                .forEach(l -> add("<p>Only as a pair: " + escaped(l.first()) + " with " + escaped(l.second()) + " ("
                        + pair(d, l.gains()) + ").</p>"));
        if (!c.bargaining().isEmpty()) {
            add("<p>" + escaped(c.bargaining()) + "</p>");
        }
    }

    private void own(Assessment.DealView d) {
        add("<details><summary>Valued twice: by each side's own plan and in the joint market</summary>"
                + "<div class=\"wide\"><table><tr><th>package</th><th>own plans</th><th>joint market</th></tr>");
        d.detail()
                .own()
                .forEach(r -> add("<tr><td>" + escaped(r.label()) + "</td><td>" + signed(r.own()[0]) + " / "
                        + signed(r.own()[1]) + "</td><td>" + signed(r.joint()[0]) + " / " + signed(r.joint()[1])
                        + "</td></tr>"));
        add("</table></div>");
        d.detail().changed().forEach(t -> add("<p>" + escaped(t) + "</p>"));
        add("<p>" + escaped(String.join(" ", d.detail().text())) + "</p></details>");
    }

    // ---- words ------------------------------------------------------------------------------------------------

    private void add(String html) {
        out.append(html);
    }

    private static String pair(Assessment.DealView d, double[] gains) {
        return d.sides().get(0) + " " + signed(gains[0]) + ", " + d.sides().get(1) + " " + signed(gains[1]);
    }

    private static String signed(double usd) {
        return Math.abs(usd) < Assessment.NEGLIGIBLE_USD ? "0" : (usd > 0 ? "+" : "−") + Numbers.usd(Math.abs(usd));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
