package dev.chokepoint.app.text;

import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.evidence.ClaimView;
import dev.chokepoint.app.view.losses.Accuracy;
import dev.chokepoint.app.view.losses.LossView;
import dev.chokepoint.app.view.losses.OtherBranchView;
import dev.chokepoint.app.view.losses.OutlookView;
import dev.chokepoint.app.view.losses.StopView;
import dev.chokepoint.app.view.scope.CertificateView;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The answer on one screen of a terminal.
public final class Summary {
    static final int WIDTH = 100;
    private static final int LABEL = 34;

    private Summary() {}

    public static String text(Assessment a) {
        StringBuilder out = new StringBuilder();
        Manifest m = a.manifest();
        line(out, m.title());
        line(
                out,
                "on " + m.on() + ", as known on " + m.known() + "; " + m.items() + " items, " + m.places() + " places, "
                        + m.lanes() + " lanes, " + m.months() + " months from " + m.first());
        scope(out, m);
        line(out, "");
        long ledger = a.articles().stream()
                .flatMap(x -> x.claims().stream())
                .filter(ClaimView::ledger)
                .count();
        long claims = a.articles().stream().mapToLong(x -> x.claims().size()).sum();
        long binding =
                a.measures().stream().filter(x -> x.state().equals("in force")).count();
        line(
                out,
                "evidence  " + claims + " claims in " + a.articles().size() + " news brief(s), " + ledger
                        + " of a kind that may enter the ledger");
        long notRead = a.articles().stream().filter(x -> !x.notRead().isEmpty()).count();
        if (notRead > 0) {
            line(
                    out,
                    "          " + notRead
                            + " news brief(s) not read, or not in full, for want of rules for their language");
        }
        line(
                out,
                "controls  " + binding + " measures in force, "
                        + a.measures().stream().filter(x -> x.holdsLanes() > 0).count() + " hold lanes of this world");
        long passing = m.certificates().stream().filter(CertificateView::passes).count();
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
        otherBranches(out, a);
        afterwards(out, a);
        line(
                out,
                "Losses are changes in welfare (USD of " + m.first() + "); assumptions and sources are in the report.");
        line(out, "Decision support, not legal advice; nothing here is \"cleared\".");
        line(out, "Cite as: " + m.citation());
        return out.toString();
    }

    /// Losses by party and stop dates.
    public static String exposure(Assessment a) {
        StringBuilder out = new StringBuilder();
        head(out, a);
        a.expected().forEach(e -> out.append(ExpectedText.text(e)).append('\n'));
        line(out, "Loss from all controls in force over the plan, best case (negative: a gain)");
        for (LossView l : a.losses()) {
            line(out, "  " + pad(l.name(), 24) + "  " + Numbers.usd(l.best()));
            l.parts().stream()
                    .limit(3)
                    .forEach(p -> line(
                            out,
                            "      " + pad(Numbers.usd(p.usd()), 16) + p.itemName() + " in " + p.place() + ", "
                                    + p.account()));
        }
        line(out, "  " + accuracy(a.accuracy()));
        otherBranches(out, a);
        afterwards(out, a);
        line(out, "");
        a.outlooks().forEach(o -> outlook(out, o));
        line(out, "  " + pad("stops: best", 13) + pad("worst", 10) + pad("lowest month", 15) + "line");
        for (StopView s : a.stops()) {
            line(
                    out,
                    "  " + pad(s.bestStops().isEmpty() ? "never" : s.bestStops(), 13)
                            + pad(s.worstStops().isEmpty() ? "never" : s.worstStops(), 10)
                            + pad(percent(s.bestLowest()) + " / " + percent(s.worstLowest()), 15)
                            + s.itemName() + " in " + s.place());
        }
        foot(out, a);
        return out.toString();
    }

    /// What happened since; only draws have a band that it can be held against.
    private static void afterwards(StringBuilder out, Assessment a) {
        a.afterwards().forEach(x -> AfterwardsText.write(out, x));
    }

    /// What the other branches of suspensions that may run out would cost, where they move a loss by more than a
    /// tenth.
    static void otherBranches(StringBuilder out, Assessment a) {
        if (a.otherBranches().isEmpty()) {
            return;
        }
        List<OtherBranchView> moved =
                a.otherBranches().stream().filter(OtherBranchView::moved).toList();
        if (moved.isEmpty()) {
            String names = String.join(
                    " or ",
                    a.otherBranches().stream().map(OtherBranchView::branch).toList());
            line(out, "  If suspensions go on (--branch " + names + "), no loss moves by more than a tenth.");
            return;
        }
        for (OtherBranchView b : moved) {
            List<String> parties = a.losses().stream()
                    .map(l -> l.party() + " " + Numbers.usd(b.onParty().getOrDefault(l.party(), 0.0)))
                    .toList();
            wrap(
                            "On branch " + b.branch() + ": " + Numbers.usd(b.loss()) + " in all; "
                                    + String.join(", ", parties),
                            WIDTH - 2)
                    .forEach(t -> line(out, "  " + t));
        }
    }

    /// `Cutting curves into steps makes the loss too large by USD 12 M at most.`
    static String accuracy(Accuracy a) {
        return "Cutting curves into steps: the loss is too large by " + Numbers.usd(a.lossTooHigh())
                + " at most, too small by " + Numbers.usd(a.lossTooLow()) + " at most.";
    }

    private static final int MOST_NAMED = 4;

    private static void outlook(StringBuilder out, OutlookView o) {
        int more = o.measures().size() - MOST_NAMED;
        line(
                out,
                "Licences of " + o.issuer() + " since " + o.since() + " ("
                        + String.join(
                                ", ", o.measures().stream().limit(MOST_NAMED).toList())
                        + (more > 0 ? " and " + more + " more" : "") + "); on record " + o.prompt() + " prompt and "
                        + o.late() + " late reopenings");
        line(out, "  " + pad("flow again", 14) + right("chance", 8) + right("loss, USD M", 14) + right("if known", 12));
        o.branches()
                .forEach(b -> line(
                        out,
                        "  " + pad(b.reopens().isEmpty() ? "later" : b.reopens(), 14)
                                + right(percent(b.probability()), 8) + right(millions(b.loss()), 14)
                                + right(millions(b.knownLoss()), 12)));
        line(
                out,
                "  " + pad("expected", 14) + right("100 %", 8) + right(millions(o.expectedLoss()), 14)
                        + right(millions(o.expectedLoss() - o.worthKnowing()), 12)
                        + "   to know is worth USD " + millions(o.worthKnowing()) + " M");
        line(out, "");
    }

    static void head(StringBuilder out, Assessment a) {
        Manifest m = a.manifest();
        line(out, m.title() + ", on " + m.on() + ", as known on " + m.known());
        scope(out, m);
        line(out, "");
    }

    /// How far the answer reaches, on top of it.
    static void scope(StringBuilder out, Manifest m) {
        wrap(m.scope().line(), WIDTH).forEach(t -> line(out, t));
    }

    static void foot(StringBuilder out, Assessment a) {
        line(out, "");
        line(out, "Decision support, not legal advice. Cite as: " + a.manifest().citation());
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    static String millions(double usd) {
        double m = usd / 1e6;
        return Math.abs(m) < 0.05 ? "0" : String.format(Locale.ROOT, Math.abs(m) < 10 ? "%,.1f" : "%,.0f", m);
    }

    static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    static List<String> wrap(String text, int width) {
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
