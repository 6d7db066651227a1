package dev.chokepoint.app.view;

import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.base.Explanation;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answer of all four stages in one record, as the report and `--format json` show it.
///
/// `expected` is the expected case, empty where it was left out. Dates are ISO text, money is USD of the first month,
/// shares are 0 to 1. A `why` is a key into
/// [#explanations].
public record Assessment(
        Manifest manifest,
        List<Headline> summary,
        List<ExpectedView> expected,
        List<ArticleView> articles,
        List<MeasureView> measures,
        List<DeterminationView> determinations,
        List<ChainView> chains,
        List<LossView> losses,
        List<StopView> stops,
        List<PriceView> prices,
        List<LeverageView> leverage,
        List<ProfileView> profiles,
        List<OutlookView> outlooks,
        List<OtherBranchView> otherBranches,
        LeverageDetail leverageDetail,
        List<DealView> deals,
        Accuracy accuracy,
        List<ResidualView> residuals,
        List<AssumptionView> assumptions,
        List<SourceView> sources,
        Map<String, Explanation> explanations) {
    /// Amounts below this are not told apart from rounding, USD.
    public static final double NEGLIGIBLE_USD = Losses.NEGLIGIBLE_USD;

    /// How far an answer reaches.
    ///
    /// @param line all of it in one line
    /// @param readThrough by issuer the last day through which its acts were read
    /// @param notHeld places of whose own export law nothing is held
    /// @param forecastFrom the first month of the plan after the earliest of these days; empty where it ends before
    /// @param branch how suspensions that may run out are taken to go on: scheduled, announced or extended
    /// @param scenario the name of what was changed; empty for the world as it stands
    public record ScopeView(
            String line,
            Map<String, String> readThrough,
            List<String> notHeld,
            String forecastFrom,
            String branch,
            List<OpenSuspensionView> openSuspensions,
            String scenario,
            int figures,
            int assumed) {
        public ScopeView {
            notHeld = List.copyOf(notHeld);
            openSuspensions = List.copyOf(openSuspensions);
        }
    }

    /// A suspension that may run out in the months of the plan.
    ///
    /// @param by the measure that suspended it; may be empty
    /// @param lastDay its last day by the text
    /// @param announced the day to which it was said to run, without an act that says so; may be empty
    public record OpenSuspensionView(String measure, String by, String lastDay, String announced) {}

    /// What the controls cost in the best case if suspensions that may run out go on in another way, USD.
    ///
    /// @param moved whether that moves a loss by more than a tenth
    public record OtherBranchView(String branch, double loss, Map<String, Double> onParty, boolean moved) {}

    /// What was asked of what, so that anyone can ask again.
    ///
    /// @param laterFigures figures of which newer values were published after the knowledge date and not used
    public record Manifest(
            String program,
            String version,
            String world,
            String title,
            String worldHash,
            String ledgerSequence,
            String on,
            String known,
            String first,
            int months,
            long seed,
            int threads,
            int items,
            int places,
            int lanes,
            int blocks,
            int rows,
            int columns,
            List<CertificateView> certificates,
            List<String> laterFigures,
            ScopeView scope,
            String citation) {}

    /// How far the best case can be off because curves are cut into steps, USD.
    ///
    /// @param lossTooHigh most by which the loss is too large
    /// @param lossTooLow most by which it is too small
    public record Accuracy(double lossTooHigh, double lossTooLow) {}

    /// Licences that may flow again in one month or another, and what each would cost.
    ///
    /// @param since the month in which the measures took effect
    /// @param prompt prompt reopenings in the issuer's record, known by then
    /// @param late late ones
    /// @param expectedLoss of the goods that wait for these licences, USD
    /// @param worthKnowing what it would be worth to know the month from the start, USD
    public record OutlookView(
            String issuer,
            String since,
            List<String> measures,
            int prompt,
            int late,
            List<String> items,
            double expectedLoss,
            double worthKnowing,
            List<BranchView> branches) {}

    /// One way in which an outlook may turn out.
    ///
    /// @param reopens first month with licences; empty if not within the plan
    /// @param loss what the plan that does not know loses in it, USD
    /// @param knownLoss the same had it been known from the start, USD
    public record BranchView(String reopens, double probability, double loss, double knownLoss) {}

    /// The certificate of one block's program.
    public record CertificateView(double primalResidual, double dualResidual, double gap, boolean passes) {}

    /// One line of the summary.
    ///
    /// @param text a sentence that holds the number
    public record Headline(String label, String value, String text, String why) {}

    /// A news brief with the claims read from it.
    ///
    /// @param language BCP 47 code of the language most of it is in
    /// @param notRead what could not be read for want of rules for its language, as a sentence; empty if nothing
    public record ArticleView(
            String id,
            String title,
            String publisher,
            String date,
            String text,
            String language,
            String notRead,
            List<ClaimView> claims,
            List<FactView> facts) {}

    /// A claim with the characters it stands at.
    ///
    /// @param ledger whether a claim of this kind may enter the ledger
    public record ClaimView(
            String id,
            int start,
            int end,
            String section,
            String issuer,
            String action,
            String modality,
            List<String> items,
            List<String> targets,
            List<String> exclusions,
            List<String> dates,
            List<String> quantities,
            List<String> speakers,
            String condition,
            boolean opinion,
            boolean ledger,
            double confidence,
            List<String> rules) {}

    /// A supply fact or an event of the talks read from an article.
    public record FactView(int start, int end, String kind, String text) {}

    /// A measure on the timeline.
    ///
    /// @param state in force, suspended, not enforced, not yet in force or ended, on the date of the question
    /// @param holdsLanes how many lanes of the world it restricts
    public record MeasureView(
            String id,
            String issuer,
            String title,
            String kind,
            String announced,
            String effective,
            String suspendedFrom,
            String suspendedTo,
            String ended,
            String state,
            int holdsLanes,
            String confidence,
            String source) {}

    /// What the ledger says about one lane of the world.
    public record DeterminationView(
            String item,
            String from,
            String to,
            String endUse,
            String outcome,
            String policy,
            List<String> measures,
            List<String> dormant,
            List<String> notYet,
            List<String> nearMisses,
            String nextChange,
            String why) {}

    /// The flows of one chain in the baseline and under controls, for the Sankey.
    public record ChainView(String id, String title, List<ChainNode> nodes, List<ChainLink> links) {}

    public record ChainNode(String id, String item, String place, String party, String stage) {}

    /// A flow of value between two nodes.
    ///
    /// @param baseline USD per month without controls
    /// @param lowest lowest month under controls as a share of the baseline
    /// @param measures measures that hold this lane
    public record ChainLink(
            String from, String to, double baseline, double lowest, List<String> measures, String why) {}

    /// What the controls in force cost a party over the whole plan.
    ///
    /// @param best USD lost in the best case (equilibrium); negative is a gain
    public record LossView(String party, String name, double best, List<PartView> parts, String why) {}

    public record PartView(String item, String itemName, String place, String account, double usd) {}

    /// When a plant stops, in the best and the worst case; empty text for never.
    public record StopView(
            String recipe,
            String item,
            String itemName,
            String place,
            String bestStops,
            String bestResumes,
            double bestLowest,
            String worstStops,
            String worstResumes,
            double worstLowest,
            List<String> measures,
            String why) {}

    /// The shadow price of an item inside and outside a controlling place, USD per unit by month.
    public record PriceView(
            String item,
            String itemName,
            String unit,
            String inside,
            String outside,
            double baseline,
            double[] insidePrice,
            double[] outsidePrice) {}

    /// Leverage of one measure on each party, USD.
    public record LeverageView(
            String measure, String title, String issuer, Map<String, Double> onParty, double total, String why) {}

    /// The cost of a measure by the months it lasts, USD by party.
    public record ProfileView(String measure, List<Integer> months, Map<String, double[]> onParty) {}

    /// A deal space with all its packages valued.
    public record DealView(
            String id,
            String title,
            String date,
            List<String> sides,
            List<ConcessionView> concessions,
            List<PackageView> packages,
            List<SolutionView> solutions,
            List<OfferView> offers,
            List<String> advice,
            String note,
            NegotiationView negotiation,
            DealDetail detail) {
        /// This with how its deals stand over draws.
        DealView with(DealDetail.DrawsView draws) {
            return new DealView(
                    id,
                    title,
                    date,
                    sides,
                    concessions,
                    packages,
                    solutions,
                    offers,
                    advice,
                    note,
                    negotiation,
                    detail.with(draws));
        }
    }

    /// One thing a side could give.
    ///
    /// @param options the options in order; the first is to keep
    /// @param gainToGiver USD to the giver when the rest stays as it is, for the strongest option
    /// @param breakEven policy weight, USD, at which giving it stops paying its giver; 0 where giving it
    ///     never pays
    public record ConcessionView(
            String id,
            String side,
            String name,
            List<String> measures,
            List<String> options,
            double gainToGiver,
            double gainToReceiver,
            double breakEven,
            String redLine,
            String why) {}

    /// A package: one option per concession.
    public record PackageView(List<Integer> options, double[] gains, boolean frontier, String label) {}

    public record SolutionView(String rule, List<Integer> options, double[] gains, String text) {}

    public record OfferView(
            String name, String reportedBy, List<Integer> options, double[] gains, String verdict, String why) {}

    /// How far the calibrated baseline of an item is from what was observed.
    public record ResidualView(String item, String itemName, double observed, double share, String unit) {}

    /// An assumption with its value, of the model or of the world.
    public record AssumptionView(String what, String value, String because) {}

    public record SourceView(
            String key,
            String title,
            String publisher,
            String address,
            String published,
            String reliability,
            int uses) {}

    /// A month as answers write it; empty for none.
    static String month(Optional<YearMonth> month) {
        return month.map(YearMonth::toString).orElse("");
    }
}
