package dev.chokepoint.exposure.company;

import java.util.ArrayList;
import java.util.List;

/// The worst case of a company: every month each part gets the allotted share of its usual orders, nothing is
/// replaced, lines run as fast as their scarcest part lets them.
///
/// Orders cover the plan and a third of the gap in the stock, as in the world's rationing simulation; a part that is
/// short goes to all its users in the same proportion. Source: docs/model.md#a-company
final class Rationed {
    private static final double RESTOCK_MONTHS = 3;
    private static final double MOST_ORDERED = 1.5;
    private static final double NEARLY_ALL = 0.999;

    /// Units sold of each sale by month.
    final double[][] sold;
    /// Share of the orders for each part that is served, by month.
    final double[][] served;
    /// Units of each part held at the end of each month.
    final double[][] held;
    /// Units of each bought part that arrive, by month.
    final double[][] arrived;
    /// Units by which arrivals fall short of what the plan uses, over all months, before stocks.
    final double[] shortfall;

    private final Numbered n;

    private Rationed(Numbered n) {
        this.n = n;
        int parts = n.parts.size();
        this.sold = new double[n.sales.size()][n.months];
        this.served = new double[parts][n.months];
        this.held = new double[parts][n.months];
        this.arrived = new double[parts][n.months];
        this.shortfall = new double[parts];
    }

    static Rationed run(Numbered n) {
        Rationed r = new Rationed(n);
        r.simulate();
        return r;
    }

    private void simulate() {
        int parts = n.parts.size();
        double[] stock = n.stock.clone();
        double[][] allotment = new double[parts][];
        for (int p = 0; p < parts; p++) {
            allotment[p] = n.bought(p).isPresent() ? n.allotment(p) : new double[0];
        }
        for (int t = 0; t < n.months; t++) {
            double[] gross = new double[parts];
            double[] order = new double[parts];
            for (Numbered.Sale s : n.sales) {
                gross[s.part()] += s.perMonth();
            }
            // Orders, products first.
            for (int p = parts - 1; p >= 0; p--) {
                order[p] = Math.max(
                        0, Math.min(MOST_ORDERED * gross[p], gross[p] + (n.stock[p] - stock[p]) / RESTOCK_MONTHS));
                for (Numbered.Take take : n.takesOf.get(p)) {
                    if (take.usual()) {
                        gross[take.part()] += take.quantity() * order[p];
                    }
                }
            }
            // Goods, bought parts first.
            double[] there = new double[parts];
            for (int p = 0; p < parts; p++) {
                double comes;
                if (n.bought(p).isPresent()) {
                    comes = Math.min(order[p], allotment[p][t] * n.usual[p]);
                    arrived[p][t] = comes;
                    shortfall[p] += Math.max(0, (1 - allotment[p][t]) * n.usual[p]);
                } else {
                    double ratio = 1;
                    for (Numbered.Take take : n.takesOf.get(p)) {
                        if (take.usual()) {
                            ratio = Math.min(ratio, served[take.part()][t]);
                        }
                    }
                    comes = order[p] * ratio;
                    for (Numbered.Take take : n.takesOf.get(p)) {
                        if (take.usual()) {
                            there[take.part()] -= take.quantity() * comes;
                        }
                    }
                }
                there[p] += stock[p] + comes;
                served[p][t] = gross[p] > 0 ? Math.min(1, there[p] / gross[p]) : 1;
            }
            for (int s = 0; s < n.sales.size(); s++) {
                Numbered.Sale sale = n.sales.get(s);
                sold[s][t] = sale.perMonth() * served[sale.part()][t];
                there[sale.part()] -= sold[s][t];
            }
            for (int p = 0; p < parts; p++) {
                stock[p] = Math.max(0, there[p]);
                held[p][t] = stock[p];
            }
        }
    }

    /// The parts that a sale waits for in a month, from the product down to a bought part; empty if it waits for none.
    List<Integer> waitsFor(int sale, int month) {
        List<Integer> path = new ArrayList<>();
        int at = n.sales.get(sale).part();
        if (served[at][month] >= NEARLY_ALL) {
            return path;
        }
        path.add(at);
        while (n.bought(at).isEmpty()) {
            int worst = -1;
            for (Numbered.Take take : n.takesOf.get(at)) {
                if (take.usual() && (worst < 0 || served[take.part()][month] < served[worst][month])) {
                    worst = take.part();
                }
            }
            if (worst < 0 || served[worst][month] >= NEARLY_ALL) {
                break;
            }
            at = worst;
            path.add(at);
        }
        return path;
    }
}
