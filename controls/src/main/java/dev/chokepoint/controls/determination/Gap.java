package dev.chokepoint.controls.determination;

import dev.chokepoint.controls.law.Facet;
import java.time.LocalDate;

/// Something that could control a shipment and is not held.
///
/// @param regime the id of the regime; empty where the ledger knows no regime of a place
/// @param list the list or family of rules
public record Gap(String regime, String list, Facet facet, Reason reason) {
    /// Why it does not answer for the shipment.
    public sealed interface Reason {
        /// Whether it is not held, or not all of it, on any day.
        default boolean isLacking() {
            return this instanceof NotHeld || this instanceof PartlyHeld;
        }

        /// Why, in words that follow the name of the list.
        default String words() {
            return switch (this) {
                case NotHeld _ -> "not held";
                case PartlyHeld(String holds) -> holds;
                case NotHeldBefore(LocalDate from) -> "held as it stood from " + from + " on, not before";
                case NotReadSince(LocalDate day) -> "not read since " + day;
                case NotAsked(String what) -> "held, but it is asked with " + what + ", which is not stated";
            };
        }

        /// Nothing of it is held.
        record NotHeld() implements Reason {}

        /// Part of it is held.
        ///
        /// @param holds what is held, in words, with counts where they are known
        record PartlyHeld(String holds) implements Reason {}

        /// It is held as it stood from a day on.
        record NotHeldBefore(LocalDate from) implements Reason {}

        /// It was read through a day before the one asked.
        record NotReadSince(LocalDate readThrough) implements Reason {}

        /// The shipment does not say what the list is asked with.
        ///
        /// @param what in words, such as `the ECCN of the item`
        record NotAsked(String what) implements Reason {}
    }

    /// The gap as one line for people.
    public String words() {
        return list + ": " + reason.words();
    }
}
