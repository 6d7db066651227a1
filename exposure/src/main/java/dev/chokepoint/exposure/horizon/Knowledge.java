package dev.chokepoint.exposure.horizon;

import dev.chokepoint.exposure.restriction.LaneControls;
import java.time.LocalDate;

/// What could be known of the measures on each day; a ledger stands behind it.
@FunctionalInterface
public interface Knowledge {
    /// Answers which measures bind a lane as was public by a day, announced and scheduled ones included.
    LaneControls.Determiner asKnown(LocalDate day);

    /// The first day from which everything public by `day` was public, so that days between need not be asked
    /// about again.
    default LocalDate lastNews(LocalDate day) {
        return day;
    }
}
