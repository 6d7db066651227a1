package dev.chokepoint.app.view.deals;

import java.util.List;

/// What the command `deals` adds to a deal space: own plans, whether a deal would hold, advice from each
/// chair, draws. Money is USD over the plan, shares are 0 to 1.
///
/// @param own one row per package on the frontier of own plans or of the market; empty where not asked for
/// @param text how both valuations were found and how far they differ, in sentences
/// @param changed packages whose order the two valuations see differently
/// @param holds whether the deals that rules pick and the offers would hold
/// @param largest the best package that holds by itself
/// @param chairs advice from each side's chair
/// @param draws how the deals stand under draws of the uncertain inputs
public record DealDetail(
        List<OwnRow> own,
        List<String> text,
        List<String> changed,
        List<HoldView> holds,
        LargestView largest,
        List<ChairView> chairs,
        DrawsView draws) {
    public DealDetail {
        own = List.copyOf(own);
        text = List.copyOf(text);
        changed = List.copyOf(changed);
        holds = List.copyOf(holds);
        chairs = List.copyOf(chairs);
    }

    public static DealDetail none() {
        return new DealDetail(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new LargestView(List.of(), new double[0], "", true),
                List.of(),
                new DrawsView(0, 0, 0, List.of(), List.of(), List.of(), ""));
    }

    DealDetail with(DrawsView more) {
        return new DealDetail(own, text, changed, holds, largest, chairs, more);
    }

    /// A threatened measure.
    ///
    /// @param lanes how many lanes of this world it would bind; 0: its value is not computed
    public record ThreatView(String measure, String title, String from, int lanes) {}

    /// A package in both valuations, USD.
    ///
    /// @param own gains by each side's own plan
    /// @param joint gains in the joint market equilibrium
    public record OwnRow(
            List<Integer> options,
            String label,
            double[] own,
            double[] joint,
            boolean onOwnFrontier,
            boolean onJointFrontier) {}

    /// Whether a package would hold.
    ///
    /// @param name which rule picks it, or whose offer it is
    /// @param items what it gives both sides by item, largest first
    /// @param staging the steps of an exchange in which nobody gains by stopping, each a list of concessions by
    ///     name; empty where there is none
    /// @param leastHostage what each side must have to lose afterwards for such steps to exist
    /// @param tranches shares of the whole in an exchange in equal proportion
    public record HoldView(
            String name,
            List<Integer> options,
            String label,
            double[] gains,
            boolean holds,
            List<SideView> sides,
            List<PromiseView> promises,
            List<ExpectedView> expected,
            List<ItemView> items,
            List<HostageView> hostages,
            List<List<String>> staging,
            double leastHostage,
            List<Double> tranches,
            String stagingText) {}

    /// What a package gives each side by one item of the network.
    public record ItemView(String item, String name, double[] gains) {}

    /// What keeps a side to a package: gains if both comply, if it alone breaks it, and afterwards.
    ///
    /// @param needed the least monthly discount factor; 0 where breaking gains nothing, 2 where none suffices
    /// @param effective its own factor times the monthly chance that the other side goes on
    public record SideView(
            String party,
            double comply,
            double cheat,
            double punished,
            double needed,
            double delta,
            double effective,
            boolean holds,
            int lagMonths,
            int expiresAfter,
            boolean unravels,
            double hostage,
            double bond,
            String temptedFrom,
            String text) {}

    /// A promise with the record of its giver.
    public record PromiseView(String party, String concession, String kind, List<ChanceView> chance) {}

    public record ChanceView(String reading, double mean, double low, double high, int records) {}

    public record ExpectedView(String reading, double[] gains) {}

    public record HostageView(
            String holder, String concession, int months, double costsOther, double worthToHolder, boolean mutual) {}

    /// The best package that holds by itself; no gains where none does.
    public record LargestView(List<Integer> options, double[] gains, String text, boolean exact) {}

    /// Advice from one chair.
    public record ChairView(
            String party,
            List<AskView> asks,
            List<LeverView> levers,
            List<OfferWorthView> offers,
            List<CarriedView> carries,
            List<PairView> together,
            List<LinkView> links,
            List<Integer> paceMonths,
            List<Double> pace,
            double rate,
            String bargaining) {}

    public record AskView(String concession, String option, double toMe, double toGiver) {}

    /// An own concession: what giving it is worth, and what each month of holding it is worth later.
    ///
    /// @param trend grows, steady, decays or none
    /// @param rentShare exporters' share of rents at which the advice turns; below 0 where it does not
    public record LeverView(
            String concession,
            String option,
            boolean ruledOut,
            double toMe,
            double toOther,
            List<Integer> months,
            List<Double> perMonthOther,
            List<Double> perMonthMe,
            String trend,
            double breakEvenWeight,
            double rentShare) {}

    /// An offer from this chair; a counter-offer is empty where there is none.
    ///
    /// @param notValued how many of its concessions nothing values, in words; empty where all are
    public record OfferWorthView(
            String name,
            double[] gains,
            String notValued,
            int better,
            CounterView smallestChange,
            CounterView bestForMe) {}

    /// A counter-offer with what both sides gain by it.
    ///
    /// @param change what differs from the offer, in words
    public record CounterView(String change, double[] gains) {}

    public record CarriedView(String concession, double toMe, double toOther) {}

    /// Two concessions that are worth more together (above 0), or that replace each other.
    public record PairView(String first, String second, double usd) {}

    public record LinkView(String first, String second, double[] gains, double[] linkage) {}

    /// How deals stand over draws.
    ///
    /// @param failed draws without an answer: figures that cannot be balanced
    /// @param programs linear programs a draw
    public record DrawsView(
            int draws,
            int failed,
            double programs,
            List<DrawnScenarioView> scenarios,
            List<InputView> inputs,
            List<String> sides,
            String text) {}

    /// The packages in one scenario, in the order in which they are shown.
    ///
    /// @param tied positions of the packages that the means do not tell from the best one
    public record DrawnScenarioView(String scenario, String name, List<DrawnView> deals, List<Integer> tied) {}

    /// One package over the draws; shares are of the draws.
    ///
    /// @param bothGain in which no side loses against no deal and one gains
    /// @param means per side the mean gain and its standard error
    /// @param gains per side the 5, 50 and 95 % quantiles
    /// @param regret per side the 50 and 95 % quantiles of what the rule's package gives more
    public record DrawnView(
            String name,
            String label,
            double onFrontier,
            double bothGain,
            double picked,
            List<List<Double>> means,
            List<List<Double>> gains,
            List<List<Double>> regret) {}

    /// An uncertain input and its rank correlation with a side's gain from the deal advised.
    public record InputView(String input, String side, double correlation) {}
}
