package dev.chokepoint.controls.law;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// One of the ways in which open suspensions may go on.
public enum Branch {
    /// Each ends on the day that its text says.
    SCHEDULED,
    /// Each runs to the day that was announced, where one was, and then ends.
    ANNOUNCED,
    /// Each goes on without an end.
    EXTENDED;

    /// The ledger on this branch, as the public knows it on a day.
    public Ledger of(Ledger ledger, LocalDate known) {
        Ledger on = ledger;
        for (OpenSuspension s : OpenSuspension.of(ledger, known)) {
            Optional<LocalDate> until = lastDay(s);
            if (until.isPresent()) {
                on = on.extended(s.measure(), s.lastDay().plusDays(1), until.get(), known);
            }
        }
        return on;
    }

    /// The last day of a suspension on this branch, where it is another one than its text says.
    private Optional<LocalDate> lastDay(OpenSuspension suspension) {
        return switch (this) {
            case SCHEDULED -> Optional.empty();
            case ANNOUNCED -> suspension.announced();
            case EXTENDED -> Optional.of(StatusEvent.OPEN);
        };
    }

    /// In the words of the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
