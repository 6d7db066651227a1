package dev.chokepoint.deals.advice;

import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.ArrayList;
import java.util.List;

/// What one concession is worth to both sides when all else stays as it is.
///
/// @param concession its position in the space
/// @param option the strongest option that no red line rules out, or the strongest of all where all are ruled out
/// @param alone the package of this concession alone
/// @param giverUsd what giving it is worth to its giver; below 0 it costs it
/// @param receiverUsd what it is worth to the other side
public record ConcessionValue(int concession, int option, List<Integer> alone, double giverUsd, double receiverUsd) {
    public ConcessionValue {
        alone = List.copyOf(alone);
    }

    /// The concession at a position of the space, valued.
    public static ConcessionValue of(DealValuer valuer, int concession) {
        int side = valuer.space().sideOf(concession);
        int option = option(valuer.space().concessions().get(concession));
        List<Integer> options = new ArrayList<>(valuer.statusQuo());
        options.set(concession, option);
        ValuedPackage alone = valuer.value(options);
        return new ConcessionValue(concession, option, options, alone.utility(side), alone.utility(1 - side));
    }

    /// The option by which a concession is valued.
    static int option(Concession c) {
        int allowed = DealValuer.strongest(c);
        return allowed == 0 ? c.options().size() - 1 : allowed;
    }

    /// What the giver's policy must put on keeping the control for keeping it to pay, USD; 0 where it pays anyway.
    public double breakEvenWeightUsd() {
        return Math.max(0, giverUsd);
    }

    /// Whether it moves nothing for either side.
    public boolean movesNothing() {
        return Math.max(Math.abs(giverUsd), Math.abs(receiverUsd)) < DealValuer.NEGLIGIBLE_USD;
    }
}
