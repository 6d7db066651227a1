package dev.chokepoint.app.text;

import static dev.chokepoint.app.text.Summary.foot;
import static dev.chokepoint.app.text.Summary.head;
import static dev.chokepoint.app.text.Summary.line;
import static dev.chokepoint.app.text.Summary.millions;
import static dev.chokepoint.app.text.Summary.pad;
import static dev.chokepoint.app.text.Summary.percent;
import static dev.chokepoint.app.text.Summary.right;
import static dev.chokepoint.app.text.Summary.wrap;

import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.losses.LeverageDetail;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.LossView;
import dev.chokepoint.app.view.losses.ProfileView;
import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The leverage matrix and what stands beside it, for the terminal.
public final class LeverageText {
    private static final int NAME = 20;
    private static final int COLUMN = 10;
    private static final double ONE_NUMBER_USD = 1e5;

    private LeverageText() {}

    public static String of(Assessment a) {
        StringBuilder out = new StringBuilder();
        head(out, a);
        List<String> parties = a.losses().stream().map(LossView::party).toList();
        LeverageDetail detail = a.leverageDetail();
        expected(out, detail, parties);
        Map<String, LeverageDetail.MarginalView> marginals = new LinkedHashMap<>();
        detail.marginals().forEach(m -> marginals.put(m.measure(), m));
        header(out, "cost in USD M to", parties, marginals.isEmpty() ? "" : "+1 % … last 1 %");
        for (LeverageView v : a.leverage()) {
            LeverageDetail.MarginalView m = marginals.get(v.measure());
            row(
                    out,
                    v.measure(),
                    v.issuer(),
                    parties,
                    v.onParty(),
                    right(millions(v.total()), 11) + (m == null ? "" : right(ends(m.oneMore(), m.last()), 18)));
        }
        line(out, "  * what the measure costs its own issuer: the price of the weapon; negative: a gain");
        if (!marginals.isEmpty()) {
            line(
                    out,
                    "  +1 % … last 1 %: worth to all of one percent of the baseline more let through, and of the last that is");
        }
        ranges(out, detail);
        shapley(out, detail.shapley(), parties);
        also(out, detail, parties);
        chokepoints(out, detail);
        profiles(out, a);
        foot(out, a);
        return out.toString();
    }

    private static void expected(StringBuilder out, LeverageDetail detail, List<String> parties) {
        for (LeverageDetail.ExpectedLeverageView e : detail.expected()) {
            boolean drawn = e.draws() > 0;
            header(out, "expected cost, USD M", parties, drawn ? "5 to 95 %" : "");
            for (LeverageDetail.ExpectedRow r : e.rows()) {
                Map<String, Double> medians = new LinkedHashMap<>();
                r.onParty().forEach((party, band) -> medians.put(party, band.median()));
                row(
                        out,
                        r.measure(),
                        r.issuer(),
                        parties,
                        medians,
                        right(millions(r.total().median()), 11)
                                + (drawn ? right(ends(r.total().low(), r.total().high()), 18) : ""));
            }
            line(
                    out,
                    drawn
                            ? "  * to its own issuer. Each measure is taken away draw by draw, all else alike: medians of "
                                    + e.draws() + " draws" + (e.draws() < e.asked() ? " of " + e.asked() : "")
                            : "  * to its own issuer. Each measure is taken away in one run with everything at its median;"
                                    + " --expected 32 gives bands");
            line(out, "");
            line(out, "  Best case, with perfect information:");
        }
    }

    private static void header(StringBuilder out, String title, List<String> parties, String last) {
        StringBuilder header = new StringBuilder("  " + pad(title, NAME));
        parties.forEach(p -> header.append(right(p, COLUMN)));
        line(out, header + right("all", 11) + (last.isEmpty() ? "" : right(last, 18)));
    }

    private static void row(
            StringBuilder out,
            String name,
            String issuer,
            List<String> parties,
            Map<String, Double> onParty,
            String rest) {
        StringBuilder row = new StringBuilder("  " + pad(name, NAME));
        for (String p : parties) {
            row.append(right(millions(onParty.getOrDefault(p, 0.0)) + (p.equals(issuer) ? "*" : " "), COLUMN));
        }
        line(out, row + rest);
    }

