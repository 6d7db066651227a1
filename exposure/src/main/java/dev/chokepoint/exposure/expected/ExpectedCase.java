package dev.chokepoint.exposure.expected;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Arrivals;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.uncertainty.CalibratedWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What will probably happen: draws of the world's figures and of how offices, buyers and sellers behave, each
/// run month by month ([ExpectedRun]) with the measures and without.
///
/// Draw k depends on the seed, the number of draws and k only: the same whatever the threads and the order of
/// questions. Source: docs/model/expected.md
public final class ExpectedCase {
    private final CalibratedWorlds worlds;
    private final Assumptions assumptions;
    private final Behaviour behaviour;
    private final ReopeningRecord record;
    private final LpSolver solver;
    private final double leakage;
    private final Function<Network, WhatIf> scenario;
    private final Map<ReopeningRecord.Tally, BelievedOutage> believed = new ConcurrentHashMap<>();

    private ExpectedCase(
            CalibratedWorlds worlds,
            Assumptions assumptions,
            Behaviour behaviour,
            ReopeningRecord record,
            LpSolver solver,
            double leakage,
            Function<Network, WhatIf> scenario) {
        this.worlds = worlds;
        this.assumptions = assumptions;
        this.behaviour = behaviour;
        this.record = record;
        this.solver = solver;
        this.leakage = leakage;
        this.scenario = scenario;
    }

    /// The expected case of a world.
    ///
    /// @param record how long licences waited before, as known on the day of the question
    /// @param leakage factor on all that leaks and is re-exported; 1 as assumed, 0 for perfect enforcement
    public static ExpectedCase of(
            CalibratedWorlds worlds,
            Assumptions assumptions,
            Behaviour behaviour,
            ReopeningRecord record,
            LpSolver solver,
            double leakage) {
        return new ExpectedCase(worlds, assumptions, behaviour, record, solver, leakage, network -> WhatIf.NOTHING);
    }

    /// The expected case under changes to the world, which must hold on the network of every draw.
    ///
    /// Losses are counted against the run without measures and without the changes, but with the stocks and the
    /// demand that they state.
    public ExpectedCase under(Function<Network, WhatIf> changes) {
        return new ExpectedCase(worlds, assumptions, behaviour, record, solver, leakage, changes);
    }

    /// Everything at its median, figures at their central values.
    public ExpectedDraw central() {
        return draw(Draws.median(), 0, Draw.central());
    }

    /// One of the draws; empty where its figures contradict each other or it has no certified plan.
    public Optional<ExpectedDraw> draw(Draws draws, int index) {
        return attempt(() -> Optional.of(draw(draws, index, draws.draw(index))));
    }

    /// All that is drawn: behaviour, offices under the measures, and the uncertain figures of the world.
    public List<DrawnInput> inputs() {
        List<DrawnInput> all = new ArrayList<>();
        for (BehaviourParameter p : BehaviourParameter.values()) {
            Figure figure = behaviour.of(p).figure();
            if (!figure.value().isExact()) {
                all.add(new DrawnInput(
                        Behaviour.name(p),
                        "behaviour: " + p.key().replace('_', ' '),
                        figure.value().text() + " " + figure.unit(),
                        figure.provenance().text()));
            }
        }
        try (DrawnWorld world = new DrawnWorld(Draws.median(), 0, Draw.central(), List.of())) {
            all.addAll(world.gates(world.controls).inputs());
            Draws.inputs(world.baseline.network())
                    .forEach(i -> all.add(new DrawnInput(
                            i.name(),
                            i.text(),
                            i.figure().value().text() + " " + i.figure().unit(),
                            i.figure().provenance().text())));
        }
        return all;
    }

    /// The draws, until all are done or somebody says stop, in the order of their numbers.
    ///
    /// A draw whose figures contradict each other, or that has no certified plan, is left out and counted.
    ///
    /// @param done told the number of draws done, from any thread
    public Sample sample(Draws draws, int threads, IntConsumer done, BooleanSupplier stop) {
        AtomicInteger failed = new AtomicInteger();
        List<ExpectedDraw> all = each(draws, threads, done, stop, index -> {
            Optional<ExpectedDraw> drawn = draw(draws, index);
            if (drawn.isEmpty()) {
                failed.incrementAndGet();
            }
            return drawn;
        });
        return new Sample(all, failed.get(), draws.count());
    }

