package dev.chokepoint.deals.enforcement;

import dev.chokepoint.deals.space.Commitment;

/// What is assumed about how soon a breach is seen and answered, and how the future counts.
///
/// A legal act is public the day it is done. What licences let through shows in the customs statistics of the
/// month, which come out in the month after it: two months pass before an answer. A restraint is broken in
/// public. All are assumptions that a caller can change.
///
/// @param monthlyDiscount what a dollar in a month is worth now, above 0 and at most 1
/// @param legalActMonths months from a breach of a legal act or a restraint to its answer
/// @param licensingMonths the same for licences
/// @param quantityMonths the same for amounts to be bought or delivered
/// @param detection the probability that a breach is noticed at all
public record Monitoring(
        double monthlyDiscount, int legalActMonths, int licensingMonths, int quantityMonths, double detection) {
    public Monitoring {
        if (!(monthlyDiscount > 0 && monthlyDiscount <= 1)) {
            throw new IllegalArgumentException(
                    "The monthly discount factor (" + monthlyDiscount + ") must be above 0 and at most 1.");
        }
        if (legalActMonths < 1 || licensingMonths < 1 || quantityMonths < 1) {
            throw new IllegalArgumentException("The months until a breach is answered (" + legalActMonths + ", "
                    + licensingMonths + ", " + quantityMonths + ") must be at least 1.");
        }
        if (!(detection > 0 && detection <= 1)) {
            throw new IllegalArgumentException("The probability (" + detection + ") of detection must be above 0.");
        }
    }

    /// The usual assumptions at a yearly discount rate.
    public static Monitoring atYearlyRate(double rate) {
        return new Monitoring(Math.pow(1 + rate, -1.0 / 12), 1, 2, 3, 1);
    }

    /// Months from a breach of this kind of promise to its answer.
    public int lagMonths(Commitment.Kind kind) {
        return switch (kind) {
            case LEGAL_ACT, RESTRAINT -> legalActMonths;
            case LICENSING -> licensingMonths;
            case QUANTITY -> quantityMonths;
        };
    }
}
