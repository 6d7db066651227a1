package dev.chokepoint.deals.enforcement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// How to exchange concessions step by step so that nobody gains by stopping half-way.
///
/// In step `k` party `i` gives what costs it `c_ik` and gets what is worth `g_ik`. Holding back saves
/// `c_ik` and
/// loses what is still to come, so every step needs `c_ik <= delta_i W_i,k+1` with `W_ik = g_ik - c_ik +
/// delta_i W_i,k+1` and `W_i,K+1 = H_i`: a hostage, or the value of the relation. Without one the last step
/// is never taken, hence none is. Sources: Schelling (1960); Watson (1999); Lockwood and Thomas (2002);
/// Pitchford and Snyder (2004).
public sealed interface Staging {
    /// Divisible concessions in proportional tranches.
    ///
    /// @param shares per step, the share of the whole exchange, from the first step to the last
    record Tranches(List<Double> shares) implements Staging {
        public Tranches {
            shares = List.copyOf(shares);
        }

        /// The amounts of a concession of this size, per step.
        public List<Double> amounts(double whole) {
            return shares.stream().map(s -> s * whole).toList();
        }
    }

    /// Whole concessions in an order.
    ///
    /// @param steps per step, the indices of the concessions made
    record Order(List<List<Integer>> steps) implements Staging {
        public Order {
            steps = steps.stream().map(List::copyOf).toList();
        }
    }

    /// No staging keeps every party to it.
    record Impossible(String because) implements Staging {}

    /// One party of a divisible exchange.
    ///
    /// @param gain what the whole exchange is worth to it
    /// @param cost what the whole costs it
    /// @param hostage what it loses afterwards if it stops
    /// @param delta its discount factor per step
    record Party(double gain, double cost, double hostage, double delta) {
        public Party {
            if (!(cost > 0) || !(gain >= 0) || !(hostage >= 0) || !(delta >= 0 && delta <= 1)) {
                throw new IllegalArgumentException("The cost (" + cost + ") must be above 0, the gain (" + gain
                        + ") and the hostage (" + hostage + ") at least 0, the discount factor (" + delta
                        + ") 0 to 1.");
            }
        }
    }

    /// A concession that is made whole or not at all.
    ///
    /// @param giver the index of the party that makes it
    /// @param cost what it costs the giver
    /// @param gain what it is worth to the other party
    record Whole(String name, int giver, double cost, double gain) {
        public Whole {
            if (giver != 0 && giver != 1) {
                throw new IllegalArgumentException("The giver (" + giver + ") of (" + name + ") must be 0 or 1.");
            }
        }
    }

    /// The least number of proportional tranches for patient parties (discount factor 1):
    /// `ceil(ln(1 + rho C / H) / ln(1 + rho))` with `rho = (G - C) / C`.
    static int minimumTranches(double gain, double cost, double hostage) {
        double rho = (gain - cost) / cost;
        if (!(cost > 0) || !(hostage > 0) || !(rho > 0)) {
            throw new IllegalArgumentException("The cost (" + cost + ") and the hostage (" + hostage
                    + ") must be above 0 and the gain (" + gain + ") above the cost.");
        }
        double steps = Math.log1p(rho * cost / hostage) / Math.log1p(rho);
        // A whole number of steps must not become one more by rounding.
        return (int) Math.max(1, Math.ceil(steps - 1e-9));
    }

    /// The fewest proportional tranches, each as large as it can be, built from the last to the first.
    static Staging proportional(List<Party> parties) {
        for (Party p : parties) {
            if (p.hostage() * p.delta() == 0) {
                return new Impossible(
                        "Nothing is left to lose at the last step, so it is not made, nor any before it.");
            }
        }
        double[] later = parties.stream().mapToDouble(Party::hostage).toArray();
        Deque<Double> shares = new ArrayDeque<>();
        double left = 1;
        while (left > 0) {
            double share = left;
            for (int i = 0; i < later.length; i++) {
                Party p = parties.get(i);
                share = Math.min(share, p.delta() * later[i] / p.cost());
            }
            // What is left by rounding alone is not a step.
            if (left - share < 1e-12) {
                share = left;
            }
            if (share < 1e-9 || shares.size() > 10_000) {
                return new Impossible("The steps become too small: what is still to come does not grow towards the"
                        + " beginning, because the gain is too small or the parties too impatient.");
            }
            shares.addFirst(share);
            left -= share;
            for (int i = 0; i < later.length; i++) {
                Party p = parties.get(i);
                later[i] = share * (p.gain() - p.cost()) + p.delta() * later[i];
            }
        }
        return new Tranches(List.copyOf(shares));
    }