    /// What each draw gives, in the order of the draws; those after a stop, and those that give nothing,
    /// are left out.
    private static <T> List<T> each(
            Draws draws, int threads, IntConsumer done, BooleanSupplier stop, IntFunction<Optional<T>> drawn) {
        List<Future<Optional<T>>> asked = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();
        List<T> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int k = 0; k < draws.count(); k++) {
                int index = k;
                asked.add(pool.submit(() -> {
                    if (stop.getAsBoolean()) {
                        return Optional.empty();
                    }
                    Optional<T> one = drawn.apply(index);
                    done.accept(count.incrementAndGet());
                    return one;
                }));
            }
            asked.forEach(f -> Tasks.result(f, "A draw").ifPresent(all::add));
        }
        return all;
    }

    private static <T> Optional<T> attempt(Supplier<Optional<T>> drawn) {
        try {
            return drawn.get();
        } catch (IllegalStateException | IllegalArgumentException contradictory) {
            return Optional.empty();
        }
    }

    /// The draws that were done.
    ///
    /// @param failed how many were left out because their figures contradict each other
    /// @param asked how many were asked for
    public record Sample(List<ExpectedDraw> draws, int failed, int asked) {
        public Sample {
            draws = List.copyOf(draws);
        }
    }

    private ExpectedDraw draw(Draws draws, int index, Draw figures) {
        try (DrawnWorld world = new DrawnWorld(draws, index, figures, List.of())) {
            Gates gates = world.gates(world.controls);
            SpotSupply supply = world.supply(gates);
            return outcome(index, world, world.run(supply), supply, gates);
        }
    }

    /// What came about in a draw.
    ///
    /// @param figures the drawn figures
    /// @param plan flows, stocks and traded prices
    /// @param arrivals what reaches the users at each node
    public record CarriedOut(Draw figures, Plan plan, Arrivals arrivals) {}

    /// What is told of what came about with everything at its median.
    public <T> T carriedOutAtMedians(Function<CarriedOut, T> told) {
        return carriedOut(Draws.median(), 0, Draw.central(), told);
    }

    /// What is told of what came about in each draw, in the order of the draws; those left out are as in [#sample].
    ///
    /// @param done told the number of draws done, from any thread
    public <T> List<T> carriedOut(
            Draws draws, int threads, IntConsumer done, BooleanSupplier stop, Function<CarriedOut, T> told) {
        return each(
                draws,
                threads,
                done,
                stop,
                index -> attempt(() -> Optional.of(carriedOut(draws, index, draws.draw(index), told))));
    }

    private <T> T carriedOut(Draws draws, int index, Draw figures, Function<CarriedOut, T> told) {
        try (DrawnWorld world = new DrawnWorld(draws, index, figures, List.of())) {
            ExpectedRun.Result result = world.result(world.controls);
            return told.apply(new CarriedOut(
                    figures, result.plan(), Arrivals.carriedOut(world.market.equilibrium(), result.physical())));
        }
    }

    /// What parties are left with under the controls as they are and under others, in one draw.
    ///
    /// @param held by party, under the controls as they are, USD
    /// @param changed the same under each change, in the order in which they were asked
    public record Compared(int index, Map<String, Double> held, List<Map<String, Double>> changed) {
        public Compared {
            held = Collections.unmodifiableMap(new LinkedHashMap<>(held));
            changed = List.copyOf(changed);
        }
    }

    /// Other controls than those that hold: what a change makes of the controls of a world.
    public interface Change extends UnaryOperator<ExpectedControls> {
        /// The controls without some measures.
        static Change without(MeasureSet measures) {
            return controls -> controls.without(measures);
        }
    }

    /// Hears of each draw as it is done.
    public interface Heard {
        /// Told from any thread, one at a time.
        ///
        /// @param count how many draws are done
        void done(int count, Compared draw);
    }

    /// Compares other controls with those that hold, everything at its median.
    public Compared compareAtMedians(List<Change> changes) {
        return compareAtMedians(changes, () -> false).orElseThrow();
    }

    /// The same; empty where somebody said stop before all were compared.
    public Optional<Compared> compareAtMedians(List<Change> changes, BooleanSupplier stop) {
        return compare(changes, Draws.median(), 0, Draw.central(), stop);
    }

    /// Compares other controls with those that hold, draw by draw: figures, offices and markets are the same
    /// in all runs of a draw. Draws left out are as in [#sample].
    ///
    /// @param done told the number of draws done, from any thread
    public List<Compared> compare(
            List<Change> changes, Draws draws, int threads, IntConsumer done, BooleanSupplier stop) {
        return each(
                draws,
                threads,
                done,
                stop,
                index -> attempt(() -> compare(changes, draws, index, draws.draw(index), stop)));
    }

    /// The same, with somebody who hears what each draw gave as soon as it is done.
    public List<Compared> compareAloud(
            List<Change> changes, Draws draws, int threads, Heard heard, BooleanSupplier stop) {
        AtomicInteger count = new AtomicInteger();
        return each(draws, threads, done -> {}, stop, index -> {
            Optional<Compared> one = attempt(() -> compare(changes, draws, index, draws.draw(index), stop));
            one.ifPresent(c -> {
                synchronized (count) {
                    heard.done(count.incrementAndGet(), c);
                }
            });
            return one;
        });
    }

    /// Empty where somebody said stop before all were compared.
    private Optional<Compared> compare(
            List<Change> changes, Draws draws, int index, Draw figures, BooleanSupplier stop) {
        try (DrawnWorld world = new DrawnWorld(draws, index, figures, changes)) {
            Map<ExpectedControls, Map<String, Double>> known = new HashMap<>();
            Map<String, Double> held = world.welfare(world.controls);
            known.put(world.controls, held);
            List<Map<String, Double>> changed = new ArrayList<>();
            for (ExpectedControls other : world.changed) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                Map<String, Double> welfare = known.get(other);
                if (welfare == null) {
                    welfare = world.welfare(other);
                    known.put(other, welfare);
                }
                changed.add(welfare);
            }
            return Optional.of(new Compared(index, held, changed));
        }
    }

    /// A draw of the figures and of behaviour, made ready for runs under several controls.
    private final class DrawnWorld implements AutoCloseable {
        private final Draws draws;
        private final int index;
        private final DrawnBehaviour behaviour;
        private final Baseline baseline;
        private final ExpectedControls controls;
        private final List<ExpectedControls> changed;
        private final MonthMarket before;
        private final MonthMarket market;
        private final ExpectedRun.Result free;

        DrawnWorld(Draws draws, int index, Draw figures, List<Change> changes) {
            this.draws = draws;
            this.index = index;
            behaviour = ExpectedCase.this.behaviour.draw(draws, index).withLeakageTimes(leakage);
            baseline = worlds.baseline(
                    figures, assumptions.withStockMonths(behaviour.stocking().cover()));
            WhatIf whatIf = scenario.apply(baseline.network());
            controls = ExpectedControls.asTheyAre(baseline.network(), worlds.holds(baseline.network(), figures))
                    .after(whatIf.changes());
            changed = changes.stream().map(c -> c.apply(controls)).toList();
            Set<Integer> telling = new LinkedHashSet<>(controls.arcs());
            changed.forEach(c -> telling.addAll(c.arcs()));
            Shifts ofTheWorld = whatIf.shifts().ofTheWorld();
            before = new MonthMarket(Equilibrium.of(baseline, solver, 1, telling, ofTheWorld), behaviour, solver);
            // Always the first: every other run starts where its first month ended, so that the order of questions
            // does not decide between plans that are worth the same.
            try {
                free = before.run(unrestricted(before));
                market = whatIf.shifts().equals(ofTheWorld)
                        ? before
                        : new MonthMarket(
                                Equilibrium.of(baseline, solver, 1, telling, whatIf.shifts()), behaviour, solver);
            } catch (RuntimeException e) {
                before.close();
                throw e;
            }
        }

        private StatedSupply unrestricted(MonthMarket of) {
            return new StatedSupply(
                    of.equilibrium().program(0),
                    Controls.none(),
                    behaviour.stocking().release());
        }

        Gates gates(ExpectedControls held) {
            return Gates.of(
                    held,
                    record,
                    behaviour,
                    draws,
                    index,
                    tally -> believed.computeIfAbsent(tally, t -> BelievedOutage.of(ExpectedCase.this.behaviour, t)));
        }

        SpotSupply supply(Gates gates) {
            return new SpotSupply(market.equilibrium().program(0), baseline, gates, behaviour);
        }

        ExpectedRun.Result run(ExpectedRun.Supply supply) {
            return market.run(supply);
        }

        Map<String, Double> welfare(ExpectedControls held) {
            return result(held).plan().welfareByParty();
        }

        private ExpectedRun.Result result(ExpectedControls held) {
            if (!held.arcs().isEmpty()) {
                return run(supply(gates(held)));
            }
            return market == before ? free : run(unrestricted(market));
        }

        @Override
        public void close() {
            if (market != before) {
                market.close();
            }
            before.close();
        }
    }

    private static ExpectedDraw outcome(
            int index, DrawnWorld world, ExpectedRun.Result held, SpotSupply supply, Gates gates) {
        Baseline baseline = world.baseline;
        Network network = baseline.network();
        ExpectedRun.Result free = world.free;
        Map<String, Double> byParty = new LinkedHashMap<>();
        Map<String, Double> after = held.plan().welfareByParty();
        free.plan()
                .welfareByParty()
                .forEach((party, usd) -> byParty.put(party, usd - Objects.requireNonNull(after.get(party))));
        Map<ExpectedDraw.Part, Double> byItem = new LinkedHashMap<>();
        free.plan()
                .differenceTo(held.plan())
                .forEach(e -> byItem.merge(new ExpectedDraw.Part(e.party(), e.item()), e.usd(), Double::sum));
        List<ExpectedDraw.Traded> lanes = new ArrayList<>();
        supply.spotPrices().forEach((arc, spot) -> {
            Network.Arc a = network.arcs.get(arc);
            double[] passed = new double[network.months];
            double[] traded = new double[network.months];
            for (int t = 0; t < passed.length; t++) {
                passed[t] = held.plan().flow[arc][t] / baseline.flow[arc];
                traded[t] = held.plan().price[a.toNode()][t] / baseline.priceAt(a.toNode());
            }
            lanes.add(new ExpectedDraw.Traded(
                    a.lane().item(), a.lane().from(), a.lane().to(), baseline.flow[arc], passed, spot, traded));
        });
        lanes.sort(Comparator.comparing(ExpectedDraw.Traded::item)
                .thenComparing(ExpectedDraw.Traded::from)
                .thenComparing(ExpectedDraw.Traded::to));
        return new ExpectedDraw(
                index,
                free.welfare() - held.welfare(),
                byParty,
                byItem,
                held.plan().stops(),
                lanes,
                gates.standing(),
                world.behaviour.misfit());
    }
}
