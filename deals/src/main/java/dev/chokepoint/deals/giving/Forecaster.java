package dev.chokepoint.deals.giving;

import java.util.List;

/// A way to forecast which concessions are given, learnt from talks that ended.
public interface Forecaster {
    /// Its name, for tables.
    String name();

    /// Learns from rows.
    Forecast fit(List<Observed> rows);

    /// What was learnt.
    interface Forecast {
        /// The probability that a concession is given.
        double probability(EveView view);
    }
}
