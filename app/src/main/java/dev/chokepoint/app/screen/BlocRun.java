package dev.chokepoint.app.screen;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.data.store.ScreenTable;
import dev.chokepoint.exposure.screen.Bloc;
import dev.chokepoint.exposure.screen.BlocDependency;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.ProductHistory;
import dev.chokepoint.exposure.screen.ProductYear;
import dev.chokepoint.exposure.screen.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The core dependency indicators of a bloc, of single years or over all of them.
final class BlocRun extends MethodRun<BlocRun.OfProduct> {
    private static final int MOST_LEADERS = 3;

    private final BlocDependency method;
    private final Closure closure;
    private final ScreenTable table;
    private final boolean persistent;
    private final Top<BlocDependency.Cell> top;
    private final Map<Integer, Long> flaggedByYear = new TreeMap<>();
    private final Map<Integer, Long> byLeader = new TreeMap<>();
    private long usdFlagged;
    private long usdAll;
    private long inAllYears;
    private long inAllAndHeld;

    record OfProduct(
            List<BlocDependency.Cell> cells,
            BlocDependency.Persistence persistence,
            List<Closure.FailurePoint> points) {}

    BlocRun(ScreenQuestion question, Atlas atlas, Countries countries, ScreenTable table) {
        super(question, atlas, countries);
        Bloc bloc = question.bloc().orElse(Bloc.EU27);
        method = new BlocDependency(
                bloc,
                question.limits().geoDep().concentration(),
                Threshold.of(question.limits().outside()),
                question.limits().geoDep().ratio());
        closure = new Closure(question.limits().spare());
        this.table = table;
        persistent = question.method() == ScreenMethod.EC_PERSISTENT;
        top = new Top<>(question.rows());
    }

    @Override
    Piece<OfProduct> study(ProductHistory product) {
        StringBuilder lines = new StringBuilder();
        List<BlocDependency.Cell> cells = new ArrayList<>();
        List<Closure.FailurePoint> points = new ArrayList<>();
        for (ProductYear year : product.years()) {
            method.year(year).filter(c -> asksExporter(c.leader().code())).ifPresent(cells::add);
            points.addAll(closure.failurePoints(year));
        }
        BlocDependency.Persistence held =
                method.persistence(product, question().first(), question().last());
        if (table == ScreenTable.EC_YEAR) {
            cells.forEach(c -> ScreenTable.append(lines, c));
        } else if (table == ScreenTable.EC_PERSISTENCE) {
            ScreenTable.append(lines, held);
        } else if (table == ScreenTable.FAILURE_POINTS) {
            points.forEach(p -> ScreenTable.append(lines, p));
        }
        return new Piece<>(new OfProduct(cells, held, points), lines);
    }

    @Override
    void add(OfProduct p) {
        boolean single =
                p.points().stream().anyMatch(x -> x.year() == question().last());
        inAllYears += p.persistence().persistent() ? 1 : 0;
        inAllAndHeld += p.persistence().persistent() && single ? 1 : 0;
        for (BlocDependency.Cell c : p.cells()) {
            if (c.flag()) {
                flaggedByYear.merge(c.year(), 1L, Long::sum);
            }
            if (c.year() != question().last()) {
                continue;
            }
            usdAll += c.trade().extra();
            boolean shown = persistent ? p.persistence().persistent() : c.flag();
            if (shown) {
                usdFlagged += c.trade().extra();
                byLeader.merge(c.leader().code(), 1L, Long::sum);
                top.add((double) c.trade().extra(), c);
            }
        }
    }

    @Override
    List<ScreenView.Finding> findings() {
        List<ScreenView.Finding> out = new ArrayList<>();
        flaggedByYear.forEach((year, n) -> out.add(count("products flagged in " + year, n)));
        if (persistent) {
            out.add(count("products flagged in every year", inAllYears));
            out.add(count("of them with an exporter that cannot be replaced", inAllAndHeld));
        }
        out.add(share(
                "their part of imports from outside in " + question().last(),
                usdAll == 0 ? 0 : (double) usdFlagged / usdAll));
        byLeader.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_LEADERS)
                .forEach(e -> out.add(count("led by " + atlas().country(e.getKey()), e.getValue())));
        return out;
    }

    @Override
    ScreenView.Ranking ranking() {
        List<List<String>> rows = top.list().stream()
                .map(c -> List.of(
                        Atlas.digits(c.product()),
                        atlas().product(c.product()),
                        Numbers.usd((double) c.trade().extra()),
                        String.format(
                                java.util.Locale.ROOT, "%.2f", c.indicators().concentration()),
                        percent(c.indicators().outside()),
                        atlas().shortCountry(c.leader().code()),
                        percent(c.leader().share())))
                .toList();
        return new ScreenView.Ranking(
                (persistent
                                ? "Products flagged in every year"
                                : "Products flagged in " + question().last()) + ", "
                        + method.bloc().name(),
                "imports from outside",
                top.seen(),
                List.of("HS6", "product", "from outside", "CDI1", "CDI2", "leader", "its share"),
                rows);
    }

    @Override
    String parameters() {
        return method.bloc().name() + ", CDI1 > " + method.concentration() + ", CDI2 > " + method.outside()
                + ", CDI3 > " + method.ratio() + ", over all products";
    }
}
