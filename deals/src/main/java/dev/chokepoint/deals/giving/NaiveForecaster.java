package dev.chokepoint.deals.giving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Forecasts that any better one must beat: shares of what was given by class, drawn towards the overall share by two
/// rows' worth of it.
///
/// @param cell what tells classes apart
public record NaiveForecaster(String name, Function<EveView, Object> cell) implements Forecaster {
    private static final double ROWS_OF_SHARE = 2;

    /// The same for all.
    public static NaiveForecaster baseRate() {
        return new NaiveForecaster("base rate", v -> 0);
    }

    /// By age.
    public static NaiveForecaster newestFirst() {
        return new NaiveForecaster("newest controls first", v -> v.concession().age());
    }

    /// By what the press named.
    public static NaiveForecaster press(Coding coding) {
        return new NaiveForecaster("what the press named", v -> v.stance(coding));
    }

    /// By what the press named, newest apart.
    public static NaiveForecaster pressAndNewest(Coding coding) {
        return new NaiveForecaster(
                "named by newest", v -> List.of(v.stance(coding), v.concession().age() == AgeClass.TO_60));
    }

    /// The name with that of the coding.
    NaiveForecaster by(Coding coding) {
        return new NaiveForecaster(name + " (" + coding.column() + ")", cell);
    }

    @Override
    public Forecast fit(List<Observed> rows) {
        double base = (rows.stream().filter(Observed::given).count() + 1) / (rows.size() + 2.0);
        Map<Object, Integer> given = new HashMap<>();
        Map<Object, Integer> all = new HashMap<>();
        for (Observed row : rows) {
            Object in = cell.apply(row.view());
            all.merge(in, 1, Integer::sum);
            given.merge(in, row.given() ? 1 : 0, Integer::sum);
        }
        return view -> {
            Object in = cell.apply(view);
            return (given.getOrDefault(in, 0) + ROWS_OF_SHARE * base) / (all.getOrDefault(in, 0) + ROWS_OF_SHARE);
        };
    }
}
