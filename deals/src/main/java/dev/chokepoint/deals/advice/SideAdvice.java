package dev.chokepoint.deals.advice;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.List;

/// Advice for one side: the answers of [SideAdviser], USD of the world.
///
/// @param party whom it advises
/// @param asks concessions of the other side, the most valuable to this side first
/// @param levers this side's own concessions: what holding each is worth, and what would change the advice
/// @param offers what each offer heard is worth, with counter-offers
/// @param carries what each concession carries of this side's gain from the deal advised (Shapley), largest first
/// @param links pairs of concessions that neither side would give alone and both gain by together
/// @param pace how this side's gain from the deal changes with each month of waiting
public record SideAdvice(
        String party,
        List<Ask> asks,
        List<Lever> levers,
        List<OfferWorth> offers,
        List<Carried> carries,
        List<Link> links,
        Pace pace) {
    public SideAdvice {
        asks = List.copyOf(asks);
        levers = List.copyOf(levers);
        offers = List.copyOf(offers);
        carries = List.copyOf(carries);
        links = List.copyOf(links);
    }

    /// A concession of the other side.
    ///
    /// @param option the strongest option that no red line rules out
    /// @param toMe what it is worth alone to this side
    /// @param toGiver what it is worth alone to its giver; below 0 it costs it
    public record Ask(int concession, int option, double toMe, double toGiver) {}

    /// An own concession.
    ///
    /// @param option the strongest option that no red line rules out, or the strongest of all
    /// @param ruledOut whether red lines rule out every option
    /// @param toMe what giving it alone is worth to this side; below 0 it costs it
    /// @param toOther what it is worth alone to the other side
    /// @param months months of waiting at which holding is valued
    /// @param perMonthOther what each month of it is worth to the other side, from those months on: the leverage
    /// @param perMonthMe what each month of giving it is worth to this side
    /// @param trend how the leverage moves
    /// @param breakEvenWeightUsd what this side's policy must put on keeping the control for keeping to pay
    /// @param rentShare the exporters' share of the rents at which giving it turns from good to bad for this side
    public record Lever(
            int concession,
            int option,
            boolean ruledOut,
            double toMe,
            double toOther,
            List<Integer> months,
            List<Double> perMonthOther,
            List<Double> perMonthMe,
            Trend trend,
            double breakEvenWeightUsd,
            Flip rentShare) {
        public Lever {
            months = List.copyOf(months);
            perMonthOther = List.copyOf(perMonthOther);
            perMonthMe = List.copyOf(perMonthMe);
        }

        /// Break-even weight per USD that the control withholds from the other side.
        public double breakEvenPerUsd() {
            return toOther > 0 ? breakEvenWeightUsd / toOther : Double.POSITIVE_INFINITY;
        }
    }

    /// How the leverage of a control moves while it is held.
    public enum Trend {
        /// It bites harder later, as stocks run out: holding does not lose it.
        GROWS,
        /// It is worth about the same throughout.
        STEADY,
        /// It decays, as substitutes qualify: use it now or lose it.
        DECAYS,
        /// It holds nothing that is short.
        NONE
    }

    /// Where advice turns.
    public sealed interface Flip {
        /// At this value.
        record At(double value) implements Flip {}

        /// Nowhere between 0 and 1.
        record Never() implements Flip {}
    }

    /// What an offer is worth to this side.
    ///
    /// @param offer position among the offers of the space
    /// @param gains both sides' gains
    /// @param better packages of the frontier that both prefer
    /// @param smallestChange the best package that differs in one concession and both prefer
    /// @param bestForMe of the packages that the other side likes at least as much, the best for this side
    public record OfferWorth(int offer, List<Double> gains, int better, Counter smallestChange, Counter bestForMe) {
        public OfferWorth {
            gains = List.copyOf(gains);
        }
    }

    /// A counter-offer.
    public sealed interface Counter {
        /// This package.
        record Of(ValuedPackage deal) implements Counter {}

        /// There is none.
        record None() implements Counter {}
    }

    /// What a concession carries of the gains from a deal.
    public record Carried(int concession, double toMe, double toOther) {}

    /// Two concessions that only pay together.
    ///
    /// @param gains both sides' gains from the pair
    /// @param linkage what settling both at once adds to settling each apart, by Nash's rule
    public record Link(int first, int second, List<Double> gains, List<Double> linkage) {
        public Link {
            gains = List.copyOf(gains);
            linkage = List.copyOf(linkage);
        }
    }

    /// What a month of the deal is worth to this side, now and later.
    ///
    /// @param rate log-rate of growth a month of what it forgoes without a deal; above 0 waiting gets dearer
    public record Pace(List<Integer> months, List<Double> perMonth, double rate) {
        public Pace {
            months = List.copyOf(months);
            perMonth = List.copyOf(perMonth);
        }
    }
}
