package dev.chokepoint.app.view.deals;

import java.util.List;

/// Talks of three to five sides, as answers show them.
///
/// Money is USD over the plan, per side in the order of the sides, in the best case.
///
/// @param valued how many of the concessions are valued, and which are not, in words
/// @param start where bargaining rules start from, in words
/// @param left what is worked out for two sides only, in words
public record MultilateralView(
        String id,
        String title,
        String date,
        String known,
        List<String> sides,
        String valued,
        String start,
        List<ScenarioView> scenarios,
        List<String> notLookedAt,
        String left) {
    public MultilateralView {
        sides = List.copyOf(sides);
        scenarios = List.copyOf(scenarios);
        notLookedAt = List.copyOf(notLookedAt);
    }

    /// Whether every scenario was looked at to the end.
    public boolean finished() {
        return notLookedAt.isEmpty() && scenarios.stream().allMatch(ScenarioView::finished);
    }

    /// The talks if one thing follows without a deal.
    ///
    /// @param text what follows
    /// @param againstRecord what each side has then less what it has if licences reopen as the record says
    /// @param from the month from which concessions take effect
    /// @param alone what each side would do without a partner; empty where it is nothing
    /// @param search how far packages were looked for, in words
    /// @param packages what rules pick, and offers
    /// @param sets what sets of sides can agree on, the smallest first
    /// @param smallest which are the smallest sets that gain, in words
    /// @param paid what the package with the largest sum takes to be agreed, in words; empty where nobody
    ///     need be paid
    public record ScenarioView(
            String id,
            String name,
            String text,
            double[] againstRecord,
            String from,
            String alone,
            double[] aloneGains,
            boolean finished,
            String search,
            List<ConcessionGainsView> concessions,
            List<DealOfAllView> packages,
            List<SetView> sets,
            String smallest,
            String paid) {
        public ScenarioView {
            concessions = List.copyOf(concessions);
            packages = List.copyOf(packages);
            sets = List.copyOf(sets);
        }
    }

    /// What a concession alone gives every side.
    ///
    /// @param gains less the weight
    /// @param weight what the policy of its giver puts on the control
    public record ConcessionGainsView(
            String id, String side, String name, String option, double[] gains, double weight) {}

    /// A package of all sides.
    ///
    /// @param names the rules that pick it, and offers
    /// @param gains over no deal, less policy weights
    /// @param computed the same without weights
    /// @param others what places that are no side gain, largest first
    /// @param blocks the sets of sides that would rather agree on something else, the smallest first
    /// @param stability whether a set would block it, in words
    public record DealOfAllView(
            String names,
            String text,
            List<Integer> options,
            double[] gains,
            double[] computed,
            List<NegotiationView.OtherView> others,
            List<BlockView> blocks,
            String stability) {
        public DealOfAllView {
            options = List.copyOf(options);
            others = List.copyOf(others);
            blocks = List.copyOf(blocks);
        }
    }

    /// A set of sides that would rather agree on a package of its own.
    public record BlockView(List<String> members, String text, double[] gains) {
        public BlockView {
            members = List.copyOf(members);
        }
    }

    /// What a set of sides can agree on while the others do what they would do alone.
    ///
    /// @param gains of all sides over no deal; empty where the set can agree on nothing
    public record SetView(List<String> members, String text, double[] gains) {
        public SetView {
            members = List.copyOf(members);
        }
    }
}
