package dev.chokepoint.app.view.deals;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.advice.ConcessionAdvice;
import dev.chokepoint.deals.advice.ConcessionValue;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;

/// The advice that single concessions give, in sentences.
record AdviceWords(DealSpace space) {
    String of(ConcessionAdvice advice) {
        return switch (advice) {
            case ConcessionAdvice.AskFirst a -> askFirst(a);
            case ConcessionAdvice.RuledOut a -> ruledOut(a.value());
            case ConcessionAdvice.NotComputed a ->
                quoted(a.value()) + " holds no lane of this world; its value is not computed.";
            case ConcessionAdvice.GainsItsGiver a -> gainsItsGiver(a.value());
            case ConcessionAdvice.CostsItsGiver a -> costsItsGiver(a.value());
            case ConcessionAdvice.MovesNothing a ->
                quoted(a.value()) + " moves nothing in this world: no lane it opens carries anything that is short.";
            case ConcessionAdvice.OnePackage a ->
                "With no policy weights the frontier is one package, \""
                        + a.deal().id() + "\": by these numbers each control also hurts the side that imposes it.";
        };
    }

    private String askFirst(ConcessionAdvice.AskFirst a) {
        String me = space.parties().get(a.side());
        ConcessionValue v = a.value();
        return me + " should ask first for " + quoted(v) + ": alone it is worth " + Numbers.usd(v.receiverUsd())
                + " to " + me + " and " + (v.giverUsd() >= 0 ? "even gains " : "costs ") + giver(v) + " "
                + Numbers.usd(Math.abs(v.giverUsd())) + ".";
    }

    private String ruledOut(ConcessionValue v) {
        return quoted(v) + " is ruled out by a red line of " + giver(v) + "; crossing it would "
                + (v.movesNothing()
                        ? "move nothing in the best case of this world."
                        : (v.giverUsd() >= 0 ? "gain " : "cost ") + giver(v) + " "
                                + Numbers.usd(Math.abs(v.giverUsd())) + " and be worth "
                                + Numbers.usd(v.receiverUsd()) + " to " + receiver(v) + ".");
    }

    private String gainsItsGiver(ConcessionValue v) {
        return giver(v) + " pays for its own control: giving up " + quoted(v) + " gains " + giver(v) + " "
                + Numbers.usd(v.giverUsd()) + " by itself; keeping it pays only if policy values it above that"
                + (v.receiverUsd() > DealValuer.NEGLIGIBLE_USD
                        ? ", " + Numbers.text(v.giverUsd() / v.receiverUsd()) + " USD per USD that it withholds from "
                                + receiver(v)
                        : "")
                + ".";
    }

    private String costsItsGiver(ConcessionValue v) {
        return giver(v) + " should not give " + quoted(v) + " for nothing: it costs " + giver(v) + " "
                + Numbers.usd(-v.giverUsd()) + " and is worth " + Numbers.usd(v.receiverUsd()) + " to " + receiver(v)
                + ".";
    }

    private String quoted(ConcessionValue v) {
        return "\"" + space.concessions().get(v.concession()).name() + "\"";
    }

    private String giver(ConcessionValue v) {
        return space.parties().get(space.sideOf(v.concession()));
    }

    private String receiver(ConcessionValue v) {
        return space.parties().get(1 - space.sideOf(v.concession()));
    }
}
