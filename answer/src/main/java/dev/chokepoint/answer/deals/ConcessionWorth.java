package dev.chokepoint.answer.deals;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.deals.advice.ConcessionValue;
import java.util.List;

/// What a concession is worth when all else stays as it is, and why.
///
/// @param measures the measures of the ledger that it is about
public record ConcessionWorth(ConcessionValue value, List<TitledMeasure> measures, Explanation why) {
    public ConcessionWorth {
        measures = List.copyOf(measures);
    }
}
