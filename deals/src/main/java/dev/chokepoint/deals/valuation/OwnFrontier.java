package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.party.OwnPlans;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The frontier of a deal space by each side's own plan: which packages are worth valuing in the market, and how far
/// the two valuations differ on them. Source: docs/model.md#own-plans
public final class OwnFrontier implements AutoCloseable {
    /// By what share a border price worsens when a lane's flow moves by its reference flow.
    private static final double SLOPE = 0.25;

    /// Differences below this share of a side's largest gain are not told apart.
    private static final double SAME = 1e-6;

    private final BooleanSupplier stop;
    private final DealValuer valuer;
    private final DealSpace space;
    private final List<OwnPlans> plans = new ArrayList<>();
    private final OwnSearch search;
    private final Map<DealValuer.Group, OwnSearch.Result> results = new HashMap<>();
    private final Frontier frontier;
    private Step searching = new Step(0, 0, 0, Double.POSITIVE_INFINITY);
    private int valued;
    private long packages = 1;
    private double gap;
    private int groupsNotSearched;

    /// How far a search is.
    ///
    /// @param group the group that is searched, from 1
    /// @param groups how many there are
    /// @param packages the packages of this group
    /// @param gap what a package not valued yet could add, as a share of a side's span
    public record Step(int group, int groups, long packages, double gap) {}

    /// Hears on the way how far the search is.
    @FunctionalInterface
    public interface Listener {
        void heard(Step step);
    }

    /// Searches the frontier of own plans, group by group.
    ///
    /// @param stop asked whether to end the search with what is found
    public OwnFrontier(DealValuer valuer, LpSolver solver, Listener listener, BooleanSupplier stop) {
        this.stop = stop;
        this.valuer = valuer;
        this.space = valuer.space();
        Equilibrium equilibrium = valuer.equilibrium();
        Controls controls = valuer.controls();
        List<Integer> widest =
                space.concessions().stream().map(DealValuer::widest).toList();
        Controls open = valuer.scenario(widest).applyTo(controls);
        for (String party : space.parties()) {
            plans.add(OwnPlans.of(equilibrium, solver, party, controls, open, SLOPE));
        }
        this.search = new OwnSearch(
                valuer,
                space,
                controls,
                plans,
                g -> listener.heard(new Step(searching.group(), searching.groups(), searching.packages(), g)),
                stop);
        this.frontier = searchGroups();
    }

    private Frontier searchGroups() {
        Frontier sum = new Frontier(
                List.of(new ValuedPackage(valuer.label(valuer.statusQuo()), valuer.statusQuo(), valuer.nothing())));
        int at = 0;
        for (DealValuer.Group group : valuer.groups()) {
            at++;
            // What is not searched may hold anything: its gap is not bounded.
            if (valuer.packagesIn(group) > OwnSearch.MOST_PACKAGES || stop.getAsBoolean()) {
                groupsNotSearched++;
                continue;
            }
            searching = new Step(at, valuer.groups().size(), valuer.packagesIn(group), Double.POSITIVE_INFINITY);
            OwnSearch.Result r = search.search(group);
            results.put(group, r);
            sum = search.sum(sum, r.frontier());
            valued += r.valued();
            packages *= r.packages();
            gap = Math.max(gap, r.gap());
        }
        return sum;
    }

    /// The packages of a group to value in the market: those that could be best if values were off by as much
    /// as the two valuations differ, nearest first, at most `most`.
    ///
    /// @param always packages whose options are among them
    public List<ValuedPackage> candidates(DealValuer.Group group, int most, Set<List<Integer>> always) {
        OwnSearch.Result r = results.get(group);
        if (stop.getAsBoolean()) {
            // Asked to end: only what the search of own plans found so far is valued in the market.
            return valuer.valued(
                    r == null
                            ? List.of(valuer.statusQuo())
                            : r.frontier().points().stream()
                                    .map(ValuedPackage::options)
                                    .toList());
        }
        if (r == null || r.packages() <= most) {
            return valuer.packagesOf(group, most, always);
        }
        Set<List<Integer>> chosen = new LinkedHashSet<>();
        r.frontier().points().forEach(p -> chosen.add(p.options()));
        r.candidates().stream().limit(most).forEach(chosen::add);
        return valuer.valued(List.copyOf(chosen));
    }

