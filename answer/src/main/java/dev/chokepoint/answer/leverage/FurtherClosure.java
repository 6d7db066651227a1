package dev.chokepoint.answer.leverage;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.World;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a further closure would cost, on top of the controls as they stand.
///
/// @param lanes how many lanes it would hold
/// @param from the first month in which it would
/// @param onPartyUsd by party, over the plan
public record FurtherClosure(
        Closure closure, int lanes, YearMonth from, Map<String, Double> onPartyUsd, double totalUsd, Explanation why) {

    /// Values a closure from the month after the day of the question on.
    ///
    /// @throws IllegalArgumentException if it would hold nothing of this world
    public static FurtherClosure of(Situation situation, Closure closure) {
        Network network = situation.network();
        World world = network.world();
        Plan best = situation.best();
        int from = world.monthAfter(situation.question().asOf().on());
        List<Controls.Restriction> more = restrictions(situation, closure).stream()
                .filter(r -> r.month() >= from)
                .toList();
        Controls then = situation.controls().after(new Change.Close(more));
        Plan with = situation.equilibrium().solve(then);
        Map<String, Double> onParty = new LinkedHashMap<>();
        double total = 0;
        for (Map.Entry<String, Double> e : best.welfareByParty().entrySet()) {
            double loss = e.getValue() - with.welfareOf(e.getKey());
            onParty.put(e.getKey(), loss);
            total += loss;
        }
        Set<Integer> lanes = new LinkedHashSet<>();
        more.forEach(r -> lanes.add(r.arc()));
        Set<String> measures = new LinkedHashSet<>();
        more.forEach(r -> measures.add(r.measure()));
        return new FurtherClosure(
                closure,
                lanes.size(),
                world.first().plusMonths(from),
                onParty,
                total,
                LossExplanation.of(
                        "What " + closure.text() + " would cost all parties in addition",
                        best,
                        with,
                        Set.copyOf(onParty.keySet()),
                        then,
                        measures));
    }

    private static List<Controls.Restriction> restrictions(Situation situation, Closure closure) {
        return switch (closure) {
            case Closure.OfMeasure m -> asIfInForce(situation, m.text());
            case Closure.OfLanes lanes -> onLanes(situation.network(), lanes);
        };
    }

    private static List<Controls.Restriction> onLanes(Network network, Closure.OfLanes closed) {
        World world = network.world();
        known("item", closed.item(), world.items().stream().map(Item::id).toList());
        List<String> places = world.places().stream().map(Place::id).toList();
        known("place", closed.from(), places);
        known("place", closed.to(), places);
        List<Controls.Restriction> all = new ArrayList<>();
        for (int arc = 0; arc < world.lanes().size(); arc++) {
            Lane l = network.laneOf(arc);
            if (!closed.covers(l.item(), l.from(), l.to())) {
                continue;
            }
            for (int t = 0; t < world.months(); t++) {
                for (EndUse use : EndUse.values()) {
                    all.add(new Controls.Restriction(arc, t, use, closed.text(), closed.from(), closed.share(), 1));
                }
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("The world has no lane " + closed.text() + ".");
        }
        return all;
    }

    private static void known(String kind, String name, List<String> names) {
        if (!name.equals(Closure.ANY) && !names.contains(name)) {
            throw new IllegalArgumentException(
                    "The " + kind + " (" + name + ") must be * or one of " + String.join(", ", names) + ".");
        }
    }

    /// What a measure of the ledger would hold if it took effect on the day of the question.
    private static List<Controls.Restriction> asIfInForce(Situation situation, String measure) {
        Ledger ledger = situation.question().world().ledger();
        AsOf asOf = situation.question().asOf();
        if (ledger.findMeasure(measure).isEmpty()) {
            throw new IllegalArgumentException(
                    "What is to be closed (" + measure
                            + ") must be the id of a measure in the ledger or item:from->to.\nMaybe chokepoint ledger list helps.");
        }
        LedgerBindings then = new LedgerBindings(inForce(ledger, measure, asOf), asOf.known());
        List<Controls.Restriction> held =
                LaneControls.of(situation.network(), then, Draw.central()).restrictions().stream()
                        .filter(r -> r.measure().equals(measure))
                        .toList();
        if (held.isEmpty()) {
            throw new IllegalArgumentException("The measure (" + measure
                    + ") would hold no lane of this world if it took effect on " + asOf.on() + ".");
        }
        return held;
    }

    /// A ledger in which a measure takes effect, or is revived, on the day of the question.
    private static Ledger inForce(Ledger ledger, String measure, AsOf asOf) {
        boolean slept = ledger.eventsOf(measure).stream()
                .anyMatch(e -> e.type() == StatusEvent.Type.SUSPENDED
                        && !e.knownToPublic().isAfter(asOf.known())
                        && !e.from().isAfter(asOf.on()));
        return ledger.record(new StatusEvent(
                measure + "#what-if",
                measure,
                "",
                slept ? StatusEvent.Type.REVIVED : StatusEvent.Type.EFFECTIVE,
                StatusEvent.Span.from(asOf.on()),
                StatusEvent.Known.on(asOf.known()),
                "",
                new StatusEvent.Provenance("", Confidence.WEAK, "as if it took effect", ""),
                ledger.sequence() + 1));
    }
}
