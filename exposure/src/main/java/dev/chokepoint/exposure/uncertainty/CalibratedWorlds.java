package dev.chokepoint.exposure.uncertainty;

import dev.chokepoint.exposure.equilibrium.ItemGroups;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.Origins;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One world that is resolved and calibrated anew for each draw of its figures.
///
/// What does not depend on the draw is done once: the determinations, what is told apart by origin, and the
/// part of the world that a measure can touch. Usable from several threads. Source: docs/model.md#draws
public final class CalibratedWorlds {
    private final World world;
    private final LocalDate known;
    private final Lanes lanes;
    private final Origins.Distinctions origins;
    private final LpSolver solver;

    private CalibratedWorlds(World world, LocalDate known, Lanes lanes, Origins.Distinctions origins, LpSolver solver) {
        this.world = world;
        this.known = known;
        this.lanes = lanes;
        this.origins = origins;
        this.solver = solver;
    }

    /// Determines the lanes of a world once.
    ///
    /// @param whole whether all of the world is kept, as where a change can reach what no measure touches
    /// @param kept items that are kept in any case
    public static CalibratedWorlds of(
            World world,
            LocalDate known,
            LaneControls.Determiner determiner,
            LpSolver solver,
            Assumptions assumptions,
            boolean whole,
            Set<String> kept) {
        Network network = Network.of(world, known, Draw.central(), assumptions);
        Lanes lanes = new Lanes(determiner);
        // What is told apart by origin is that of central values, so that all draws have the same lanes.
        Origins.Distinctions origins = Origins.of(network, determiner);
        Network apart = origins.isEmpty()
                ? network
                : origins.apply(Baseline.of(network, solver)).network();
        LaneControls.of(apart, lanes, Draw.central());
        lanes.complete = true;
        World part = whole ? world : touched(network, lanes.bound, kept);
        return new CalibratedWorlds(part, known, lanes, origins, solver);
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

    /// The calibrated baseline of one draw.
    ///
    /// @throws IllegalStateException if it cannot be balanced
    /// @throws IllegalArgumentException if drawn figures contradict each other
    public Baseline baseline(Draw draw, Assumptions assumptions) {
        return origins.apply(Baseline.of(Network.of(world, known, draw, assumptions), solver));
    }

    /// What each measure does to each lane of a network of these worlds.
    public List<LaneControls.Hold> holds(Network network, Draw draw) {
        return LaneControls.holds(network, lanes, draw, known);
    }

    /// The determinations, remembered.
    public LaneControls.Determiner lanes() {
        return lanes;
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