    private List<Double> gains(List<Integer> options) {
        double[] sum = new double[plans.size()];
        for (DealValuer.Group group : valuer.groups()) {
            List<Integer> only = new ArrayList<>(valuer.statusQuo());
            group.concessions().forEach(k -> only.set(k, options.get(k)));
            double[] part = search.gains(only);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        List<Double> nothing = valuer.nothing();
        return List.of(nothing.get(0) + sum[0], nothing.get(1) + sum[1]);
    }

    /// Compares the values of own plans with those of the market on the packages of both frontiers.
    ///
    /// @param market the frontier of the market
    /// @param start what both sides have where rules start from
    public ValuationComparison compare(List<ValuedPackage> market, List<Double> start) {
        Set<List<Integer>> onOwn = optionsOf(frontier.points());
        Set<List<Integer>> onMarket = optionsOf(market);
        Set<List<Integer>> all = new LinkedHashSet<>(onOwn);
        all.addAll(onMarket);
        List<ValuedPackage> byOwnPlans = new ArrayList<>();
        List<ValuedPackage> inMarket = new ArrayList<>();
        List<ValuationComparison.ComparedPackage> compared = new ArrayList<>();
        for (List<Integer> options : all) {
            ValuedPackage joint = valuer.value(options);
            ValuedPackage own = new ValuedPackage(joint.id(), options, gains(options));
            byOwnPlans.add(own);
            inMarket.add(joint);
            compared.add(new ValuationComparison.ComparedPackage(
                    options,
                    joint.id(),
                    own.utilities(),
                    joint.utilities(),
                    onOwn.contains(options),
                    onMarket.contains(options)));
        }
        List<ValuationComparison.Difference> sides =
                List.of(difference(0, byOwnPlans, inMarket), difference(1, byOwnPlans, inMarket));
        return new ValuationComparison(
                compared,
                new ValuationComparison.OwnPlanSearch(
                        SLOPE,
                        valued,
                        packages,
                        plans.stream().mapToInt(OwnPlans::solves).sum(),
                        groupsNotSearched,
                        gap),
                sides,
                Bargain.nash(2).among(byOwnPlans, start),
                Bargain.nash(2).among(inMarket, start),
                order(byOwnPlans, inMarket, sides));
    }

    private static Set<List<Integer>> optionsOf(List<ValuedPackage> packages) {
        Set<List<Integer>> all = new LinkedHashSet<>();
        packages.forEach(p -> all.add(p.options()));
        return all;
    }

    private ValuationComparison.Difference difference(
            int side, List<ValuedPackage> byOwnPlans, List<ValuedPackage> inMarket) {
        double off = 0;
        double largest = 0;
        for (int x = 0; x < byOwnPlans.size(); x++) {
            double own = byOwnPlans.get(x).utility(side);
            double joint = inMarket.get(x).utility(side);
            off = Math.max(off, Math.abs(own - joint));
            largest = Math.max(largest, Math.max(Math.abs(own), Math.abs(joint)));
        }
        return new ValuationComparison.Difference(space.parties().get(side), off, largest);
    }

    private static ValuationComparison.Order order(
            List<ValuedPackage> own, List<ValuedPackage> market, List<ValuationComparison.Difference> sides) {
        int comparisons = 0;
        int turned = 0;
        for (int i = 0; i < 2; i++) {
            double least = SAME * sides.get(i).largestUsd();
            for (int x = 0; x < own.size(); x++) {
                for (int y = 0; y < x; y++) {
                    double a = own.get(x).utility(i) - own.get(y).utility(i);
                    double b = market.get(x).utility(i) - market.get(y).utility(i);
                    comparisons++;
                    if (a * b < 0 && Math.min(Math.abs(a), Math.abs(b)) > least) {
                        turned++;
                    }
                }
            }
        }
        return new ValuationComparison.Order(comparisons, turned);
    }

    @Override
    public void close() {
        plans.forEach(OwnPlans::close);
    }
}
