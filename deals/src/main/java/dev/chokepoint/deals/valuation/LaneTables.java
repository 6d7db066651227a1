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

/// What a solve of an own plan says at most of every package of some concessions: a sum of small tables.
///
/// The cap of a lane depends on the few concessions that touch it. Lanes that the same concessions touch share a
/// table, with one entry for each combination of the options of these.
final class LaneTables {
    /// The most combinations of concessions on one lane.
    static final int MOST_COMBINATIONS = 4_096;

    private final DealValuer valuer;
    private final List<OwnPlans> plans;
    private final List<Integer> concessions;
    private final int[][] open;
    private final List<LaneCaps> lanes = new ArrayList<>();

    /// Lanes that the same concessions touch, with their caps under every combination of these.
    private record LaneCaps(int[] members, int[] radix, int[][] positions, double[][][] caps) {}

    /// @param concessions their positions in the space
    /// @param open per concession the options that no red line rules out
    LaneTables(DealValuer valuer, List<OwnPlans> plans, List<Integer> concessions, int[][] open) {
        this.valuer = valuer;
        this.plans = plans;
        this.concessions = concessions;
        this.open = open;
        lanesByConcessions().forEach((members, arcs) -> lanes.add(caps(members, arcs)));
    }

    /// Whether no lane is touched by so many concessions that its table would be too large.
    static boolean isPossible(DealValuer valuer, List<Integer> concessions, int[][] open) {
        Map<Integer, Long> combinations = new HashMap<>();
        for (int k = 0; k < concessions.size(); k++) {
            int options = open[k].length;
            for (int arc : valuer.lanes(concessions.get(k))) {
                combinations.merge(arc, (long) options, (a, b) -> Math.min(MOST_COMBINATIONS + 1L, a * b));
            }
        }
        return combinations.values().stream().allMatch(n -> n <= MOST_COMBINATIONS);
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

    /// The number of tables.
    int size() {
        return lanes.size();
    }

    /// The concessions of a table, by position among those searched.
    int[] members(int table) {
        return lanes.get(table).members;
    }

    /// What each table adds to a side's gain at most, by the combination of options of its concessions.
    double[][] of(int side, OwnPlans.Answer answer) {
        double[][] tables = new double[lanes.size()][];
        for (int x = 0; x < tables.length; x++) {
            tables[x] = table(lanes.get(x), side, answer);
        }
        return tables;
    }

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

    /// The entry of a table for a package.
    ///
    /// @param digits the option of each concession searched, by position among those that are open
    int code(int table, int[] digits) {
        LaneCaps l = lanes.get(table);
        int code = 0;
        for (int m = l.members.length - 1; m >= 0; m--) {
            code = code * l.radix[m] + digits[l.members[m]];
        }
        return code;
    }

    /// Whether an entry of a table agrees with what is chosen so far.
    ///
    /// @param digits below 0 where nothing is chosen yet
    boolean agrees(int table, int code, int[] digits) {
        LaneCaps l = lanes.get(table);
        int rest = code;
        for (int m = 0; m < l.members.length; m++) {
            int digit = digits[l.members[m]];
            if (digit >= 0 && digit != rest % l.radix[m]) {
                return false;
            }
            rest /= l.radix[m];
        }
        return true;
    }
}
