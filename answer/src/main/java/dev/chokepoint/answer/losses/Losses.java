package dev.chokepoint.answer.losses;

import dev.chokepoint.answer.Foresight;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.horizon.TreePlan;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Party;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the controls of a situation do: losses, lines that stop, the chains they lie on, and prices.
///
/// @param prices the lanes with the widest gap of prices, widest first
/// @param outlooks what may come, where the market plans over that
public record Losses(
        Total total,
        List<PartyLoss> parties,
        LineStops stops,
        List<SupplyChain> chains,
        List<PriceGap> prices,
        List<TreePlan.Group> outlooks) {
    /// Amounts below this are not told apart from rounding, USD.
    public static final double NEGLIGIBLE_USD = 1e3;

    public Losses {
        parties = List.copyOf(parties);
        chains = List.copyOf(chains);
        prices = List.copyOf(prices);
        outlooks = List.copyOf(outlooks);
    }

    /// The loss of all parties.
    ///
    /// @param bestUsd in a market that re-routes
    /// @param worstUsd in one in which nobody does
    /// @param tooHighUsd most by which the loss in the best case is too large because curves are cut into steps
    /// @param tooLowUsd most by which it is too small
    public record Total(double bestUsd, double worstUsd, double tooHighUsd, double tooLowUsd, Explanation why) {}

    /// The losses of a market that plans in some way.
    public static Losses of(Situation situation, Foresight.Planned planned) {
        Controls controls = situation.controls();
        Plan free = situation.free();
        Plan plan = planned.plan();
        LineStops stops = LineStops.of(planned.running(), situation.worst().plan(), controls);
        return new Losses(
                total(situation, plan),
                PartyLoss.all(free, plan, controls),
                stops,
                SupplyChain.of(plan, controls, stops.key()),
                PriceGap.widest(free, plan, controls),
                planned.outlooks());
    }

    private static Total total(Situation situation, Plan plan) {
        Controls controls = situation.controls();
        Plan free = situation.free();
        double worst = situation.worst().lossAgainst(free);
        Set<String> everybody = new LinkedHashSet<>();
        situation.question().world().world().parties().stream().map(Party::id).forEach(everybody::add);
        Explanation best = LossExplanation.of(
                "Loss of all parties, best case", free, plan, everybody, controls, controls.measures());
        return new Total(
                free.lossUnder(plan),
                worst,
                Math.max(0, plan.cutMost() - free.cutLeast()),
                Math.max(0, free.cutMost() - plan.cutLeast()),
                best.with(Explanation.leaf(
                        "Loss of all parties, worst case",
                        Numbers.usd(worst),
                        "rationing plan valued by the same demand curves and costs (docs/model.md#rationing)")));
    }
}
