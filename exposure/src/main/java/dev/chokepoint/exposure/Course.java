package dev.chokepoint.exposure;

import dev.chokepoint.exposure.LaneControls.Hold;
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
    private static final int LAST_DAY = 27;
    private static final double DAYS_PER_MONTH = 30.4375;

    private final Network network;
    private final List<Hold> holds;
    private final Map<String, YearMonth> reopenings;
    private final Map<String, LocalDate> opens = new HashMap<>();

    private Course(Network network, List<Hold> holds, Map<String, YearMonth> reopenings) {
        this.network = network;
        this.holds = holds;
        this.reopenings = Map.copyOf(reopenings);
        for (Hold h : holds) {
            double months = h.terms().closedMonths();
            LocalDate opened = Double.isFinite(months)
                    ? h.since().plusDays((long) Math.ceil(months * DAYS_PER_MONTH))
                    : LocalDate.MAX;
            opens.merge(h.measure(), opened, (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    /// What the network's knowledge date tells.
    ///
    /// @param reopenings first month in which licences under a measure flow, where it is not to follow from
    ///     the record
    public static Course of(
            Network network, LaneControls.Determiner determiner, Draw draw, Map<String, YearMonth> reopenings) {
        return new Course(network, LaneControls.holds(network, determiner, draw, network.known), reopenings);
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
        Optional<YearMonth> reopening = reopening(measure);
        if (reopening.isPresent()) {
            return !now.isBefore(reopening.get());
        }
        LocalDate opened = opens.getOrDefault(measure, LocalDate.MAX);
        return !opened.isAfter(now.atDay(LAST_DAY));
    }

    /// Months from a measure's first effective month to another month; 0 in the first.
    static int failed(LocalDate since, YearMonth month) {
        return (int) Math.max(0, ChronoUnit.MONTHS.between(YearMonth.from(since), month));
    }
}
