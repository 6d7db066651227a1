package dev.chokepoint.app.view.deals;

import java.util.List;

/// What can be exchanged, whatever follows without a deal: what every surface shows first.
///
/// Money is USD over the plan, per side in the order of the sides.
///
/// @param scenarios what may follow without a deal, the one that is looked at in full first
/// @param notLookedAt names of scenarios that were asked about and not looked at, because the work was ended
/// @param reopenings licences that the record takes to reopen by themselves, and what that rests on
/// @param weights which weights of policy are in the gains, a line a side
/// @param weightRows the weights one by one
/// @param valued how many of the concessions are valued, and which are not, in words
/// @param notValued concessions that move no lane of this world and whose worth is not stated
/// @param stated concessions whose worth is stated from outside the world, and how
/// @param packages what can be agreed, in the order in which it is shown
/// @param mixed the packages by the chances that the user gives to what follows without a deal;
///     empty where none are given
/// @param expected what the packages will probably be worth; their gains in `packages` are those of the
///     best case
/// @param start where bargaining rules start from, in words
/// @param given per concession, what became of those like it in real talks
/// @param tabled how much of what was on the table of the real talk is valued, in words; empty where it is
///     on no record
public record NegotiationView(
        List<ScenarioView> scenarios,
        List<String> notLookedAt,
        List<ReopeningView> reopenings,
        List<String> weights,
        List<WeightView> weightRows,
        String valued,
        List<String> notValued,
        List<StatedView> stated,
        List<ExchangeView> packages,
        List<MixedView> mixed,
        ExpectedDealsView expected,
        String start,
        List<GivenView> given,
        String tabled) {
    /// Whether every search came to its end.
    public boolean finished() {
        return notLookedAt.isEmpty()
                && scenarios.stream().allMatch(s -> s.search().finished());
    }

    public NegotiationView {
        scenarios = List.copyOf(scenarios);
        notLookedAt = List.copyOf(notLookedAt);
        reopenings = List.copyOf(reopenings);
        weights = List.copyOf(weights);
        weightRows = List.copyOf(weightRows);
        notValued = List.copyOf(notValued);
        stated = List.copyOf(stated);
        packages = List.copyOf(packages);
        mixed = List.copyOf(mixed);
        given = List.copyOf(given);
    }

    /// What follows without a deal in one scenario.
    ///
    /// @param id shut, record or escalate
    /// @param againstRecord what each side has then less what it has if licences reopen as the record says
    /// @param alone what each side would do without a partner by the weights shown; empty where it is nothing
    /// @param aloneGains what that gives both
    /// @param aloneWithoutWeights the same if policy put no weight on any control
    /// @param search how far packages were looked for
    public record ScenarioView(
            String id,
            String name,
            String text,
            double[] againstRecord,
            List<DealDetail.ThreatView> threats,
            String because,
            String alone,
            double[] aloneGains,
            String aloneWithoutWeights,
            double[] aloneWithoutWeightsGains,
            List<String> picks,
            SearchView search) {
        public ScenarioView {
            threats = List.copyOf(threats);
            picks = List.copyOf(picks);
        }
    }

    /// The packages by the chances that the user gives to what follows without a deal.
    ///
    /// @param chances in words
    /// @param start what both sides have on average where rules start from
    /// @param packages those of `packages`, in their order
    /// @param best the largest product of gains of all that were looked at; empty where none is
    ///     better for both
    /// @param looked how many were looked at: those on the frontier of a scenario and those shown
    /// @param better how many of them are better for both on average
    public record MixedView(
            String chances,
            double[] start,
            List<MixedPackageView> packages,
            List<MixedPackageView> best,
            int looked,
            int better) {
        public MixedView {
            packages = List.copyOf(packages);
            best = List.copyOf(best);
        }
    }

    /// A package in the mixture.
    ///
    /// @param gains of both sides over no deal on average
    public record MixedPackageView(String text, List<Integer> options, double[] gains, boolean better) {
        public MixedPackageView {
            options = List.copyOf(options);
        }
    }

    /// How far packages were looked for.
    ///
    /// @param finished whether the search came to its end; if not, no package is called best
    /// @param gap by what share the product of gains could still be larger; 0 if every package was
    ///     valued, below 0 where nothing bounds it
    /// @param text the same in words; empty where every package was valued
    public record SearchView(boolean finished, int valued, double gap, String text) {}

    /// Licences that are closed on the eve and that the record takes to reopen.
    public record ReopeningView(
            String measure, String title, String endUse, String opens, String because, boolean assumed) {}

    /// What a whole concession is worth by figures from outside the world, over the months left.
    ///
    /// @param gains by party
    public record StatedView(String concession, String name, String kind, List<StatedGainView> gains, String because) {
        public StatedView {
            gains = List.copyOf(gains);
        }
    }

    /// What a party gains by it, USD: the central value between the least and the most.
    public record StatedGainView(String party, double usd, double low, double high) {}

    /// A weight that a side's policy puts on a control.
    ///
    /// @param usd the weight in the gains, by scenario in their order
    /// @param breakEven what giving the control alone is worth to its side: keeping it pays above that, by
    ///     scenario
    public record WeightView(
            String side, String concession, String name, String rests, double[] usd, double[] breakEven) {}

    /// A package in all scenarios.
    ///
    /// @param names the rules that pick it, and offers
    /// @param robust whether it is better for both than no deal in every scenario
    /// @param betterIn ids of the scenarios in which it is
    /// @param standings in the order of the scenarios
    /// @param covered what of it is valued
    public record ExchangeView(
            String names,
            String text,
            List<Integer> options,
            boolean offer,
            boolean robust,
            List<String> betterIn,
            List<StandingView> standings,
            CoverageView covered) {
        public ExchangeView {
            options = List.copyOf(options);
            betterIn = List.copyOf(betterIn);
            standings = List.copyOf(standings);
        }
    }

    /// A package in one scenario.
    ///
    /// @param gains over no deal, less policy weights
    /// @param computed the same without weights
    /// @param exchanged over what each side would do alone, less policy weights
    /// @param others what other places gain, largest first
    public record StandingView(
            String scenario,
            double[] gains,
            double[] computed,
            double[] exchanged,
            boolean better,
            List<OtherView> others) {
        public StandingView {
            others = List.copyOf(others);
        }
    }

    /// What a place that is no side gains by a package; below 0 it pays.
    public record OtherView(String place, double usd) {}
}
