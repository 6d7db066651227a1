package dev.chokepoint.deals.space;

/// Something a party loses if it breaks a deal: a bond, or a suspended measure that snaps back.
///
/// Export controls suspended by both sides until the same date are mutual hostages. A good hostage costs its
/// giver much and is worth little to its holder, or else the holder is tempted to keep it. Sources: Williamson
/// (1983); Yarbrough and Yarbrough (1986, 1987).
///
/// @param costToGiver what the giver loses with it
/// @param worthToHolder what the holder gains by keeping it
public record Hostage(double costToGiver, double worthToHolder) {
    /// The least bond that keeps a party to a deal, `temptation / detection - continuation`; 0 if none is
    /// needed.
    ///
    /// @param temptation what breaking gains
    /// @param detection the probability that breaking is noticed
    /// @param continuation what the party loses anyway when the relation ends
    public static double bondNeeded(double temptation, double detection, double continuation) {
        if (!(detection > 0 && detection <= 1)) {
            throw new IllegalArgumentException(
                    "The probability (" + detection + ") of detection must be above 0 and at most 1.");
        }
        return Math.max(0, temptation / detection - continuation);
    }

    /// Whether the hostage keeps the giver to the deal.
    public boolean bindsGiver(double temptation, double detection, double continuation) {
        return costToGiver >= bondNeeded(temptation, detection, continuation);
    }

    /// Whether the holder would rather go on with the deal than keep the hostage: the same inequality from the
    /// other side, with the hostage as the temptation and the holder's own bond at stake.
    ///
    /// @param holdersBond what the holder loses if it seizes the hostage, beyond the relation
    public boolean isSafeWithHolder(double detection, double continuation, double holdersBond) {
        return holdersBond >= bondNeeded(worthToHolder, detection, continuation);
    }
}
