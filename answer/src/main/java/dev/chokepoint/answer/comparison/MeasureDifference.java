package dev.chokepoint.answer.comparison;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A measure that stands elsewhere in one world than in the other.
///
/// @param why the last event that the second world knows and the first did not
public record MeasureDifference(Measure measure, Status before, Status after, Optional<StatusEvent> why) {
    private static final Comparator<MeasureDifference> BY_ISSUER = Comparator.comparing(
                    (MeasureDifference d) -> d.measure().issuer())
            .thenComparing(d -> d.measure().id());

    static List<MeasureDifference> of(Ledger before, AsOf then, Ledger after, AsOf now) {
        Map<String, Measure> all = new LinkedHashMap<>();
        before.measures().forEach(m -> all.put(m.id(), m));
        after.measures().forEach(m -> all.put(m.id(), m));
        List<MeasureDifference> found = new ArrayList<>();
        for (Measure m : all.values()) {
            Status old = status(before, then, m);
            Status current = status(after, now, m);
            if (!m.isBaseRule() && !old.equals(current)) {
                found.add(new MeasureDifference(m, old, current, last(after, m, now, then.known())));
            }
        }
        found.sort(BY_ISSUER);
        return List.copyOf(found);
    }

    private static Status status(Ledger ledger, AsOf asOf, Measure measure) {
        return ledger.findMeasure(measure.id()).isPresent()
                ? ledger.at(asOf).status(measure.id())
                : new Status.Unheard();
    }

    /// The last event about the whole measure that was known by the one day and not by the other and has begun.
    private static Optional<StatusEvent> last(Ledger ledger, Measure measure, AsOf now, LocalDate knownBefore) {
        return ledger.standingEventsOf(measure.id()).stream()
                .filter(e -> e.rule().isEmpty())
                .filter(e -> !e.from().isAfter(now.on()) && !e.knownToPublic().isAfter(now.known()))
                .filter(e -> e.knownToPublic().isAfter(knownBefore) || e.from().isAfter(knownBefore))
                .max(Comparator.comparing(StatusEvent::knownToPublic)
                        .thenComparing(StatusEvent::from)
                        .thenComparingLong(StatusEvent::sequence));
    }
}
