package dev.chokepoint.app.view.deals;

import java.util.List;

/// What packages will probably be worth, as every surface shows it first.
///
/// Money is USD over the plan, per side in the order of the sides. Source: docs/model/deals.md#expected-case
///
/// @param asked draws asked for; 0 for the run with everything at its median alone
/// @param done draws in which all packages were valued; 0: amounts are those of the run at medians, called
///     central
/// @param text what the amounts are, in a sentence; why there are none where there are none
/// @param scenarios in the order of the negotiation; empty where the expected case is not told
public record ExpectedDealsView(int asked, int done, long seed, String text, List<ScenarioView> scenarios) {
    public ExpectedDealsView {
        scenarios = List.copyOf(scenarios);
    }

    static ExpectedDealsView none(String why) {
        return new ExpectedDealsView(0, 0, 0, why, List.of());
    }

    /// Whether the expected case is told.
    public boolean told() {
        return !scenarios.isEmpty();
    }

    /// A package in each scenario; empty where it was not valued.
    public List<PackageView> of(List<Integer> options) {
        return scenarios.stream()
                .flatMap(s -> s.packages().stream()
                        .filter(p -> p.options().equals(options))
                        .limit(1))
                .toList();
    }

    /// The packages in one scenario.
    ///
    /// @param againstRecord what each side has without a deal less what it has if offices go on granting
    ///     licences
    /// @param packages in the order of the negotiation, then what each side does alone and what own plans pick
    /// @param pick what Nash's rule picks by these amounts, in words; empty where it picks none
    /// @param verdict the pick and what cannot be told apart from it, in a sentence
    /// @param concessions each concession alone
    public record ScenarioView(
            String scenario,
            String name,
            double[] againstRecord,
            List<PackageView> packages,
            String pick,
            String verdict,
            List<ConcessionView> concessions) {
        public ScenarioView {
            packages = List.copyOf(packages);
            concessions = List.copyOf(concessions);
        }
    }

    /// A package over no deal.
    ///
    /// @param gains what to expect: the mean over the draws, or the central run, less the weights of policy
    /// @param central with everything at its median, less the weights
    /// @param computed the same without weights
    /// @param sides over the draws; empty where none was done
    /// @param bothGain share of the draws in which no side loses against no deal and one gains; below 0
    ///     without draws
    /// @param onFrontier share in which no other package valued beats it; below 0 without draws
    /// @param picked share in which Nash's rule picks it; below 0 without draws
    public record PackageView(
            String names,
            String text,
            List<Integer> options,
            double[] gains,
            double[] central,
            double[] computed,
            boolean better,
            List<SideView> sides,
            double bothGain,
            double onFrontier,
            double picked) {
        public PackageView {
            options = List.copyOf(options);
            sides = List.copyOf(sides);
        }
    }

    /// What a package gives a side over the draws: mean, its standard error, and the 5 and 95 % point.
    public record SideView(String party, double mean, double error, double low, double high) {}

    /// A concession alone, by the option worth most to the other side, without weights.
    ///
    /// @param weight what the giver's policy puts on keeping the control, as it is in the gains
    public record ConcessionView(String concession, String option, double toGiver, double toOther, double weight) {}
}
