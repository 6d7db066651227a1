package dev.chokepoint.exposure.expected;

/// What a place carries from one month to the next for one item under a measure.
///
/// @param unlicensedStock stock of the users without a licence, units
/// @param licensedStock stock of the users with one, units
/// @param adaptation A: how far use has adapted, a mean of ln p
/// @param licensed share of users with a licence; it does not fall while the measure stands
public record SpotState(double unlicensedStock, double licensedStock, double adaptation, double licensed) {
    public SpotState {
        if (!(unlicensedStock >= 0 && licensedStock >= 0 && licensed >= 0 && licensed <= 1)) {
            throw new IllegalArgumentException("The stocks (" + unlicensedStock + ", " + licensedStock
                    + ") must not be negative and the licensed share (" + licensed + ") must be 0 to 1.");
        }
    }

    /// Stock of all users, units.
    public double stock() {
        return unlicensedStock + licensedStock;
    }

    /// The same with as many users licensed as the month says; those who get a licence take their stock along.
    SpotState moved(GateMonth month) {
        if (month.isFree()) {
            return new SpotState(stock(), 0, adaptation, 0);
        }
        double now = Math.max(licensed, Math.min(1, month.share()));
        double part = licensed < 1 ? (now - licensed) / (1 - licensed) : 0;
        double along = unlicensedStock * part;
        return new SpotState(unlicensedStock - along, licensedStock + along, adaptation, now);
    }
}
