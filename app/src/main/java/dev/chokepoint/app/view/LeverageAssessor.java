package dev.chokepoint.app.view;

import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.app.cli.LeverageOptions;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.equilibrium.DualFace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.leverage.Chokepoints;
import dev.chokepoint.exposure.leverage.MeasureShapley;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.World;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Works out what stands beside the leverage matrix.
final class LeverageAssessor {
    private static final Pattern LANE =
            Pattern.compile("(?<item>[^:]+):(?<from>[^:>]+?)->(?<to>[^:=]+?)(=(?<share>[0-9.]+))?");

    private final Equilibrium equilibrium;
    private final Controls controls;
    private final Ledger ledger;
    private final AsOf asOf;
    private final Network network;
    private final Function<Explanation, String> why;

    LeverageAssessor(
            Equilibrium equilibrium, Controls controls, Ledger ledger, AsOf asOf, Function<Explanation, String> why) {
        this.equilibrium = equilibrium;
        this.controls = controls;
        this.ledger = ledger;
        this.asOf = asOf;
        this.network = equilibrium.baseline().network();
        this.why = why;
    }

    LeverageDetail detail(LeverageOptions.Wanted wanted, Plan free, Plan best, Set<String> binding) {
        List<LeverageDetail.AlsoView> also =
                wanted.also().stream().map(x -> also(x, best)).toList();
        List<LeverageDetail.RangeView> ranges = new ArrayList<>();
        List<LeverageDetail.MarginalView> marginals = new ArrayList<>();
        if (wanted.ranges()) {
            try (DualFace face = DualFace.of(equilibrium, controls)) {
                face.welfare().forEach((party, range) -> {
                    DualFace.Range loss = range.subtractedFrom(free.welfareOf(party));
                    ranges.add(new LeverageDetail.RangeView(party, loss.low(), loss.high()));
                });
                for (String m : binding) {
                    DualFace.Range marginal = face.marginal(m);
                    marginals.add(new LeverageDetail.MarginalView(m, marginal.low(), marginal.high()));
                }
            }
        }
        LeverageDetail.ShapleyView shapley = wanted.programs() < 2
                ? LeverageDetail.none().shapley()
                : shapley(MeasureShapley.of(
                        equilibrium,
                        controls,
                        controls.measures(),
                        new MeasureShapley.Budget(wanted.programs(), wanted.seed())));
        Chokepoints.Ranking ranking = wanted.chokepoints() == 0
                ? new Chokepoints.Ranking(List.of(), 0, 0)
                : Chokepoints.rank(equilibrium, wanted.chokepoints());
        return new LeverageDetail(
                ranges,
                marginals,
                shapley,
                ranking.points().stream().map(this::chokepoint).toList(),
                ranking.candidates(),
                also);
    }

    private static LeverageDetail.ShapleyView shapley(MeasureShapley.Result result) {
        return new LeverageDetail.ShapleyView(
                result.exact(),
                result.whole(),
                result.programs(),
                result.parts().stream()
                        .map(p -> {
                            Map<String, Double> onParty = new LinkedHashMap<>();
                            p.onParty().forEach((party, v) -> onParty.put(party, v.usd()));
                            return new LeverageDetail.PartView(
                                    p.measure(),
                                    p.issuer(),
                                    onParty,
                                    p.total().usd(),
                                    p.total().low(),
                                    p.total().high());
                        })
                        .toList());
    }

    private LeverageDetail.ChokepointView chokepoint(Chokepoints.Point p) {
        return new LeverageDetail.ChokepointView(
                p.item(),
                network.itemName(p.item()),
                p.from(),
                p.onParty(),
                p.total(),
                p.worst(),
                p.baseline(),
                p.path().stream()
                        .map(s -> new LeverageDetail.StepView(
                                s.item(), network.itemName(s.item()), s.place(), s.process(), s.lostUsd(), s.lowest()))
                        .toList());
    }

