package dev.chokepoint.exposure.uncertainty;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.ItemGroups;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.Origins;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// One world, many draws of its uncertain figures: each draw is resolved, calibrated and solved by itself.
///
/// What does not depend on the draw is done once: the determinations, the part of the world that a measure
/// can
/// touch, and the world of central values, from whose bases every draw is solved (never from another
/// draw's, so
/// that no number depends on the order). Usable from several threads.
///
/// Source: docs/model.md#draws
public final class DrawnWorlds implements AutoCloseable {
    private final World world;
    private final LocalDate known;
    private final Assumptions assumptions;
    private final Lanes lanes;
    private final Origins.Distinctions origins;
    private final LpSolver solver;
    private final WhatIf whatIf;
    private final Drawn central;

    private DrawnWorlds(
            World world,
            LocalDate known,
            Assumptions assumptions,
            Lanes lanes,
            Origins.Distinctions origins,
            LpSolver solver,
            WhatIf whatIf,
            int threads) {
        this.world = world;
        this.known = known;
        this.assumptions = assumptions;
        this.lanes = lanes;
        this.origins = origins;
        this.solver = solver;
        this.whatIf = whatIf;
        this.central = central(threads);
    }

    /// Prepares the draws of a world: determines its lanes once and solves it at central values.
    ///
    /// @param threads number of threads for the central world; the numbers do not depend on it
    /// @throws NoCertifiedAnswerException if the central world has no certified plan
    public static DrawnWorlds of(
            World world,
            LocalDate known,
            LaneControls.Determiner determiner,
            LpSolver solver,
            Assumptions assumptions,
            int threads) {
        return of(world, known, determiner, solver, assumptions, Set.of(), threads);
    }

    /// The same with some items kept, whether or not a measure can touch them.
    public static DrawnWorlds of(
            World world,
            LocalDate known,
            LaneControls.Determiner determiner,
            LpSolver solver,
            Assumptions assumptions,
            Set<String> kept,
            int threads) {
        return of(
                world,
                known,
                determiner,
                solver,
                assumptions,
                threads,
                (network, lanes) -> touched(network, lanes.bound, kept),
                network -> WhatIf.NOTHING);
    }

    /// The draws of a world with changes, all of it: a change can reach what no measure touches.
    ///
    /// Losses are those against the world without controls and without the changes to bounds and costs.
    ///
    /// @param whatIf gives the changes for the network of the world, whose lanes are the same in every draw
    public static DrawnWorlds of(
            World world,
            LocalDate known,
            LaneControls.Determiner determiner,
            LpSolver solver,
            Assumptions assumptions,
            Function<Network, WhatIf> whatIf,
            int threads) {
        return of(world, known, determiner, solver, assumptions, threads, (network, lanes) -> network.world(), whatIf);
    }

    private static DrawnWorlds of(
            World world,
            LocalDate known,
            LaneControls.Determiner determiner,
            LpSolver solver,
            Assumptions assumptions,
            int threads,
            BiFunction<Network, Lanes, World> part,
            Function<Network, WhatIf> whatIf) {
        Network whole = Network.of(world, known, Draw.central(), assumptions);
        Lanes lanes = new Lanes(determiner);
        // What is told apart by origin is that of central values, so that all draws have the same lanes.
        Origins.Distinctions origins = Origins.of(whole, determiner);
        Network apart = origins.isEmpty()
                ? whole
                : origins.apply(Baseline.of(whole, solver)).network();
        LaneControls.of(apart, lanes, Draw.central());
        lanes.complete = true;
        return new DrawnWorlds(
                part.apply(whole, lanes), known, assumptions, lanes, origins, solver, whatIf.apply(apart), threads);
    }

    /// The part of the world in which some measure binds some lane; all of it where none does.
    ///
    /// Items that no recipe connects to a bound lane are as in the world without controls, in every draw.
    private static World touched(Network network, Set<String> bound, Set<String> kept) {
        if (bound.isEmpty()) {
            return network.world();
        }
        Set<String> items = new HashSet<>();
        for (List<Integer> group : ItemGroups.of(network)) {
            List<String> ids =
                    group.stream().map(i -> network.items.get(i).id()).toList();
            if (ids.stream().anyMatch(kept::contains)
                    || network.arcs.stream()
                            .anyMatch(a -> bound.contains(laneKey(
                                            a.lane().item(),
                                            a.lane().from(),
                                            a.lane().to()))
                                    && ids.contains(a.lane().item()))) {
                items.addAll(ids);
            }
        }
        return network.world().about(items);
    }

    private Drawn central(int threads) {
        Baseline baseline = calibrated(Draw.central());
        Network network = baseline.network();
        Controls standing = LaneControls.of(network, lanes, Draw.central());
        Controls controls = whatIf.applyTo(standing);
        Set<Integer> telling = telling(controls, standing);
        Equilibrium base = Equilibrium.of(baseline, solver, threads, telling);
        return solved(controls, base, threads, telling, shifted -> {
            base.anchor(standing);
            if (shifted != base) {
                shifted.startFrom(base);
            }
        });
    }

