package dev.chokepoint.app.view.losses;

import java.util.List;
import java.util.Map;

/// What stands beside the leverage matrix: ranges, marginals, an attribution, chokepoints and what-ifs.
///
/// @param ranges loss of each party from all controls in force, where several prices support the plan
/// @param marginals what one more percent of the baseline let through is worth to all
/// @param chokepoints items whose closure would cost most, in the world without controls
/// @param also what further closures would cost
/// @param expected what each measure will probably cost; empty where it was not asked
public record LeverageDetail(
        List<RangeView> ranges,
        List<MarginalView> marginals,
        ShapleyView shapley,
        List<ChokepointView> chokepoints,
        int candidates,
        List<AlsoView> also,
        List<ExpectedLeverageView> expected) {

    public static LeverageDetail none() {
        return new LeverageDetail(
                List.of(), List.of(), new ShapleyView(true, 0, 0, List.of()), List.of(), 0, List.of(), List.of());
    }

    /// What the measures of an issuer, or one measure, will probably cost: without them minus with them, draw by draw.
    ///
    /// @param draws draws behind the bands; 0 for the run with everything at its median
    /// @param asked draws asked for
    public record ExpectedLeverageView(int draws, int asked, List<ExpectedRow> rows) {
        public ExpectedLeverageView {
            rows = List.copyOf(rows);
        }
    }

    /// A row of it, USD; negative is a gain.
    public record ExpectedRow(
            String measure, String issuer, Map<String, ExpectedView.Band> onParty, ExpectedView.Band total) {}

    /// USD lost over the plan; both ends equal where prices are unique, infinite where nothing bounds them.
    public record RangeView(String party, double low, double high) {}

    /// USD for one percent more of the baseline, and for the last percent that passes.
    public record MarginalView(String measure, double oneMore, double last) {}

    /// Shapley's values: each measure's part of the loss from all.
    ///
    /// @param exact whether all subsets were tried; otherwise each part has an interval
    /// @param whole loss of all parties from all measures, USD
    /// @param programs programs solved for it
    public record ShapleyView(boolean exact, double whole, long programs, List<PartView> parts) {}

    /// The part of a joint loss that one measure is to blame for.
    ///
    /// @param onParty USD by party
    /// @param total USD
    /// @param low lower end of the 95 % interval of the total
    public record PartView(
            String measure, String issuer, Map<String, Double> onParty, double total, double low, double high) {}

    /// An item that one place sends abroad, USD a month.
    ///
    /// @param total loss of all parties in the best case
    /// @param worst the same in the worst case
    /// @param baseline value shipped
    public record ChokepointView(
            String item,
            String itemName,
            String from,
            Map<String, Double> onParty,
            double total,
            double worst,
            double baseline,
            List<StepView> path) {}

    /// One step of the path that carries a loss.
    ///
    /// @param lost USD of it lost a month
    /// @param lowest lowest month as a share of the baseline
    public record StepView(String item, String itemName, String place, String process, double lost, double lowest) {}

    /// What one more closure would cost.
    ///
    /// @param lanes how many lanes it would hold
    /// @param onParty USD over the plan
    public record AlsoView(
            String what, int lanes, String from, Map<String, Double> onParty, double total, String why) {}
}
