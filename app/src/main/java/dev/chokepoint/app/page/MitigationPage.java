package dev.chokepoint.app.page;

import dev.chokepoint.app.view.MitigationView;
import dev.chokepoint.base.Numbers;
import java.util.List;
import java.util.Locale;

/// What to prepare as one HTML page that loads nothing.
public final class MitigationPage {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    /// Room for the names of the curves.
    private static final double RIGHT = 90;

    private static final int LEFT = 90;
    private static final int BOTTOM = 44;

    private MitigationPage() {}

    public static String html(MitigationView v) {
        StringBuilder b = new StringBuilder();
        b.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(text("What to prepare: " + v.whom()))
                .append("</title><style>")
                .append("body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1100px;padding:0 1rem;")
                .append("color:#222;background:#fdfcf9}h1,h2{font-family:Georgia,serif}table{border-collapse:collapse;")
                .append("width:100%;margin:.5rem 0 1.5rem}td,th{padding:.3rem .6rem;border-bottom:1px solid #ddd;")
                .append("text-align:left;vertical-align:top}td.n,th.n{text-align:right;white-space:nowrap}")
                .append(".small{color:#555;font-size:13px}.note{border-left:4px solid #b5482a;padding-left:.8rem}")
                .append("svg text{font:12px system-ui,sans-serif;fill:#333}</style></head><body>");
        b.append("<h1>").append(text("What to prepare: " + v.whom())).append("</h1><p>");
        b.append(text(v.scenarios() + " equally likely scenarios of licensing delays on " + v.draws()
                + " draws of the uncertain inputs; " + v.market()
                + ". Decided before the first month of the plan, under "
                + (Double.isFinite(v.budgetUsd())
                        ? "a budget of " + Numbers.usd(v.budgetUsd())
                        : "no budget: what pays for itself")
                + ". On " + v.manifest().on() + ", as known on " + v.manifest().known() + "."));
        b.append("</p>");
        v.notes().forEach(n -> b.append("<p class=\"note\">").append(text(n)).append("</p>"));
        b.append("<h2>Risk</h2><table><tr><th></th><th class=n>nothing prepared</th><th class=n>prepared</th>")
                .append("<th class=n>avoided</th></tr>");
        risk(b, "expected loss", v.before().expectedUsd(), v.after().expectedUsd());
        risk(b, "CVaR " + v.alpha(), v.before().cvarUsd(), v.after().cvarUsd());
        risk(b, "weighed, λ = " + v.weight(), v.before().weighedUsd(), v.after().weighedUsd());
        b.append("</table><p class=small>")
                .append(text(String.format(
                        Locale.ROOT,
                        "Spent %s; one more USD of budget lowers the total by at most USD %.2f. Certified: outlay and weighed"
                                + " loss %s, no plan comes to less than %s (gap %s); worst residual %.0e.",
                        Numbers.usd(v.outlayUsd()),
                        v.budgetValueUsd(),
                        Numbers.usd(v.proof().objectiveUsd()),
                        Numbers.usd(v.proof().boundUsd()),
                        Numbers.usd(v.proof().gapUsd()),
                        v.proof().residual())));
        b.append("</p><h2>Cost against risk</h2>").append(chart(v.frontier()));
        b.append("<table><tr><th class=n>budget</th><th class=n>spent</th><th class=n>expected loss</th>")
                .append("<th class=n>CVaR</th><th class=n>total</th><th class=n>no plan below</th></tr>");
        v.frontier()
                .forEach(p -> b.append("<tr>")
                        .append(n(Numbers.usd(p.budgetUsd())))
                        .append(n(Numbers.usd(p.outlayUsd())))
                        .append(n(Numbers.usd(p.expectedUsd())))
                        .append(n(Numbers.usd(p.cvarUsd())))
                        .append(n(Numbers.usd(p.objectiveUsd())))
                        .append(n(Numbers.usd(p.boundUsd())))
                        .append("</tr>"));
        b.append("</table><h2>The plan</h2>");
        b.append(v.chosen().isEmpty() ? "<p>Nothing is worth preparing.</p>" : actions(v.chosen(), true));
        b.append("<h2>Best first USD, nothing else being prepared</h2>").append(actions(v.candidates(), false));
        b.append("<h2>How long licences stay closed</h2><table>");
        v.delays()
                .forEach((measure, why) -> b.append("<tr><td>")
                        .append(text(measure))
                        .append("</td><td>")
                        .append(text(why))
                        .append("</td></tr>"));
        b.append("</table><p class=small>Decision support, not legal advice. ")
                .append(text(v.manifest().citation()))
                .append("</p></body></html>\n");
        return b.toString();
    }

