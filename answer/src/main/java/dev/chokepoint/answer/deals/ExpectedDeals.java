package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.deals.space.NoDealScenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the packages of a negotiation will probably be worth: what a party has in the expected case with a
/// package less what it has without a deal, the same draws for all packages and scenarios.
///
/// The packages are those that are shown, ten picks at most, with every offer, what each side does alone and
/// what own plans pick. Source: docs/model/deals.md#expected-case
///
/// @param asked draws asked for; 0 for the run at medians alone
/// @param done draws in which all were valued
/// @param candidates the packages valued
/// @param scenarios in the order of the negotiation
public record ExpectedDeals(int asked, int done, long seed, List<Candidate> candidates, List<InScenario> scenarios) {
    /// The most packages picked by rules that are valued.
    static final int MOST_PICKS = 10;

    public ExpectedDeals {
        candidates = List.copyOf(candidates);
        scenarios = List.copyOf(scenarios);
    }

    /// Why a package is valued.
    public enum Reason {
        /// A rule picks it or somebody offered it.
        SHOWN,
        /// It is what each side does without a partner.
        ALONE,
        /// Nash's rule picks it by own plans.
        OWN_PLANS
    }

    /// A package that is valued.
    public record Candidate(List<Integer> options, Reason reason) {
        public Candidate {
            options = List.copyOf(options);
        }
    }

    /// The packages in one scenario.
    ///
    /// @param againstRecord per side, what it has without a deal less what it has if offices go on
    ///     granting licences by
    ///     themselves
    /// @param weights per concession, the weight of policy that is in the gains
    /// @param alone concessions whose giver has not ruled them out, each alone
    /// @param central per candidate, gains of both sides with everything at its median
    /// @param drawn how they stand over the draws; empty where none was asked or done
    public record InScenario(
            NoDealScenario scenario,
            List<Amount> againstRecord,
            List<Amount> weights,
            List<ConcessionAlone> alone,
            List<Gains> central,
            Optional<DrawnScenario> drawn) {
        public InScenario {
            againstRecord = List.copyOf(againstRecord);
            weights = List.copyOf(weights);
            alone = List.copyOf(alone);
            central = List.copyOf(central);
        }
    }

    /// What a concession is worth when all else stays as it is, without weights.
    ///
    /// @param concession its position in the space
    /// @param option the one worth most to the other side
    /// @param giver over no deal
    /// @param receiver over no deal
    public record ConcessionAlone(int concession, int option, Amount giver, Amount receiver) {}

    /// What a package gives both sides over no deal, USD.
    ///
    /// @param netUsd less what the weights of policy take off
    /// @param computedUsd without weights
    public record Gains(List<Double> netUsd, List<Double> computedUsd) {
        public Gains {
            netUsd = List.copyOf(netUsd);
            computedUsd = List.copyOf(computedUsd);
        }
    }

    /// An amount over draws, USD.
    ///
    /// @param centralUsd with everything at its median
    /// @param meanUsd over the draws; the central one where none was done
    public record Amount(double centralUsd, double meanUsd) {}

    /// The expected values of a negotiation; empty where the world states no behaviour, where the question is
    /// about changes to the world, or where the work was to end before the run at medians was done.
    ///
    /// @param count how many draws; 0 for the run at medians alone
    /// @param heard told what is known after each draw, from any thread, one at a time
    public static Optional<ExpectedDeals> of(
            Situation situation, Negotiation negotiation, int count, long seed, Consumer<ExpectedDeals> heard) {
        if (!situation.question().scenario().equals(Question.Scenario.NONE)) {
            return Optional.empty();
        }
        return situation
                .question()
                .world()
                .behaviour()
                .flatMap(b -> new ExpectedDealRuns(situation, negotiation, b, candidates(negotiation))
                        .of(count, seed, heard));
    }

    /// The packages that are valued, each once.
    private static List<Candidate> candidates(Negotiation negotiation) {
        Map<List<Integer>, Reason> all = new LinkedHashMap<>();
        int picks = 0;
        for (Negotiation.Exchange e : negotiation.exchanges()) {
            boolean picked = !e.pickedBy().isEmpty() || e.isBestRobust();
            picks += picked ? 1 : 0;
            if (!picked || picks <= MOST_PICKS) {
                all.put(e.options(), Reason.SHOWN);
            }
        }
        negotiation.answers().forEach(a -> all.putIfAbsent(a.alone().profile().options(), Reason.ALONE));
        if (negotiation.main().packages().selection() instanceof PackageSearch.Selection.ByOwnPlans by) {
            by.comparison().nashByOwnPlans().agreements().stream()
                    .limit(1)
                    .forEach(a -> all.putIfAbsent(a.parts().getFirst().deal().options(), Reason.OWN_PLANS));
        }
        return all.entrySet().stream()
                .map(e -> new Candidate(e.getKey(), e.getValue()))
                .toList();
    }
}
