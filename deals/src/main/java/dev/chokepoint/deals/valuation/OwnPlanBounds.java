package dev.chokepoint.deals.valuation;

import dev.chokepoint.exposure.party.OwnPlans;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/// What every package of some concessions can give each side by its own plan at most, USD.
///
/// Packages are numbered by their options, the first concession's turning fastest. The bound of a package is a sum over
/// the lanes, and the cap of a lane depends on the few concessions that touch it: one solve lowers all bounds by a few
/// small tables.
final class OwnPlanBounds {
    private final DealValuer valuer;
    private final List<OwnPlans> plans;
    private final List<Integer> concessions;
    private final int[][] open;
    private final int count;
    private final List<LaneCaps> lanes = new ArrayList<>();
    private final double[][] bounds;
    private final double[][] policy;

    /// Lanes that the same concessions touch, with their caps under every combination of these.
    private record LaneCaps(int[] members, int[] radix, int[][] positions, double[][][] caps) {}

    /// @param concessions their positions in the space
    /// @param open per concession the options that no red line rules out
    /// @param count the number of packages
    OwnPlanBounds(DealValuer valuer, List<OwnPlans> plans, List<Integer> concessions, int[][] open, int count) {
        this.valuer = valuer;
        this.plans = plans;
        this.concessions = concessions;
        this.open = open;
        this.count = count;
        this.bounds = new double[plans.size()][count];
        for (double[] b : bounds) {
            Arrays.fill(b, Double.POSITIVE_INFINITY);
        }
        this.policy = policy();
        lanesByConcessions().forEach((members, arcs) -> lanes.add(caps(members, arcs)));
    }

    /// Per side and package what the package costs the side's policy by the weights it states.
    private double[][] policy() {
        double[][] all = new double[plans.size()][count];
        if (valuer.space().concessions().stream().anyMatch(c -> c.weightUsd() != 0)) {
            for (int c = 0; c < count; c++) {
                double[] cost = valuer.policy(options(c));
                all[0][c] = cost[0];
                all[1][c] = cost[1];
            }
        }
        return all;
    }

    private Map<List<Integer>, NavigableSet<Integer>> lanesByConcessions() {
        Map<List<Integer>, NavigableSet<Integer>> byMembers = new HashMap<>();
        TreeSet<Integer> arcs = new TreeSet<>();
        concessions.forEach(k -> arcs.addAll(valuer.lanes(k)));
        for (int arc : arcs) {
            List<Integer> members = new ArrayList<>();
            for (int k = 0; k < concessions.size(); k++) {
                if (valuer.lanes(concessions.get(k)).contains(arc)) {
                    members.add(k);
                }
            }
            byMembers.computeIfAbsent(members, m -> new TreeSet<>()).add(arc);
        }
        return byMembers;
    }

    private LaneCaps caps(List<Integer> members, SortedSet<Integer> arcs) {
        int[] radix = members.stream().mapToInt(m -> open[m].length).toArray();
        int combinations = Arrays.stream(radix).reduce(1, (a, b) -> a * b);
        int[][] positions = new int[plans.size()][];
        double[][][] caps = new double[plans.size()][combinations][];
        for (int i = 0; i < positions.length; i++) {
            OwnPlans p = plans.get(i);
            positions[i] = arcs.stream()
                    .flatMapToInt(arc -> Arrays.stream(p.positions(arc)))
                    .toArray();
        }
        for (int code = 0; code < combinations; code++) {
            List<Integer> options = new ArrayList<>(valuer.statusQuo());
            int rest = code;
            for (int m = 0; m < radix.length; m++) {
                options.set(concessions.get(members.get(m)), open[members.get(m)][rest % radix[m]]);
                rest /= radix[m];
            }
            Controls after = valuer.scenario(options).applyTo(valuer.controls());
            for (int i = 0; i < positions.length; i++) {
                double[] whole = plans.get(i).caps(after);
                caps[i][code] =
                        Arrays.stream(positions[i]).mapToDouble(x -> whole[x]).toArray();
            }
        }
        return new LaneCaps(members.stream().mapToInt(Integer::intValue).toArray(), radix, positions, caps);
    }

    /// The options of a package by its number, every other concession kept.
    List<Integer> options(int number) {
        List<Integer> options = new ArrayList<>(valuer.statusQuo());
        int rest = number;
        for (int k = 0; k < open.length; k++) {
            options.set(concessions.get(k), open[k][rest % open[k].length]);
            rest /= open[k].length;
        }
        return options;
    }

    /// The number of packages.
    int count() {
        return count;
    }

    /// What a package gives a side at most.
    double of(int side, int number) {
        return bounds[side][number];
    }

    /// Lowers the bounds of all packages by what one solve says of them.
    ///
    /// @param gain of the side from the package solved, before what it costs its policy
    void cut(int side, double gain, OwnPlans.Answer answer) {
        double[][] tables = new double[lanes.size()][];
        for (int x = 0; x < tables.length; x++) {
            tables[x] = table(lanes.get(x), side, answer);
        }
        int[] digits = new int[open.length];
        for (int c = 0; c < count; c++) {
            double bound = gain;
            for (int x = 0; x < tables.length; x++) {
                bound += tables[x][code(lanes.get(x), digits)];
            }
            bounds[side][c] = Math.min(bounds[side][c], bound - policy[side][c]);
            for (int k = 0; k < digits.length && ++digits[k] == open[k].length; k++) {
                digits[k] = 0;
            }
        }
    }

    /// What the caps of some lanes add to the gain at most, by the combination of concessions that touch them.
    private static double[] table(LaneCaps lanes, int side, OwnPlans.Answer answer) {
        int[] positions = lanes.positions[side];
        double[] table = new double[lanes.caps[side].length];
        for (int code = 0; code < table.length; code++) {
            double sum = 0;
            for (int j = 0; j < positions.length; j++) {
                int at = positions[j];
                sum += answer.slopes()[at] * (lanes.caps[side][code][j] - answer.caps()[at]);
            }
            table[code] = sum;
        }
        return table;
    }

    private static int code(LaneCaps lanes, int[] digits) {
        int code = 0;
        for (int m = lanes.members.length - 1; m >= 0; m--) {
            code = code * lanes.radix[m] + digits[lanes.members[m]];
        }
        return code;
    }
}
