package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.SupportLines;
import dev.chokepoint.deals.frontier.ValueFrontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.party.OwnPlans;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/// Finds the frontier of concessions that share a block, each side valued by its own plan.
///
/// One solve bounds every other package from above ([OwnPlans.Answer#overEstimate]); only packages whose bound
/// no valued package beats are valued, until none is left.
/// Source: docs/model.md#own-plans
public final class OwnSearch {
    /// The most packages of a group that are searched.
    public static final long MOST_PACKAGES = 1L << 20;

    private static final int MOST_RANKED = 2_000;

    private final DealValuer valuer;
    private final DealSpace space;
    private final Controls controls;
    private final List<OwnPlans> plans;
    private final double[] statusQuo;
    private final Map<List<Integer>, double[]> known = new HashMap<>();
    private final DoubleConsumer progress;
    private final BooleanSupplier stop;
    private final SupportLines directions;

    /// @param plans the own plans of the two sides, in the order of the space
    /// @param progress is told the gap that is left after each valuation
    /// @param stop asked after each valuation whether to end the search with the gap that is left
    public OwnSearch(
            DealValuer valuer,
            DealSpace space,
            Controls controls,
            List<OwnPlans> plans,
            DoubleConsumer progress,
            BooleanSupplier stop) {
        this.stop = stop;
        this.valuer = valuer;
        this.space = space;
        this.controls = controls;
        this.plans = List.copyOf(plans);
        this.progress = progress;
        this.directions = valuer.directions();
        this.statusQuo =
                plans.stream().mapToDouble(p -> p.value(p.caps(controls)).usd()).toArray();
    }

    /// What the search of one group found.
    ///
    /// @param frontier the packages no other beats, everything outside the group kept
    /// @param valued the number of packages valued
    /// @param packages the number of packages of the group
    /// @param gap what a package not valued could still add, as a share of a side's span; 0 if exact
    /// @param candidates packages by how little they fall short of the frontier at best, nearest first
    /// @param lines what no package exceeds
    public record Result(
            Frontier frontier,
            int valued,
            long packages,
            double gap,
            List<List<Integer>> candidates,
            SupportLines lines) {
        public Result {
            candidates = List.copyOf(candidates);
        }

        public boolean isCertified() {
            return gap == 0;
        }
    }

    /// The search of a group of any size, which lists none of its packages beforehand.
    ///
    /// @param listener hears what was found so far
    /// @return nothing solved and nothing bounded where a lane is touched by too many concessions
    SupportSearch.Result searchWithoutList(DealValuer.Group group, SupportSearch.Listener listener) {
        int[][] open = group.concessions().stream().map(valuer::openOptions).toArray(int[][]::new);
        if (!LaneTables.isPossible(valuer, group.concessions(), open)) {
            return new SupportSearch.Result(List.of(), directions);
        }
        return new SupportSearch(valuer, plans, statusQuo, group.concessions(), open, listener, stop)
                .search(directions);
    }

    /// Gains of each side over the status quo by its own plan, USD.
    public double[] gains(List<Integer> options) {
        return known.computeIfAbsent(options, o -> {
            Controls after = valuer.scenario(o).applyTo(controls);
            double[] gains = new double[plans.size()];
            double[] cost = valuer.besideMarket(o);
            for (int i = 0; i < gains.length; i++) {
                OwnPlans p = plans.get(i);
                gains[i] = p.value(p.caps(after)).usd() - statusQuo[i] - cost[i];
            }
            return gains;
        });
    }

    /// Whether the concessions of the two sides touch the own plan of the same side: if not, each side's gain is
    /// a function of the other side's concessions alone and the two sides' packages can be searched apart.
    public boolean isSeparableBySide(DealValuer.Group group) {
        for (OwnPlans p : plans) {
            boolean[] touched = new boolean[2];
            for (int k : group.concessions()) {
                touched[space.sideOf(k)] |= valuer.lanes(k).stream().anyMatch(p::holds);
            }
            if (touched[0] && touched[1]) {
                return false;
            }
        }
        return true;
    }

    /// The frontier of a group; the two sides' concessions apart where neither plan depends on both.
    public Result search(DealValuer.Group group) {
        List<Integer> first = ofSide(group, 0);
        List<Integer> second = ofSide(group, 1);
        if (first.isEmpty() || second.isEmpty() || !isSeparableBySide(group)) {
            return search(group.concessions());
        }
        Result a = search(first);
        Result b = search(second);
        return new Result(
                sum(a.frontier, b.frontier),
                a.valued + b.valued,
                a.packages * b.packages,
                Math.max(a.gap, b.gap),
                Stream.concat(a.candidates.stream(), b.candidates.stream()).toList(),
                a.lines.plus(b.lines));
    }

    private List<Integer> ofSide(DealValuer.Group group, int side) {
        return group.concessions().stream().filter(k -> space.sideOf(k) == side).toList();
    }

