package dev.chokepoint.exposure.leverage;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Party;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// What part of a total loss each of several measures is to blame for: Shapley's value.
///
/// With v(S) = welfare under the other measures only − welfare under these and S, measure m is due
///
///     φ_m = Σ_{S ∌ m} |S|! (n − |S| − 1)! / n! · (v(S ∪ m) − v(S))
///
/// per party, and Σ_m φ_m = v(M). Blocks of the network share nothing, so φ is the sum of the blocks' values and each
/// block has only the measures that hold one of its lanes. A block is exact while all subsets fit into its number of
/// programs; beyond, pairs of a random order and its reverse (antithetic) are averaged. The interval is that of
/// Maurer and Pontil (2009, theorem 4, empirical Bernstein); for the total it uses that no measure adds less than 0 or
/// more than v(M) (quantity measures, no taxes), for a party the range that was seen, which makes it approximate.
/// Source: docs/model.md#attribution
public final class MeasureShapley {
    private static final int MOST_EXACT = 12;
    private static final double DOUBT = 0.05;

    /// How much may be spent.
    ///
    /// @param programs most programs solved for one block
    public record Budget(int programs, long seed) {
        public Budget {
            if (programs < 2) {
                throw new IllegalArgumentException("The number of programs (" + programs + ") must be at least 2.");
            }
        }
    }

    /// A value with the interval it lies in, both ends equal where it is exact.
    public record Value(double usd, double low, double high) {
        Value plus(Value other) {
            return new Value(usd + other.usd, low + other.low, high + other.high);
        }
    }

    /// One measure's part, USD.
    public record Part(String measure, String issuer, Map<String, Value> onParty, Value total) {}

    /// The attribution.
    ///
    /// @param exact whether every block was exact
    /// @param whole v(M) of all parties, USD; the parts add up to it
    /// @param programs how many programs were solved
    public record Result(List<Part> parts, boolean exact, double whole, long programs) {
        public Result {
            parts = List.copyOf(parts);
        }
    }

    private final Equilibrium equilibrium;
    private final Controls controls;
    private final List<String> measures;
    private final Budget budget;
    private final List<String> parties;
    private long programs;
    private boolean exact = true;

    private MeasureShapley(Equilibrium equilibrium, Controls controls, Set<String> measures, Budget budget) {
        this.equilibrium = equilibrium;
        this.controls = controls;
        this.measures = List.copyOf(measures);
        this.budget = budget;
        this.parties = equilibrium.baseline().network().world.parties().stream()
                .map(Party::id)
                .toList();
    }

    /// Attributes the loss from some measures, the others left as they are.
    public static Result of(Equilibrium equilibrium, Controls controls, Set<String> measures, Budget budget) {
        return new MeasureShapley(equilibrium, controls, measures, budget).run();
    }

