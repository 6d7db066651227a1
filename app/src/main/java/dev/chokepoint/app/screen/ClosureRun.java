package dev.chokepoint.app.screen;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.data.store.ScreenTable;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.Origins;
import dev.chokepoint.exposure.screen.ProductHistory;
import dev.chokepoint.exposure.screen.ProductYear;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What closures remove, in the last year.
final class ClosureRun extends MethodRun<ClosureRun.OfProduct> {
    private static final double[] SPARES = {0, 0.05, 0.10, 0.25};

    private final Closure method;
    private final ScreenTable table;
    private final Top<Loss> top;
    private final double[] usdRemoved = new double[SPARES.length];
    private long points;
    private long unsettled;

    /// The largest loss of an importer.
    ///
    /// @param made the part of its imports that was made where the exporter is
    record Loss(Closure.Flow flow, double made) {}

    record OfProduct(List<Loss> losses, double[] removed, int points, boolean settled) {}

    ClosureRun(ScreenQuestion question, Atlas atlas, Countries countries, ScreenTable table) {
        super(question, atlas, countries);
        method = new Closure(question.limits().spare());
        this.table = table;
        top = new Top<>(question.rows());
    }

    @Override
    Piece<OfProduct> study(ProductHistory plain) {
        Optional<ProductYear> year = merged(plain).year(question().last());
        StringBuilder lines = new StringBuilder();
        if (year.isEmpty()) {
            return new Piece<>(new OfProduct(List.of(), new double[SPARES.length], 0, true), lines);
        }
        ProductYear flows = year.get();
        Map<Integer, Closure.Flow> largest = new HashMap<>();
        for (Closure.Flow f : method.flows(flows)) {
            if (!asksImporter(f.importer()) || !asksExporter(f.exporter())) {
                continue;
            }
            if (table == ScreenTable.DIRECT) {
                ScreenTable.append(lines, f);
            }
            largest.merge(f.importer(), f, ClosureRun::larger);
        }
        boolean settled = true;
        Map<Long, Double> made = Map.of();
        if (table == ScreenTable.INDIRECT) {
            Origins.Result origins = Origins.of(flows);
            settled = origins.settled();
            made = new HashMap<>();
            for (Origins.Share s : origins.shares()) {
                if (asksImporter(s.importer()) && asksExporter(s.origin())) {
                    ScreenTable.append(lines, s);
                    made.put(s.origin() * 10_000L + s.importer(), s.total());
                }
            }
        }
        List<Closure.FailurePoint> failure = method.failurePoints(flows).stream()
                .filter(p -> asksExporter(p.exporter()))
                .toList();
        if (table == ScreenTable.FAILURE_POINTS) {
            failure.forEach(p -> ScreenTable.append(lines, p));
        }
        List<Loss> losses = new ArrayList<>();
        for (Closure.Flow f : largest.values()) {
            losses.add(new Loss(f, made.getOrDefault(f.exporter() * 10_000L + f.importer(), -1.0)));
        }
        return new Piece<>(new OfProduct(losses, removed(flows), failure.size(), settled), lines);
    }

    /// The larger of two flows to one importer; on a tie that of the smaller code.
    private static Closure.Flow larger(Closure.Flow a, Closure.Flow b) {
        return b.usd() > a.usd() || (b.usd() == a.usd() && b.exporter() < a.exporter()) ? b : a;
    }

    /// What closures of each importer's leading exporter would remove, by the part of net exports that can be added.
    private double[] removed(ProductYear flows) {
        double[] sums = new double[SPARES.length];
        for (int s = 0; s < SPARES.length; s++) {
            Map<Integer, Closure.Flow> largest = new HashMap<>();
            for (Closure.Flow f : new Closure(SPARES[s]).flows(flows)) {
                if (asksImporter(f.importer()) && asksExporter(f.exporter())) {
                    largest.merge(f.importer(), f, ClosureRun::larger);
                }
            }
            for (Closure.Flow f : largest.values()) {
                sums[s] += f.usdRemoved();
            }
        }
        return sums;
    }

    @Override
    void add(OfProduct p) {
        for (Loss l : p.losses()) {
            top.add(l.flow().usdRemoved(), l);
        }
        for (int s = 0; s < SPARES.length; s++) {
            usdRemoved[s] += p.removed()[s];
        }
        points += p.points();
        unsettled += p.settled() ? 0 : 1;
    }

    @Override
    List<ScreenView.Finding> findings() {
        List<ScreenView.Finding> out = new ArrayList<>();
        out.add(count("importer and product pairs with imports in " + question().last(), top.seen()));
        for (int s = 0; s < SPARES.length; s++) {
            out.add(new ScreenView.Finding(
                    "removed by closing each pair's leading exporter, "
                            + String.format(java.util.Locale.ROOT, "%.0f %%", 100 * SPARES[s])
                            + " of net exports to spare",
                    usdRemoved[s],
                    Numbers.usd(usdRemoved[s])));
        }
        out.add(count("products with an exporter of half the world or more that cannot be replaced", points));
        if (unsettled > 0) {
            out.add(count("products whose origins did not settle", unsettled));
        }
        return out;
    }

    @Override
    ScreenView.Ranking ranking() {
        boolean origins = table == ScreenTable.INDIRECT;
        List<String> columns = new ArrayList<>(
                List.of("importer", "exporter", "HS6", "product", "removed", "dependence", "replaceable"));
        if (origins) {
            columns.add("made there");
        }
        List<List<String>> rows = top.list().stream()
                .map(l -> {
                    Closure.Flow f = l.flow();
                    List<String> row = new ArrayList<>(List.of(
                            atlas().shortCountry(f.importer()),
                            atlas().shortCountry(f.exporter()),
                            Atlas.digits(f.product()),
                            atlas().product(f.product()),
                            Numbers.usd(f.usdRemoved()),
                            percent(f.dependence()),
                            percent(f.all())));
                    if (origins) {
                        row.add(l.made() < 0 ? "" : percent(l.made()));
                    }
                    return List.copyOf(row);
                })
                .toList();
        return new ScreenView.Ranking(
                "If the leading exporter closed, " + question().last(), "value removed", top.seen(), columns, rows);
    }

    @Override
    String parameters() {
        return "year " + question().last() + ", " + percent(method.spare())
                + " of net exports can be added within the year";
    }
}
