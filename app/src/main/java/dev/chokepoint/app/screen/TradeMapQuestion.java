package dev.chokepoint.app.screen;

import dev.chokepoint.base.AsOf;
import java.util.Locale;
import java.util.Optional;

/// What is asked of world trade and law together.
///
/// @param trade the data set, the year (the last), products and countries, and how many rows are shown
/// @param asOf the day on which measures are looked at, and that of knowledge
/// @param shown what the cells of the map hold and rows are ordered by
/// @param product a product of which the exporters are told too
public record TradeMapQuestion(ScreenQuestion trade, AsOf asOf, Shown shown, Optional<Integer> product) {
    /// What a map shows of each flow.
    public enum Shown {
        /// At most under measures in force.
        IN_FORCE,
        /// At most under measures that are suspended or to come, or may have come.
        PENDING,
        /// What others could not replace within the year.
        NOT_REPLACEABLE,
        /// All that is traded.
        TRADE;

        /// The word of a request.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The one with this word.
        public static Optional<Shown> of(String word) {
            for (Shown shown : values()) {
                if (shown.word().equals(word)) {
                    return Optional.of(shown);
                }
            }
            return Optional.empty();
        }
    }
}