    private static String ends(double low, double high) {
        return Math.abs(high - low) < ONE_NUMBER_USD ? millions(low) : number(low) + " … " + number(high);
    }

    private static String number(double usd) {
        return Double.isInfinite(usd) ? (usd < 0 ? "−∞" : "∞") : millions(usd);
    }

    private static void ranges(StringBuilder out, LeverageDetail detail) {
        if (detail.ranges().isEmpty()) {
            return;
        }
        line(out, "");
        line(
                out,
                "  Loss from all controls, USD M; a range where several prices support the same plan or a step stands for a curve:");
        List<String> parts = new ArrayList<>();
        detail.ranges().forEach(r -> parts.add(r.party() + " " + ends(r.low(), r.high())));
        wrap(String.join("   ", parts), 96).forEach(t -> line(out, "    " + t));
    }

    private static void shapley(StringBuilder out, LeverageDetail.ShapleyView shapley, List<String> parties) {
        if (shapley.parts().isEmpty()) {
            return;
        }
        line(out, "");
        line(
                out,
                "  The loss of " + Numbers.usd(shapley.whole()) + " shared among the measures (Shapley, "
                        + (shapley.exact() ? "exact" : "95 % interval of the total") + ", " + shapley.programs()
                        + " programs)");
        header(out, "USD M", parties, shapley.exact() ? "" : "interval");
        shapley.parts().stream()
                .filter(p -> Math.abs(p.total()) >= ONE_NUMBER_USD
                        || p.onParty().values().stream().anyMatch(v -> Math.abs(v) >= ONE_NUMBER_USD))
                .forEach(p -> row(
                        out,
                        p.measure(),
                        p.issuer(),
                        parties,
                        p.onParty(),
                        right(millions(p.total()), 11) + (shapley.exact() ? "" : right(ends(p.low(), p.high()), 18))));
    }

    private static void also(StringBuilder out, LeverageDetail detail, List<String> parties) {
        if (detail.also().isEmpty()) {
            return;
        }
        line(out, "");
        header(out, "if it also closed", parties, "");
        for (LeverageDetail.AlsoView v : detail.also()) {
            row(out, v.what(), "", parties, v.onParty(), right(millions(v.total()), 11));
            line(out, "      " + v.lanes() + (v.lanes() == 1 ? " lane" : " lanes") + ", from " + v.from());
        }
    }

    private static void chokepoints(StringBuilder out, LeverageDetail detail) {
        if (detail.chokepoints().isEmpty()) {
            return;
        }
        line(out, "");
        line(
                out,
                "  Chokepoints: what closing an item out of a place would cost all, a month, best to worst case ("
                        + detail.candidates() + " tried)");
        for (LeverageDetail.ChokepointView c : detail.chokepoints()) {
            line(
                    out,
                    "    " + pad(c.itemName() + " from " + c.from(), 44) + right(Numbers.usd(c.total()), 14) + " to "
                            + Numbers.usd(c.worst()) + "; ships " + Numbers.usd(c.baseline()));
            List<String> steps = new ArrayList<>();
            c.path()
                    .forEach(s -> steps.add(s.itemName() + " in " + s.place() + " −" + Numbers.usd(s.lost())
                            + " (lowest month " + percent(s.lowest()) + ")"));
            wrap(String.join(" → ", steps), 92).forEach(t -> line(out, "        " + t));
        }
    }

    private static void profiles(StringBuilder out, Assessment a) {
        for (ProfileView p : a.profiles()) {
            line(out, "");
            line(out, "  " + p.measure() + ", cost to all by the months it lasts:");
            StringBuilder row = new StringBuilder("   ");
            for (int k = 0; k < p.months().size(); k++) {
                double sum = 0;
                for (double[] series : p.onParty().values()) {
                    sum += series[k];
                }
                row.append("  ").append(p.months().get(k)).append(": ").append(Numbers.usd(sum));
            }
            line(out, row.toString());
        }
    }
}
