package dev.chokepoint.answer.comparison;

import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.exposure.network.Network;
import java.util.List;

/// What differs between two worlds, each as it stands on its day by what was known on its day.
///
/// @param names what only one of them has
/// @param figures the figures that are not the same
/// @param measures the measures that stand elsewhere
public record WorldDifference(
        Side before,
        Side after,
        List<NameDifference> names,
        List<FigureDifference> figures,
        List<MeasureDifference> measures) {
    public WorldDifference {
        names = List.copyOf(names);
        figures = List.copyOf(figures);
        measures = List.copyOf(measures);
    }

    /// A world on a day.
    public record Side(WorldRecord world, AsOf asOf) {}

    public static WorldDifference of(Side before, Side after) {
        return new WorldDifference(
                before,
                after,
                NameDifference.of(before.world().world(), after.world().world()),
                FigureDifference.of(
                        network(before).figuresInOrder(), network(after).figuresInOrder()),
                MeasureDifference.of(
                        before.world().ledger(), before.asOf(), after.world().ledger(), after.asOf()));
    }

    private static Network network(Side side) {
        return Network.of(side.world().world(), side.asOf().known());
    }
}
