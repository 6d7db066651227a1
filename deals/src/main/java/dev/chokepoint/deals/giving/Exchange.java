package dev.chokepoint.deals.giving;

/// A concession of a talk and what became of it.
public record Exchange(TabledConcession tabled, Outcome outcome, Afterwards afterwards, Sourcing sourcing) {
    /// What happened after the talk.
    ///
    /// @param carriedOut the day of the act
    /// @param reversed the day on which it ended before its time or was taken back
    /// @param period for how long it was given
    /// @param terms the conditions, in words
    public record Afterwards(Day carriedOut, Day reversed, Period period, String terms) {}

    /// For how long a concession was given.
    public sealed interface Period {
        /// For some months; 0 where it was never begun.
        record Months(int months) implements Period {
            public Months {
                if (months < 0) {
                    throw new IllegalArgumentException("The months (" + months + ") must not be below 0.");
                }
            }
        }

        /// No term is known.
        record Open() implements Period {}
    }

    /// What the outcome rests on.
    ///
    /// @param source the page
    /// @param recalled what of the row is recalled and not read
    /// @param sure how sure its coder is: high, medium or low
    public record Sourcing(String source, Day published, Recalled recalled, String sure) {}

    /// What of a row is recalled and not read.
    public enum Recalled {
        /// Nothing.
        NO,
        /// What was named before the talk.
        NAMED,
        /// The row.
        YES
    }

    /// Whether it was given, in full or in part or, if `strict`, in full; of a known outcome.
    public boolean isGiven(boolean strict) {
        return outcome == Outcome.GIVEN || (!strict && outcome == Outcome.PART);
    }

    public Talk talk() {
        return tabled.talk();
    }
}
