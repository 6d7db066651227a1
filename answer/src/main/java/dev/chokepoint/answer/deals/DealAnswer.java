package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.advice.ConcessionAdvice;
import dev.chokepoint.deals.advice.SideAdvice;
import dev.chokepoint.deals.advice.WaitingCost;
import dev.chokepoint.deals.enforcement.SelfEnforcementStudy;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.PackageTables;
import java.time.YearMonth;
import java.util.List;

/// What the packages of a deal space are worth to both sides, which of them can be agreed, and what that advises.
///
/// Money is USD over the plan. Concessions and options are named by their position in the space.
///
/// @param noDeal what follows without a deal: every gain is against it
/// @param from the month from which concessions take effect
/// @param monthsLeft the number of months in which a concession can work
/// @param alone what each side would do without a partner, by the weights of the space
/// @param aloneWithoutWeights what each side would do if policy put no weight on any control
/// @param start what both sides have where rules start from, USD
/// @param concessions what each is worth alone, in the order of the space
/// @param offers the offers that were public on the knowledge day
/// @param enforcement whether the named deals would hold; empty if the search was ended early
/// @param studies what [Depth#FULL] adds
public record DealAnswer(
        DealSpace space,
        NoDeal noDeal,
        YearMonth from,
        int monthsLeft,
        Alone alone,
        Alone aloneWithoutWeights,
        List<Double> start,
        List<ConcessionWorth> concessions,
        PackageSearch packages,
        List<Solution> solutions,
        List<OfferWorth> offers,
        List<ConcessionAdvice> advice,
        List<DealEnforcement> enforcement,
        Studies studies) {
    public DealAnswer {
        start = List.copyOf(start);
        concessions = List.copyOf(concessions);
        solutions = List.copyOf(solutions);
        offers = List.copyOf(offers);
        advice = List.copyOf(advice);
        enforcement = List.copyOf(enforcement);
    }

    /// How much is worked out beside the packages, which are the same at any depth as long as a group has no more than
    /// [#MOST_PER_GROUP] of them.
    public enum Depth {
        /// Of larger groups the best options and those of the offers; deals are judged over the whole plan only.
        BRIEF,
        /// Of larger groups what a search by own plans leaves; deals are judged month by month, and both sides
        /// advised.
        FULL
    }

    /// Packages of a group of concessions up to which every option is tried in the market.
    static final int MOST_PER_GROUP = DealValuer.MOST_LISTED;

    /// What is worked out on the whole space once its deals are known.
    public sealed interface Studies {
        /// Not asked for, or ended early.
        record None() implements Studies {}

        /// The best package that holds by itself, and advice to both sides.
        ///
        /// @param sides the advice to each side
        /// @param interactions pairs of concessions that add to or replace each other, largest first
        record Made(
                SelfEnforcementStudy.Largest largestThatHolds,
                List<SideAdvice> sides,
                WaitingCost waiting,
                List<PackageTables.Pair> interactions)
                implements Studies {
            public Made {
                sides = List.copyOf(sides);
                interactions = List.copyOf(interactions);
            }
        }
    }

    /// The packages that rules pick or somebody offered.
    public List<NamedDeal> named() {
        return NamedDeal.of(solutions, offers);
    }
}
