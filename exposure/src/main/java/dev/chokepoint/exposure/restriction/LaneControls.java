package dev.chokepoint.exposure.restriction;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns determinations into what may pass on each lane in each month.
///
/// Each lane and class of end use is determined for every day of the plan, from one change of the answer to the next,
/// so that a measure that starts, ends or begins to be licensed within a month holds its share of the month's days
/// ([MonthShare]). A licence requirement lets pass what its issuer has been
/// seen to grant ([LicenceBehaviour]); a prohibition or a policy of denial lets nothing pass. In months
/// before a measure was known a lane it will hold carries no more than its baseline: nobody could stock up
/// against it yet. Source: docs/model.md#controls-become-constraints
public final class LaneControls {
    private static final double DAYS_PER_MONTH = 30.4375;

    /// A delay published in days is not rounded up by what its conversion to months and back leaves.
    private static final double ROUNDING_DAYS = 1e-6;

    /// Licences that stay closed for longer never flow.
    private static final double LATEST_DAYS = 1e6;

    private LaneControls() {}

    /// How strictly a measure binds a lane on a day.
    public enum Effect {
        /// Nothing passes, unless the issuer is known to make exceptions under this very measure:
        /// prohibition, denial, suspended licences.
        CLOSED,
        /// Passes as far as licences are granted.
        LICENSED
    }

    /// One measure that binds one lane on one day.
    ///
    /// @param since the day from which it has bound without a suspension, from which the licence delay runs
    /// @param known the day from which the public knew of it
    public record Binding(String measure, String issuer, Effect effect, LocalDate since, LocalDate known) {}

    /// Answers which measures bind a lane; the determination engine stands behind it.
    @FunctionalInterface
    public interface Determiner {
        List<Binding> bindings(Item item, Place from, Place to, EndUse endUse, LocalDate on);

        /// The same with the day until which it holds: the next one where that is not known.
        default Stretch stretch(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
            return new Stretch(bindings(item, from, to, endUse, on), on.plusDays(1));
        }
    }

    /// What binds a lane from the day that was asked about on.
    ///
    /// @param until the first day on which it may be something else; `LocalDate.MAX` if never
    public record Stretch(List<Binding> bindings, LocalDate until) {
        public Stretch {
            bindings = List.copyOf(bindings);
        }
    }

    /// What a measure lets through, as its issuer has been seen to grant licences.
    ///
    /// @param closedShare share of the baseline while licences do not flow; what needs no licence is in it
    /// @param closedMonths months from the first effective day to the reopening, as the record has it
    /// @param openShare share of the baseline once licences flow
    public record Terms(double closedShare, double closedMonths, double openShare) {
        static final Terms PROHIBITED = new Terms(0, Double.POSITIVE_INFINITY, 0);

        /// Whether it makes a difference whether licences flow.
        boolean canReopen() {
            return openShare > closedShare;
        }

        /// The first day on which licences flow under a measure that first bound on a day; `LocalDate.MAX` if never.
        public LocalDate opens(LocalDate since) {
            double days = Math.ceil(closedMonths * DAYS_PER_MONTH - ROUNDING_DAYS);
            return days < LATEST_DAYS ? since.plusDays((long) days) : LocalDate.MAX;
        }
    }

    /// One measure on one lane in one month for one class of use.
    ///
    /// @param bound share of the month's days on which it binds
    /// @param share share of the baseline that passes on the days on which it holds the lane, by the
    ///     record's dates
    /// @param inForce share of the month's days on which it does; 0 where all that is asked for is granted
    public record Hold(
            int arc,
            int month,
            EndUse endUse,
            Binding binding,
            Terms terms,
            double bound,
            double share,
            double inForce) {
        public String measure() {
            return binding.measure();
        }

        public String issuer() {
            return binding.issuer();
        }

        /// The day on which the measure first bound the lane.
        public LocalDate since() {
            return binding.since();
        }

        /// The day from which the public knew of it.
        public LocalDate known() {
            return binding.known();
        }

        public Controls.Restriction restriction() {
            return new Controls.Restriction(
                    arc, month, endUse, measure(), issuer(), share, inForce, new Controls.Regime(terms, bound));
        }
    }

    /// Whether licences that are closed come to flow.
    public sealed interface Reopening {
        /// After as many months as the record of licences says.
        record AsRecorded() implements Reopening {}

        /// Not by themselves: what is closed on a day stays closed to the end of the plan.
        record StayShut(LocalDate day) implements Reopening {}

        /// The day from which licences under a measure flow.
        default LocalDate opens(Terms terms, LocalDate since) {
            LocalDate opens = terms.opens(since);
            return this instanceof StayShut shut && opens.isAfter(shut.day()) ? LocalDate.MAX : opens;
        }

        /// What a measure lets through, and when, if it has to start anew.
        default Terms after(Terms terms) {
            return switch (this) {
                case AsRecorded recorded -> terms;
                case StayShut shut -> new Terms(terms.closedShare(), Double.POSITIVE_INFINITY, terms.openShare());
            };
        }
    }

    /// The restrictions on every lane of the network over the plan, with licences that reopen as the record says.
    public static Controls of(Network network, Determiner determiner, Draw draw) {
        return of(network, determiner, draw, new Reopening.AsRecorded());
    }

    /// The restrictions on every lane of the network over the plan.
    public static Controls of(Network network, Determiner determiner, Draw draw, Reopening reopening) {
        List<Controls.Restriction> all = new ArrayList<>();
        List<Controls.Restriction> granted = new ArrayList<>();
        record Surprise(int arc, EndUse endUse, String measure, String issuer) {}
        Map<Surprise, LocalDate> surprises = new LinkedHashMap<>();
        for (Hold h : new Holds(network, determiner, draw, network.known, reopening).all()) {
            if (h.inForce() == 0) {
                granted.add(h.restriction());
            } else {
                all.add(h.restriction());
                surprises.merge(
                        new Surprise(h.arc(), h.endUse(), h.measure(), h.issuer()),
                        h.known(),
                        (x, y) -> x.isBefore(y) ? x : y);
            }
        }
        surprises.forEach((s, knownFrom) -> {
            for (int t = 0; t < network.months; t++) {
                if (network.world.dayOf(t).plusMonths(1).isAfter(knownFrom)) {
                    break;
                }
                all.add(new Controls.Restriction(s.arc(), t, s.endUse(), s.measure(), s.issuer(), 1, 1));
            }
        });
        return new Controls(all, granted);
    }

    /// What each measure does to each lane, with licences judged by what was published by a day.
    public static List<Hold> holds(Network network, Determiner determiner, Draw draw, LocalDate published) {
        return new Holds(network, determiner, draw, published, new Reopening.AsRecorded()).all();
    }
}
