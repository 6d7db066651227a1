package dev.chokepoint.answer.scenario;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.Lane;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a scenario changes in the inputs: each figure as the world stands and under the scenario.
///
/// @param rows what differs: stocks, demand, plants and terms, then lanes, those with most of the trade first
public record InputChanges(List<Row> rows) {
    /// Shares that differ by less are the same.
    private static final double NEGLIGIBLE = 1e-9;

    public InputChanges {
        rows = List.copyOf(rows);
    }

    /// What kind of input it is.
    public enum Kind {
        /// What may pass on a lane, share of the usual trade.
        PASSES,
        /// What is in stock when the plan begins.
        STOCK,
        /// What is wanted a month at the usual price.
        DEMAND,
        /// What a plant can make a month.
        CAPACITY,
        /// A tax on what is shipped, share of the price.
        TAX,
        /// Most that may be shipped, against what usually is.
        QUOTA,
        /// Least that must be shipped.
        REQUIRED,
        /// Least that must be held.
        RESERVE
    }

    /// One input.
    ///
    /// @param item the item of the lane, stock, demand or plant
    /// @param from the place, or that of departure
    /// @param to the place of arrival; empty for what is no lane
    /// @param unit the unit of both values; `share` for a share, where -1 stands for "no limit"
    /// @param month the first month in which they differ, and of which they are
    public record Row(
            Kind kind,
            String item,
            String from,
            String to,
            String unit,
            double before,
            double after,
            YearMonth month) {}

    /// What the changes of a situation do to its inputs.
    public static InputChanges of(Situation changed) {
        List<Row> rows = new ArrayList<>();
        Network network = changed.network();
        Shifts shifts = changed.whatIf().shifts();
        List<Row> terms = new ArrayList<>();
        Map<List<Object>, Row> figures = new LinkedHashMap<>();
        for (Shifts.Shift shift : shifts.shifts()) {
            switch (shift) {
                case Shifts.Stock s -> figures.putIfAbsent(List.of(Kind.STOCK, s.node()), stock(network, shifts, s));
                case Shifts.Demand d ->
                    d.uses().stream()
                            .sorted()
                            .forEach(use -> figures.putIfAbsent(
                                    List.of(Kind.DEMAND, use, d.span().first()),
                                    demand(
                                            changed.baseline(),
                                            shifts,
                                            use,
                                            d.span().first())));
                case Shifts.Capacity c ->
                    c.works().stream()
                            .sorted()
                            .forEach(works -> figures.putIfAbsent(
                                    List.of(Kind.CAPACITY, works, c.span().first()),
                                    capacity(
                                            changed.baseline(),
                                            shifts,
                                            works,
                                            c.span().first())));
                default -> terms(changed.baseline(), shift).ifPresent(terms::add);
            }
        }
        // Goods told apart by origin, and plants that make the same, are one input to whoever asks.
        Map<List<Object>, Row> together = new LinkedHashMap<>();
        figures.values()
                .forEach(r -> together.merge(List.of(r.kind(), r.item(), r.from(), r.month()), r, InputChanges::sum));
        rows.addAll(together.values());
        rows.addAll(terms);
        rows.addAll(lanes(changed));
        return new InputChanges(rows);
    }

    private static Row sum(Row a, Row b) {
        return new Row(
                a.kind(),
                a.item(),
                a.from(),
                a.to(),
                a.unit(),
                a.before() + b.before(),
                a.after() + b.after(),
                a.month());
    }

    /// The lanes on which something else may pass, by what usually passes there.
    private static List<Row> lanes(Situation changed) {
        Network network = changed.network();
        int arcs = network.arcs.size();
        double[][] before = changed.standing().totalShares(arcs, network.months);
        double[][] after = changed.controls().totalShares(arcs, network.months);
        Map<List<String>, Row> rows = new LinkedHashMap<>();
        network.arcs.stream()
                .sorted(Comparator.comparingDouble(
                                (Network.Arc a) -> -changed.baseline().flow[a.id()] * network.itemPrice[a.item()])
                        .thenComparingInt(Network.Arc::id))
                .forEach(a -> {
                    for (int t = 0; t < network.months; t++) {
                        double was = share(before[a.id()][t]);
                        double is = share(after[a.id()][t]);
                        if (Math.abs(was - is) > NEGLIGIBLE) {
                            Lane lane = a.lane();
                            rows.putIfAbsent(
                                    List.of(lane.item(), lane.from(), lane.to()),
                                    new Row(
                                            Kind.PASSES,
                                            lane.item(),
                                            lane.from(),
                                            lane.to(),
                                            "share",
                                            was,
                                            is,
                                            network.world().first().plusMonths(t)));
                            return;
                        }
                    }
                });
        return List.copyOf(rows.values());
    }

