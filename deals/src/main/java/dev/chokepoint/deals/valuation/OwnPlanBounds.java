package dev.chokepoint.deals.valuation;

import dev.chokepoint.exposure.party.OwnPlans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private final LaneTables lanes;
    private final double[][] bounds;
    private final double[][] policy;

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
        this.lanes = new LaneTables(valuer, plans, concessions, open);
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
        double[][] tables = lanes.of(side, answer);
        int[] digits = new int[open.length];
        for (int c = 0; c < count; c++) {
            double bound = gain;
            for (int x = 0; x < tables.length; x++) {
                bound += tables[x][lanes.code(x, digits)];
            }
            bounds[side][c] = Math.min(bounds[side][c], bound - policy[side][c]);
            for (int k = 0; k < digits.length && ++digits[k] == open[k].length; k++) {
                digits[k] = 0;
            }
        }
    }
}
