package dev.chokepoint.app.view;

import dev.chokepoint.answer.company.CompanyExpected;
import dev.chokepoint.app.view.losses.ExpectedView.Band;
import java.time.YearMonth;
import java.util.List;

/// What will probably become of a company, as `--format json` and the API show it.
///
/// A band is the 5, 50 and 95 % point over the draws; without draws the three are the run with everything at its
/// median. Source: docs/model/company.md
///
/// @param asked draws asked for; 0 for the run at medians alone
/// @param done draws with a certified answer
/// @param loss USD; `dearer` is the part of it that parts cost above their baseline price
/// @param lines the products, those that stop most often first
public record CompanyExpectedView(int asked, int done, long seed, Band loss, Band dearer, List<LineChanceView> lines) {
    public CompanyExpectedView {
        lines = List.copyOf(lines);
    }

    /// What becomes of a product.
    ///
    /// @param stops share of the draws in which it stops by the end of the plan
    /// @param month the month in which it stops in half of those; empty where it never does
    /// @param lowest the lowest month as a share of the plan
    /// @param unsold value of the sales that are not made, USD
    /// @param waitsFor what it most often waits for, from the product down to the part
    public record LineChanceView(
            String sku,
            String description,
            double stops,
            String month,
            Band lowest,
            Band unsold,
            List<String> waitsFor) {
        public LineChanceView {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /// The view of an expected case.
    public static CompanyExpectedView of(CompanyExpected e, long seed) {
        return new CompanyExpectedView(
                e.asked(),
                e.draws().size(),
                seed,
                Band.of(e.loss()),
                Band.of(e.dearer()),
                e.lines().stream()
                        .map(l -> new LineChanceView(
                                l.sku(),
                                l.description(),
                                l.stops(),
                                l.month().map(YearMonth::toString).orElse(""),
                                Band.of(l.lowest()),
                                Band.of(l.unsoldUsd()),
                                l.waitsFor()))
                        .toList());
    }
}
