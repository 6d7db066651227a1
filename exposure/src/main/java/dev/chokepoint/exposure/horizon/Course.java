package dev.chokepoint.exposure.horizon;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.LaneControls.Hold;
import dev.chokepoint.exposure.world.Draw;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The course of events: which measures bind in which month, and when licences under them flow.
///
/// This is what comes to pass, not what anybody expects. Licences reopen on the dates of the world's record
/// (`closed_months`), unless the asker says otherwise. Source: docs/model.md#information
public final class Course {
    private static final int MIDDLE = 15;
    private static final double HALF = 0.5;
    private static final double DAYS_PER_MONTH = 30.4375;

    private final Network network;
    private final List<Hold> holds;
    private final Map<String, YearMonth> reopenings;
    private final Map<String, Granting> grantings;
    private final Map<String, LocalDate> opens = new HashMap<>();

    /// What is let through under a measure as time goes by, where it is not to be a step.
    @FunctionalInterface
    public interface Granting {
        /// Share of the baseline that passes, 0 or more, `months` months after the first effective day.
        double share(double months);
    }

    private Course(
            Network network, List<Hold> holds, Map<String, YearMonth> reopenings, Map<String, Granting> grantings) {
        this.network = network;
        this.holds = holds;
        this.reopenings = Map.copyOf(reopenings);
        this.grantings = Map.copyOf(grantings);
        for (Hold h : holds) {
            opens.merge(h.measure(), h.terms().opens(h.since()), (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    /// What the network's knowledge date tells.
    ///
    /// @param reopenings first month in which licences under a measure flow, where it is not to follow from
    ///     the record
    public static Course of(
            Network network, LaneControls.Determiner determiner, Draw draw, Map<String, YearMonth> reopenings) {
        return new Course(network, LaneControls.holds(network, determiner, draw, network.known), reopenings, Map.of());
    }

    /// What the network's knowledge date tells of the measures, with licences granted along a path.
    ///
    /// The share of a month is that of its middle. Licences are taken to flow for those who plan once half of the
    /// baseline passes.
    ///
    /// @param grantings by measure; other measures follow the record
    public static Course along(
            Network network, LaneControls.Determiner determiner, Draw draw, Map<String, Granting> grantings) {
        return new Course(network, LaneControls.holds(network, determiner, draw, network.known), Map.of(), grantings);
    }

    public static Course of(Network network, LaneControls.Determiner determiner, Draw draw) {
        return of(network, determiner, draw, Map.of());
    }

    Network network() {
        return network;
    }

    List<Hold> holds() {
        return holds;
    }

    /// The controls as they come to bind; nothing is said of what was known.
    public Controls controls() {
        List<Controls.Restriction> all = new ArrayList<>();
        for (Hold h : holds) {
            Granting granting = grantings.get(h.measure());
            if (granting != null) {
                double share =
                        granting.share(elapsed(h.since(), network.world.first().plusMonths(h.month())));
                all.add(new Controls.Restriction(
                        h.arc(), h.month(), h.endUse(), h.measure(), h.issuer(), share, h.bound()));
                continue;
            }
            Optional<YearMonth> reopening = reopening(h.measure());
            if (reopening.isEmpty()) {
                if (h.inForce() > 0) {
                    all.add(h.restriction());
                }
                continue;
            }
            boolean flows = open(h.measure(), h.month());
            double share = flows ? h.terms().openShare() : h.terms().closedShare();
            if (share < 1) {
                all.add(new Controls.Restriction(
                        h.arc(), h.month(), h.endUse(), h.measure(), h.issuer(), share, h.bound()));
            }
        }
        return new Controls(all);
    }

    private Optional<YearMonth> reopening(String measure) {
        return Optional.ofNullable(reopenings.get(measure));
    }

    /// Whether licences under a measure flow by the end of a month.
    boolean open(String measure, int month) {
        YearMonth now = network.world.first().plusMonths(month);
        Granting granting = grantings.get(measure);
        if (granting != null) {
            return holds.stream()
                    .filter(h -> h.measure().equals(measure))
                    .map(Hold::since)
                    .min(LocalDate::compareTo)
                    .map(since -> granting.share(elapsed(since, now)) >= HALF)
                    .orElse(true);
        }
        Optional<YearMonth> reopening = reopening(measure);
        if (reopening.isPresent()) {
            return !now.isBefore(reopening.get());
        }
        LocalDate opened = opens.getOrDefault(measure, LocalDate.MAX);
        return !opened.isAfter(now.atEndOfMonth());
    }

    /// Months from a day to the middle of a month; 0 where that lies before it.
    private static double elapsed(LocalDate since, YearMonth month) {
        return Math.max(0, ChronoUnit.DAYS.between(since, month.atDay(MIDDLE)) / DAYS_PER_MONTH);
    }

    /// Months from a measure's first effective month to another month; 0 in the first.
    static int failed(LocalDate since, YearMonth month) {
        return (int) Math.max(0, ChronoUnit.MONTHS.between(YearMonth.from(since), month));
    }
}