    /// The shortest order of whole concessions in steps of at most one concession of each party.
    ///
    /// Searched from the end by the set of concessions still to come; exact. Where the future is discounted the
    /// value of what is to come depends on its order, and every order that is not worse for both parties
    /// is kept.
    ///
    /// @param hostages what each of the two parties loses afterwards if it stops
    /// @param deltas the discount factors per step
    static Staging order(List<Whole> concessions, List<Double> hostages, List<Double> deltas) {
        int n = concessions.size();
        if (n > 20 || hostages.size() != 2 || deltas.size() != 2) {
            throw new IllegalArgumentException(
                    "The number of concessions (" + n + ") must be at most 20 and there must be two parties.");
        }
        List<List<Label>> kept = new ArrayList<>();
        for (int s = 0; s < 1 << n; s++) {
            kept.add(List.of());
        }
        Label end = new Label(0, hostages.get(0), hostages.get(1), List.of(), List.of());
        kept.set(0, List.of(end));
        List<Label> layer = List.of(end);
        int all = (1 << n) - 1;
        while (!layer.isEmpty()) {
            List<Label> next = new ArrayList<>();
            for (Label l : layer) {
                if (l.set == all) {
                    return new Order(l.steps());
                }
            }
            for (Label l : layer) {
                if (!kept.get(l.set).contains(l)) {
                    continue;
                }
                for (int j = 0; j < n; j++) {
                    if ((l.set >>> j & 1) == 1) {
                        continue;
                    }
                    extend(l, concessions, deltas, List.of(j), kept, next);
                    if (concessions.get(j).giver() == 0) {
                        for (int k = 0; k < n; k++) {
                            if (concessions.get(k).giver() == 1 && (l.set >>> k & 1) == 0) {
                                extend(l, concessions, deltas, List.of(j, k), kept, next);
                            }
                        }
                    }
                }
            }
            layer = next;
        }
        return new Impossible("In every order some step costs its giver more than what is then still to come.");
    }

    /// Concessions still to come with their value to both parties; `step` is made first, then `rest`.
    record Label(int set, double first, double second, List<Integer> step, List<Label> rest) {
        List<List<Integer>> steps() {
            List<List<Integer>> steps = new ArrayList<>();
            for (Label l = this; !l.step.isEmpty(); l = l.rest.getFirst()) {
                steps.add(l.step);
            }
            return steps;
        }
    }

    private static void extend(
            Label after,
            List<Whole> concessions,
            List<Double> deltas,
            List<Integer> step,
            List<List<Label>> kept,
            List<Label> next) {
        double[] cost = new double[2];
        double[] gain = new double[2];
        int set = after.set;
        for (int j : step) {
            Whole c = concessions.get(j);
            cost[c.giver()] += c.cost();
            gain[1 - c.giver()] += c.gain();
            set |= 1 << j;
        }
        double first = deltas.get(0) * after.first;
        double second = deltas.get(1) * after.second;
        if (cost[0] > first + 1e-12 * Math.abs(first) || cost[1] > second + 1e-12 * Math.abs(second)) {
            return;
        }
        Label label = new Label(set, gain[0] - cost[0] + first, gain[1] - cost[1] + second, step, List.of(after));
        List<Label> others = kept.get(set);
        for (Label o : others) {
            // Rounding must not make one order look better than another of equal value.
            double slack = 1e-12 * (Math.abs(o.first) + Math.abs(o.second));
            if (o.first >= label.first - slack && o.second >= label.second - slack) {
                return;
            }
        }
        List<Label> left = new ArrayList<>();
        for (Label o : others) {
            if (o.first > label.first || o.second > label.second) {
                left.add(o);
            }
        }
        left.add(label);
        kept.set(set, left);
        next.add(label);
    }
}
