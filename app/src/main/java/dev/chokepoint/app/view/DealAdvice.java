package dev.chokepoint.app.view;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the values of concessions advise either side to ask for, to hold back and to give.
final class DealAdvice {
    private DealAdvice() {}

    static List<String> of(
            DealValuer valuer, List<Assessment.ConcessionView> concessions, List<ValuedPackage> frontier) {
        DealSpace space = valuer.space();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String me = space.parties().get(i);
            String other = space.parties().get(1 - i);
            ask(valuer, concessions, me, other).ifPresent(lines::add);
            for (int k = 0; k < concessions.size(); k++) {
                if (concessions.get(k).side().equals(me)) {
                    own(valuer, k, concessions.get(k), me, other).ifPresent(lines::add);
                }
            }
        }
        if (frontier.size() == 1) {
            lines.add("With no policy weights the frontier is one package, \""
                    + frontier.getFirst().id()
                    + "\": by these numbers each control also hurts the side that imposes it.");
        }
        return lines;
    }

    /// What a side should ask for first: what is worth most to it, alone.
    private static Optional<String> ask(
            DealValuer valuer, List<Assessment.ConcessionView> concessions, String me, String other) {
        Assessment.ConcessionView ask = null;
        for (int k = 0; k < concessions.size(); k++) {
            Assessment.ConcessionView c = concessions.get(k);
            boolean open = DealValuer.strongest(valuer.space().concessions().get(k)) > 0;
            if (open && c.side().equals(other) && (ask == null || c.gainToReceiver() > ask.gainToReceiver())) {
                ask = c;
            }
        }
        if (ask != null && ask.gainToReceiver() > Assessment.NEGLIGIBLE_USD) {
            return Optional.of(me + " should ask first for \"" + ask.name() + "\": alone it is worth "
                    + Numbers.usd(ask.gainToReceiver()) + " to " + me + " and "
                    + (ask.gainToGiver() >= 0 ? "even gains " : "costs ") + other + " "
                    + Numbers.usd(Math.abs(ask.gainToGiver())) + ".");
        }
        return Optional.empty();
    }

    /// What a side should know of giving a concession of its own.
    private static Optional<String> own(
            DealValuer valuer, int k, Assessment.ConcessionView c, String me, String other) {
        Concession own = valuer.space().concessions().get(k);
        if (own.redLines().size() == own.options().size() - 1) {
            boolean nothing =
                    Math.max(Math.abs(c.gainToGiver()), Math.abs(c.gainToReceiver())) < Assessment.NEGLIGIBLE_USD;
            return Optional.of("\"" + c.name() + "\" is ruled out by a red line of " + me + "; crossing it would "
                    + (nothing
                            ? "move nothing in the best case of this world."
                            : (c.gainToGiver() >= 0 ? "gain " : "cost ") + me + " "
                                    + Numbers.usd(Math.abs(c.gainToGiver())) + " and be worth "
                                    + Numbers.usd(c.gainToReceiver()) + " to " + other + "."));
        }
        if (!valuer.moves(k)) {
            return Optional.of("\"" + c.name() + "\" holds no lane of this world; its value is not computed.");
        }
        if (c.gainToGiver() > Assessment.NEGLIGIBLE_USD) {
            return Optional.of(me + " pays for its own control: giving up \"" + c.name() + "\" gains " + me + " "
                    + Numbers.usd(c.gainToGiver())
                    + " by itself; keeping it pays only if policy values it above that"
                    + (c.gainToReceiver() > Assessment.NEGLIGIBLE_USD
                            ? ", " + Numbers.text(c.gainToGiver() / c.gainToReceiver())
                                    + " USD per USD that it withholds from " + other
                            : "")
                    + ".");
        }
        if (c.gainToGiver() < -Assessment.NEGLIGIBLE_USD) {
            return Optional.of(me + " should not give \"" + c.name() + "\" for nothing: it costs " + me + " "
                    + Numbers.usd(-c.gainToGiver()) + " and is worth " + Numbers.usd(c.gainToReceiver())
                    + " to "
                    + other + ".");
        }
        if (Math.abs(c.gainToReceiver()) <= Assessment.NEGLIGIBLE_USD) {
            return Optional.of("\"" + c.name()
                    + "\" moves nothing in this world: no lane it opens carries anything that" + " is short.");
        }
        return Optional.empty();
    }
}
