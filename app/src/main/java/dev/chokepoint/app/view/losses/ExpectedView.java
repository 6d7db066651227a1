package dev.chokepoint.app.view.losses;

import dev.chokepoint.answer.expected.ExpectedLosses;
import java.util.List;

/// What will probably happen, as `--format json`, the text and the report show it.
///
/// Money is USD of the first month; a band is the 5, 50 and 95 % point over the draws. Without draws the three are the
/// run with everything at its median. Source: docs/model/expected.md
///
/// @param asked draws asked for; 0 for the run at medians alone
/// @param done draws with a certified answer
/// @param failed draws left out because their figures contradict each other
/// @param atMedians what all lose together in the run with everything at its median, USD
/// @param deciding what would narrow the band most, most first; empty below 100 draws
/// @param nowcast the draws weighed by what was known by the day of the question; empty where
///     nothing was
/// @param reason why the number is what it is and what would change it, in a sentence
public record ExpectedView(
        int asked,
        int done,
        int failed,
        long seed,
        double atMedians,
        Band total,
        List<PartyBand> parties,
        List<LineChance> stops,
        List<LaneBands> lanes,
        List<Standing> standing,
        List<DecidingView> deciding,
        List<NowcastView> nowcast,
        String reason) {
    public ExpectedView {
        parties = List.copyOf(parties);
        stops = List.copyOf(stops);
        lanes = List.copyOf(lanes);
        standing = List.copyOf(standing);
        deciding = List.copyOf(deciding);
        nowcast = List.copyOf(nowcast);
    }

    /// The 5, 50 and 95 % point.
    public record Band(double low, double median, double high) {
        /// The same in the view.
        public static Band of(ExpectedLosses.Band b) {
            return new Band(b.low(), b.median(), b.high());
        }
    }

    /// What a party loses, with its largest parts by item.
    public record PartyBand(String party, String name, Band loss, List<ItemBand> items) {}

    public record ItemBand(String item, String itemName, Band loss) {}

    /// When a line stops.
    ///
    /// @param byMonth share of the draws in which it stops in each month of the plan
    /// @param never share of the draws in which it never does
    /// @param lowest the lowest month as a share of the baseline
    public record LineChance(
            String recipe, String item, String itemName, String place, double[] byMonth, double never, Band lowest) {}

    /// A lane under measures by month: what passes, what those without a licence pay (spot) and what is paid on average
    /// (traded), over what was before.
    public record LaneBands(
            String item,
            String itemName,
            String from,
            String to,
            List<Band> passed,
            List<Band> spot,
            List<Band> traded) {}

    /// What would narrow the band of the loss most if it were known.
    ///
    /// @param interval its bounds and unit; empty where they are the model's
    /// @param usd how much narrower the band from 5 to 95 % would be on average
    /// @param share the same as a share of the band
    /// @param told whether that is told apart from chance
    /// @param atLow mean loss in the fifth of draws with its lowest values, USD
    /// @param atHigh the same with its highest
    public record DecidingView(
            String what,
            String interval,
            String because,
            double usd,
            double share,
            boolean told,
            double atLow,
            double atHigh) {}

    /// How the loss turns on whether licences under a measure are a standing restriction or a queue.
    ///
    /// @param share share of the draws in which they are a standing restriction
    public record Standing(String measure, double share, Band ifStanding, Band ifQueue) {}
}
