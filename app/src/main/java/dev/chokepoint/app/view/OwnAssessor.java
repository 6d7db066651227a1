package dev.chokepoint.app.view;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.OwnSearch;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.party.OwnPlans;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Values a deal space twice: by each side's own plan, on which is searched, and in the joint market.
final class OwnAssessor implements AutoCloseable {
    /// By what share a border price worsens when a lane's flow moves by its reference flow.
    static final double SLOPE = 0.25;

    /// Differences below this share of a side's largest gain are not told apart.
    private static final double SAME = 1e-6;

    private final BooleanSupplier stop;
    private final DealValuer valuer;
    private final DealSpace space;
    private final List<OwnPlans> plans = new ArrayList<>();
    private final OwnSearch search;
    private final Map<DealValuer.Group, OwnSearch.Result> results = new HashMap<>();
    private final Frontier frontier;
    private int valued;
    private long packages = 1;
    private double gap;
    private String searching = "";
    private int unsearched;
    private int tooMany;

    OwnAssessor(
            Equilibrium equilibrium,
            LpSolver solver,
            Controls controls,
            DealSpace space,
            DealValuer valuer,
            Consumer<String> progress,
            BooleanSupplier stop) {
        this.stop = stop;
        this.valuer = valuer;
        this.space = space;
        List<Integer> strongest =
                space.concessions().stream().map(DealValuer::strongest).toList();
        Controls open = valuer.scenario(strongest).applyTo(controls);
        for (String party : space.parties()) {
            plans.add(OwnPlans.of(equilibrium, solver, party, controls, open, SLOPE));
        }
        this.search = new OwnSearch(
                valuer, space, controls, plans, g -> progress.accept(searching + text(g) + " of a side's span"), stop);
        Frontier sum = new Frontier(
                List.of(new ValuedPackage(valuer.label(valuer.statusQuo()), valuer.statusQuo(), List.of(0.0, 0.0))));
        int at = 0;
        for (DealValuer.Group group : valuer.groups()) {
            at++;
            if (valuer.packagesIn(group) > OwnSearch.MOST_PACKAGES) {
                tooMany++;
                continue;
            }
            if (stop.getAsBoolean()) {
                // What is not searched may hold anything: its gap is not bounded.
                unsearched++;
                continue;
            }
            searching = "group " + at + " of " + valuer.groups().size() + " (" + valuer.packagesIn(group)
                    + " packages): bound gap ";
            OwnSearch.Result r = search.search(group);
            results.put(group, r);
            sum = search.sum(sum, r.frontier());
            valued += r.valued();
            packages *= r.packages();
            gap = Math.max(gap, r.gap());
        }
        this.frontier = sum;
    }

    /// The packages of a group to value in the market: those that could be best if values were off by as much
    /// as the two valuations differ, nearest first, at most `most`.
    List<ValuedPackage> candidates(DealValuer.Group group, int most, Set<List<Integer>> always) {
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

    double[] gains(List<Integer> options) {
        double[] sum = new double[plans.size()];
        for (DealValuer.Group group : valuer.groups()) {
            List<Integer> only = new ArrayList<>(valuer.statusQuo());
            group.concessions().forEach(k -> only.set(k, options.get(k)));
            double[] part = search.gains(only);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    DealDetail detail(List<ValuedPackage> joint) {
        Map<List<Integer>, DealDetail.OwnRow> rows = new LinkedHashMap<>();
        Set<List<Integer>> onOwn = new LinkedHashSet<>();
        frontier.points().forEach(p -> onOwn.add(p.options()));
        Set<List<Integer>> onJoint = new LinkedHashSet<>();
        joint.forEach(p -> onJoint.add(p.options()));
        Set<List<Integer>> all = new LinkedHashSet<>(onOwn);
        all.addAll(onJoint);
        double[] off = new double[2];
        double[] largest = new double[2];
        List<ValuedPackage> ownValues = new ArrayList<>();
        List<ValuedPackage> jointValues = new ArrayList<>();
        for (List<Integer> options : all) {
            double[] own = gains(options);
            ValuedPackage market = valuer.value(options);
            double[] g = {market.utility(0), market.utility(1)};
            for (int i = 0; i < 2; i++) {
                off[i] = Math.max(off[i], Math.abs(own[i] - g[i]));
                largest[i] = Math.max(largest[i], Math.max(Math.abs(own[i]), Math.abs(g[i])));
            }
            ownValues.add(new ValuedPackage(market.id(), options, List.of(own[0], own[1])));
            jointValues.add(market);
            rows.put(
                    options,
                    new DealDetail.OwnRow(
                            options, market.id(), own, g, onOwn.contains(options), onJoint.contains(options)));
        }
        List<String> text = new ArrayList<>();
        int solves = plans.stream().mapToInt(OwnPlans::solves).sum();
        text.add("By its own plan each side trades with the rest of the world at border prices that worsen by "
                + Math.round(100 * SLOPE) + " % when a lane's flow moves by its usual flow. " + valued + " of "
                + packages + " packages were valued (" + solves + " programs)"
                + (unsearched > 0 || tooMany > 0
                        ? "; " + (unsearched + tooMany) + " groups of concessions were not searched: packages that"
                                + " concede in them may be better."
                        : gap == 0
                                ? "; each other is beaten or equalled by one of them: the frontier of own plans is exact."
                                : "; a package not valued could add at most " + Numbers.text(100 * gap)
                                        + " % of a side's span."));
        for (int i = 0; i < 2; i++) {
            text.add("Own plan and market differ by at most " + Numbers.usd(off[i]) + " for "
                    + space.parties().get(i) + " on these packages (its largest gain is " + Numbers.usd(largest[i])
                    + "): the market moves prices that an own plan takes as given.");
        }
        DealDetail none = DealDetail.none();
        return new DealDetail(
                none.noDeal(),
                List.copyOf(rows.values()),
                text,
                changed(ownValues, jointValues, largest),
                none.holds(),
                none.largest(),
                none.chairs(),
                none.draws());
    }

    private static String text(double gap) {
        return Double.isInfinite(gap) ? "not bounded yet" : Numbers.text(100 * gap) + " %";
    }

    private List<String> changed(List<ValuedPackage> own, List<ValuedPackage> joint, double[] largest) {
        List<String> changed = new ArrayList<>();
        List<Double> noDeal = valuer.disagreement();
        String byOwn = pick(Bargain.nash(2).among(own, noDeal));
        String byMarket = pick(Bargain.nash(2).among(joint, noDeal));
        if (!byOwn.equals(byMarket)) {
            changed.add("Nash picks \"" + byOwn + "\" by own plans and \"" + byMarket + "\" in the market.");
        }
        int pairs = 0;
        int turned = 0;
        for (int i = 0; i < 2; i++) {
            for (int x = 0; x < own.size(); x++) {
                for (int y = 0; y < x; y++) {
                    double a = own.get(x).utility(i) - own.get(y).utility(i);
                    double b = joint.get(x).utility(i) - joint.get(y).utility(i);
                    pairs++;
                    if (a * b < 0 && Math.min(Math.abs(a), Math.abs(b)) > SAME * largest[i]) {
                        turned++;
                    }
                }
            }
        }
        if (turned > 0) {
            changed.add(turned + " of " + pairs + " comparisons between these packages come out the other way round"
                    + " in the market.");
        }
        return changed;
    }

    private static String pick(Settlement settlement) {
        return settlement.agreements().isEmpty()
                ? "no deal"
                : settlement.agreements().getFirst().parts().getFirst().deal().id();
    }

    @Override
    public void close() {
        plans.forEach(OwnPlans::close);
    }
}
