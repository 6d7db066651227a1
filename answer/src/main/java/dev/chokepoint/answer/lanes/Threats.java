package dev.chokepoint.answer.lanes;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.MonthShare;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
