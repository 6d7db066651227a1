package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one draw of the expected case came to.
///
/// @param index the number of the draw, from 0
/// @param loss what all parties lose against the same draw without measures, USD
/// @param lossByParty the same by party, in the world's order
/// @param lossByItem the same by party and item, USD
/// @param stops the fate of every plant with a baseline output
/// @param lanes lanes under measures
/// @param standing measures whose licences are a standing restriction in this draw
/// @param misfit what the model leaves out of a month's volume: standard deviation of its logarithm
public record ExpectedDraw(
        int index,
        double loss,
        Map<String, Double> lossByParty,
        Map<Part, Double> lossByItem,
        List<Plan.Stop> stops,
        List<Traded> lanes,
        Set<String> standing,
        double misfit) {
    public ExpectedDraw {
        stops = List.copyOf(stops);
        lanes = List.copyOf(lanes);
        standing = Set.copyOf(standing);
    }

    /// A party and an item.
    public record Part(String party, String item) {}

    /// A lane under measures by month.
    ///
    /// @param before what passed in a month before the measures, units
    /// @param passed share of the flow before that went, with what leaked
    /// @param spot what users without a licence pay over the price before
    /// @param traded what is paid at the destination on average over the price before
    @SuppressWarnings("ArrayRecordComponent") // one number a month, handed over
    public record Traded(
            String item, String from, String to, double before, double[] passed, double[] spot, double[] traded) {}
}