    /// The frontier of all sums of packages on different concessions, where gains add up.
    public Frontier sum(Frontier a, Frontier b) {
        return FrontierSum.of(valuer, a, b).frontier();
    }

    /// The frontier of the whole space: groups share no block, so that their gains add up.
    public Result search() {
        Result all = new Result(
                new Frontier(List.of(
                        new ValuedPackage(valuer.label(valuer.statusQuo()), valuer.statusQuo(), List.of(0.0, 0.0)))),
                0,
                1,
                0,
                List.of(),
                directions.touching(List.of(new double[2])));
        for (DealValuer.Group group : valuer.groups()) {
            Result r = search(group);
            all = new Result(
                    sum(all.frontier, r.frontier),
                    all.valued + r.valued,
                    all.packages * r.packages,
                    Math.max(all.gap, r.gap),
                    Stream.concat(all.candidates.stream(), r.candidates.stream())
                            .toList(),
                    all.lines.plus(r.lines));
        }
        return all;
    }

    private Result search(List<Integer> concessions) {
        int n = concessions.size();
        int[][] open = new int[n][];
        long count = 1;
        for (int k = 0; k < n; k++) {
            open[k] = valuer.openOptions(concessions.get(k));
            count *= open[k].length;
            if (count > MOST_PACKAGES) {
                throw new IllegalArgumentException("The group has more than " + MOST_PACKAGES + " packages.");
            }
        }
        return new Run(new OwnPlanBounds(valuer, plans, concessions, open, (int) count)).search();
    }

    /// The search of one set of concessions.
    private final class Run {
        private final OwnPlanBounds bounds;
        private final ValueFrontier found = new ValueFrontier();
        private final List<ValuedPackage> valued = new ArrayList<>();
        private final boolean[] done;

        /// What a package not valued could add, as a share of a side's span.
        private double gap;

        Run(OwnPlanBounds bounds) {
            this.bounds = bounds;
            this.done = new boolean[bounds.count()];
        }

        Result search() {
            int next = 0;
            while (next >= 0) {
                value(next);
                done[next] = true;
                if (valued.size() == 1 && bounds.count() > 1) {
                    next = bounds.count() - 1; // everything open
                    continue;
                }
                next = mostPromising();
                progress.accept(gap);
                if (next >= 0 && stop.getAsBoolean()) {
                    break;
                }
            }
            return new Result(Frontier.of(valued), valued.size(), bounds.count(), gap, ranked(), lines());
        }

        /// What neither the packages valued nor the bounds of the others exceed.
        private SupportLines lines() {
            SupportLines lines = directions.touching(valued.stream()
                    .map(p -> new double[] {p.utility(0), p.utility(1)})
                    .toList());
            if (gap == 0) {
                return lines;
            }
            List<double[]> left = new ArrayList<>();
            for (int c = 0; c < bounds.count(); c++) {
                if (!done[c]) {
                    left.add(new double[] {bounds.of(0, c), bounds.of(1, c)});
                }
            }
            return lines.or(directions.touching(left));
        }

        /// The package that could add most by its bounds, which is the gap that is left; -1 if none could add anything.
        private int mostPromising() {
            int next = -1;
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < bounds.count(); c++) {
                if (done[c]) {
                    continue;
                }
                double a = bounds.of(0, c) - 1e-9 * found.spanA();
                double b = bounds.of(1, c) - 1e-9 * found.spanB();
                if (found.isBeaten(a, b)) {
                    done[c] = true;
                    continue;
                }
                double promise = promise(c);
                if (promise > best) {
                    best = promise;
                    next = c;
                }
            }
            gap = next < 0 ? 0 : Math.max(0, best);
            return next;
        }

        private double promise(int number) {
            return found.promise(bounds.of(0, number), bounds.of(1, number));
        }

        /// All packages by how little they fall short of the frontier at best.
        private List<List<Integer>> ranked() {
            Integer[] order = new Integer[bounds.count()];
            double[] promise = new double[bounds.count()];
            for (int c = 0; c < order.length; c++) {
                order[c] = c;
                promise[c] = promise(c);
            }
            Arrays.sort(order, (x, y) -> Double.compare(promise[y], promise[x]));
            return Arrays.stream(order).limit(MOST_RANKED).map(bounds::options).toList();
        }

        private void value(int number) {
            List<Integer> options = bounds.options(number);
            Controls after = valuer.scenario(options).applyTo(controls);
            double[] gains = new double[plans.size()];
            double[] cost = valuer.besideMarket(options);
            for (int i = 0; i < gains.length; i++) {
                OwnPlans p = plans.get(i);
                OwnPlans.Answer answer = p.value(p.caps(after));
                gains[i] = answer.usd() - statusQuo[i] - cost[i];
                bounds.cut(i, gains[i] + cost[i], answer);
            }
            known.put(options, gains);
            found.add(gains[0], gains[1]);
            valued.add(new ValuedPackage(valuer.label(options), options, List.of(gains[0], gains[1])));
        }
    }
}
