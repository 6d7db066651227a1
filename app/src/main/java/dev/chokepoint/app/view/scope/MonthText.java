package dev.chokepoint.app.view.scope;

import java.time.YearMonth;
import java.util.Optional;

/// A month as answers write it.
public final class MonthText {
    private MonthText() {}

    /// The month in ISO 8601; empty text for none.
    public static String of(Optional<YearMonth> month) {
        return month.map(YearMonth::toString).orElse("");
    }
}
