package dev.chokepoint.exposure.mitigation;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.company.Numbered;
import dev.chokepoint.exposure.company.Planned;
import dev.chokepoint.exposure.twostage.Action;
import dev.chokepoint.exposure.twostage.Recourse;
import dev.chokepoint.exposure.twostage.TwoStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a company can prepare: stocks of bought parts, and alternatives of its bill qualified ahead of
/// time.
///
/// The second stage is the company's own plan at the prices of a scenario's market (best case), or with no
/// more of each
/// part than its usual share of what arrives (worst case). What is left of a stock at the end counts half
/// its price.
/// Source: docs/model.md#mitigation
public final class CompanyMitigation {
    /// What a part left over is worth, share of its price: it may still be used later or sold, but nobody
    /// must buy it.
    private static final double LEFT_OVER = 0.5;

    private CompanyMitigation() {}

    private record Candidate(Action action, int part, Optional<Numbered.Take> take) {}

    /// Builds the problem of a company from the markets of equally likely scenarios.
    ///
    /// @param start the world's month, from 0, from which the company plans
    /// @param best whether parts can be had at market prices, otherwise in usual shares
    public static TwoStage of(
            Bill bill, List<Market> markets, int start, MitigationCosts costs, LocalDate known, boolean best) {
        Numbered first = Numbered.central(bill, markets.getFirst(), start);
        List<Candidate> candidates = candidates(first, costs, known);
        List<Recourse> recourses = new ArrayList<>();
        List<TwoStage.Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < markets.size(); s++) {
            Numbered n = Numbered.central(bill, markets.get(s), start);
            Planned.Built built =
                    Planned.build(n, best ? Planned.Market.PREPARED_PRICES : Planned.Market.PREPARED_SHARES);
            recourses.add(new Recourse(
                    withLeftOver(n, built, candidates),
                    new int[0],
                    new double[0],
                    links(n, built, candidates),
                    built.usd(),
                    Optional.empty()));
            outcomes.add(new TwoStage.Outcome(
                    "scenario " + (s + 1),
                    1.0 / markets.size(),
                    built.planned() + leftOverOfOwn(n, candidates),
                    credit(n, first, candidates),
                    List.of(s),
                    "equally likely: one of " + markets.size() + " parts of a Latin hypercube of licensing delays"));
        }
        return new TwoStage(candidates.stream().map(Candidate::action).toList(), recourses, outcomes);
    }

    private static double price(Numbered n, int part) {
        Bill.Sourcing.Bought b = n.bought(part).orElseThrow();
        return n.content[part] * n.market.basePrice(b.item(), b.place());
    }

    private static List<Candidate> candidates(Numbered n, MitigationCosts costs, LocalDate known) {
        List<Candidate> all = new ArrayList<>();
        for (int p = 0; p < n.parts.size(); p++) {
            Bill.Part part = n.parts.get(p);
            if (n.bought(p).isPresent() && n.usual[p] > 0) {
                Bill.Sourcing.Bought b = n.bought(p).get();
                Figure cost = costs.find(Action.Kind.STOCK, MitigationCosts.Figures.COST, b.item(), b.place(), known);
                Figure most = costs.find(Action.Kind.STOCK, MitigationCosts.Figures.MOST, b.item(), b.place(), known);
                double usd = price(n, p) * (1 + cost.to(Unit.SHARE).central());
                double amount = most.to(Unit.parse("month")).central() * n.usual[p];
                if (usd > 0 && amount > 0) {
                    all.add(new Candidate(
                            new Action(
                                    "stock " + part.sku(),
                                    Action.Kind.STOCK,
                                    b.item(),
                                    b.place(),
                                    part.sku() + " in stock",
                                    "piece",
                                    usd,
                                    amount,
                                    List.of(),
                                    "price of its " + b.item() + " and "
                                            + cost.value().text() + " of it for storing ("
                                            + MitigationCosts.source(cost) + ")"),
                            p,
                            Optional.empty()));
                }
            }
            for (Numbered.Take take : n.takesOf.get(p)) {
                if (!take.usual() && take.qualify() > 0 && n.usual[p] > 0) {
                    substitute(n, costs, known, p, take).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /// An alternative of a bill, qualified before the first month instead of when it is needed.
    private static Optional<Candidate> substitute(
            Numbered n, MitigationCosts costs, LocalDate known, int p, Numbered.Take take) {
        Optional<Numbered.Take> usual = n.takesOf.get(p).stream()
                .filter(t -> t.usual()
                        && t.group() == take.group()
                        && n.bought(t.part()).isPresent())
                .findFirst();
        if (usual.isEmpty()) {
            return Optional.empty();
        }
        int replaced = usual.get().part();
        Bill.Sourcing.Bought b = n.bought(replaced).orElseThrow();
        Figure cost = costs.find(Action.Kind.SUBSTITUTE, MitigationCosts.Figures.COST, b.item(), b.place(), known);
        double usd = cost.to(Unit.SHARE).central()
                * 12
                * price(n, replaced)
                * usual.get().quantity();
        if (!(usd > 0)) {
            return Optional.empty();
        }
        String sku = n.parts.get(p).sku();
        return Optional.of(new Candidate(
                new Action(
                        "qualify the alternative of " + n.parts.get(replaced).sku() + " in " + sku + " "
                                + n.takesOf.get(p).indexOf(take),
                        Action.Kind.SUBSTITUTE,
                        b.item(),
                        b.place(),
                        "alternative of " + n.parts.get(replaced).sku() + " in " + sku + " qualified ahead",
                        "piece/month",
                        usd,
                        n.usual[p],
                        List.of(),
                        "once " + cost.value().text() + " of a year's purchases of the usual part ("
                                + MitigationCosts.source(cost) + "); otherwise usable after " + take.qualify()
                                + " months"),
                p,
                Optional.of(take)));
    }

    private static List<Recourse.Link> links(Numbered n, Planned.Built built, List<Candidate> candidates) {
        List<Recourse.Link> links = new ArrayList<>();
        for (int m = 0; m < candidates.size(); m++) {
            Candidate c = candidates.get(m);
            if (c.take().isEmpty()) {
                double per = 1 / built.scale()[c.part()];
                links.add(new Recourse.Link(m, true, built.balance()[c.part()][0], -per));
                for (int t = 0; t < n.months; t++) {
                    links.add(new Recourse.Link(m, false, built.hold()[c.part()][t], per));
                }
            } else {
                Numbered.Take take = c.take().get();
                for (Planned.Early e : built.early()) {
                    if (e.part() == c.part()
                            && e.take().group() == take.group()
                            && e.take().part() == take.part()
                            && e.take().qualify() == take.qualify()) {
                        links.add(new Recourse.Link(m, false, e.column(), 1 / built.scale()[c.part()]));
                    }
                }
            }
        }
        return links;
    }

    /// The program with a worth of what is held at the end.
    private static dev.chokepoint.solver.Lp withLeftOver(Numbered n, Planned.Built built, List<Candidate> candidates) {
        Map<Integer, Double> costs = new LinkedHashMap<>();
        for (Candidate c : candidates) {
            if (c.take().isEmpty()) {
                double worth = LEFT_OVER
                        * price(n, c.part())
                        * Math.pow(n.market.discount(), n.months)
                        * built.scale()[c.part()]
                        / built.usd();
                costs.put(built.hold()[c.part()][n.months - 1], worth);
            }
        }
        int[] columns = costs.keySet().stream().mapToInt(Integer::intValue).toArray();
        return built.lp()
                .withCosts(
                        columns,
                        costs.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// What the plan without a shock leaves of the company's own stock: all of it.
    private static double leftOverOfOwn(Numbered n, List<Candidate> candidates) {
        double sum = 0;
        for (Candidate c : candidates) {
            if (c.take().isEmpty()) {
                sum += LEFT_OVER * price(n, c.part()) * Math.pow(n.market.discount(), n.months) * n.stock[c.part()];
            }
        }
        return sum;
    }

    /// A part is bought at the price of the scenario's draw; the budget counts that of the first.
    private static Map<Integer, Double> credit(Numbered n, Numbered first, List<Candidate> candidates) {
        Map<Integer, Double> all = new HashMap<>();
        for (int m = 0; m < candidates.size(); m++) {
            Candidate c = candidates.get(m);
            if (c.take().isEmpty()) {
                double usd = c.action().usdPerUnit();
                all.put(m, usd * (1 - price(n, c.part()) / price(first, c.part())));
            }
        }
        return all;
    }
}
