package dev.chokepoint.answer.backtest;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.List;

/// The measure of a past case as its ledger tells it.
///
/// @param licensed whether licences are given under it
/// @param announced the first day on which it was public
/// @param effective the first day on which it held
public record PastMeasure(String id, boolean licensed, LocalDate announced, LocalDate effective) {

    /// The measure of a case.
    ///
    /// @param known the day of the forecast
    /// @param name of the case, for messages
    /// @throws IllegalArgumentException if the ledger does not say when it took effect, or it was public later only
    public static PastMeasure of(Ledger ledger, String measure, LocalDate known, String name) {
        List<StatusEvent> events = ledger.eventsOf(measure);
        LocalDate effective = events.stream()
                .filter(e -> e.type() == StatusEvent.Type.EFFECTIVE)
                .map(StatusEvent::from)
                .min(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("The measure (" + measure + ") of the case " + name
                        + " must stand in its ledger with an effective day."));
        LocalDate announced = events.stream()
                .map(StatusEvent::knownToPublic)
                .min(LocalDate::compareTo)
                .orElse(effective);
        if (announced.isAfter(known)) {
            throw new IllegalArgumentException("The measure (" + measure + ") of the case " + name + " was public on "
                    + announced + ", after the day of the forecast (" + known + ").");
        }
        boolean licensed = ledger.findMeasure(measure)
                .map(m -> m.kind() != MeasureKind.PROHIBITION)
                .orElse(true);
        return new PastMeasure(measure, licensed, announced, effective);
    }
}
