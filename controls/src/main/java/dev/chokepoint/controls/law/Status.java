package dev.chokepoint.controls.law;

import java.time.LocalDate;

/// Where a measure stands on a day, as far as it is known.
public sealed interface Status {
    /// Nothing was announced by that day.
    record Unheard() implements Status {}

    /// Announced, and its start is ahead.
    ///
    /// @param starts [StatusEvent#OPEN] where no start is known, as for threats and bills
    record Announced(LocalDate starts) implements Status {}

    /// It exists in law and binds.
    record InForce() implements Status {}

    /// It exists in law, or would start, but is suspended.
    ///
    /// @param by the measure that suspended it; may be empty
    /// @param revives the first day after the suspension; [StatusEvent#OPEN] where no end is stated
    record Suspended(String by, LocalDate revives) implements Status {}

    /// It bound once and no longer does.
    record Ended() implements Status {}

    /// Whether it exists in law.
    default boolean inForce() {
        return this instanceof InForce || this instanceof Suspended;
    }

    /// Whether it exists in law and is not suspended.
    default boolean efficacious() {
        return this instanceof InForce;
    }

    /// One word for tables.
    default String word() {
        return switch (this) {
            case Unheard _ -> "unheard of";
            case Announced a -> a.starts().equals(StatusEvent.OPEN) ? "announced" : "starts " + a.starts();
            case InForce _ -> "in force";
            case Suspended s ->
                s.revives().equals(StatusEvent.OPEN) ? "suspended" : "suspended, revives " + s.revives();
            case Ended _ -> "ended";
        };
    }
}