    /// What a further closure would cost, on top of the controls as they stand.
    private LeverageDetail.AlsoView also(String what, Plan best) {
        World world = network.world();
        int from = world.monthAfter(asOf.on());
        List<Controls.Restriction> more =
                restrictions(what).stream().filter(r -> r.month() >= from).toList();
        Controls then = controls.after(new Change.Close(more));
        Plan with = equilibrium.solve(then);
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
        return new LeverageDetail.AlsoView(
                what,
                lanes.size(),
                world.first().plusMonths(from).toString(),
                onParty,
                total,
                why.apply(LossExplanation.of(
                        "What " + what + " would cost all parties in addition",
                        best,
                        with,
                        Set.copyOf(onParty.keySet()),
                        then,
                        measures)));
    }

    private List<Controls.Restriction> restrictions(String what) {
        Matcher lane = LANE.matcher(what);
        if (!lane.matches()) {
            return asIfInForce(what);
        }
        String item = lane.group("item").strip();
        String from = lane.group("from").strip();
        String to = lane.group("to").strip();
        double share = lane.group("share") == null ? 0 : Double.parseDouble(lane.group("share"));
        known("item", item, network.world().items().stream().map(i -> i.id()).toList());
        List<String> places = network.world().places().stream().map(p -> p.id()).toList();
        known("place", from, places);
        known("place", to, places);
        List<Controls.Restriction> all = new ArrayList<>();
        List<Lane> lanes = network.world().lanes();
        for (int arc = 0; arc < lanes.size(); arc++) {
            Lane l = network.laneOf(arc);
            if (fits(item, l.item()) && fits(from, l.from()) && fits(to, l.to())) {
                for (int t = 0; t < network.world().months(); t++) {
                    for (EndUse use : EndUse.values()) {
                        all.add(new Controls.Restriction(arc, t, use, what, from, share, 1));
                    }
                }
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("The world has no lane " + what + ".");
        }
        return all;
    }

    private static boolean fits(String wanted, String found) {
        return wanted.equals("*") || wanted.equals(found);
    }

    private static void known(String kind, String name, List<String> names) {
        if (!name.equals("*") && !names.contains(name)) {
            throw new IllegalArgumentException(
                    "The " + kind + " (" + name + ") must be * or one of " + String.join(", ", names) + ".");
        }
    }

    /// What a measure of the ledger would hold if it took effect on the day of the question.
    private List<Controls.Restriction> asIfInForce(String measure) {
        if (ledger.findMeasure(measure).isEmpty()) {
            throw new IllegalArgumentException(
                    "What is to be closed (" + measure
                            + ") must be the id of a measure in the ledger or item:from->to.\nMaybe chokepoint ledger list helps.");
        }
        boolean slept = ledger.eventsOf(measure).stream()
                .anyMatch(e -> e.type() == StatusEvent.Type.SUSPENDED
                        && !e.knownToPublic().isAfter(asOf.known())
                        && !e.from().isAfter(asOf.on()));
        Ledger then = ledger.record(new StatusEvent(
                measure + "#what-if",
                measure,
                "",
                slept ? StatusEvent.Type.REVIVED : StatusEvent.Type.EFFECTIVE,
                asOf.on(),
                StatusEvent.OPEN,
                asOf.known(),
                asOf.known(),
                StatusEvent.Precision.DAY,
                ZoneOffset.UTC,
                "",
                "",
                Confidence.WEAK,
                "as if it took effect",
                "",
                ledger.sequence() + 1));
        List<Controls.Restriction> held =
                LaneControls.of(network, new LedgerBindings(then, asOf.known()), Draw.central()).restrictions().stream()
                        .filter(r -> r.measure().equals(measure))
                        .toList();
        if (held.isEmpty()) {
            throw new IllegalArgumentException("The measure (" + measure
                    + ") would hold no lane of this world if it took effect on " + asOf.on() + ".");
        }
        return held;
    }
}
