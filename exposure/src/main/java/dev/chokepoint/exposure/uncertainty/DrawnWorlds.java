package dev.chokepoint.exposure.uncertainty;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    private final CalibratedWorlds worlds;
    private final Assumptions assumptions;
    private final LpSolver solver;
    private final WhatIf whatIf;
    private final Drawn central;

    private DrawnWorlds(
            CalibratedWorlds worlds,
            Assumptions assumptions,
            LpSolver solver,
            Function<Network, WhatIf> whatIf,
            int threads) {
        this.worlds = worlds;
        this.assumptions = assumptions;
        this.solver = solver;
        Baseline baseline = calibrated(Draw.central());
        this.whatIf = whatIf.apply(baseline.network());
        this.central = central(baseline, threads);
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
        return new DrawnWorlds(
                CalibratedWorlds.of(world, known, determiner, solver, assumptions, false, kept),
                assumptions,
                solver,
                network -> WhatIf.NOTHING,
                threads);
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
        return new DrawnWorlds(
                CalibratedWorlds.of(world, known, determiner, solver, assumptions, true, Set.of()),
                assumptions,
                solver,
                whatIf,
                threads);
    }

    private Drawn central(Baseline baseline, int threads) {
        Network network = baseline.network();
        Controls standing = LaneControls.of(network, worlds.lanes(), Draw.central());
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
            Plan free = free(base, threads, telling);
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

    /// A world without controls, as the changes say it is.
    private Plan free(Equilibrium base, int threads, Set<Integer> telling) {
        Shifts own = whatIf.shifts().ofTheWorld();
        if (own.isEmpty()) {
            return base.solve(Controls.none());
        }
        try (Equilibrium other = Equilibrium.of(base.baseline(), solver, threads, telling, own)) {
            return other.solve(Controls.none());
        }
    }

    private Baseline calibrated(Draw draw) {
        return worlds.baseline(draw, assumptions);
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
        return LaneControls.of(network, worlds.lanes(), draw);
    }

    /// What may pass in a drawn world if licences come to flow in another way.
    ///
    /// @param draw the draw of that world
    public Controls controls(Drawn drawn, Draw draw, LaneControls.Reopening reopening) {
        return whatIf.applyTo(LaneControls.of(drawn.network(), worlds.lanes(), draw, reopening));
    }

    /// The world of one draw, solved with and without the controls; the caller closes it.
    ///
    /// @throws IllegalStateException if it cannot be balanced or has no certified plan
    /// @throws IllegalArgumentException if drawn figures contradict each other
    public Drawn draw(Draw draw) {
        Baseline baseline = calibrated(draw);
        Controls controls = whatIf.applyTo(LaneControls.of(baseline.network(), worlds.lanes(), draw));
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
}
