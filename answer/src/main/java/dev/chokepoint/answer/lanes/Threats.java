package dev.chokepoint.answer.lanes;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.MonthShare;
import dev.chokepoint.exposure.world.Place;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The controls that follow without a deal: those as they stand, and what is threatened.
///
/// @param controls all of them together
/// @param lanes by threatened measure, how many lanes it would bind
public record Threats(Controls controls, Map<String, Integer> lanes) {
    public Threats {
        lanes = Map.copyOf(lanes);
    }

    /// The threats of a space on a network.
    ///
    /// @param controls what holds beside them
    /// @param reopening whether licences under the threatened measures come to flow
    /// @param ledger as the public knows it on `known`
    public static Threats of(
            DealSpace.Disagreement disagreement,
            Network network,
            Controls controls,
            LaneControls.Reopening reopening,
            Ledger ledger,
            LocalDate known) {
        return switch (disagreement) {
            case DealSpace.Disagreement.StatusQuo quo -> new Threats(controls, Map.of());
            case DealSpace.Disagreement.Escalation e -> {
                Controls after = controls;
                Map<String, Set<Integer>> lanes = new HashMap<>();
                for (DealSpace.Threat t : e.threats()) {
                    List<Controls.Restriction> more = restrictions(t, network, reopening, ledger, known);
                    Set<Integer> arcs = lanes.computeIfAbsent(t.measure(), m -> new TreeSet<>());
                    more.forEach(r -> arcs.add(r.arc()));
                    after = after.with(more);
                }
                Map<String, Integer> counts = new HashMap<>();
                lanes.forEach((measure, arcs) -> counts.put(measure, arcs.size()));
                yield new Threats(after, counts);
            }
        };
    }

    /// The threats of a space in the expected case.
    ///
    /// @param holds what threatened measures of the ledger would do to each lane
    /// @param closures threats that state what they let pass
    public record Expected(List<LaneControls.Hold> holds, List<Change> closures) {
        public Expected {
            holds = List.copyOf(holds);
            closures = List.copyOf(closures);
        }

        /// The lanes that they reach.
        public Set<Integer> arcs() {
            Set<Integer> all = new TreeSet<>();
            holds.forEach(h -> all.add(h.arc()));
            for (Change c : closures) {
                if (c instanceof Change.Close close) {
                    close.restrictions().forEach(r -> all.add(r.arc()));
                }
            }
            return all;
        }
    }

    /// What a space threatens, on any network of its world.
    ///
    /// What the ledger says of the threatened measures is asked once, of the network that is given first;
    /// other draws of the same world have the same lanes.
    public static Function<Network, Expected> expected(
            DealSpace.Disagreement disagreement, Network central, Ledger ledger, LocalDate known) {
        List<DealSpace.Threat> threats =
                disagreement instanceof DealSpace.Disagreement.Escalation e ? e.threats() : List.of();
        Map<DealSpace.Threat, LaneControls.Determiner> determiners = new HashMap<>();
        for (DealSpace.Threat t : threats) {
            if (t.reach() instanceof DealSpace.Reach.ByLedger) {
                LedgerBindings bindings = new LedgerBindings(ledger.effective(t.measure(), t.from(), known), known);
                determiners.put(t, onLanesOf(t.measure(), bindings, central));
            }
        }
        return network -> {
            List<LaneControls.Hold> holds = new ArrayList<>();
            List<Change> closures = new ArrayList<>();
            for (DealSpace.Threat t : threats) {
                switch (t.reach()) {
                    case DealSpace.Reach.ByLedger by ->
                        LaneControls.holds(network, Objects.requireNonNull(determiners.get(t)), Draw.central(), known)
                                .stream()
                                .filter(h -> h.measure().equals(t.measure()))
                                .forEach(holds::add);
                    case DealSpace.Reach.OnLanes on ->
                        closures.add(new Change.Close(onLanes(t, on, network, issuer(t.measure(), ledger))));
                }
            }
            return new Expected(holds, closures);
        };
    }

    /// What a determiner says of the lanes that a measure binds on a network; nothing of the others.
    private static LaneControls.Determiner onLanesOf(
            String measure, LaneControls.Determiner determiner, Network network) {
        Set<Lane> bound = new HashSet<>();
        for (LaneControls.Hold h : LaneControls.holds(network, determiner, Draw.central(), network.known)) {
            if (h.measure().equals(measure)) {
                bound.add(network.laneOf(h.arc()));
            }
        }
        return new LaneControls.Determiner() {
            private boolean binds(Item item, Place from, Place to) {
                return bound.stream()
                        .anyMatch(l ->
                                l.item().equals(item.id()) && l.from().equals(from.id()) && l.to().equals(to.id()));
            }

            @Override
            public List<LaneControls.Binding> bindings(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
                return binds(item, from, to) ? determiner.bindings(item, from, to, endUse, on) : List.of();
            }

            @Override
            public LaneControls.Stretch stretch(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
                return binds(item, from, to)
                        ? determiner.stretch(item, from, to, endUse, on)
                        : new LaneControls.Stretch(List.of(), LocalDate.MAX);
            }
        };
    }

    private static List<Controls.Restriction> restrictions(
            DealSpace.Threat threat,
            Network network,
            LaneControls.Reopening reopening,
            Ledger ledger,
            LocalDate known) {
        return switch (threat.reach()) {
            case DealSpace.Reach.ByLedger by -> {
                LedgerBindings determiner =
                        new LedgerBindings(ledger.effective(threat.measure(), threat.from(), known), known);
                yield LaneControls.of(network, determiner, Draw.central(), reopening).restrictions().stream()
                        .filter(r -> r.measure().equals(threat.measure()))
                        .toList();
            }
            case DealSpace.Reach.OnLanes on -> onLanes(threat, on, network, issuer(threat.measure(), ledger));
        };
    }

    private static String issuer(String measure, Ledger ledger) {
        return ledger.findMeasure(measure)
                .map(Measure::issuer)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The threatened measure (" + measure + ") must stand in the ledger of the world."));
    }

    private static List<Controls.Restriction> onLanes(
            DealSpace.Threat threat, DealSpace.Reach.OnLanes on, Network network, String issuer) {
        Set<String> items = on.items().isEmpty()
                ? new TreeSet<>(
                        network.world().items().stream().map(i -> i.id()).toList())
                : on.items();
        List<Controls.Restriction> all = new ArrayList<>();
        for (int arc : network.arcsOfItems(items)) {
            Lane lane = network.laneOf(arc);
            if (!(on.origins().isEmpty() || on.origins().contains(lane.from()))
                    || !(on.destinations().isEmpty() || on.destinations().contains(lane.to()))) {
                continue;
            }
            for (int t = 0; t < network.world().months(); t++) {
                YearMonth month = network.world().first().plusMonths(t);
                // Until then the lane carries no more than usual: nobody stocks up against what is not known.
                double inForce = MonthShare.since(month, threat.from());
                double share = inForce == 0 ? 1 : on.share();
                for (EndUse use : EndUse.values()) {
                    if (on.endUses().isEmpty() || on.endUses().contains(use)) {
                        all.add(new Controls.Restriction(
                                arc, t, use, threat.measure(), issuer, share, inForce == 0 ? 1 : inForce));
                    }
                }
            }
        }
        return all;
    }
}
