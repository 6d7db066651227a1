package dev.chokepoint.exposure.ario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What lane cuts leave of each lane on a day, kept as a small matrix over classes of sellers and buyers.
///
/// Sellers hit by the same cuts form a class, and so do buyers; class 0 is hit by none. The factor of a lane is
/// `now[sellerClass][buyerClass]`, the product of 1 − share·strength over the cuts that hit both ends.
final class LaneFactors {
    private final List<ArioEvent.LaneCut> cuts;
    private final boolean alternatives;
    private final int daysPerStep;
    final int[] sellerClass;
    final int[] buyerClass;
    final int[] columnClass;
    /// The buyers outside class 0, in order.
    final int[] cutBuyers;

    private final long[] sellerMasks;
    private final long[] buyerMasks;
    /// What lanes let through of orders placed before, in this step.
    double[][] delivered;
    /// What buyers order of what they would without cuts, in this step.
    double[][] ordered;
    /// What lanes will let through, in the next step, of orders placed in this one.
    double[][] next;
    /// What lanes let through of final demand in this step, and in the next.
    double[][] now;

    double[][] later;

    LaneFactors(List<ArioEvent.LaneCut> cuts, boolean alternatives, int daysPerStep, int industries, int finalColumns) {
        if (cuts.size() > Long.SIZE) {
            throw new IllegalArgumentException(
                    "The lane cuts (" + cuts.size() + ") of one shock must be at most " + Long.SIZE + ".");
        }
        this.cuts = List.copyOf(cuts);
        this.alternatives = alternatives;
        this.daysPerStep = daysPerStep;
        long[] seller = new long[industries];
        long[] buyer = new long[industries];
        long[] column = new long[finalColumns];
        for (int e = 0; e < cuts.size(); e++) {
            long bit = 1L << e;
            cuts.get(e).sellers().forEach(i -> seller[i] |= bit);
            cuts.get(e).buyers().forEach(j -> buyer[j] |= bit);
            cuts.get(e).finalColumns().forEach(f -> column[f] |= bit);
        }
        Map<Long, Integer> sellers = new HashMap<>(Map.of(0L, 0));
        Map<Long, Integer> buyers = new HashMap<>(Map.of(0L, 0));
        List<Long> sellerList = new ArrayList<>(List.of(0L));
        List<Long> buyerList = new ArrayList<>(List.of(0L));
        sellerClass = classes(seller, sellers, sellerList);
        buyerClass = classes(buyer, buyers, buyerList);
        columnClass = classes(column, buyers, buyerList);
        sellerMasks = sellerList.stream().mapToLong(Long::longValue).toArray();
        buyerMasks = buyerList.stream().mapToLong(Long::longValue).toArray();
        int count = 0;
        for (int c : buyerClass) {
            count += c == 0 ? 0 : 1;
        }
        cutBuyers = new int[count];
        count = 0;
        for (int j = 0; j < industries; j++) {
            if (buyerClass[j] != 0) {
                cutBuyers[count++] = j;
            }
        }
        double[][] full = open();
        ordered = full;
        now = at(0);
        later = at(0);
        delivered = least(full, now);
        next = delivered;
    }

    private static int[] classes(long[] masks, Map<Long, Integer> known, List<Long> list) {
        int[] classes = new int[masks.length];
        for (int i = 0; i < masks.length; i++) {
            Integer c = known.get(masks[i]);
            if (c == null) {
                c = list.size();
                known.put(masks[i], c);
                list.add(masks[i]);
            }
            classes[i] = c;
        }
        return classes;
    }

    boolean isEmpty() {
        return cuts.isEmpty();
    }

    /// Moves to step `t`: what was next becomes now.
    void moveTo(int t) {
        now = at(t);
        later = at(t + 1);
        delivered = least(ordered, now);
        ordered = alternatives ? now : open();
        next = least(ordered, later);
    }

    private double[][] open() {
        double[][] full = new double[sellerMasks.length][buyerMasks.length];
        for (double[] row : full) {
            java.util.Arrays.fill(row, 1);
        }
        return full;
    }

    private double[][] at(int t) {
        double[][] factors = open();
        for (int e = 0; e < cuts.size(); e++) {
            double left = 1 - cuts.get(e).share() * cuts.get(e).timing().average(t, daysPerStep);
            for (int r = 0; r < sellerMasks.length; r++) {
                for (int c = 0; c < buyerMasks.length; c++) {
                    if ((sellerMasks[r] & buyerMasks[c] & (1L << e)) != 0) {
                        factors[r][c] *= left;
                    }
                }
            }
        }
        return factors;
    }

    private static double[][] least(double[][] a, double[][] b) {
        double[][] least = new double[a.length][a[0].length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < a[r].length; c++) {
                least[r][c] = Math.min(a[r][c], b[r][c]);
            }
        }
        return least;
    }
}
