package dev.chokepoint.answer.losses;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.exposure.equilibrium.Plan;
import java.util.List;

/// A line that stops or runs short, in the best and in the worst case.
///
/// @param best when the market re-routes
/// @param worst when nobody does
/// @param alone whether no other line makes the item at the place
/// @param measures the measures that hold something upstream of it
public record LineStop(Plan.Stop best, Plan.Stop worst, boolean alone, List<String> measures, Explanation why) {
    public LineStop {
        measures = List.copyOf(measures);
    }

    public String recipe() {
        return best.recipe();
    }

    public String item() {
        return best.item();
    }

    public String place() {
        return best.place();
    }
}
