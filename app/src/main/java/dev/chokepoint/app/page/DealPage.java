package dev.chokepoint.app.page;

import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.DealsRun;
import dev.chokepoint.app.view.deals.MultilateralView;
import java.util.stream.Stream;

/// The page that shows a deal space: the plane of gains, a card per deal, advice from both chairs.
///
/// One file without scripts or outside references; the pictures are inline SVG with text for readers of screens.
public final class DealPage {
    private DealPage() {}

    /// The page of an answer, as HTML.
    public static String of(DealsRun.Answer answer) {
        String title = Stream.concat(
                        answer.deals().stream().map(DealView::title),
                        answer.multilateral().stream().map(MultilateralView::title))
                .findFirst()
                .orElse("No deal space");
        return Html.text(out -> JtedealsGenerated.render(
                out, Html.PLAIN, title, answer.manifest(), answer.deals(), answer.multilateral(), answer.stopped()));
    }

    /// What both sides gain, in words.
    static String pair(DealView deal, double[] gains) {
        return deal.sides().get(0) + " " + Figures.signed(gains[0]) + ", "
                + deal.sides().get(1) + " " + Figures.signed(gains[1]);
    }

    /// The side across the table.
    static String other(DealView deal, String party) {
        return deal.sides().get(deal.sides().indexOf(party) == 0 ? 1 : 0);
    }

    static boolean counts(double usd) {
        return Math.abs(usd) > Losses.NEGLIGIBLE_USD;
    }
}
