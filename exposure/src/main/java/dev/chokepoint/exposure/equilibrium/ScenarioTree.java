package dev.chokepoint.exposure.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What can come to be known, month by month: states that branch where something uncertain is settled.
///
/// A *state* is a month together with all that was learnt up to it. Every state but the first has one
/// parent, the state of the month before; a state's probability is the sum of its children's. States come
/// parents first. With certainty there is one state a month (a *chain*). Source: docs/model.md#information
public final class ScenarioTree {
    private static final double WHOLE = 1e-12;

    private final int end;
    private final int[] parents;
    private final int[] monthOf;
    private final double[] probabilities;
    private final boolean[] open;
    private final List<List<Integer>> children = new ArrayList<>();

    private ScenarioTree(int end, int[] parents, int[] monthOf, double[] probabilities, boolean[] open) {
        this.end = end;
        this.parents = parents;
        this.monthOf = monthOf;
        this.probabilities = probabilities;
        this.open = open;
        for (int v = 0; v < parents.length; v++) {
            children.add(new ArrayList<>());
        }
        for (int v = 1; v < parents.length; v++) {
            children.get(parents[v]).add(v);
        }
        children.replaceAll(List::copyOf);
    }

    /// Certainty: one state a month from `first` until before `end`.
    public static ScenarioTree chain(int first, int end) {
        return comb(first, end, new double[end]);
    }

    /// Licences are closed at first and may reopen for good: a spine of closed states with one branch of
    /// open states for each month in which they may.
    ///
    /// @param hazard by month: the probability that licences flow from this month on if they did not
    ///     before; the first month and months with 0 have no branch
    public static ScenarioTree comb(int first, int end, double[] hazard) {
        if (!(first >= 0 && first < end && hazard.length >= end)) {
            throw new IllegalArgumentException(
                    "The months (" + first + " to " + end + ") must not be empty and each needs a hazard.");
        }
        List<int[]> states = new ArrayList<>(); // parent, month, open
        List<Double> chances = new ArrayList<>();
        double closed = 1;
        for (int t = first; t < end; t++) {
            if (t > first) {
                closed *= 1 - checked(hazard[t]);
            }
            states.add(new int[] {t - first - 1, t, 0});
            chances.add(closed);
        }
        for (int t = first + 1; t < end; t++) {
            if (hazard[t] <= 0) {
                continue;
            }
            double reopened = chances.get(t - 1 - first) * hazard[t];
            for (int s = t; s < end; s++) {
                states.add(new int[] {s == t ? t - 1 - first : states.size() - 1, s, 1});
                chances.add(reopened);
            }
        }
        return of(end, states, chances).pruned();
    }

    private static double checked(double hazard) {
        if (!(hazard >= 0 && hazard <= 1)) {
            throw new IllegalArgumentException("The hazard (" + hazard + ") must be 0 to 1.");
        }
        return hazard;
    }

    private static ScenarioTree of(int end, List<int[]> states, List<Double> chances) {
        int n = states.size();
        int[] parents = new int[n];
        int[] monthOf = new int[n];
        double[] probabilities = new double[n];
        boolean[] open = new boolean[n];
        for (int v = 0; v < n; v++) {
            parents[v] = states.get(v)[0];
            monthOf[v] = states.get(v)[1];
            open[v] = states.get(v)[2] == 1;
            probabilities[v] = chances.get(v);
        }
        return new ScenarioTree(end, parents, monthOf, probabilities, open);
    }

    /// Without the states that cannot come about.
    private ScenarioTree pruned() {
        int[] renumbered = new int[states()];
        Arrays.fill(renumbered, -1);
        List<int[]> kept = new ArrayList<>();
        List<Double> chances = new ArrayList<>();
        for (int v = 0; v < states(); v++) {
            if (probabilities[v] > WHOLE) {
                renumbered[v] = kept.size();
                int parent = parents[v] < 0 ? -1 : renumbered[parents[v]];
                kept.add(new int[] {parent, monthOf[v], open[v] ? 1 : 0});
                chances.add(probabilities[v]);
            }
        }
        return kept.size() == states() ? this : of(end, kept, chances);
    }

    public int states() {
        return parents.length;
    }

    /// The month of the first state.
    public int first() {
        return monthOf[0];
    }

    /// The month after the last.
    public int end() {
        return end;
    }

    /// The state of the month before; −1 for the first.
    public int parent(int state) {
        return parents[state];
    }

    /// The month of a state, counted from the first month of the world.
    public int month(int state) {
        return monthOf[state];
    }

    public double probability(int state) {
        return probabilities[state];
    }

    /// Whether uncertain licences flow in a state.
    public boolean open(int state) {
        return open[state];
    }

    /// Whether nothing can be told about what comes after a state.
    public boolean last(int state) {
        return monthOf[state] == end - 1;
    }

    public boolean isChain() {
        return states() == end - first();
    }

    /// The states of the next month that can follow.
    public List<Integer> children(int state) {
        return children.get(state);
    }

    /// The states that can follow some months later; the state itself for 0.
    public List<Integer> after(int state, int months) {
        List<Integer> now = List.of(state);
        for (int k = 0; k < months; k++) {
            List<Integer> next = new ArrayList<>();
            now.forEach(v -> next.addAll(children.get(v)));
            now = next;
        }
        return now;
    }

    /// The months of uncertain reopening merged so that the tree stays small: the first `depth` of them
    /// apart, then in spans of 2, 4, 8 … months, each reopening at the end of its span.
    ///
    /// A merged hazard is that of its whole span, so that no probability is lost: 1 − Π(1 − η).
    public static double[] merged(double[] hazard, int depth) {
        double[] all = new double[hazard.length];
        int apart = 0;
        int span = 2;
        int inSpan = 0;
        double closed = 1;
        for (int t = 0; t < hazard.length; t++) {
            if (hazard[t] <= 0) {
                continue;
            }
            if (apart < depth) {
                all[t] = hazard[t];
                apart++;
                continue;
            }
            closed *= 1 - hazard[t];
            if (++inSpan == span) {
                all[t] = 1 - closed;
                closed = 1;
                inSpan = 0;
                span *= 2;
            }
        }
        return all;
    }

    /// The program's weight of a state: its probability times δ to its month.
    double weight(int state, double discount) {
        return probabilities[state] * Math.pow(discount, monthOf[state]);
    }

    @Override
    public String toString() {
        return "ScenarioTree(months " + first() + " to " + (end - 1) + ", " + states() + " states)";
    }
}
