package dev.chokepoint.exposure.company;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bill of materials with one number per figure, parts by index in bottom-up order, joined with the
/// market.
///
/// Only what can run short is kept: parts that are items of the world, and what is made from them.
public final class Numbered {
    /// Picks one number for an uncertain figure of the company's tables.
    @FunctionalInterface
    interface Pick {
        double of(FigureKey key, Uncertain value);
    }

    /// What a parent takes; `group` numbers the usual part's line that an alternative competes with,
    /// `part` is −1 for
    /// an alternative that never runs short.
    public record Take(int parent, int part, double quantity, int group, int qualify, double extra, boolean usual) {}

    /// What is sold of a part.
    record Sale(Bill.Product product, int part, double perMonth, double value) {}

    final Bill bill;
    public final Market market;
    final int start;
    public final int months;
    public final List<Bill.Part> parts = new ArrayList<>();
    public final List<List<Take>> takesOf = new ArrayList<>();
    final List<Sale> sales = new ArrayList<>();
    final List<Bill.Product> unexposed = new ArrayList<>();
    public final double[] stock;
    /// Units of each part that the plan uses per month.
    public final double[] usual;
    public final double[] content;
    /// Whether a part serves only sales for military use.
    private final boolean[] military;

    private Numbered(Bill bill, Market market, int start, Pick need, Pick cover) {
        this.bill = bill;
        this.market = market;
        this.start = start;
        this.months = market.months() - start;
        Map<String, Integer> index = keepExposed(need);
        this.stock = new double[parts.size()];
        this.usual = new double[parts.size()];
        this.content = new double[parts.size()];
        this.military = new boolean[parts.size()];
        boolean[] civil = new boolean[parts.size()];
        sell(index, need, civil);
        passDown(civil);
        for (int p = 0; p < parts.size(); p++) {
            stock[p] = cover.of(stockKey(parts.get(p)), parts.get(p).stock());
            military[p] &= !civil[p];
            if (parts.get(p).sourcing() instanceof Bill.Sourcing.Bought b) {
                content[p] = need.of(contentKey(parts.get(p)), b.content());
            }
        }
    }

    /// Numbers the parts that can run short, bottom-up: bought ones, and those whose usual parts can.
    private Map<String, Integer> keepExposed(Pick need) {
        Map<String, Bill.Part> bySku = bill.bySku();
        Map<String, List<Bill.Line>> below = bill.linesByParent();
        Map<String, Integer> index = new HashMap<>();
        for (String sku : bill.bottomUp()) {
            Bill.Part part = bySku.get(sku);
            if (part == null) {
                throw new IllegalArgumentException("The part (" + sku + ") is not in the bill of materials.");
            }
            List<Bill.Line> lines = below.getOrDefault(sku, List.of());
            boolean bought = part.sourcing() instanceof Bill.Sourcing.Bought;
            if (!bought && lines.stream().noneMatch(l -> l.alternativeOf().isEmpty() && index.containsKey(l.sku()))) {
                continue;
            }
            int p = parts.size();
            index.put(sku, p);
            parts.add(part);
            takesOf.add(bought ? new ArrayList<>() : takes(p, lines, bySku, index, need));
        }
        return index;
    }

    /// What a made part takes: its usual parts that can run short, and the alternatives to them.
    private static List<Take> takes(
            int parent, List<Bill.Line> lines, Map<String, Bill.Part> bySku, Map<String, Integer> index, Pick need) {
        Map<String, Integer> groups = new HashMap<>();
        for (Bill.Line l : lines) {
            if (l.alternativeOf().isEmpty() && index.containsKey(l.sku())) {
                groups.putIfAbsent(l.sku(), groups.size());
            }
        }
        List<Take> takes = new ArrayList<>();
        for (Bill.Line l : lines) {
            Integer group = groups.get(l.alternativeOf().orElse(l.sku()));
            Bill.Part child = bySku.get(l.sku());
            if (group == null || child == null || child.sourcing() instanceof Bill.Sourcing.Open) {
                continue;
            }
            takes.add(new Take(
                    parent,
                    index.getOrDefault(l.sku(), -1),
                    need.of(lineKey(l), l.quantity()),
                    group,
                    l.qualifyMonths(),
                    l.extraCost().central(),
                    l.alternativeOf().isEmpty()));
        }
        return takes;
    }

