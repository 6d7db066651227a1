package dev.chokepoint.controls.compiled;

import java.time.LocalDate;

/// The day on which the status of a rule is read.
///
/// It is the day of the shipment, except where one asks what the answer would be if a change after the last day read
/// had not come: then the status of that day counts.
@FunctionalInterface
public interface StatusDay {
    LocalDate of(CompiledRule rule);

    /// The same day for every rule.
    static StatusDay on(LocalDate day) {
        return _ -> day;
    }
}
