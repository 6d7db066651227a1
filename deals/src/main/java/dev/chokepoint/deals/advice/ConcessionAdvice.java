package dev.chokepoint.deals.advice;

import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the values of single concessions advise either side to ask for, to hold back and to give.
public sealed interface ConcessionAdvice {
    /// The side `side` should ask first for this concession of the other: it is worth most to it, alone.
    record AskFirst(int side, ConcessionValue value) implements ConcessionAdvice {}

    /// A red line of its giver rules it out; the value says what crossing it would do.
    record RuledOut(ConcessionValue value) implements ConcessionAdvice {}

    /// It holds no lane of this world: its value is not computed.
    record NotComputed(ConcessionValue value) implements ConcessionAdvice {}

    /// Giving it gains its giver: the giver pays for its own control.
    record GainsItsGiver(ConcessionValue value) implements ConcessionAdvice {}

    /// Giving it costs its giver, who should not give it for nothing.
    record CostsItsGiver(ConcessionValue value) implements ConcessionAdvice {}

    /// No lane that it opens carries anything that is short.
    record MovesNothing(ConcessionValue value) implements ConcessionAdvice {}

    /// The frontier is one package: each control also hurts the side that imposes it.
    record OnePackage(ValuedPackage deal) implements ConcessionAdvice {}

    /// The advice to the first side, then to the second, then on the frontier as a whole.
    ///
    /// @param values of all concessions, in the order of the space
    static List<ConcessionAdvice> of(DealValuer valuer, List<ConcessionValue> values, List<ValuedPackage> frontier) {
        DealSpace space = valuer.space();
        List<ConcessionAdvice> all = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            askFirst(space, values, side).ifPresent(all::add);
            for (ConcessionValue v : values) {
                if (space.sideOf(v.concession()) == side) {
                    ofGiving(valuer, v).ifPresent(all::add);
                }
            }
        }
        if (frontier.size() == 1) {
            all.add(new OnePackage(frontier.getFirst()));
        }
        return all;
    }

    private static Optional<ConcessionAdvice> askFirst(DealSpace space, List<ConcessionValue> values, int side) {
        ConcessionValue most = null;
        for (ConcessionValue v : values) {
            boolean open = !space.concessions().get(v.concession()).isRuledOut();
            if (open
                    && space.sideOf(v.concession()) != side
                    && (most == null || v.receiverUsd() > most.receiverUsd())) {
                most = v;
            }
        }
        return most != null && most.receiverUsd() > DealValuer.NEGLIGIBLE_USD
                ? Optional.of(new AskFirst(side, most))
                : Optional.empty();
    }

    private static Optional<ConcessionAdvice> ofGiving(DealValuer valuer, ConcessionValue v) {
        Concession concession = valuer.space().concessions().get(v.concession());
        if (concession.redLines().size() == concession.options().size() - 1) {
            return Optional.of(new RuledOut(v));
        }
        if (!valuer.isValued(v.concession())) {
            return Optional.of(new NotComputed(v));
        }
        if (v.giverUsd() > DealValuer.NEGLIGIBLE_USD) {
            return Optional.of(new GainsItsGiver(v));
        }
        if (v.giverUsd() < -DealValuer.NEGLIGIBLE_USD) {
            return Optional.of(new CostsItsGiver(v));
        }
        if (Math.abs(v.receiverUsd()) <= DealValuer.NEGLIGIBLE_USD) {
            return Optional.of(new MovesNothing(v));
        }
        return Optional.empty();
    }
}
