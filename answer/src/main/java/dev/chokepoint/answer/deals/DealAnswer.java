package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.deals.advice.ConcessionAdvice;
import dev.chokepoint.deals.advice.SideAdvice;
import dev.chokepoint.deals.advice.WaitingCost;
import dev.chokepoint.deals.enforcement.SelfEnforcementStudy;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.PackageTables;
import java.time.YearMonth;
import java.util.List;

/// What the packages of a deal space are worth to both sides, which of them can be agreed, and what that advises.
///
/// Money is USD over the plan. Concessions and options are named by their position in the space.
///
/// @param from the month from which concessions take effect
/// @param concessions what each is worth alone, in the order of the space
/// @param offers the offers that were public on the knowledge day
/// @param enforcement whether the named deals would hold; empty if the search was ended early
/// @param studies what [Depth#EVERY_OPTION] adds
public record DealAnswer(
        DealSpace space,
        YearMonth from,
        List<ConcessionWorth> concessions,
        PackageSearch packages,
        List<Solution> solutions,
        List<OfferWorth> offers,
        List<ConcessionAdvice> advice,
        NoDeal noDeal,
        List<DealEnforcement> enforcement,
        Studies studies) {
    public DealAnswer {
        concessions = List.copyOf(concessions);
        solutions = List.copyOf(solutions);
        offers = List.copyOf(offers);
        advice = List.copyOf(advice);
        enforcement = List.copyOf(enforcement);
    }

    /// How much of a deal space is looked at.
    public enum Depth {
        /// The strongest options and those of the offers; deals are judged over the whole plan only.
        STRONGEST_OPTIONS(24),
        /// Every option of every concession, searched by own plans; deals are judged month by month.
        EVERY_OPTION(2_000);

        private final int mostPerGroup;

        Depth(int mostPerGroup) {
            this.mostPerGroup = mostPerGroup;
        }

        /// Packages per group of concessions up to which every option is tried in the market.
        int mostPerGroup() {
            return mostPerGroup;
        }
    }

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

    /// Answers on a deal space in a situation.
    ///
    /// If [Means#stop] asks for an early end, the answer holds what was found until then.
    public static DealAnswer of(Situation situation, DealSpace space, Depth depth) {
        return new DealAnalysis(situation, space, depth).answer();
    }

    /// Starts valuing what [#of] will ask for, on the threads of the situation.
    public static void prepare(Situation situation, DealSpace space, Depth depth) {
        DealAnalysis.prepare(situation, space, depth);
    }

    /// The packages that rules pick or somebody offered.
    public List<NamedDeal> named() {
        return NamedDeal.of(solutions, offers);
    }
}
