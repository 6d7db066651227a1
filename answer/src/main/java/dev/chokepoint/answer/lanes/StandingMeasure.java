package dev.chokepoint.answer.lanes;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.restriction.Controls;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A measure of the ledger as it stands on the day of the question, as known then.
///
/// @param lanes how many lanes of the world it holds
public record StandingMeasure(Measure measure, Status status, Days days, int lanes) {

    /// The days of a measure; null where none is stated.
    ///
    /// @param suspendedFrom the first day of the first suspension
    /// @param suspendedTo the last day of the last one
    public record Days(
            @Nullable LocalDate announced,
            @Nullable LocalDate effective,
            @Nullable LocalDate suspendedFrom,
            @Nullable LocalDate suspendedTo,
            @Nullable LocalDate ended) {

        /// The day on which it took effect, or else that of its announcement.
        @Nullable
        LocalDate first() {
            return effective == null ? announced : effective;
        }
    }

    private static final Comparator<StandingMeasure> BY_ISSUER_AND_DAY = Comparator.comparing(
                    (StandingMeasure m) -> m.measure().issuer())
            .thenComparing(m -> m.days().first(), Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(m -> m.measure().id());

    /// All measures, by issuer and then by first day; base rules and measures of which nothing was heard yet are left
    /// out.
    public static List<StandingMeasure> all(Ledger ledger, Controls controls, AsOf asOf) {
        List<StandingMeasure> all = new ArrayList<>();
        var view = ledger.at(asOf);
        Map<String, Set<Integer>> held = controls.arcsByMeasure();
        for (Measure m : ledger.measures()) {
            Status status = view.status(m.id());
            if (!m.isBaseRule() && !(status instanceof Status.Unheard)) {
                int lanes = held.getOrDefault(m.id(), Set.of()).size();
                all.add(new StandingMeasure(m, status, days(ledger.eventsOf(m.id()), asOf), lanes));
            }
        }
        all.sort(BY_ISSUER_AND_DAY);
        return all;
    }

    private static Days days(List<StatusEvent> events, AsOf asOf) {
        LocalDate announced = null;
        LocalDate effective = null;
        LocalDate from = null;
        LocalDate to = null;
        LocalDate ended = null;
        for (StatusEvent e : events) {
            if (e.knownToPublic().isAfter(asOf.known()) || !e.rule().isEmpty()) {
                continue;
            }
            LocalDate day = stated(e.from());
            switch (e.type()) {
                case ANNOUNCED -> announced = day;
                case EFFECTIVE -> effective = day;
                case SUSPENDED, EXTENDED -> {
                    from = from == null ? day : from;
                    to = stated(e.to());
                }
                case RESCINDED, EXPIRED -> ended = day;
                default -> {}
            }
        }
        return new Days(announced, effective, from, to, ended);
    }

    private static @Nullable LocalDate stated(LocalDate day) {
        return day.equals(StatusEvent.OPEN) ? null : day;
    }
}
