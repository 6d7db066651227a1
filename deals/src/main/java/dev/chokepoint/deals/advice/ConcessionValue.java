package dev.chokepoint.deals.advice;

import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.List;

/// What one concession is worth to both sides when all else stays as it is.
///
/// @param concession its position in the space
/// @param option the option worth most to the other side that no red line rules out, or of all where all are ruled out
/// @param alone the package of this concession alone
/// @param giverUsd what giving it is worth to its giver; below 0 it costs it
/// @param receiverUsd what it is worth to the other side
public record ConcessionValue(int concession, int option, List<Integer> alone, double giverUsd, double receiverUsd) {
    public ConcessionValue {
        alone = List.copyOf(alone);
    }

    /// The concession at a position of the space, by the option that is worth most to the other side.
    public static ConcessionValue of(DealValuer valuer, int concession) {
        int side = valuer.space().sideOf(concession);
        int option = option(valuer, concession);
        List<Integer> alone = valuer.alone(concession, option);
        List<Double> effect = valuer.effect(alone);
        return new ConcessionValue(concession, option, alone, effect.get(side), effect.get(1 - side));
    }

    /// The option by which a concession is valued: the best for the other side of those that no red line rules out, or
    /// of all where all are ruled out.
    static int option(DealValuer valuer, int concession) {
        Concession c = valuer.space().concessions().get(concession);
        int other = 1 - valuer.space().sideOf(concession);
        return valuer.bestOption(concession, other, c.isRuledOut() ? o -> true : c::isOpen);
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
