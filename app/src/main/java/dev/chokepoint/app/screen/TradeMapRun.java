package dev.chokepoint.app.screen;

import dev.chokepoint.answer.screen.Standing;
import dev.chokepoint.answer.screen.TradeLaw;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.store.TradeReader;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.GeoDep;
import dev.chokepoint.exposure.screen.ProductHistory;
import dev.chokepoint.exposure.screen.ProductYear;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// All flows of a year with what law may reach of each.
final class TradeMapRun extends MethodRun<TradeMapRun.OfProduct> {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 8;
    private static final int CODES = 10_000;

    private final TradeMapQuestion asked;
    private final TradeLaw law;
    private final Closure closure;
    private final Top<Seen> top;
    private final Map<Integer, Map<Integer, Sum>> byImporter = new TreeMap<>();
    private final Map<Integer, Map<Integer, Sum>> byProduct = new TreeMap<>();
    private final Sum all = new Sum();
    private long flows;
    private Optional<TradeMapView.Product> told = Optional.empty();

    /// A flow as it is shown.
    ///
    /// @param dependent whether the importer meets GeoDep's criteria
    record Seen(Closure.Flow flow, List<TradeLaw.Hold> holds, boolean dependent) {}

    /// What becomes of a product.
    ///
    /// @param pairs sums by importer and exporter
    /// @param largest the flows that may be among the first
    /// @param flows how many flows there are
    record OfProduct(
            int product, Map<Integer, Sum> pairs, List<Seen> largest, int flows, Optional<TradeMapView.Product> told) {}

    /// Sums of flows, in USD.
    static final class Sum {
        private double trade;
        private double notReplaceable;
        private double inForce;
        private double pending;

        static Sum of(Closure.Flow flow, List<TradeLaw.Hold> holds) {
            Sum sum = new Sum();
            sum.trade = flow.usd();
            sum.notReplaceable = flow.usdRemoved();
            sum.inForce = holds.stream().anyMatch(h -> h.standing() == Standing.IN_FORCE) ? flow.usd() : 0;
            sum.pending = holds.stream().anyMatch(h -> h.standing() != Standing.IN_FORCE) ? flow.usd() : 0;
            return sum;
        }

        Sum add(Sum other) {
            trade += other.trade;
            notReplaceable += other.notReplaceable;
            inForce += other.inForce;
            pending += other.pending;
            return this;
        }

        double of(TradeMapQuestion.Shown shown) {
            return switch (shown) {
                case IN_FORCE -> inForce;
                case PENDING -> pending;
                case NOT_REPLACEABLE -> notReplaceable;
                case TRADE -> trade;
            };
        }

        TradeMapView.Sums view() {
            return new TradeMapView.Sums(trade, notReplaceable, inForce, pending);
        }
    }

    TradeMapRun(TradeMapQuestion asked, Atlas atlas, TradeReader reader, Ledger ledger) {
        super(asked.trade(), atlas, reader.countries());
        this.asked = asked;
        this.law = TradeLaw.of(ledger, asked.asOf(), reader.descriptions().keySet(), reader.codesOfOtherRevisions());
        this.closure = new Closure(asked.trade().limits().spare());
        this.top = new Top<>(asked.trade().rows());
    }

    @Override
    String name() {
        return "trade and law";
    }

    @Override
    String cannotSay() {
        return LawRun.cannotSay(law.extent(), asked.asOf());
    }

    @Override
    Piece<OfProduct> study(ProductHistory product) {
        int code = product.product();
        Optional<ProductYear> year = product.year(question().last());
        if (year.isEmpty()) {
            return new Piece<>(new OfProduct(code, Map.of(), List.of(), 0, Optional.empty()), "");
        }
        Map<Integer, Sum> pairs = new HashMap<>();
        Top<Seen> largest = new Top<>(question().rows());
        Set<Integer> dependent = dependent(product);
        int count = 0;
        List<Closure.Flow> every = closure.flows(year.get());
        for (Closure.Flow flow : every) {
            if (!asksImporter(flow.importer()) || !asksExporter(flow.exporter())) {
                continue;
            }
            List<TradeLaw.Hold> holds = law.holds(atlas().iso2(flow.exporter()), atlas().iso2(flow.importer()), code);
            Sum sum = Sum.of(flow, holds);
            pairs.computeIfAbsent(flow.importer() * CODES + flow.exporter(), _ -> new Sum())
                    .add(sum);
            count++;
            if (sum.of(asked.shown()) > 0) {
                largest.add(sum.of(asked.shown()), new Seen(flow, holds, dependent.contains(flow.importer())));
            }
        }
        boolean whole = asked.product().filter(p -> p == code).isPresent();
        Optional<TradeMapView.Product> seller = whole ? Optional.of(told(year.get(), every)) : Optional.empty();
        return new Piece<>(new OfProduct(code, pairs, largest.list(), count, seller), "");
    }

    private Set<Integer> dependent(ProductHistory product) {
        Set<Integer> out = new HashSet<>();
        for (GeoDep.Cell c : question().limits().geoDep().cells(product)) {
            if (c.year() == question().last() && c.criteria().all()) {
                out.add(c.importer());
            }
        }
        return out;
    }

