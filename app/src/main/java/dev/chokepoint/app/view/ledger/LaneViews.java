package dev.chokepoint.app.view.ledger;

import dev.chokepoint.answer.lanes.LaneDetermination;
import dev.chokepoint.answer.lanes.StandingMeasure;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.network.Network;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the ledger says of measures and lanes, as it is shown.
public final class LaneViews {
    private static final int MOST_NEAR_MISSES = 3;

    private LaneViews() {}

    public static List<MeasureView> measures(List<StandingMeasure> measures) {
        return measures.stream().map(LaneViews::measure).toList();
    }

    private static MeasureView measure(StandingMeasure standing) {
        Measure m = standing.measure();
        StandingMeasure.Days days = standing.days();
        return new MeasureView(
                m.id(),
                m.issuer(),
                m.title(),
                m.kind().name(),
                text(days.announced()),
                text(days.effective()),
                text(days.suspendedFrom()),
                text(days.suspendedTo()),
                text(days.ended()),
                standing.status().word(),
                standing.lanes(),
                m.confidence().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (m.confirmed() ? "" : ", not confirmed"),
                String.join("; ", m.sources()));
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    public static List<DeterminationView> determinations(
            List<LaneDetermination> lanes, Network network, Explanations explanations) {
        return lanes.stream().map(l -> determination(l, network, explanations)).toList();
    }

    private static DeterminationView determination(LaneDetermination one, Network network, Explanations explanations) {
        Determination d = one.determination();
        return new DeterminationView(
                network.itemName(one.lane().item()),
                one.lane().from(),
                one.lane().to(),
                one.use().name().toLowerCase(Locale.ROOT),
                d.outcome().name(),
                d.policy().words(),
                d.controlling().stream()
                        .map(Determination.Finding::measure)
                        .distinct()
                        .toList(),
                d.dormant().stream()
                        .map(x -> x.measure()
                                + (x.revives().equals(StatusEvent.OPEN) ? "" : " (revives " + x.revives() + ")"))
                        .distinct()
                        .toList(),
                d.notYet().stream()
                        .map(x -> x.measure() + " (starts " + x.starts() + ")")
                        .distinct()
                        .toList(),
                d.nearMisses().stream()
                        .map(x -> x.measure() + ": " + x.why())
                        .distinct()
                        .limit(MOST_NEAR_MISSES)
                        .toList(),
                switch (d.nextChange()) {
                    case Determination.NextChange.None none -> "";
                    case Determination.NextChange.On on -> on.day() + ": " + on.outcome();
                },
                explanations.add(d.explanation()));
    }
}
