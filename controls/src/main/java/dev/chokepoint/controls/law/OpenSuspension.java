package dev.chokepoint.controls.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A suspension of which nobody can say yet whether it ends as written: its last day lies after the last one through
/// which acts of its issuer were read, or after the day of knowledge.
///
/// @param by the measure that suspended it; may be empty
/// @param lastDay its last day by the text
/// @param announced the day to which it was said to run, without an act that says so
public record OpenSuspension(
        String measure, String issuer, String by, LocalDate lastDay, Optional<LocalDate> announced) {
    private static final Comparator<OpenSuspension> BY_DAY =
            Comparator.comparing(OpenSuspension::lastDay).thenComparing(OpenSuspension::measure);

    /// The open suspensions of a ledger as the public knows them on a day, in the order in which they end.
    public static List<OpenSuspension> of(Ledger ledger, LocalDate known) {
        List<OpenSuspension> all = new ArrayList<>();
        for (Measure m : ledger.measures()) {
            LocalDate read = ledger.coverage()
                    .readThrough(m.issuer())
                    .filter(d -> d.isBefore(known))
                    .orElse(known);
            if (ledger.timeline(m.id(), "", known, Audience.PUBLIC).on(read)
                            instanceof Status.Suspended(String by, LocalDate revives)
                    && !revives.equals(StatusEvent.OPEN)) {
                LocalDate lastDay = revives.minusDays(1);
                all.add(new OpenSuspension(
                        m.id(),
                        m.issuer(),
                        by,
                        lastDay,
                        announced(ledger, m, known).filter(d -> d.isAfter(lastDay))));
            }
        }
        all.sort(BY_DAY);
        return List.copyOf(all);
    }

    private static Optional<LocalDate> announced(Ledger ledger, Measure measure, LocalDate known) {
        return ledger.coverage().announced().stream()
                .filter(a -> !a.known().isAfter(known) && a.measures().contains(measure.id()))
                .map(AnnouncedChange::until)
                .max(LocalDate::compareTo);
    }
}