    /// Solves a world without controls, then with them and with what the changes shift.
    ///
    /// @param base the world without the changes; stays open only if it is the one that answers
    /// @param start gives the equilibrium that answers the bases from which it starts
    private Drawn solved(
            Controls controls, Equilibrium base, int threads, Set<Integer> telling, Consumer<Equilibrium> start) {
        Network network = base.baseline().network();
        return closedOnFailure(base, () -> {
            Plan free = base.solve(Controls.none());
            if (whatIf.shifts().isEmpty()) {
                start.accept(base);
                return new Drawn(network, controls, base, free, base.solve(controls));
            }
            Equilibrium shifted = Equilibrium.of(base.baseline(), solver, threads, telling, whatIf.shifts());
            return closedOnFailure(shifted, () -> {
                start.accept(shifted);
                Drawn drawn = new Drawn(network, controls, shifted, free, shifted.solve(controls));
                base.close();
                return drawn;
            });
        });
    }

    private Baseline calibrated(Draw draw) {
        return origins.apply(Baseline.of(Network.of(world, known, draw, assumptions), solver));
    }

    private static Set<Integer> telling(Controls controls, Controls others) {
        Set<Integer> arcs = new LinkedHashSet<>(controls.arcs());
        arcs.addAll(others.arcs());
        return arcs;
    }

    private static <T> T closedOnFailure(Equilibrium equilibrium, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            equilibrium.close();
            throw e;
        }
    }

    /// The world at central values; closed with this.
    public Drawn central() {
        return central;
    }

    /// The uncertain inputs of the part of the world that is solved.
    public List<Draws.Input> inputs() {
        return Draws.inputs(central.network());
    }

    /// What may pass on the lanes of a network of these worlds by another draw, such as another course of
    /// licensing.
    public Controls controls(Network network, Draw draw) {
        return LaneControls.of(network, lanes, draw);
    }

    /// The world of one draw, solved with and without the controls; the caller closes it.
    ///
    /// @throws IllegalStateException if it cannot be balanced or has no certified plan
    /// @throws IllegalArgumentException if drawn figures contradict each other
    public Drawn draw(Draw draw) {
        Baseline baseline = calibrated(draw);
        Controls controls = whatIf.applyTo(LaneControls.of(baseline.network(), lanes, draw));
        Set<Integer> telling = telling(central.controls(), controls);
        Equilibrium base = Equilibrium.of(baseline, solver, 1, telling);
        return solved(controls, base, 1, telling, answering -> {
            answering.startFrom(central.equilibrium());
            answering.anchor(controls);
        });
    }

    @Override
    public void close() {
        central.close();
    }

    /// A world with one number per figure, solved without controls and with them.
    ///
    /// @param free the plan without controls
    /// @param best the plan under the controls, best case
    public record Drawn(Network network, Controls controls, Equilibrium equilibrium, Plan free, Plan best)
            implements AutoCloseable {
        @Override
        public void close() {
            equilibrium.close();
        }
    }

    private static String laneKey(String item, String from, String to) {
        return item + "/" + from + "/" + to;
    }

    /// Determinations do not depend on the draw: the first pass asks, the later ones remember.
    private static final class Lanes implements LaneControls.Determiner {
        private static final LaneControls.Stretch FREE = new LaneControls.Stretch(List.of(), LocalDate.MAX);

        private record Asked(String lane, EndUse endUse) {}

        private final LaneControls.Determiner determiner;
        private final Map<Asked, TreeMap<LocalDate, LaneControls.Stretch>> answers = new HashMap<>();
        private final Set<String> bound = new HashSet<>();
        private volatile boolean complete;

        Lanes(LaneControls.Determiner determiner) {
            this.determiner = determiner;
        }

        @Override
        public List<LaneControls.Binding> bindings(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
            return stretch(item, from, to, endUse, on).bindings();
        }

        @Override
        public LaneControls.Stretch stretch(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
            String lane = laneKey(item.id(), from.id(), to.id());
            if (complete) {
                return bound.contains(lane) ? remembered(new Asked(lane, endUse), on) : FREE;
            }
            LaneControls.Stretch found = determiner.stretch(item, from, to, endUse, on);
            answers.computeIfAbsent(new Asked(lane, endUse), k -> new TreeMap<>())
                    .put(on, found);
            if (!found.bindings().isEmpty()) {
                bound.add(lane);
            }
            return found;
        }

        private LaneControls.Stretch remembered(Asked asked, LocalDate on) {
            var found = answers.getOrDefault(asked, new TreeMap<>()).floorEntry(on);
            return found == null ? FREE : found.getValue();
        }
    }
}