    private Result run() {
        Map<String, Map<String, Value>> sums = new LinkedHashMap<>();
        measures.forEach(m -> sums.put(m, new LinkedHashMap<>()));
        double whole = 0;
        for (int b = 0; b < equilibrium.blocks(); b++) {
            Set<Integer> arcs = new LinkedHashSet<>();
            for (int arc : equilibrium.arcsOf(b)) {
                arcs.add(arc);
            }
            List<String> players = measures.stream()
                    .filter(m -> controls.arcsOf(m).stream().anyMatch(arcs::contains))
                    .toList();
            if (!players.isEmpty()) {
                whole += new Game(b, players).play(sums);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (String m : measures) {
            Map<String, Value> onParty = new LinkedHashMap<>();
            Map<String, Value> found = sums.getOrDefault(m, Map.of());
            parties.forEach(p -> onParty.put(p, found.getOrDefault(p, new Value(0, 0, 0))));
            parts.add(new Part(m, issuer(m), onParty, found.getOrDefault(ALL, new Value(0, 0, 0))));
        }
        parts.sort((a, b) ->
                Double.compare(Math.abs(b.total().usd()), Math.abs(a.total().usd())));
        return new Result(parts, exact, whole, programs);
    }

    /// Key of the sum over the parties; no party has an empty name.
    private static final String ALL = "";

    private String issuer(String measure) {
        return controls.restrictions().stream()
                .filter(r -> r.measure().equals(measure))
                .map(Controls.Restriction::issuer)
                .findFirst()
                .orElse("");
    }

    /// The game of one block: its measures are the players.
    private final class Game {
        private final int block;
        private final List<String> players;
        private final Controls others;
        private final Map<Long, Future<Equilibrium.Contribution>> asked = new HashMap<>();
        private final Map<String, List<Controls.Restriction>> holds = new HashMap<>();

        Game(int block, List<String> players) {
            this.block = block;
            this.players = players.stream()
                    .sorted(Comparator.comparingDouble((String m) -> -held(m)).thenComparing(m -> m))
                    .toList();
            Set<String> in = new LinkedHashSet<>(players);
            this.others = new Controls(controls.restrictions().stream()
                    .filter(r -> !in.contains(r.measure()))
                    .toList());
            controls.restrictions().stream()
                    .filter(r -> in.contains(r.measure()))
                    .forEach(r -> holds.computeIfAbsent(r.measure(), k -> new ArrayList<>())
                            .add(r));
        }

        double play(Map<String, Map<String, Value>> sums) {
            int n = players.size();
            boolean all = n <= MOST_EXACT && 1L << n <= Math.max(4, budget.programs());
            if (all) {
                exact(sums);
            } else {
                exact = false;
                sampled(sums);
            }
            return welfare(0, ALL) - welfare((1L << n) - 1, ALL);
        }

        /// The baseline's trade that a measure holds in this block, USD over the plan.
        private double held(String measure) {
            Baseline baseline = equilibrium.baseline();
            Set<Integer> inside =
                    Arrays.stream(equilibrium.arcsOf(block)).boxed().collect(Collectors.toSet());
            return controls.restrictions().stream()
                    .filter(r -> r.measure().equals(measure) && inside.contains(r.arc()))
                    .mapToDouble(r -> (1 - Math.min(1, r.passes()))
                            * baseline.valueOf(baseline.network().arcs.get(r.arc())))
                    .sum();
        }

        /// Starts the program of a subset that will be asked for.
        ///
        /// @param from a subset prepared before, from whose optimum it is solved; empty for the
        ///     block's own start
        private void prepare(long subset, Optional<Long> from) {
            Future<Equilibrium.Contribution> _ = ask(subset, from.map(this::contribution));
        }

        private Future<Equilibrium.Contribution> contribution(long subset) {
            return ask(subset, Optional.empty());
        }

        private Future<Equilibrium.Contribution> ask(long subset, Optional<Future<Equilibrium.Contribution>> from) {
            return asked.computeIfAbsent(subset, s -> {
                programs++;
                List<Controls.Restriction> more = new ArrayList<>();
                for (int k = 0; k < players.size(); k++) {
                    if ((s >> k & 1) == 1) {
                        more.addAll(holds.getOrDefault(players.get(k), List.of()));
                    }
                }
                return equilibrium.contribution(block, others.with(more), from);
            });
        }

        private double welfare(long subset, String party) {
            Map<String, Double> by =
                    Tasks.result(contribution(subset), "A subset of measures").welfare();
            return party.equals(ALL)
                    ? by.values().stream().mapToDouble(Double::doubleValue).sum()
                    : by.getOrDefault(party, 0.0);
        }

        /// What a measure adds to the loss when it joins a subset.
        private double adds(long subset, int player, String party) {
            return welfare(subset, party) - welfare(subset | 1L << player, party);
        }

        private List<String> who() {
            List<String> who = new ArrayList<>(parties);
            who.add(ALL);
            return who;
        }

        private void exact(Map<String, Map<String, Value>> sums) {
            int n = players.size();
            // The measures stand in the order of the trade that they hold, largest first. What changes a plan most is
            // then changed in few of the programs: measure k (from 0) joins in 2^k of them.
            prepare(0, Optional.empty());
            for (long s = 1; s < 1L << n; s++) {
                prepare(s, Optional.of(s & ~Long.highestOneBit(s)));
            }
            double[] weight = new double[n];
            for (int size = 0; size < n; size++) {
                // |S|! (n − |S| − 1)! / n! = 1 / (n · (n − 1 choose |S|))
                double choose = 1;
                for (int k = 1; k <= size; k++) {
                    choose = choose * (n - k) / k;
                }
                weight[size] = 1 / (n * choose);
            }
            for (int k = 0; k < n; k++) {
                for (String party : who()) {
                    double sum = 0;
                    for (long s = 0; s < 1L << n; s++) {
                        if ((s >> k & 1) == 0) {
                            sum += weight[Long.bitCount(s)] * adds(s, k, party);
                        }
                    }
                    put(sums, k, party, new Value(sum, sum, sum));
                }
            }
        }

        private void sampled(Map<String, Map<String, Value>> sums) {
            int n = players.size();
            int pairs = Math.max(2, budget.programs() / Math.max(1, 2 * (n - 1)));
            Random random = new Random(budget.seed() * 31 + block);
            List<List<Integer>> orders = new ArrayList<>();
            List<Integer> order = new ArrayList<>();
            for (int k = 0; k < n; k++) {
                order.add(k);
            }
            for (int p = 0; p < pairs; p++) {
                Collections.shuffle(order, random);
                orders.add(List.copyOf(order));
                orders.add(List.copyOf(order.reversed()));
            }
            for (List<Integer> o : orders) {
                long s = 0;
                prepare(s, Optional.empty());
                for (int k : o) {
                    long before = s;
                    s |= 1L << k;
                    prepare(s, Optional.of(before));
                }
            }
            double whole = welfare(0, ALL) - welfare((1L << n) - 1, ALL);
            for (String party : who()) {
                double[][] seen = new double[n][pairs];
                for (int p = 0; p < pairs; p++) {
                    for (int half = 0; half < 2; half++) {
                        long s = 0;
                        for (int k : orders.get(2 * p + half)) {
                            seen[k][p] += adds(s, k, party) / 2;
                            s |= 1L << k;
                        }
                    }
                }
                for (int k = 0; k < n; k++) {
                    put(sums, k, party, bernstein(seen[k], party.equals(ALL) ? whole : Double.NaN));
                }
            }
        }

        private void put(Map<String, Map<String, Value>> sums, int player, String party, Value value) {
            sums.computeIfAbsent(players.get(player), k -> new LinkedHashMap<>())
                    .merge(party, value, Value::plus);
        }
    }

    /// Mean ± √(2 V ln(4/δ) / n) + 7 R ln(4/δ) / (3 (n − 1)) for numbers in a range of width R.
    ///
    /// @param range the width; NaN to take that of the numbers seen
    static Value bernstein(double[] seen, double range) {
        int n = seen.length;
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double v : seen) {
            mean += v / n;
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        double variance = 0;
        for (double v : seen) {
            variance += (v - mean) * (v - mean) / (n - 1);
        }
        double log = Math.log(4 / DOUBT);
        double width = Double.isNaN(range) ? most - least : Math.max(0, range);
        double half = Math.sqrt(2 * variance * log / n) + 7 * width * log / (3 * (n - 1));
        boolean bounded = !Double.isNaN(range);
        return new Value(
                mean,
                bounded ? Math.max(0, mean - half) : mean - half,
                bounded ? Math.min(width, mean + half) : mean + half);
    }
}
