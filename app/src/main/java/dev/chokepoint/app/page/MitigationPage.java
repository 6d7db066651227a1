package dev.chokepoint.app.page;

import dev.chokepoint.app.view.MitigationView;
import dev.chokepoint.base.Numbers;
import java.util.List;
import java.util.Locale;

/// What to prepare as one HTML page that loads nothing.
public final class MitigationPage {
    private final MitigationView view;

    private MitigationPage(MitigationView view) {
        this.view = view;
    }

    public static String html(MitigationView view) {
        MitigationPage page = new MitigationPage(view);
        return Html.text(out -> JtemitigationGenerated.render(out, Html.PLAIN, page));
    }

    /// A measure of risk before and after, USD.
    record Row(String name, double before, double after) {}

    MitigationView view() {
        return view;
    }

    String title() {
        return "What to prepare: " + view.whom();
    }

    String question() {
        return view.scenarios() + " equally likely scenarios of licensing delays on " + view.draws()
                + " draws of the uncertain inputs; " + view.market()
                + ". Decided before the first month of the plan, under "
                + (Double.isFinite(view.budgetUsd())
                        ? "a budget of " + Numbers.usd(view.budgetUsd())
                        : "no budget: what pays for itself")
                + ". On " + view.manifest().on() + ", as known on "
                + view.manifest().known() + ".";
    }

    List<Row> risks() {
        MitigationView.Risk before = view.before();
        MitigationView.Risk after = view.after();
        return List.of(
                new Row("expected loss", before.expectedUsd(), after.expectedUsd()),
                new Row("CVaR " + view.alpha(), before.cvarUsd(), after.cvarUsd()),
                new Row("weighed, λ = " + view.weight(), before.weighedUsd(), after.weighedUsd()));
    }

    String proof() {
        MitigationView.Proof proof = view.proof();
        return String.format(
                Locale.ROOT,
                "Spent %s; one more USD of budget lowers the total by at most USD %.2f. Certified: outlay and weighed"
                        + " loss %s, no plan comes to less than %s (gap %s); worst residual %.0e.",
                Numbers.usd(view.outlayUsd()),
                view.budgetValueUsd(),
                Numbers.usd(proof.objectiveUsd()),
                Numbers.usd(proof.boundUsd()),
                Numbers.usd(proof.gapUsd()),
                proof.residual());
    }

    RiskCurve curve() {
        return new RiskCurve(view.frontier());
    }
}
