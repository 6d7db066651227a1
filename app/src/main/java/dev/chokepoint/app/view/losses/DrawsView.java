package dev.chokepoint.app.view.losses;

import java.util.List;
import java.util.Map;

/// The answer under draws of the uncertain inputs, as `--format json` and the report show it.
///
/// Money is USD of the first month; a band is the 5, 50 and 95 % point of an output over the draws, its ends drawn out
/// to the value at central inputs where that lies outside.
///
/// @param asked draws asked for
/// @param done draws with a certified answer
/// @param stopped why not all were solved; empty if all were
/// @param inputs uncertain inputs that were drawn
/// @param threshold size of a rank correlation that chance alone gives one of all inputs in 5 % of such
///   samples
public record DrawsView(
        int asked,
        int done,
        long seed,
        String stopped,
        int inputs,
        double threshold,
        List<FailureView> failures,
        List<BandView> losses,
        List<StopView> stops,
        List<PriceView> prices,
        List<LeverageView> leverage,
        List<ProfileView> profiles) {

    /// A draw without an answer.
    public record FailureView(int draw, String reason) {}

    /// An output with its band.
    ///
    /// @param central its value at central inputs; NaN where there is none
    /// @param below share of the draws with a lower value than that
    /// @param decides the inputs whose rank correlation with it is beyond the threshold, largest swing
    ///   first
    public record BandView(
            String output,
            String label,
            double central,
            double below,
            double low,
            double median,
            double high,
            List<InfluenceView> decides) {}

    /// How an input decides an output.
    ///
    /// @param figures the keys of the figures that are drawn together
    /// @param interval what it was drawn from
    /// @param source where the interval comes from, or why it is assumed
    /// @param rank Spearman's rank correlation; `partial` the same given the other inputs told
    /// @param atLow mean of the output in the fifth of draws with the lowest values of the input
    public record InfluenceView(
            String input,
            List<String> figures,
            String interval,
            String source,
            double rank,
            double partial,
            double atLow,
            double atHigh) {}

    /// When a line stops, best and worst case.
    public record StopView(String recipe, String item, String itemName, String place, StopBand best, StopBand worst) {}

    /// The distribution of a stop month.
    ///
    /// @param earliest the month by which it stops in 5 % of the draws; empty for never
    /// @param median the same in half of the draws
    /// @param latest the same in 95 %
    /// @param byMonth share of the draws in which it stops in each month of the plan
    /// @param never share of the draws in which it never does
    /// @param lowest band of the lowest month's share of the baseline
    public record StopBand(
            String earliest, String median, String latest, double[] byMonth, double never, BandView lowest) {}

    /// Bands of a price by month on both sides of a lane, USD per unit.
    public record PriceView(
            String item,
            String itemName,
            String unit,
            String inside,
            String outside,
            Fan insidePrice,
            Fan outsidePrice) {}

    /// Bands of a series by month.
    public record Fan(double[] low, double[] median, double[] high) {}

    /// Leverage of a measure, or of all of an issuer.
    public record LeverageView(
            String measure, String title, String issuer, Map<String, BandView> onParty, BandView total) {}

    /// The cost of a measure to all by the months it lasts.
    public record ProfileView(String measure, List<Integer> months, Fan total) {}
}
