package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.frontier.SupportLines;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.exposure.party.OwnPlans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Bounds what the packages of a large group can give both sides by own plans, and finds the packages that give most;
/// no list of all packages is ever made.
///
/// In each direction the largest weighted sum of both sides' gains is looked for: what solves so far say of all
/// packages
/// is the smallest of sums of small tables ([LaneTables]), its largest package is found by branching on one concession
/// after the other, that package is solved and its tables join the others, until no package can exceed the best one.
/// Source: docs/model/deals.md#search-that-can-be-stopped
final class SupportSearch {
    /// The most partial packages that are looked at for one package.
    private static final int MOST_NODES = 20_000;

    /// Of the solves of a search the latest that bound partial packages.
    private static final int MOST_CUTS = 48;

    /// A bound this share above the best package is as good as met.
    private static final double MET = 1e-3;

    private final DealValuer valuer;
    private final List<OwnPlans> plans;
    private final double[] statusQuo;
    private final List<Integer> concessions;
    private final int[][] open;
    private final LaneTables tables;
    private final double[][][] beside;
    private final Listener listener;
    private final BooleanSupplier enough;
    private final Map<List<Integer>, Cut> cuts = new LinkedHashMap<>();

    /// Hears after each package that is solved.
    @FunctionalInterface
    interface Listener {
        void heard(List<ValuedPackage> valued, SupportLines lines);
    }

    /// What one solve says of all packages: a constant and, table by table, what is added at most; both sides.
    private record Cut(ValuedPackage value, double[] constant, double[][][] tables) {}

    /// @param valued the packages solved, everything outside the group kept, less policy weights
    /// @param lines what no package of the group exceeds
    record Result(List<ValuedPackage> valued, SupportLines lines) {
        Result {
            valued = List.copyOf(valued);
        }
    }

    /// @param statusQuo the value of each side's own plan if nothing is conceded
    /// @param concessions of the group, by position
    /// @param open per concession the options that no red line rules out
    SupportSearch(
            DealValuer valuer,
            List<OwnPlans> plans,
            double[] statusQuo,
            List<Integer> concessions,
            int[][] open,
            Listener listener,
            BooleanSupplier enough) {
        this.valuer = valuer;
        this.plans = plans;
        this.statusQuo = statusQuo.clone();
        this.concessions = concessions;
        this.open = open;
        this.tables = new LaneTables(valuer, plans, concessions, open);
        this.beside = beside();
        this.listener = listener;
        this.enough = enough;
    }

    /// Per concession and option what each side loses by it beside the market: by weights of policy and stated worth.
    private double[][][] beside() {
        double[][][] all = new double[open.length][][];
        for (int k = 0; k < open.length; k++) {
            int concession = concessions.get(k);
            all[k] = Arrays.stream(open[k])
                    .mapToObj(o -> valuer.besideMarket(valuer.alone(concession, o)))
                    .toArray(double[][]::new);
        }
        return all;
    }

    /// Searches all directions until in none a package can exceed the best one by much, or it is enough.
    ///
    /// @param unbounded the directions
    Result search(SupportLines unbounded) {
        List<SupportLines.Line> lines = new ArrayList<>(unbounded.lines());
        solve(new int[open.length]);
        List<Integer> left = middleFirst(lines.size());
        while (!left.isEmpty() && !enough.getAsBoolean()) {
            for (int d : List.copyOf(left)) {
                if (enough.getAsBoolean()) {
                    break;
                }
                Promising next = mostPromising(lines.get(d));
                if (Double.isFinite(next.most())) {
                    lines.set(d, lines.get(d).withMost(Math.min(lines.get(d).most(), next.most())));
                }
                if (cuts.containsKey(options(next.digits())) || next.most() <= met(lines.get(d))) {
                    left.remove(Integer.valueOf(d));
                } else {
                    solve(next.digits());
                }
                listener.heard(valued(), new SupportLines(lines));
            }
        }
        return new Result(valued(), new SupportLines(lines));
    }

    private List<ValuedPackage> valued() {
        return cuts.values().stream().map(Cut::value).toList();
    }

