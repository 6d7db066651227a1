package dev.chokepoint.exposure.backtest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is uncertain of licences and of those who buy ahead, and common to all episodes.
///
/// Source: docs/model.md#back-tests
public enum Parameter {
    /// Share of the baseline that passes while licences are slow: the typical one.
    PASSING("share", 0, 1),
    /// Months from the first effective day until more passes: the typical one.
    DELAY("month", 0, 60),
    /// Months from then until all passes that will: the typical one.
    RAMP("month", 0, 60),
    /// Share of the baseline that passes in the end: the typical one.
    LEVEL("share", 0, 2),
    /// How far single episodes lie from the typical: standard deviation of the logarithms of delay and ramp and of
    /// the logit of what passes.
    SCATTER("share", 0, 3),
    /// What the model leaves out: standard deviation of the logarithm of a month's volume (plus a tenth of the
    /// baseline).
    MISFIT("share", 0, 3),
    /// Operating stock, months of use.
    STOCK("month", 0, 24),
    /// Cost of holding a unit, share of its price a month.
    HOLDING("share/month", 0, 1),
    /// Friction of new ways: extra cost of half as much again and more on a lane, or of a lane nobody used, share of
    /// the price; up to half as much again costs a quarter of it.
    REROUTE("share", 0, 5);

    private final String unit;
    private final double low;
    private final double high;

    Parameter(String unit, double low, double high) {
        this.unit = unit;
        this.low = low;
        this.high = high;
    }

    /// The unit in which its figure is given.
    public String unit() {
        return unit;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /// The name in tables.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Parameter> find(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }
}
