package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The controls of a run of the expected case: what measures do to the lanes, how offices come to grant
/// licences, and what parties do to the measures.
///
/// @param holds what each measure does to each lane
/// @param reopening whether offices go on granting licences
/// @param changes what is done to the measures, in this order; lanes are those of the network
public record ExpectedControls(
        Network network, List<LaneControls.Hold> holds, LaneControls.Reopening reopening, List<Change> changes) {
    public ExpectedControls {
        holds = List.copyOf(holds);
        changes = List.copyOf(changes);
    }

    /// The measures as they are, with offices that grant licences by themselves.
    static ExpectedControls asTheyAre(Network network, List<LaneControls.Hold> holds) {
        return new ExpectedControls(network, holds, new LaneControls.Reopening.AsRecorded(), List.of());
    }

    /// These without some measures.
    public ExpectedControls without(MeasureSet measures) {
        return new ExpectedControls(
                network,
                holds.stream().filter(h -> !measures.holds(h.restriction())).toList(),
                reopening,
                changes.stream().map(c -> without(c, measures)).toList());
    }

    /// A change without what it closes by some measures.
    private static Change without(Change change, MeasureSet measures) {
        return change instanceof Change.Close close
                ? new Change.Close(close.restrictions().stream()
                        .filter(r -> !measures.holds(r))
                        .toList())
                : change;
    }

    /// These with offices that come to grant licences in another way.
    public ExpectedControls with(LaneControls.Reopening other) {
        return new ExpectedControls(network, holds, other, changes);
    }

    /// These with further measures.
    public ExpectedControls and(List<LaneControls.Hold> more) {
        List<LaneControls.Hold> all = new ArrayList<>(holds);
        all.addAll(more);
        return new ExpectedControls(network, all, reopening, changes);
    }

    /// These after changes.
    public ExpectedControls after(List<Change> more) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(more);
        return new ExpectedControls(network, holds, reopening, all);
    }

    /// The lanes that a measure holds.
    public Set<Integer> arcsOf(String measure) {
        Set<Integer> all = new LinkedHashSet<>();
        holds.stream().filter(h -> h.measure().equals(measure)).forEach(h -> all.add(h.arc()));
        return all;
    }

    /// All lanes that some measure holds.
    Set<Integer> arcs() {
        Set<Integer> all = new LinkedHashSet<>();
        holds.forEach(h -> all.add(h.arc()));
        for (Change change : changes) {
            if (change instanceof Change.Close close) {
                close.restrictions().stream().map(Controls.Restriction::arc).forEach(all::add);
            }
        }
        return all;
    }
}