    /// The directions, the one that weighs both sides alike first.
    private static List<Integer> middleFirst(int count) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        order.sort(Comparator.comparingInt(d -> Math.abs(2 * d - count + 1)));
        return order;
    }

    private double met(SupportLines.Line line) {
        double best = cuts.values().stream()
                .mapToDouble(c -> line.of(c.value().utility(0), c.value().utility(1)))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return best + MET * Math.abs(best);
    }

    private List<Integer> options(int[] digits) {
        List<Integer> options = new ArrayList<>(valuer.statusQuo());
        for (int k = 0; k < digits.length; k++) {
            options.set(concessions.get(k), open[k][Math.max(0, digits[k])]);
        }
        return List.copyOf(options);
    }

    private void solve(int[] digits) {
        List<Integer> options = options(digits);
        double[] constant = new double[plans.size()];
        double[][][] said = new double[plans.size()][][];
        double[] cost = valuer.besideMarket(options);
        for (int i = 0; i < constant.length; i++) {
            OwnPlans p = plans.get(i);
            OwnPlans.Answer answer = p.value(p.caps(valuer.after(options)));
            constant[i] = answer.usd() - statusQuo[i];
            said[i] = tables.of(i, answer);
        }
        cuts.put(
                options,
                new Cut(
                        new ValuedPackage(
                                valuer.label(options), options, List.of(constant[0] - cost[0], constant[1] - cost[1])),
                        constant,
                        said));
    }

    /// A package by its digits and what no package exceeds.
    private record Promising(int[] digits, double most) {}

    private record Node(int[] digits, int depth, double bound) {}

    /// The package whose weighted sum of gains could be largest by what all solves say.
    private Promising mostPromising(SupportLines.Line line) {
        Weighted weighted = new Weighted(line);
        int[] order = weighted.order();
        int[] free = new int[open.length];
        Arrays.fill(free, -1);
        PriorityQueue<Node> nodes = new PriorityQueue<>(Comparator.comparingDouble((Node n) -> -n.bound()));
        nodes.add(new Node(free, 0, weighted.most(free)));
        int looked = 0;
        while (true) {
            Node node = nodes.remove();
            if (node.depth() == order.length || looked > MOST_NODES) {
                return new Promising(weighted.completed(node.digits()), node.bound());
            }
            int k = order[node.depth()];
            for (int o = 0; o < open[k].length; o++) {
                int[] digits = node.digits().clone();
                digits[k] = o;
                looked++;
                nodes.add(new Node(digits, node.depth() + 1, Math.min(node.bound(), weighted.most(digits))));
            }
        }
    }

    /// What the latest solves say of the weighted sum of both sides' gains.
    private final class Weighted {
        private final double[] constants;
        private final double[][][] sums;
        private final double[][] largest;
        private final double[][] costs;

        Weighted(SupportLines.Line line) {
            List<Cut> all = List.copyOf(cuts.values());
            List<Cut> latest = all.subList(Math.max(0, all.size() - MOST_CUTS), all.size());
            constants = new double[latest.size()];
            sums = new double[latest.size()][tables.size()][];
            largest = new double[latest.size()][tables.size()];
            for (int c = 0; c < constants.length; c++) {
                Cut cut = latest.get(c);
                constants[c] = line.of(cut.constant()[0], cut.constant()[1]);
                for (int x = 0; x < tables.size(); x++) {
                    double[] a = cut.tables()[0][x];
                    double[] b = cut.tables()[1][x];
                    sums[c][x] = new double[a.length];
                    for (int code = 0; code < a.length; code++) {
                        sums[c][x][code] = line.of(a[code], b[code]);
                    }
                    largest[c][x] = Arrays.stream(sums[c][x]).max().orElse(0);
                }
            }
            costs = new double[open.length][];
            for (int k = 0; k < costs.length; k++) {
                costs[k] = Arrays.stream(beside[k])
                        .mapToDouble(usd -> line.of(usd[0], usd[1]))
                        .toArray();
            }
        }

        /// The most that a partial package can be completed to.
        double most(int[] digits) {
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < constants.length; c++) {
                double sum = constants[c];
                for (int x = 0; x < sums[c].length; x++) {
                    sum += mostOf(c, x, digits);
                }
                least = Math.min(least, sum);
            }
            for (int k = 0; k < digits.length; k++) {
                least -= digits[k] >= 0
                        ? costs[k][digits[k]]
                        : Arrays.stream(costs[k]).min().orElse(0);
            }
            return least;
        }

        private double mostOf(int cut, int table, int[] digits) {
            int[] members = tables.members(table);
            boolean chosen = true;
            boolean free = true;
            for (int m : members) {
                chosen &= digits[m] >= 0;
                free &= digits[m] < 0;
            }
            if (free) {
                return largest[cut][table];
            }
            if (chosen) {
                return sums[cut][table][tables.code(table, digits)];
            }
            double most = Double.NEGATIVE_INFINITY;
            for (int code = 0; code < sums[cut][table].length; code++) {
                if (sums[cut][table][code] > most && tables.agrees(table, code, digits)) {
                    most = sums[cut][table][code];
                }
            }
            return most;
        }

        /// The concessions, those first that move the bound of the latest solve most.
        int[] order() {
            double[] spread = new double[open.length];
            int last = sums.length - 1;
            for (int x = 0; x < tables.size(); x++) {
                double low = Arrays.stream(sums[last][x]).min().orElse(0);
                for (int m : tables.members(x)) {
                    spread[m] += largest[last][x] - low;
                }
            }
            return IntStream.range(0, spread.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> -spread[k]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        /// A partial package with the rest chosen one by one as the bound is largest.
        int[] completed(int[] digits) {
            int[] all = digits.clone();
            for (int k : order()) {
                if (all[k] >= 0) {
                    continue;
                }
                double most = Double.NEGATIVE_INFINITY;
                int best = 0;
                for (int o = 0; o < open[k].length; o++) {
                    all[k] = o;
                    double bound = most(all);
                    if (bound > most) {
                        most = bound;
                        best = o;
                    }
                }
                all[k] = best;
            }
            return all;
        }
    }
}
