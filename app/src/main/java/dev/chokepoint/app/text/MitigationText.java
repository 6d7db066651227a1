package dev.chokepoint.app.text;

import dev.chokepoint.app.view.MitigationView;
import dev.chokepoint.base.Numbers;
import java.util.Locale;

/// What to prepare, on a terminal.
public final class MitigationText {
    private static final int MOST_CHOSEN = 30;
    private static final int MOST_CANDIDATES = 10;
    private static final int MOST_DELAYS = 8;

    private MitigationText() {}

    public static String text(MitigationView v) {
        StringBuilder out = new StringBuilder();
        String cvar = String.format(Locale.ROOT, "CVaR %.3g", v.alpha());
        question(out, v);
        losses(out, v, cvar);
        chosen(out, v);
        frontier(out, v, cvar);
        candidates(out, v);
        delays(out, v);
        line(out, "");
        line(out, "Decision support, not legal advice. Cite as: " + v.manifest().citation());
        return out.toString();
    }

    private static void question(StringBuilder out, MitigationView v) {
        line(
                out,
                "What to prepare: " + v.whom() + "; world " + v.manifest().world() + ", on "
                        + v.manifest().on() + ", as known on " + v.manifest().known());
        Summary.scope(out, v.manifest());
        line(
                out,
                v.scenarios() + " equally likely scenarios of licensing delays on " + v.draws()
                        + " draws of the uncertain inputs; " + v.market());
        line(
                out,
                "decided before the first month of the plan, under "
                        + (Double.isFinite(v.budgetUsd())
                                ? "a budget of " + Numbers.usd(v.budgetUsd())
                                : "no budget: what pays for itself"));
        line(out, "");
    }

    private static void losses(StringBuilder out, MitigationView v, String cvar) {
        line(out, "  " + pad("", 26) + right("nothing", 16) + right("prepared", 16) + right("avoided", 16));
        row(out, "expected loss", v.before().expectedUsd(), v.after().expectedUsd());
        row(out, cvar, v.before().cvarUsd(), v.after().cvarUsd());
        row(
                out,
                String.format(Locale.ROOT, "weighed (λ = %.2g)", v.weight()),
                v.before().weighedUsd(),
                v.after().weighedUsd());
        line(
                out,
                "  spent " + Numbers.usd(v.outlayUsd()) + "; one more USD of budget lowers the total by at most USD "
                        + two(v.budgetValueUsd()));
        line(
                out,
                String.format(
                        Locale.ROOT,
                        "  certified: outlay and weighed loss %s, no plan comes to less than %s (gap %s%s); residual"
                                + " %.0e",
                        Numbers.usd(v.proof().objectiveUsd()),
                        Numbers.usd(v.proof().boundUsd()),
                        Numbers.usd(v.proof().gapUsd()),
                        Double.isNaN(v.proof().shareOfAvoided())
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", %.1f %% of what is gained",
                                        100 * v.proof().shareOfAvoided()),
                        v.proof().residual()));
        v.notes().forEach(n -> line(out, "  ! " + n));
        line(out, "");
    }

    private static void chosen(StringBuilder out, MitigationView v) {
        if (v.chosen().isEmpty()) {
            line(out, "  " + v.nothingChosen());
        } else {
            line(
                    out,
                    "  " + pad("prepare", 58) + right("amount", 20) + right("spend", 14) + right("avoids", 14)
                            + right("first", 8) + right("next", 7));
            v.chosen().stream()
                    .limit(MOST_CHOSEN)
                    .forEach(c -> line(
                            out,
                            "  " + pad(cut(c.what(), 57), 58)
                                    + right(Numbers.text(round(c.amount())) + " " + c.unit(), 20)
                                    + right(Numbers.usd(c.usd()), 14)
                                    + right(Double.isNaN(c.avoidedUsd()) ? "–" : Numbers.usd(c.avoidedUsd()), 14)
                                    + right(two(c.firstValue()), 8) + right(two(c.nextValue()), 7)));
            if (v.chosen().size() > MOST_CHOSEN) {
                line(out, "  … and " + (v.chosen().size() - MOST_CHOSEN) + " more (--format json has all)");
            }
            line(
                    out,
                    "  avoids: weighed loss that would come back without it; first, next: USD avoided at most by the"
                            + " first USD alone and");
            line(out, "  by the next USD in the plan");
        }
    }

    private static void frontier(StringBuilder out, MitigationView v, String cvar) {
        line(out, "");
        line(
                out,
                "  " + right("budget", 16) + right("spent", 16) + right("expected loss", 18) + right(cvar, 18)
                        + right("total", 16) + right("at least", 16));
        v.frontier()
                .forEach(p -> line(
                        out,
                        "  " + right(Numbers.usd(p.budgetUsd()), 16) + right(Numbers.usd(p.outlayUsd()), 16)
                                + right(Numbers.usd(p.expectedUsd()), 18) + right(Numbers.usd(p.cvarUsd()), 18)
                                + right(Numbers.usd(p.objectiveUsd()), 16) + right(Numbers.usd(p.boundUsd()), 16)));
    }

    private static void candidates(StringBuilder out, MitigationView v) {
        line(out, "");
        line(out, "  Best first USD, nothing else being prepared");
        v.candidates().stream()
                .limit(MOST_CANDIDATES)
                .forEach(c -> line(
                        out,
                        "  " + right(two(c.firstValue()), 8) + "  " + pad(cut(c.what(), 57), 58)
                                + cut(c.because(), 90)));
    }

    private static void delays(StringBuilder out, MitigationView v) {
        line(out, "");
        line(out, "  How long licences stay closed");
        v.delays().entrySet().stream()
                .limit(MOST_DELAYS)
                .forEach(e -> line(out, "  " + pad(cut(e.getKey(), 36), 38) + cut(e.getValue(), 100)));
        if (v.delays().size() > MOST_DELAYS) {
            line(out, "  … and " + (v.delays().size() - MOST_DELAYS) + " more (--format json has all)");
        }
    }

    private static void row(StringBuilder out, String name, double before, double after) {
        line(
                out,
                "  " + pad(name, 26) + right(Numbers.usd(before), 16) + right(Numbers.usd(after), 16)
                        + right(Numbers.usd(before - after), 16));
    }

    private static double round(double x) {
        return x == 0 || !Double.isFinite(x)
                ? x
                : new java.math.BigDecimal(x)
                        .round(new java.math.MathContext(3))
                        .doubleValue();
    }

    private static String two(double x) {
        return Double.isNaN(x) ? "–" : String.format(Locale.ROOT, "%.2f", x);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
