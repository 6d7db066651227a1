package dev.chokepoint.exposure.company;

import dev.chokepoint.exposure.world.Draw;
import java.util.ArrayList;
import java.util.List;

/// What a company comes to where the market is known month by month: it gets the share of its usual orders that arrives
/// and pays what is paid.
///
/// Months count from the month from which is answered. Source: docs/model/company.md
///
/// @param dearerUsd what parts cost above the baseline price, USD
/// @param plannedUsd value of the planned sales, USD
/// @param months months that are looked at
public record CompanyOutcome(double dearerUsd, double plannedUsd, int months, List<Line> lines) {
    public CompanyOutcome {
        lines = List.copyOf(lines);
    }

    /// What becomes of a product.
    ///
    /// @param stops the month in which it stops; that of [CompanyOutcome#months] where it does not
    /// @param lowest the lowest month as a share of the plan
    /// @param unsoldUsd value of its sales that are not made, USD
    /// @param waitsFor skus from the product down to the part that it waits for in its lowest month; none where it
    ///     waits for none
    public record Line(
            String sku, String description, int stops, double lowest, double unsoldUsd, List<String> waitsFor) {
        public Line {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /// Value of the sales that are not made, USD.
    public double unsoldUsd() {
        return lines.stream().mapToDouble(Line::unsoldUsd).sum();
    }

    /// What all of it costs, USD.
    public double lossUsd() {
        return dearerUsd + unsoldUsd();
    }

    /// The outcome in a market as it came about.
    ///
    /// @param start the first month that is answered; the stock is that of its first day
    /// @param draw of the company's own figures
    public static CompanyOutcome of(Bill bill, Market market, int start, Draw draw) {
        Numbered n = Numbered.drawn(bill, market, start, draw);
        Rationed came = Rationed.run(n);
        double planned = 0;
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < n.sales.size(); k++) {
            Numbered.Sale sale = n.sales.get(k);
            double lost = 0;
            int lowest = 0;
            for (int t = 0; t < n.months; t++) {
                double weight = Math.pow(market.discount(), t) * sale.value();
                planned += weight * sale.perMonth();
                lost += weight * (sale.perMonth() - came.sold[k][t]);
                lowest = came.sold[k][t] < came.sold[k][lowest] ? t : lowest;
            }
            int stops = CompanyExposure.stops(n, came.sold[k], k);
            Bill.Part part = n.parts.get(sale.part());
            lines.add(new Line(
                    part.sku(),
                    part.description(),
                    stops < 0 ? n.months : stops,
                    came.sold[k][lowest] / sale.perMonth(),
                    lost,
                    came.waitsFor(k, stops < 0 ? lowest : stops).stream()
                            .map(p -> n.parts.get(p).sku())
                            .toList()));
        }
        return new CompanyOutcome(dearer(n, came), planned, n.months, lines);
    }

    private static double dearer(Numbered n, Rationed came) {
        double usd = 0;
        for (int p = 0; p < n.parts.size(); p++) {
            if (n.bought(p).isPresent()) {
                double[] premium = n.premium(p);
                for (int t = 0; t < n.months; t++) {
                    usd += Math.pow(n.market.discount(), t) * premium[t] * came.arrived[p][t];
                }
            }
        }
        return usd;
    }
}
