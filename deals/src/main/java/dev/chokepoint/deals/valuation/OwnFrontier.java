package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.SupportLines;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.party.OwnPlans;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Map<DealValuer.Group, SupportSearch.Result> large = new HashMap<>();
    private final Listener listener;
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
    public interface Listener {
        /// After a package of a group whose packages are listed.
        void heard(Step step);

        /// After a package of a group that is too large for a list.
        ///
        /// @param valued the packages valued so far
        /// @param lines what no package exceeds
        void heardLarge(Step step, List<ValuedPackage> valued, SupportLines lines);
    }

    /// Searches the frontier of own plans, group by group.
    ///
    /// @param stop asked whether to end the search with what is found
    /// @throws ValuationEndedException if it is to end before the plans stand
    public OwnFrontier(DealValuer valuer, LpSolver solver, Listener listener, BooleanSupplier stop) {
        this.stop = stop;
        this.listener = listener;
        this.valuer = valuer;
        this.space = valuer.space();
        Equilibrium equilibrium = valuer.equilibrium();
        Controls controls = valuer.controls();
        List<Integer> widest =
                space.concessions().stream().map(DealValuer::widest).toList();
        OwnPlans.Markets markets = valuer.markets(widest);
        for (String party : space.parties()) {
            if (stop.getAsBoolean()) {
                close();
                throw new ValuationEndedException();
            }
            plans.add(OwnPlans.of(equilibrium, solver, party, markets, SLOPE));
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

    /// Searches the groups, those first of which not all packages are valued in the market.
    private Frontier searchGroups() {
        List<DealValuer.Group> order = new ArrayList<>(valuer.groups());
        order.sort(Comparator.comparingLong(
                g -> valuer.packagesIn(g) <= DealValuer.MOST_LISTED ? 0 : -valuer.packagesIn(g)));
        order.forEach(this::searchGroup);
        Frontier sum = new Frontier(
                List.of(new ValuedPackage(valuer.label(valuer.statusQuo()), valuer.statusQuo(), valuer.nothing())));
        for (DealValuer.Group group : valuer.groups()) {
            OwnSearch.Result r = results.get(group);
            if (r != null) {
                sum = search.sum(sum, r.frontier());
                valued += r.valued();
                packages *= r.packages();
                gap = Math.max(gap, r.gap());
            }
        }
        return sum;
    }

    private void searchGroup(DealValuer.Group group) {
        searching = new Step(
                valuer.groups().indexOf(group) + 1,
                valuer.groups().size(),
                valuer.packagesIn(group),
                Double.POSITIVE_INFINITY);
        if (stop.getAsBoolean()) {
            groupsNotSearched++;
        } else if (valuer.packagesIn(group) > OwnSearch.MOST_PACKAGES) {
            // The frontier of so many is not known: what bounds them is.
            groupsNotSearched++;
            large.put(group, search.searchWithoutList(group, this::hear));
        } else {
            results.put(group, search.search(group));
        }
    }

    private void hear(List<ValuedPackage> valuedSoFar, SupportLines lines) {
        listener.heardLarge(searching, valuedSoFar, lines);
    }

    /// The packages of a group that the search of own plans takes to be among the best, everything outside it kept, the
    /// most promising first; at most `most`.
    public List<List<Integer>> promising(DealValuer.Group group, int most) {
        OwnSearch.Result r = results.get(group);
        SupportSearch.Result without = large.get(group);
        Set<List<Integer>> chosen = new LinkedHashSet<>();
        if (r != null) {
            r.frontier().points().forEach(p -> chosen.add(p.options()));
            r.candidates().stream().limit(most).forEach(chosen::add);
        }
        if (without != null) {
            without.valued().forEach(p -> chosen.add(p.options()));
        }
        return List.copyOf(chosen);
    }

    /// The packages of a group that were valued by own plans; empty where none was.
    public List<ValuedPackage> valued(DealValuer.Group group) {
        return results.containsKey(group)
                ? results.get(group).frontier().points()
                : large.containsKey(group) ? large.get(group).valued() : List.of();
    }

    /// Whether the frontier of a group by own plans is known exactly.
    public boolean isExact(DealValuer.Group group) {
        return results.containsKey(group) && results.get(group).isCertified();
    }

    /// What no package of a group exceeds by own plans; infinite where it was not searched.
    public SupportLines lines(DealValuer.Group group) {
        return results.containsKey(group)
                ? results.get(group).lines()
                : large.containsKey(group) ? large.get(group).lines() : valuer.directions();
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