    private TradeMapView.Product told(ProductYear year, List<Closure.Flow> all) {
        Map<Integer, Double> exports = new TreeMap<>();
        Map<Integer, Double> replaceable = new HashMap<>();
        for (Closure.Flow flow : all) {
            exports.merge(flow.exporter(), (double) flow.usd(), Double::sum);
            replaceable.put(flow.exporter(), flow.all());
        }
        Set<Integer> hinges = new HashSet<>();
        closure.failurePoints(year).forEach(p -> hinges.add(p.exporter()));
        long world = all.stream().mapToLong(Closure.Flow::usd).sum();
        List<TradeMapView.Exporter> sellers = exports.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()))
                .map(e -> new TradeMapView.Exporter(
                        place(e.getKey()),
                        e.getValue(),
                        e.getValue() / world,
                        replaceable.getOrDefault(e.getKey(), 0.0),
                        hinges.contains(e.getKey())))
                .toList();
        return new TradeMapView.Product(
                Atlas.digits(year.product()), atlas().description(year.product()), world, sellers);
    }

    @Override
    void add(OfProduct p) {
        p.pairs().forEach((pair, sum) -> {
            int importer = pair / CODES;
            int exporter = pair % CODES;
            add(byImporter, importer, exporter, sum);
            add(byProduct, p.product(), exporter, sum);
            all.add(sum);
        });
        p.largest().forEach(s -> top.add(Sum.of(s.flow(), s.holds()).of(asked.shown()), s));
        flows += p.flows();
        if (p.told().isPresent()) {
            told = p.told();
        }
    }

    private static void add(Map<Integer, Map<Integer, Sum>> to, int row, int column, Sum sum) {
        to.computeIfAbsent(row, _ -> new TreeMap<>())
                .computeIfAbsent(column, _ -> new Sum())
                .add(sum);
    }

    /// The sums are shown instead.
    @Override
    List<ScreenView.Finding> findings() {
        return List.of();
    }

    /// The flows are shown instead.
    @Override
    ScreenView.Ranking ranking() {
        return new ScreenView.Ranking("Flows", asked.shown().word(), flows, List.of(), List.of());
    }

    @Override
    String parameters() {
        return "law on " + asked.asOf().on() + ", as known on " + asked.asOf().known() + "; trade of "
                + question().last() + "; " + percent(closure.spare())
                + " of net exports can be added within the year";
    }

    TradeMapView view(ScreenView.Run run) {
        return new TradeMapView(
                cannotSay(),
                run,
                new TradeMapView.Law(
                        law.extent().inForce(),
                        law.extent().unseen(),
                        law.extent().anyFull()),
                all.view(),
                heat(byImporter, atlas()::iso2, atlas()::country),
                heat(byProduct, Atlas::digits, atlas()::description),
                top.list().stream().map(this::flow).toList(),
                flows,
                told);
    }

    private TradeMapView.Heat heat(
            Map<Integer, Map<Integer, Sum>> cells, IntFunction<String> code, IntFunction<String> name) {
        Map<Integer, Double> rows = new TreeMap<>();
        Map<Integer, Double> columns = new TreeMap<>();
        cells.forEach((row, byColumn) -> byColumn.forEach((column, sum) -> {
            double value = sum.of(asked.shown());
            rows.merge(row, value, Double::sum);
            columns.merge(column, value, Double::sum);
        }));
        List<Integer> kept = largest(rows, MOST_ROWS);
        List<Integer> beside = largest(columns, MOST_COLUMNS);
        List<TradeMapView.Cell> out = new ArrayList<>();
        double inside = 0;
        for (int row : kept) {
            for (int column : beside) {
                Sum sum = cells.getOrDefault(row, Map.of()).get(column);
                if (sum != null) {
                    double value = sum.of(asked.shown());
                    inside += value;
                    out.add(new TradeMapView.Cell(code.apply(row), atlas().iso2(column), value, sum.view()));
                }
            }
        }
        double value = all.of(asked.shown());
        return new TradeMapView.Heat(
                kept.stream()
                        .map(r -> new TradeMapView.Head(code.apply(r), name.apply(r), rows.getOrDefault(r, 0.0)))
                        .toList(),
                beside.stream()
                        .map(c -> new TradeMapView.Head(
                                atlas().iso2(c), atlas().country(c), columns.getOrDefault(c, 0.0)))
                        .toList(),
                out,
                value,
                Math.max(0, value - inside));
    }

    private static List<Integer> largest(Map<Integer, Double> values, int most) {
        return values.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private TradeMapView.Flow flow(Seen seen) {
        Closure.Flow flow = seen.flow();
        return new TradeMapView.Flow(
                place(flow.importer()),
                place(flow.exporter()),
                Atlas.digits(flow.product()),
                atlas().description(flow.product()),
                Sum.of(flow, seen.holds()).view(),
                flow.dependence(),
                seen.dependent(),
                seen.holds().stream().map(TradeMapRun::hold).distinct().toList());
    }

    private static TradeMapView.Hold hold(TradeLaw.Hold hold) {
        return new TradeMapView.Hold(
                hold.measure(),
                hold.standing().name().toLowerCase(Locale.ROOT),
                hold.words(),
                hold.full(),
                hold.code());
    }

    private TradeMapView.Place place(int code) {
        return new TradeMapView.Place(atlas().iso2(code), atlas().country(code));
    }
}
