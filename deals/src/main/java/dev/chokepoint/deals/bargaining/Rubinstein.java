package dev.chokepoint.deals.bargaining;

/// Bargaining by alternating offers, in which who can wait longer gets more.
///
/// Source: Rubinstein (1982); limit: Binmore, Rubinstein and Wolinsky (1986).
///
/// @param firstRate impatience of the first party: the log-rate at which waiting shrinks what it can get, per
///     unit of time; for a party whose stocks run down, the rate at which its loss from no deal grows
/// @param secondRate the same for the second party
public record Rubinstein(double firstRate, double secondRate) {
    public Rubinstein {
        if (!(firstRate > 0) || !(secondRate > 0)) {
            throw new IllegalArgumentException(
                    "The rates (" + firstRate + ", " + secondRate + ") of impatience must be above 0.");
        }
    }

    /// The rates of two parties with these discount factors per round.
    public static Rubinstein ofDiscountFactors(double first, double second) {
        return new Rubinstein(-Math.log(first), -Math.log(second));
    }

    /// The first party's share if it makes the first offer, `(1 - d2) / (1 - d1 d2)` with `d_i = exp(-r_i
    /// delta)`.
    ///
    /// @param delta the time between offers
    public double shareIfFirstProposes(double delta) {
        // expm1 keeps the digits when offers follow each other closely.
        return Math.expm1(-secondRate * delta) / Math.expm1(-(firstRate + secondRate) * delta);
    }

    /// The first party's share if the second makes the first offer, `1 - (1 - d1) / (1 - d1 d2)`.
    public double shareIfSecondProposes(double delta) {
        return 1 - Math.expm1(-firstRate * delta) / Math.expm1(-(firstRate + secondRate) * delta);
    }

    /// The first party's share when offers follow each other at once, `r2 / (r1 + r2)`; also its weight for
    /// [Bargain.Nash].
    public double limitShare() {
        return secondRate / (firstRate + secondRate);
    }

    /// The log-rate at which a loss grows from one date to a later one.
    ///
    /// @param lossNow the loss per unit of time without a deal at the start, above 0
    /// @param lossLater the same after `duration`
    public static double rateOfGrowth(double lossNow, double lossLater, double duration) {
        if (!(lossNow > 0) || !(lossLater > 0) || !(duration > 0)) {
            throw new IllegalArgumentException("The losses (" + lossNow + ", " + lossLater + ") and the duration ("
                    + duration + ") must be above 0.");
        }
        return Math.log(lossLater / lossNow) / duration;
    }
}