    private static double share(double passes) {
        return Double.isInfinite(passes) ? -1 : passes;
    }

    private static Row stock(Network network, Shifts shifts, Shifts.Stock s) {
        double held = network.stock[s.node()];
        return at(network, Kind.STOCK, s.node(), "", held, shifts.stock(s.node(), held), 0);
    }

    private static Row demand(Baseline baseline, Shifts shifts, int use, int month) {
        double usual = baseline.quantity[use];
        int node = baseline.network().uses.get(use).node();
        return at(baseline.network(), Kind.DEMAND, node, "/month", usual, usual * shifts.demand(use, month), month);
    }

    private static Row capacity(Baseline baseline, Shifts shifts, int works, int month) {
        Network.Works w = baseline.network().works.get(works);
        double made = baseline.output[works];
        double capacity = w.capacity()[month];
        return at(
                baseline.network(),
                Kind.CAPACITY,
                w.node(),
                "/month",
                Math.max(made, capacity),
                shifts.room(works, month, made, capacity),
                month);
    }

    /// What binds or taxes lanes, and what must be held.
    private static Optional<Row> terms(Baseline baseline, Shifts.Shift shift) {
        return switch (shift) {
            case Shifts.Duty d -> Optional.of(lanes(baseline, Kind.TAX, d.arcs(), d.span(), "share", 0, d.share()));
            case Shifts.Quota q ->
                Optional.of(lanes(
                        baseline,
                        Kind.QUOTA,
                        q.arcs(),
                        q.span(),
                        q.monthly() ? "/month" : "",
                        flow(baseline, q.arcs())
                                * (q.monthly() ? 1 : q.span().end() - q.span().first()),
                        q.units()));
            case Shifts.Required r ->
                Optional.of(lanes(
                        baseline, Kind.REQUIRED, r.arcs(), r.span(), "/month", flow(baseline, r.arcs()), r.units()));
            case Shifts.Reserve r ->
                Optional.of(new Row(
                        Kind.RESERVE,
                        r.item(),
                        r.place(),
                        "",
                        baseline.network().unitOf(r.item()),
                        0,
                        r.units(),
                        baseline.network().world().first().plusMonths(r.span().first())));
            case Shifts.Stock _, Shifts.Demand _, Shifts.Capacity _ -> Optional.empty();
        };
    }

    private static double flow(Baseline baseline, Set<Integer> arcs) {
        return arcs.stream().mapToDouble(a -> baseline.flow[a]).sum();
    }

    /// Terms of lanes: one row for all of them together, named by the first.
    private static Row lanes(
            Baseline baseline,
            Kind kind,
            Set<Integer> arcs,
            Shifts.Span span,
            String unit,
            double before,
            double after) {
        Network network = baseline.network();
        Set<String> items = new LinkedHashSet<>();
        Set<String> from = new LinkedHashSet<>();
        Set<String> to = new LinkedHashSet<>();
        for (int arc : arcs) {
            Lane lane = network.laneOf(arc);
            items.add(lane.item());
            from.add(lane.from());
            to.add(lane.to());
        }
        String item = items.iterator().next();
        return new Row(
                kind,
                item,
                from.size() == 1 ? from.iterator().next() : "*",
                to.size() == 1 ? to.iterator().next() : "*",
                unit.equals("share") ? unit : network.unitOf(item) + unit,
                before,
                after,
                network.world().first().plusMonths(span.first()));
    }

    private static Row at(Network network, Kind kind, int node, String rate, double before, double after, int month) {
        String item =
                network.items.get(network.baseItem[network.nodeItem[node]]).id();
        return new Row(
                kind,
                item,
                network.places.get(network.nodePlace[node]).id(),
                "",
                network.unitOf(item) + rate,
                before,
                after,
                network.world().first().plusMonths(month));
    }
}
