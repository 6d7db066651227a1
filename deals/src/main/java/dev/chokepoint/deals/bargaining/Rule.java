package dev.chokepoint.deals.bargaining;

/// The bargaining rules with equal weights, in the order in which answers list them.
public enum Rule {
    NASH,
    UTILITARIAN,
    KALAI_SMORODINSKY,
    EGALITARIAN;

    /// The rule for this number of parties.
    public Bargain bargain(int parties) {
        return switch (this) {
            case NASH -> Bargain.nash(parties);
            case UTILITARIAN -> Bargain.utilitarian(parties);
            case KALAI_SMORODINSKY -> Bargain.kalaiSmorodinsky(parties);
            case EGALITARIAN -> Bargain.egalitarian(parties);
        };
    }
}
