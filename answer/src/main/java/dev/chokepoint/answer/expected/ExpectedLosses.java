package dev.chokepoint.answer.expected;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.exposure.backtest.WeightedSample;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.DrawnInput;
import dev.chokepoint.exposure.expected.ExpectedCase;
import dev.chokepoint.exposure.expected.ExpectedDraw;
import dev.chokepoint.exposure.expected.Outcome;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.uncertainty.CalibratedWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.Narrowing;
import dev.chokepoint.solver.LpSolver;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/// What will probably be lost: the run at the median of everything, and the draws around it.
///
/// The headline is the median of the draws, which lies in its own band; without draws it is the run at
/// medians. Source: docs/model/expected.md
///
/// @param first the first month of the plan
/// @param central the run with everything at its median
/// @param draws the draws that were done; none where none were asked for
/// @param failed draws left out because their figures contradict each other or have no certified plan
/// @param deciding what would narrow the band of the loss most, if it were known; empty where draws are too few
public record ExpectedLosses(
        YearMonth first,
        ExpectedDraw central,
        List<ExpectedDraw> draws,
        int asked,
        int failed,
        List<Deciding> deciding) {
    private static final int MOST_DECIDING = 8;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    public ExpectedLosses {
        draws = List.copyOf(draws);
        deciding = List.copyOf(deciding);
    }

    /// Something that is drawn, and how much narrower the band of the loss of all would be if it were known.
    public record Deciding(DrawnInput input, Narrowing narrowing) {}

    /// A 5 to 95 % band with its median.
    public record Band(double low, double median, double high) {
        /// The band of some values.
        public static Band of(double[] values) {
            return band(values.clone());
        }
    }

    /// When a line stops.
    ///
    /// @param byMonth share of the draws in which it stops in each month of the plan
    /// @param never share of the draws in which it never does
    /// @param lowest band of the lowest month as a share of the baseline
    public record LineChance(
            String recipe, String recipeName, String item, String place, double[] byMonth, double never, Band lowest) {}

    /// A lane under measures: bands by month of what passes and of what is paid, over what was before.
    public record LaneBands(
            String item, String from, String to, List<Band> passed, List<Band> spot, List<Band> traded) {}

    /// How the loss turns on whether licences under a measure are a standing restriction.
    ///
    /// @param share share of the draws in which they are
    public record Standing(String measure, double share, Band ifStanding, Band ifQueue) {}

    /// The expected case of a question.
    ///
    /// @param count how many draws; 0 for the run at medians alone
    /// @param done told the number of draws done, from any thread
    /// @return empty where the world states no behaviour
    public static Optional<ExpectedLosses> of(
            Situation situation, Means means, int count, long seed, IntConsumer done) {
        return situation.question().world().behaviour().map(b -> of(situation, means, b, count, seed, done));
    }

    private static ExpectedLosses of(
            Situation situation, Means means, Behaviour behaviour, int count, long seed, IntConsumer done) {
        ExpectedCase expected = expectedCase(situation, means, behaviour);
        ExpectedDraw central = expected.central();
        YearMonth first = situation.network().world.first();
        if (count == 0) {
            return new ExpectedLosses(first, central, List.of(), 0, 0, List.of());
        }
        Draws draws = Draws.of(seed, count);
        ExpectedCase.Sample sample = expected.sample(draws, means.threads(), done, means.stop());
        return new ExpectedLosses(
                first, central, sample.draws(), count, sample.failed(), deciding(expected, draws, sample.draws()));
    }

    private static List<Deciding> deciding(ExpectedCase expected, Draws draws, List<ExpectedDraw> done) {
        if (done.size() < Narrowing.FEWEST) {
            return List.of();
        }
        Map<String, DrawnInput> inputs = new LinkedHashMap<>();
        Map<String, double[]> shares = new LinkedHashMap<>();
        for (DrawnInput input : expected.inputs()) {
            inputs.put(input.name(), input);
            shares.put(
                    input.name(),
                    done.stream()
                            .mapToDouble(d -> draws.share(input.name(), d.index()))
                            .toArray());
        }
        return Narrowing.of(done.stream().mapToDouble(ExpectedDraw::loss).toArray(), shares).stream()
                .limit(MOST_DECIDING)
                .map(n -> new Deciding(Objects.requireNonNull(inputs.get(n.input())), n))
                .toList();
    }

    /// The expected case of a question, to be drawn.
    static ExpectedCase expectedCase(Situation situation, Means means, Behaviour behaviour) {
        return expectedCase(situation, means, behaviour, Set.of());
    }

    /// The same with some items kept, whether or not a measure that holds can touch them.
    public static ExpectedCase expectedCase(Situation situation, Means means, Behaviour behaviour, Set<String> kept) {
        Set<String> all = new HashSet<>(kept);
        all.addAll(situation.whatIf().items(situation.network()));
        return expectedCase(situation.question(), situation.bindings(), means.solver(), behaviour, false, all);
    }

    /// The same without a solved situation.
    public static ExpectedCase expectedCase(Question question, LpSolver solver, Behaviour behaviour) {
        LedgerBindings bindings =
                new LedgerBindings(question.world().ledger(), question.asOf().known());
        boolean changed = !question.scenario().equals(Question.Scenario.NONE);
        return expectedCase(question, bindings, solver, behaviour, changed, Set.of());
    }

    /// @param whole whether all of the world is kept, as where it is not known yet what a scenario changes
    private static ExpectedCase expectedCase(
            Question question,
            LedgerBindings bindings,
            LpSolver solver,
            Behaviour behaviour,
            boolean whole,
            Set<String> kept) {
        CalibratedWorlds worlds = CalibratedWorlds.of(
                question.world().world(),
                question.figuresKnown(),
                bindings,
                solver,
                Assumptions.standard(),
                whole,
                kept);
        return ExpectedCase.of(
                        worlds,
                        Assumptions.standard(),
                        behaviour,
                        question.world().reopenings().asKnown(question.asOf().known()),
                        solver,
                        question.leakage())
                .under(network ->
                        question.scenario().on(network, question.world().ledger()));
    }

    /// What all parties lose together, USD.
    public Band total() {
        return band(ExpectedDraw::loss);
    }

    /// What each party loses, USD, in the world's order.
    public Map<String, Band> byParty() {
        Map<String, Band> all = new LinkedHashMap<>();
        central.lossByParty()
                .keySet()
                .forEach(party -> all.put(party, band(d -> d.lossByParty().getOrDefault(party, 0.0))));
        return all;
    }

    /// The parts of a party's loss by item, largest median first.
    public Map<ExpectedDraw.Part, Band> byItem(String party) {
        Map<ExpectedDraw.Part, Band> all = new LinkedHashMap<>();
        central.lossByItem().keySet().stream()
                .filter(p -> p.party().equals(party))
                .map(p -> Map.entry(p, band(d -> d.lossByItem().getOrDefault(p, 0.0))))
                .sorted(Comparator.comparingDouble(e -> -Math.abs(e.getValue().median())))
                .forEach(e -> all.put(e.getKey(), e.getValue()));
        return all;
    }

    /// The number of draws, or 1 for the run at medians.
    private List<ExpectedDraw> sample() {
        return draws.isEmpty() ? List.of(central) : draws;
    }

    private Band band(ToDoubleFunction<ExpectedDraw> output) {
        return band(sample().stream().mapToDouble(output).toArray());
    }

    /// The band of some values, which are sorted for it.
    static Band band(double[] values) {
        Arrays.sort(values);
        return new Band(quantile(values, LOW), quantile(values, 0.5), quantile(values, HIGH));
    }

    /// The band of some values that do not count alike.
    static Band band(double[] values, double[] weights) {
        WeightedSample sample = WeightedSample.of(values, weights);
        return new Band(sample.between(LOW), sample.between(0.5), sample.between(HIGH));
    }

    /// Linear between the sorted values.
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// When each line stops, those that stop most often first.
    public List<LineChance> lines() {
        record Line(String recipe, String place) {}
        int months = central.lanes().isEmpty() ? 0 : central.lanes().getFirst().spot().length;
        Map<Line, List<Plan.Stop>> all = new LinkedHashMap<>();
        sample().forEach(d -> d.stops()
                .forEach(s -> all.computeIfAbsent(new Line(s.recipe(), s.place()), k -> new ArrayList<>())
                        .add(s)));
        List<LineChance> lines = new ArrayList<>();
        all.forEach((line, stops) -> {
            double[] byMonth = new double[months];
            double never = 0;
            for (Plan.Stop s : stops) {
                Optional<YearMonth> at = s.stops();
                if (at.isPresent()) {
                    byMonth[(int) first.until(at.get(), ChronoUnit.MONTHS)] += 1.0 / stops.size();
                } else {
                    never += 1.0 / stops.size();
                }
            }
            Plan.Stop any = stops.getFirst();
            lines.add(new LineChance(
                    any.recipe(),
                    any.recipeName(),
                    any.item(),
                    any.place(),
                    byMonth,
                    never,
                    band(stops.stream().mapToDouble(Plan.Stop::lowest).toArray())));
        });
        lines.sort(Comparator.comparingDouble(LineChance::never)
                .thenComparingDouble(l -> l.lowest().median()));
        return lines;
    }

    /// What passes on each lane under measures and what is paid.
    public List<LaneBands> lanes() {
        record Lane(String item, String from, String to) {}
        Map<Lane, List<ExpectedDraw.Traded>> all = new LinkedHashMap<>();
        sample().forEach(d -> d.lanes()
                .forEach(t -> all.computeIfAbsent(new Lane(t.item(), t.from(), t.to()), k -> new ArrayList<>())
                        .add(t)));
        List<LaneBands> lanes = new ArrayList<>();
        all.forEach((lane, draws) -> lanes.add(new LaneBands(
                lane.item(),
                lane.from(),
                lane.to(),
                byMonth(draws, ExpectedDraw.Traded::passed),
                byMonth(draws, ExpectedDraw.Traded::spot),
                byMonth(draws, ExpectedDraw.Traded::traded))));
        return lanes;
    }

    /// What was expected of something that was observed, as a share of what was before; empty where no measure
    /// holds the lane or a month lies outside the plan.
    public Optional<Band> of(Outcome outcome) {
        double[] said = sample().stream()
                .flatMapToDouble(d -> outcome.in(d, first).stream())
                .toArray();
        return said.length == 0 ? Optional.empty() : Optional.of(band(said));
    }

    private static List<Band> byMonth(List<ExpectedDraw.Traded> draws, Function<ExpectedDraw.Traded, double[]> series) {
        List<Band> months = new ArrayList<>();
        for (int t = 0; t < series.apply(draws.getFirst()).length; t++) {
            int month = t;
            months.add(
                    band(draws.stream().mapToDouble(d -> series.apply(d)[month]).toArray()));
        }
        return months;
    }

    /// Measures whose licences may be a standing restriction, with what that does to the loss.
    public List<Standing> standing() {
        Map<String, List<ExpectedDraw>> with = new TreeMap<>();
        draws.forEach(d -> d.standing()
                .forEach(m -> with.computeIfAbsent(m, k -> new ArrayList<>()).add(d)));
        List<Standing> all = new ArrayList<>();
        with.forEach((measure, some) -> {
            double[] other = draws.stream()
                    .filter(d -> !d.standing().contains(measure))
                    .mapToDouble(ExpectedDraw::loss)
                    .toArray();
            if (other.length > 0) {
                all.add(new Standing(
                        measure,
                        some.size() / (double) draws.size(),
                        band(some.stream().mapToDouble(ExpectedDraw::loss).toArray()),
                        band(other)));
            }
        });
        return all;
    }
}