    /// Enters what is sold, or that nothing of this world is in it.
    private void sell(Map<String, Integer> index, Pick need, boolean[] civil) {
        for (Bill.Product product : bill.products()) {
            Integer p = index.get(product.sku());
            if (p == null) {
                unexposed.add(product);
            } else {
                sales.add(new Sale(
                        product,
                        p,
                        need.of(planKey(product), product.perMonth()),
                        product.value().central()));
                usual[p] += sales.getLast().perMonth();
                military[p] |= product.endUse() == EndUse.MILITARY;
                civil[p] |= product.endUse() == EndUse.CIVIL;
            }
        }
    }

    /// Passes the plan's use of each part, and what it is for, down to what the part is made from.
    private void passDown(boolean[] civil) {
        for (int p = parts.size() - 1; p >= 0; p--) {
            for (Take t : takesOf.get(p)) {
                if (t.usual()) {
                    usual[t.part()] += t.quantity() * usual[p];
                }
                if (t.part() >= 0) {
                    military[t.part()] |= military[p];
                    civil[t.part()] |= civil[p];
                }
            }
        }
    }

    public static Numbered central(Bill bill, Market market, int start) {
        return new Numbered(bill, market, start, (k, u) -> u.central(), (k, u) -> u.central());
    }

    /// One draw of the tables, with the same names as [CompanyExposure#figures].
    static Numbered drawn(Bill bill, Market market, int start, Draw draw) {
        Pick pick = (key, value) -> value.isExact() ? value.central() : draw.pick(key, figure(key, value));
        return new Numbered(bill, market, start, pick, pick);
    }

    static FigureKey lineKey(Bill.Line line) {
        return new FigureKey.BillLine(line.parent(), line.sku());
    }

    static FigureKey planKey(Bill.Product product) {
        return new FigureKey.PlannedSales(product.sku());
    }

    static FigureKey stockKey(Bill.Part part) {
        return new FigureKey.CompanyStock(part.sku());
    }

    static FigureKey contentKey(Bill.Part part) {
        return new FigureKey.Content(part.sku());
    }

    /// A number of the company's tables as a figure.
    static Figure figure(FigureKey key, Uncertain value) {
        // The key is in the reason, so that equal numbers of different lines are drawn apart.
        return Figure.assumed(value, "share", "plan", "as the company's tables say of " + key.text());
    }

    /// Every use at its highest and every stock at its lowest.
    static Numbered pessimistic(Bill bill, Market market, int start) {
        return new Numbered(bill, market, start, (k, u) -> u.hi(), (k, u) -> u.lo());
    }

    /// Every use at its lowest and every stock at its highest.
    static Numbered optimistic(Bill bill, Market market, int start) {
        return new Numbered(bill, market, start, (k, u) -> u.lo(), (k, u) -> u.hi());
    }

    public Optional<Bill.Sourcing.Bought> bought(int part) {
        return parts.get(part).sourcing() instanceof Bill.Sourcing.Bought b ? Optional.of(b) : Optional.empty();
    }

    EndUse endUse(int part) {
        return military[part] ? EndUse.MILITARY : EndUse.CIVIL;
    }

    /// Price of one unit of a bought part above the baseline, USD, by month from the start.
    double[] premium(int part) {
        Bill.Sourcing.Bought b = bought(part).orElseThrow();
        double base = market.basePrice(b.item(), b.place());
        double[] price = market.price(b.item(), b.place(), endUse(part));
        double[] all = new double[months];
        for (int t = 0; t < months; t++) {
            all[t] = content[part] * (price[start + t] - base);
        }
        return all;
    }

    /// Share of usual orders that arrives in the worst case, by month from the start.
    double[] allotment(int part) {
        Bill.Sourcing.Bought b = bought(part).orElseThrow();
        double[] whole = market.allotment(b.item(), b.place(), b.from(), endUse(part));
        double[] all = new double[months];
        System.arraycopy(whole, start, all, 0, months);
        return all;
    }
}