    private static void risk(StringBuilder b, String name, double before, double after) {
        b.append("<tr><td>")
                .append(text(name))
                .append("</td>")
                .append(n(Numbers.usd(before)))
                .append(n(Numbers.usd(after)))
                .append(n(Numbers.usd(before - after)))
                .append("</tr>");
    }

    private static String actions(List<MitigationView.Chosen> all, boolean plan) {
        StringBuilder b = new StringBuilder("<table><tr><th>what</th>");
        if (plan) {
            b.append("<th class=n>amount</th><th class=n>spend</th><th class=n>avoids</th>");
        }
        b.append("<th class=n>first USD</th>")
                .append(plan ? "<th class=n>next USD</th>" : "")
                .append("<th>cost</th></tr>");
        for (MitigationView.Chosen c : all) {
            b.append("<tr><td>").append(text(c.what())).append("</td>");
            if (plan) {
                b.append(n(Numbers.text(c.amount()) + " " + c.unit()))
                        .append(n(Numbers.usd(c.usd())))
                        .append(n(Double.isNaN(c.avoidedUsd()) ? "–" : Numbers.usd(c.avoidedUsd())));
            }
            b.append(n(String.format(Locale.ROOT, "%.2f", c.firstValue())));
            if (plan) {
                b.append(n(String.format(Locale.ROOT, "%.2f", c.nextValue())));
            }
            b.append("<td class=small>").append(text(c.because())).append("</td></tr>");
        }
        return b.append("</table>").toString();
    }

    /// Expected loss and CVaR by what is spent.
    private static String chart(List<MitigationView.Point> points) {
        double most = points.stream()
                .mapToDouble(MitigationView.Point::outlayUsd)
                .max()
                .orElse(0);
        double high = points.stream()
                .mapToDouble(p -> Math.max(p.cvarUsd(), p.expectedUsd()))
                .max()
                .orElse(1);
        double low = points.stream()
                .mapToDouble(p -> Math.min(p.cvarUsd(), p.expectedUsd()))
                .min()
                .orElse(0);
        if (!(most > 0) || !(high > low)) {
            return "<p class=small>Nothing is spent at any budget.</p>";
        }
        StringBuilder b = new StringBuilder();
        b.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" style=\"max-width:%dpx\" role=\"img\""
                        + " aria-label=\"Expected loss and CVaR by outlay\">",
                WIDTH,
                HEIGHT,
                WIDTH));
        b.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d 10V%dH%d\" fill=\"none\" stroke=\"#999\"/>",
                LEFT,
                HEIGHT - BOTTOM,
                WIDTH - 10));
        for (int k = 0; k <= 4; k++) {
            double usd = low + (high - low) * k / 4;
            double y = y(usd, low, high);
            b.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#e5e2da\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT,
                    y,
                    WIDTH - 10,
                    LEFT - 6,
                    y + 4,
                    text(Numbers.usd(usd))));
            double x = LEFT + (WIDTH - LEFT - RIGHT) * k / 4;
            b.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x,
                    HEIGHT - BOTTOM + 18,
                    text(Numbers.usd(most * k / 4))));
        }
        b.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">spent</text>", WIDTH / 2, HEIGHT - 6));
        line(b, points, true, most, low, high, "#b5482a", "CVaR");
        line(b, points, false, most, low, high, "#2f6db5", "expected");
        return b.append("</svg>").toString();
    }

    private static double y(double usd, double low, double high) {
        return 14 + (HEIGHT - BOTTOM - 14) * (high - usd) / (high - low);
    }

    private static void line(
            StringBuilder b,
            List<MitigationView.Point> points,
            boolean cvar,
            double most,
            double low,
            double high,
            String colour,
            String name) {
        StringBuilder path = new StringBuilder();
        double x = 0;
        double y = 0;
        for (MitigationView.Point p : points) {
            x = LEFT + (WIDTH - LEFT - RIGHT) * p.outlayUsd() / most;
            y = y(cvar ? p.cvarUsd() : p.expectedUsd(), low, high);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
            b.append(String.format(
                    Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour));
        }
        b.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"%.1f\" y=\"%.1f\">%s</text>",
                path,
                colour,
                x + 6,
                y + 4,
                name));
    }

    private static String n(String value) {
        return "<td class=n>" + text(value) + "</td>";
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
