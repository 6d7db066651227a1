package dev.chokepoint.app.view;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The measures of the ledger as they stand on the day of the question, as known then, with the lanes each holds.
///
/// Base rules and measures of which nothing was heard yet are left out.
final class StandingMeasures {
    private StandingMeasures() {}

    /// By issuer and then by first day.
    static List<Assessment.MeasureView> of(Ledger ledger, Controls controls, AsOf asOf) {
        List<Assessment.MeasureView> all = new ArrayList<>();
        var view = ledger.at(asOf);
        Map<String, Set<Integer>> held = controls.arcsByMeasure();
        for (Measure m : ledger.measures()) {
            if (m.isBaseRule()) {
                continue;
            }
            String announced = "";
            String effective = "";
            String from = "";
            String to = "";
            String ended = "";
            for (StatusEvent e : ledger.eventsOf(m.id())) {
                if (e.knownToPublic().isAfter(asOf.known()) || !e.rule().isEmpty()) {
                    continue;
                }
                String day = e.from().equals(StatusEvent.OPEN) ? "" : e.from().toString();
                switch (e.type()) {
                    case ANNOUNCED -> announced = day;
                    case EFFECTIVE -> effective = day;
                    case SUSPENDED, EXTENDED -> {
                        from = from.isEmpty() ? day : from;
                        to = e.to().equals(StatusEvent.OPEN) ? "" : e.to().toString();
                    }
                    case RESCINDED, EXPIRED -> ended = day;
                    default -> {}
                }
            }
            Status status = view.status(m.id());
            if (status instanceof Status.Unheard) {
                continue;
            }
            all.add(new Assessment.MeasureView(
                    m.id(),
                    m.issuer(),
                    m.title(),
                    m.kind().name(),
                    announced,
                    effective,
                    from,
                    to,
                    ended,
                    status.word(),
                    held.getOrDefault(m.id(), Set.of()).size(),
                    m.confidence().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + (m.confirmed() ? "" : ", not confirmed"),
                    String.join("; ", m.sources())));
        }
        all.sort(Comparator.comparing(Assessment.MeasureView::issuer)
                .thenComparing(v -> v.effective().isEmpty() ? v.announced() : v.effective())
                .thenComparing(Assessment.MeasureView::id));
        return all;
    }
}
