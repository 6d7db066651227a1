package dev.chokepoint.deals.enforcement;

import dev.chokepoint.deals.space.Commitment;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/// Whether a package of a world would hold: the answers of [SelfEnforcementStudy] on one package, USD of the world.
///
/// @param gains per side, the gain over the controls as they stand if all is delivered
/// @param sides per side, what keeps it to the deal
/// @param promises what is promised, with the record of its giver in that kind of promise
/// @param expected gains of both sides with these chances of delivery, by reading of the record
/// @param hostages suspended controls that bind again
/// @param staging the order in which whole concessions could be exchanged one by one
/// @param leastHostage what each side must have to lose afterwards for such an order to exist; 0 if it does
/// @param tranches in how many equal-proportion steps a divisible exchange could be made
/// @param step the number of months a step of staging takes
public record SelfEnforcement(
        List<Integer> options,
        List<Double> gains,
        List<Side> sides,
        List<Promised> promises,
        List<Expected> expected,
        List<SuspendedControl> hostages,
        Staging staging,
        double leastHostage,
        Staging tranches,
        int step) {
    public SelfEnforcement {
        options = List.copyOf(options);
        gains = List.copyOf(gains);
        sides = List.copyOf(sides);
        promises = List.copyOf(promises);
        expected = List.copyOf(expected);
        hostages = List.copyOf(hostages);
    }

    /// What keeps one side to the deal.
    ///
    /// @param stakes what it has if both comply, if it alone breaks the deal, and afterwards; USD over the plan
    /// @param withheld concessions it would hold back if it broke the deal: those that it gains by not delivering
    /// @param needed the least monthly discount factor
    /// @param lagMonths months until a breach is answered
    /// @param delta its monthly discount factor in a truce that is sure to last
    /// @param effective the same times the monthly chance that the other side goes on
    /// @param margin how far `effective` exceeds what is needed; below 0 it breaks the deal
    /// @param expires months after which all that it gets for its concessions lapses; 0 where nothing does
    /// @param unravels whether the end date alone undoes the deal if nobody expects a renewal
    /// @param hostageUsd what it loses afterwards if the talks end: renewal of suspensions and threats
    /// @param bondUsd what it must have to lose for its temptation not to pay
    /// @param temptation the first month in which breaking pays
    public record Side(
            String party,
            Stability.Stakes stakes,
            List<Integer> withheld,
            Stability.Patience needed,
            int lagMonths,
            double delta,
            double effective,
            double margin,
            int expires,
            boolean unravels,
            double hostageUsd,
            double bondUsd,
            Breach temptation) {
        public Side {
            withheld = List.copyOf(withheld);
        }

        /// Whether breaking the deal does not pay, neither for the whole plan nor at any date looked at.
        public boolean holds() {
            return margin >= 0 && !(temptation instanceof Breach.From);
        }
    }

    /// When breaking the deal starts to pay.
    public sealed interface Breach {
        /// From this month on.
        record From(YearMonth month, double gainUsd) implements Breach {}

        /// Not in the months looked at, the last of which is named.
        record NotBy(YearMonth month) implements Breach {}

        /// No month was looked at: only the whole plan speaks.
        record Unasked() implements Breach {}

        /// The first of some months in which breaking is worth more than keeping to the deal.
        ///
        /// @param keeping what keeping to it is worth over the plan, USD
        /// @param broken by month in which it is broken, what both halves of the path are worth together, USD
        /// @param least how much more it must be, USD
        /// @param lookedUntil the last month looked at
        static Breach firstOf(
                double keeping, SortedMap<YearMonth, Double> broken, double least, YearMonth lookedUntil) {
            return broken.entrySet().stream()
                    .filter(e -> e.getValue() > keeping + least)
                    .findFirst()
                    .<Breach>map(e -> new From(e.getKey(), e.getValue() - keeping))
                    .orElseGet(() -> new NotBy(lookedUntil));
        }
    }

    /// A promise of the package and what the record says of it.
    ///
    /// @param chance the chance of delivery, by reading, as [SelfEnforcement#expected]
    public record Promised(int concession, String party, Commitment.Kind kind, List<Chance> chance) {
        public Promised {
            chance = List.copyOf(chance);
        }
    }

    /// A chance of delivery.
    ///
    /// @param reading whose reading of disputed outcomes
    /// @param records the number of records it rests on; without any only the prior speaks
    public record Chance(Credibility.Reading reading, double mean, double low, double high, int records) {}

    /// Gains of both sides if promises are kept as often as the record says.
    public record Expected(Credibility.Reading reading, List<Double> gains) {
        public Expected {
            gains = List.copyOf(gains);
        }
    }

    /// A suspended control that binds again when the deal ends.
    ///
    /// @param months months until it binds again by itself
    /// @param costsOther what its return costs the side it secures
    /// @param worthToHolder what its return is worth to the side that holds it; below 0 it hurts it too
    /// @param mutual whether the other side suspends something until the same month
    public record SuspendedControl(
            int concession, int months, double costsOther, double worthToHolder, boolean mutual) {
        /// What its return changes: the deal as it is against the deal with it prolonged to the end.
        ///
        /// @param holder the side that suspends it
        /// @param deal what both sides have if it binds again, USD
        /// @param prolonged what both have if it does not, USD
        static SuspendedControl of(
                int concession, int months, int holder, List<Double> deal, List<Double> prolonged, boolean mutual) {
            return new SuspendedControl(
                    concession,
                    months,
                    prolonged.get(1 - holder) - deal.get(1 - holder),
                    deal.get(holder) - prolonged.get(holder),
                    mutual);
        }
    }

    /// Whether both sides keep it.
    public boolean holds() {
        return sides.stream().allMatch(Side::holds);
    }
}
