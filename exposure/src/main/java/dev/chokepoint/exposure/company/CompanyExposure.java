package dev.chokepoint.exposure.company;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.uncertainty.OutputKey;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which of a company's lines stops, when, what it costs and which part it waits for, in the best and the
/// worst case.
///
/// The company is taken as too small to move the market: it pays the equilibrium's prices in the best case
/// and gets
/// its proportional allotment in the worst. Parts of which it uses a tenth or more of what its place uses
/// are
/// reported as large, since for them this is too kind. Source: docs/model.md#a-company
///
/// @param products every product with anything that can run short
/// @param parts every part bought as an item of the world
/// @param lostUsd USD lost in the best case: earnings not made and dearer purchases, present value at the
///   start
/// @param lostWorstUsd the same in the worst case, earnings only
/// @param plannedUsd what the plan would earn without controls
/// @param certificate of the best plan
public record CompanyExposure(
        List<ProductExposure> products,
        List<PartExposure> parts,
        List<String> unexposed,
        List<String> open,
        double lostUsd,
        double dearerUsd,
        double lostWorstUsd,
        double plannedUsd,
        Certificate certificate) {
    /// Output below this share of the plan counts as stopped, as for the plants of a world.
    private static final double STOPPED = 0.05;

    private static final double NEARLY_ALL = 0.999;

    /// Share of a place's use from which a company is no longer small.
    private static final double LARGE = 0.1;

    /// The fate of one product.
    ///
    /// @param shortFrom first day in the worst case on which the month's goods are used up
    /// @param stops first month in the worst case with less than 5 % of the plan
    /// @param stopsEarliest the same with every use at its highest and every stock at its lowest
    /// @param stopsLatest the same the other way round; empty if it then never stops
    /// @param resumes first month after that with more
    /// @param lowestWorst lowest month's share of the plan
    /// @param lostWorst units not made over all months
    /// @param lowestBest lowest month's share of the plan in the best case
    /// @param waitsFor the parts it waits for, from the product down, when it is shortest in the worst case
    /// @param measures the measures on that part's way
    public record ProductExposure(
            String sku,
            String description,
            EndUse endUse,
            double perMonth,
            double valueUsd,
            Optional<LocalDate> shortFrom,
            Optional<YearMonth> stops,
            Optional<YearMonth> stopsEarliest,
            Optional<YearMonth> stopsLatest,
            Optional<YearMonth> resumes,
            double lowestWorst,
            double lostWorst,
            double lostWorstUsd,
            Optional<YearMonth> stopsBest,
            double lowestBest,
            double lostBest,
            List<String> waitsFor,
            List<String> measures,
            Explanation explanation) {
        public ProductExposure {
            waitsFor = List.copyOf(waitsFor);
            measures = List.copyOf(measures);
        }
    }

    /// What a part bought as an item of the world meets.
    ///
    /// @param perMonth units that the plan uses a month
    /// @param coverMonths months of use in stock
    /// @param lowestAllotment lowest share of usual orders that arrives in the worst case
    /// @param highestPrice highest price in the best case as a multiple of the baseline
    /// @param toBridge units more in stock that would carry the plan through every month in the worst case
    /// @param toBridgeUsd what these cost at the baseline price, USD
    /// @param stockValueUsd what one more unit in stock at the start earns in the best case, USD
    /// @param shareOfUse share of what its place uses of the item
    public record PartExposure(
            String sku,
            String description,
            String item,
            String place,
            double perMonth,
            double coverMonths,
            double lowestAllotment,
            double highestPrice,
            double toBridge,
            double toBridgeUsd,
            double stockValueUsd,
            double shareOfUse,
            boolean large,
            List<String> measures) {
        public PartExposure {
            measures = List.copyOf(measures);
        }
    }

    public CompanyExposure {
        products = List.copyOf(products);
        parts = List.copyOf(parts);
        unexposed = List.copyOf(unexposed);
        open = List.copyOf(open);
    }

    /// Answers for a company from a month of the world on.
    ///
    /// @param start the world's month, from 0, in which the company's stock is counted
    public static CompanyExposure of(Bill bill, Market market, int start, LpSolver solver) {
        if (start < 0 || start >= market.months()) {
            throw new IllegalArgumentException(
                    "The start (month " + start + ") must lie in the world's " + market.months() + " months.");
        }
        Numbered central = Numbered.central(bill, market, start);
        Rationed worst = Rationed.run(central);
        Numbered pessimistic = Numbered.pessimistic(bill, market, start);
        Rationed earliest = Rationed.run(pessimistic);
        Numbered optimistic = Numbered.optimistic(bill, market, start);
        Rationed latest = Rationed.run(optimistic);
        Planned best = Planned.solve(central, solver);
        return new Answer(central, worst, best).with(pessimistic, earliest, optimistic, latest);
    }

    /// USD lost in the best and the worst case; for the comparison of worlds with and without a measure.
    public record Loss(double bestUsd, double worstUsd) {}

    /// The losses alone.
    public static Loss lossOf(Bill bill, Market market, int start, LpSolver solver) {
        Numbered central = Numbered.central(bill, market, start);
        Planned best = Planned.solve(central, solver);
        return new Loss(best.planned - best.earned, lostWorst(central, Rationed.run(central)));
    }

    /// The numbers of one draw of the world and of the company's tables, by keys that are the same in every draw.
    ///
    /// Months count from the start. Source: docs/model.md#draws
    public static Map<OutputKey, Double> outputs(Bill bill, Market market, int start, LpSolver solver, Draw draw) {
        Numbered drawn = Numbered.drawn(bill, market, start, draw);
        Rationed worst = Rationed.run(drawn);
        Planned best = Planned.solve(drawn, solver);
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        all.put(new OutputKey.CompanyLoss(OutputKey.Case.BEST), best.planned - best.earned);
        all.put(new OutputKey.CompanyLoss(OutputKey.Case.WORST), lostWorst(drawn, worst));
        all.put(new OutputKey.CompanyPlan(), best.planned);
        for (int k = 0; k < drawn.sales.size(); k++) {
            fate(all, drawn, k, OutputKey.Case.BEST, best.sold[k]);
            fate(all, drawn, k, OutputKey.Case.WORST, worst.sold[k]);
        }
        return all;
    }

    private static void fate(Map<OutputKey, Double> all, Numbered n, int sale, OutputKey.Case which, double[] sold) {
        int stops = stops(n, sold, sale);
        double lowest = 1;
        for (double units : sold) {
            lowest = Math.min(lowest, units / n.sales.get(sale).perMonth());
        }
        OutputKey.Line line =
                new OutputKey.Line.Product(n.sales.get(sale).product().sku());
        all.put(new OutputKey.Stop(which, line), stops < 0 ? n.months : (double) stops);
        all.put(new OutputKey.Lowest(which, line), lowest);
    }

    /// The uncertain numbers of a company's tables that [#outputs] draws, by key.
    public static Map<FigureKey, Figure> figures(Bill bill) {
        Map<FigureKey, Figure> all = new LinkedHashMap<>();
        for (Bill.Line l : bill.lines()) {
            put(all, Numbered.lineKey(l), l.quantity());
        }
        for (Bill.Product p : bill.products()) {
            put(all, Numbered.planKey(p), p.perMonth());
        }
        for (Bill.Part p : bill.parts()) {
            put(all, Numbered.stockKey(p), p.stock());
            if (p.sourcing() instanceof Bill.Sourcing.Bought b) {
                put(all, Numbered.contentKey(p), b.content());
            }
        }
        return all;
    }

    private static void put(Map<FigureKey, Figure> all, FigureKey key, Uncertain value) {
        if (!value.isExact()) {
            all.put(key, Numbered.figure(key, value));
        }
    }

    /// The month from the start in which a sale stops; −1 where it does not.
    static int stops(Numbered n, double[] sold, int sale) {
        for (int t = 0; t < n.months; t++) {
            if (sold[t] < STOPPED * n.sales.get(sale).perMonth()) {
                return t;
            }
        }
        return -1;
    }

    private static double lostWorst(Numbered n, Rationed worst) {
        double lost = 0;
        for (int k = 0; k < n.sales.size(); k++) {
            for (int t = 0; t < n.months; t++) {
                lost += Math.pow(n.market.discount(), t)
                        * n.sales.get(k).value()
                        * (n.sales.get(k).perMonth() - worst.sold[k][t]);
            }
        }
        return lost;
    }

    /// The items of the world that the bill buys, with their places.
    public static Set<List<String>> bought(Bill bill) {
        Set<List<String>> all = new LinkedHashSet<>();
        for (Bill.Part p : bill.parts()) {
            if (p.sourcing() instanceof Bill.Sourcing.Bought b) {
                all.add(List.of(b.item(), b.place()));
            }
        }
        return all;
    }

    private record Answer(Numbered n, Rationed worst, Planned best) {
        private CompanyExposure with(Numbered pessimistic, Rationed earliest, Numbered optimistic, Rationed latest) {
            List<ProductExposure> products = new ArrayList<>();
            double lostMargin = 0;
            for (int k = 0; k < n.sales.size(); k++) {
                products.add(product(k, stop(pessimistic, earliest.sold[k], k), stop(optimistic, latest.sold[k], k)));
                for (int t = 0; t < n.months; t++) {
                    lostMargin += Math.pow(n.market.discount(), t)
                            * n.sales.get(k).value()
                            * (n.sales.get(k).perMonth() - best.sold[k][t]);
                }
            }
            List<PartExposure> parts = new ArrayList<>();
            for (int p = 0; p < n.parts.size(); p++) {
                if (n.bought(p).isPresent()) {
                    parts.add(part(p));
                }
            }
            double lost = best.planned - best.earned;
            return new CompanyExposure(
                    products,
                    parts,
                    n.unexposed.stream().map(Bill.Product::sku).toList(),
                    n.bill.parts().stream()
                            .filter(p -> p.sourcing() instanceof Bill.Sourcing.Open)
                            .map(Bill.Part::sku)
                            .toList(),
                    lost,
                    lost - lostMargin,
                    lostWorst(n, worst),
                    best.planned,
                    best.certificate);
        }

        private YearMonth month(int t) {
            return n.market.world().first().plusMonths(n.start + t);
        }

        private Optional<YearMonth> stop(Numbered of, double[] sold, int sale) {
            int t = stops(of, sold, sale);
            return t < 0 ? Optional.empty() : Optional.of(month(t));
        }

        private ProductExposure product(int k, Optional<YearMonth> earliest, Optional<YearMonth> latest) {
            Numbered.Sale sale = n.sales.get(k);
            double plan = sale.perMonth();
            Optional<LocalDate> shortFrom = Optional.empty();
            int lowestMonth = 0;
            double lost = 0;
            double lostUsd = 0;
            double lostBest = 0;
            double lowestBest = 1;
            for (int t = 0; t < n.months; t++) {
                double share = worst.sold[k][t] / plan;
                if (share < worst.sold[k][lowestMonth] / plan - 1e-12) {
                    lowestMonth = t;
                }
                if (share < NEARLY_ALL && shortFrom.isEmpty()) {
                    YearMonth m = month(t);
                    shortFrom = Optional.of(m.atDay(1 + (int) Math.floor(share * (m.lengthOfMonth() - 1))));
                }
                lost += plan - worst.sold[k][t];
                lostUsd += Math.pow(n.market.discount(), t) * sale.value() * (plan - worst.sold[k][t]);
                lostBest += plan - best.sold[k][t];
                lowestBest = Math.min(lowestBest, best.sold[k][t] / plan);
            }
            int stopped = stops(n, worst.sold[k], k);
            Optional<YearMonth> resumes = Optional.empty();
            for (int t = Math.max(0, stopped); stopped >= 0 && t < n.months && resumes.isEmpty(); t++) {
                if (worst.sold[k][t] >= STOPPED * plan) {
                    resumes = Optional.of(month(t));
                }
            }
            int at = stopped >= 0 ? stopped : lowestMonth;
            List<Integer> path = worst.waitsFor(k, at);
            List<String> measures = path.isEmpty()
                    ? List.of()
                    : n.bought(path.getLast())
                            .map(b -> n.market.measuresUpstream(b.item(), b.place(), b.from()))
                            .orElse(List.of());
            Bill.Part part = n.parts.get(sale.part());
            return new ProductExposure(
                    part.sku(),
                    part.description(),
                    sale.product().endUse(),
                    plan,
                    sale.value(),
                    shortFrom,
                    stopped < 0 ? Optional.empty() : Optional.of(month(stopped)),
                    earliest,
                    latest,
                    resumes,
                    worst.sold[k][lowestMonth] / plan,
                    lost,
                    lostUsd,
                    stop(n, best.sold[k], k),
                    lowestBest,
                    lostBest,
                    path.stream().map(p -> n.parts.get(p).sku()).toList(),
                    measures,
                    explain(k, at, path, measures));
        }

        private Explanation explain(int k, int at, List<Integer> path, List<String> measures) {
            Numbered.Sale sale = n.sales.get(k);
            Explanation why = Explanation.leaf(
                    n.parts.get(sale.part()).sku() + " in " + month(at),
                    percent(worst.sold[k][at] / sale.perMonth()) + " of " + Numbers.text(sale.perMonth()),
                    path.isEmpty()
                            ? "nothing that it is made from runs short"
                            : "a line runs as fast as its scarcest part lets it");
            for (int p : path) {
                Optional<Bill.Sourcing.Bought> bought = n.bought(p);
                if (bought.isEmpty()) {
                    continue;
                }
                double[] allotment = n.allotment(p);
                Bill.Sourcing.Bought b = bought.get();
                Explanation leaf = Explanation.leaf(
                        n.parts.get(p).sku() + " (" + b.item() + " at " + b.place() + ")",
                        percent(worst.served[p][at]) + " of what the plan uses",
                        "stock of " + Numbers.text(n.stock[p]) + " at the start, "
                                + Numbers.text(n.usual[p]) + " used a month; arrivals in " + month(at) + ": "
                                + percent(allotment[at]) + " of usual orders");
                for (Market.Source source : n.market.sources(b.item(), b.place(), n.endUse(p))) {
                    if (b.from().isPresent() && !b.from().get().equals(source.from())) {
                        continue;
                    }
                    Explanation lane = n.market
                            .network()
                            .figure(source.figure())
                            .map(f -> f.explain("observed flow from " + source.from()))
                            .orElseGet(() -> Explanation.leaf(
                                    "flow from " + source.from(), Numbers.text(source.flow()), "calibrated"));
                    Explanation arriving = Explanation.of(
                            "from " + source.from(),
                            percent(source.arrives()[n.start + at]) + " arrives",
                            "rationing in baseline shares",
                            List.of(lane));
                    for (String m : source.measures()) {
                        arriving = arriving.with(Id.of("measure", m));
                    }
                    leaf = leaf.with(arriving);
                }
                why = why.with(leaf);
            }
            for (String m : measures) {
                why = why.with(Id.of("measure", m));
            }
            return why;
        }

        private PartExposure part(int p) {
            Bill.Sourcing.Bought b = n.bought(p).orElseThrow();
            double lowest = 1;
            for (double a : n.allotment(p)) {
                lowest = Math.min(lowest, a);
            }
            double base = n.market.basePrice(b.item(), b.place());
            double highest = 1;
            double[] premium = n.premium(p);
            for (double m : premium) {
                highest = Math.max(highest, 1 + m / (n.content[p] * base));
            }
            double use = n.usual[p];
            double bridge = Math.max(0, worst.shortfall[p] - n.stock[p]);
            double share = use * n.content[p] / n.market.baselineUse(b.item(), b.place());
            return new PartExposure(
                    n.parts.get(p).sku(),
                    n.parts.get(p).description(),
                    b.item(),
                    b.place(),
                    use,
                    use > 0 ? n.stock[p] / use : 0,
                    lowest,
                    highest,
                    bridge,
                    bridge * n.content[p] * base,
                    best.stockValue[p],
                    share,
                    share >= LARGE,
                    n.market.measuresUpstream(b.item(), b.place(), b.from()));
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.0f %%", 100 * share);
        }
    }

    /// Parts by what their stock would have to grow to bridge the horizon, dearest first.
    public List<PartExposure> toStock() {
        return parts.stream()
                .filter(p -> p.toBridge() > 0)
                .sorted((a, b) -> Double.compare(b.toBridgeUsd(), a.toBridgeUsd()))
                .toList();
    }

    /// The measures on the way of any part that runs short, with the parts.
    public Map<String, List<String>> measures() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (PartExposure p : parts) {
            if (p.lowestAllotment() < NEARLY_ALL || p.highestPrice() > 1 / NEARLY_ALL) {
                p.measures()
                        .forEach(m ->
                                all.computeIfAbsent(m, k -> new ArrayList<>()).add(p.sku()));
            }
        }
        return all;
    }
}
