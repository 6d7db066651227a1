package dev.chokepoint.deals.space;

import dev.chokepoint.exposure.world.EndUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// What two or more sides could exchange on a day: their concessions, red lines and the offers heard.
///
/// @param date the day of the talks; concessions take effect in the month after it
/// @param known the day whose knowledge values may use
/// @param figures how recent the figures of the network must be, where the world has none as old as the talks
/// @param offers packages that somebody reported, by option of each concession
public record DealSpace(
        String id,
        String title,
        LocalDate date,
        LocalDate known,
        Figures figures,
        Disagreement disagreement,
        List<Side> sides,
        List<Offer> offers) {
    /// The most sides: every set of them is looked at.
    public static final int MOST_SIDES = 5;

    /// A side and what it could give.
    public record Side(String party, List<Concession> concessions) {
        public Side {
            concessions = List.copyOf(concessions);
        }
    }

    /// A package somebody spoke of.
    ///
    /// @param known the day on which it became public
    /// @param reportedBy who reported it, in words
    /// @param options option position by concession id; concessions not named are kept
    public record Offer(
            String id, String name, LocalDate known, String reportedBy, String note, Map<String, Integer> options) {
        public Offer {
            options = Map.copyOf(options);
        }
    }

    /// What follows without a deal.
    public sealed interface Disagreement {
        /// The measures in force go on.
        record StatusQuo() implements Disagreement {}

        /// Further measures come into force.
        ///
        /// @param on whether licences stay shut meanwhile, or reopen as the record says
        record Escalation(List<Threat> threats, NoDealScenario on, String because) implements Disagreement {
            public Escalation {
                threats = List.copyOf(threats);
            }

            /// The threatened measures, each once.
            public List<String> measures() {
                return threats.stream().map(Threat::measure).distinct().toList();
            }
        }
    }

    /// A measure that comes into force if there is no deal.
    ///
    /// @param measure the measure of the ledger
    /// @param from the day from which it would bind
    /// @param reach on what it would bind
    public record Threat(String measure, LocalDate from, Reach reach) {}

    /// On what a threatened measure would bind.
    public sealed interface Reach {
        /// On what its rules in the ledger say.
        record ByLedger() implements Reach {}

        /// On these lanes, as the space's author reads the announcement.
        ///
        /// @param origins places the goods come from
        /// @param destinations places they go to, or empty for all
        /// @param endUses classes of end use, or empty for all
        /// @param share share of the baseline that still passes, 0 to 1
        record OnLanes(
                Set<String> items, Set<String> origins, Set<String> destinations, Set<EndUse> endUses, double share)
                implements Reach {
            public OnLanes {
                items = Set.copyOf(items);
                origins = Set.copyOf(origins);
                destinations = Set.copyOf(destinations);
                endUses = Set.copyOf(endUses);
                if (!(share >= 0 && share <= 1)) {
                    throw new IllegalArgumentException("The share (" + share + ") must be 0 to 1.");
                }
            }
        }
    }

    /// Which figures of the network the values use.
    public sealed interface Figures {
        /// Those published by the day of the question.
        record AsKnown() implements Figures {}

        /// Those published by a later day: the world has no older ones.
        record PublishedBy(LocalDate day, String because) implements Figures {}
    }

    public DealSpace {
        sides = List.copyOf(sides);
        offers = List.copyOf(offers);
        if (sides.size() < 2 || sides.size() > MOST_SIDES) {
            throw new IllegalArgumentException(
                    "The deal space (" + id + ") must have two to " + MOST_SIDES + " sides.");
        }
    }

    /// All concessions, the first side's first.
    public List<Concession> concessions() {
        List<Concession> all = new ArrayList<>();
        sides.forEach(s -> all.addAll(s.concessions()));
        return all;
    }

    /// The position of the side that owns the concession at a position of [#concessions()].
    public int sideOf(int concession) {
        int side = 0;
        int after = sides.getFirst().concessions().size();
        while (concession >= after && side + 1 < sides.size()) {
            side++;
            after += sides.get(side).concessions().size();
        }
        return side;
    }

    /// An offer as a package, one option per concession; what it does not name is kept.
    public List<Integer> packageOf(Offer offer) {
        return concessions().stream()
                .map(c -> offer.options().getOrDefault(c.id(), 0))
                .toList();
    }

    /// Whether a package takes an option that its giver has ruled out.
    public boolean crossesRedLine(List<Integer> options) {
        List<Concession> all = concessions();
        return IntStream.range(0, all.size())
                .anyMatch(k -> all.get(k).redLines().contains(options.get(k)));
    }

    /// The offers that were public by a day.
    public List<Offer> offersKnown(LocalDate day) {
        return offers.stream().filter(o -> !o.known().isAfter(day)).toList();
    }

    public List<String> parties() {
        return sides.stream().map(Side::party).toList();
    }

    /// The same space with other concessions of its sides.
    public DealSpace withConcessions(UnaryOperator<Concession> by) {
        return new DealSpace(
                id,
                title,
                date,
                known,
                figures,
                disagreement,
                sides.stream()
                        .map(s -> new Side(
                                s.party(), s.concessions().stream().map(by).toList()))
                        .toList(),
                offers);
    }

    /// The same space with other offers.
    public DealSpace withOffers(List<Offer> others) {
        return new DealSpace(id, title, date, known, figures, disagreement, sides, others);
    }

    /// What a package costs each side's policy by the weights it puts on its controls, USD.
    ///
    /// A share that passes costs that share of the weight, a suspension the months it lasts.
    ///
    /// @param monthsLeft the number of months in which a concession can work
    public double[] policyCost(List<Integer> options, int monthsLeft) {
        double[] cost = new double[sides.size()];
        List<Concession> all = concessions();
        for (int k = 0; k < all.size(); k++) {
            if (all.get(k).weightUsd() != 0) {
                cost[sideOf(k)] += all.get(k).weightUsd()
                        * all.get(k).options().get(options.get(k)).part(monthsLeft);
            }
        }
        return cost;
    }

    /// The number of packages that cross no red line.
    public long packages() {
        long n = 1;
        for (Concession c : concessions()) {
            int options = c.options().size() - c.redLines().size();
            n = n > Long.MAX_VALUE / options ? Long.MAX_VALUE : n * options;
        }
        return n;
    }
}
