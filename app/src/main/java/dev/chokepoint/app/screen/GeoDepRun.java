package dev.chokepoint.app.screen;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.data.store.ScreenTable;
import dev.chokepoint.exposure.screen.Churn;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.GeoDep;
import dev.chokepoint.exposure.screen.ProductHistory;
import dev.chokepoint.exposure.screen.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// GeoDep over a window of years.
final class GeoDepRun extends MethodRun<GeoDepRun.OfProduct> {
    private static final List<String> CONCENTRATIONS = List.of("0.30", "0.35", "0.40", "0.45", "0.50");
    private static final List<String> RATIOS = List.of("1", "2");
    private static final int MOST_LEADERS = 3;

    private final List<GeoDep> others = new ArrayList<>();
    private final ScreenTable table;
    private final Top<GeoDep.Dependence> top;
    private final long[] counts;
    private final Map<Integer, Long> byLeader = new TreeMap<>();
    private final Map<Integer, Set<Long>> flagged = new TreeMap<>();
    private long dependences;
    private long products;

    /// @param last what is flagged in the last window
    /// @param flags importer and product of the pairs that meet all criteria, by year
    record OfProduct(List<GeoDep.Dependence> last, long[] counts, Map<Integer, List<Long>> flags) {}

    GeoDepRun(ScreenQuestion question, Atlas atlas, Countries countries, ScreenTable table) {
        super(question, atlas, countries);
        if (question.last() - question.first() + 1 < GeoDep.NEEDED) {
            throw new IllegalArgumentException("GeoDep looks at windows of " + GeoDep.WINDOW + " years: the years ("
                    + question.first() + "-" + question.last() + ") must be at least " + GeoDep.NEEDED + ".");
        }
        this.table = table;
        this.top = new Top<>(question.rows());
        for (String ratio : RATIOS) {
            for (String concentration : CONCENTRATIONS) {
                others.add(new GeoDep(Threshold.of(concentration), Threshold.of(ratio)));
            }
        }
        counts = new long[others.size()];
    }

    @Override
    Piece<OfProduct> study(ProductHistory plain) {
        ProductHistory product = merged(plain);
        GeoDep method = question().limits().geoDep();
        StringBuilder lines = new StringBuilder();
        int last = question().last();
        List<GeoDep.Dependence> found = List.of();
        int firstWindow = Math.min(last, question().first() + GeoDep.WINDOW - 1);
        for (int window = firstWindow; window <= last; window++) {
            found = method.window(window, product).stream()
                    .filter(d -> asksImporter(d.importer())
                            && asksExporter(d.leader().code()))
                    .toList();
            if (table == ScreenTable.GEODEP_WINDOW) {
                found.forEach(d -> ScreenTable.append(lines, d));
            }
        }
        Map<Integer, List<Long>> flags = new TreeMap<>();
        for (GeoDep.Cell c : method.cells(product)) {
            if (!asksImporter(c.importer()) || !asksExporter(c.leader().code())) {
                continue;
            }
            if (table == ScreenTable.GEODEP_YEAR) {
                ScreenTable.append(lines, c);
            }
            if (c.criteria().all()) {
                flags.computeIfAbsent(c.year(), _ -> new ArrayList<>()).add(c.importer() * 1_000_000L + c.product());
            }
        }
        return new Piece<>(new OfProduct(found, countsOf(product), flags), lines);
    }

    private long[] countsOf(ProductHistory product) {
        long[] n = new long[others.size()];
        if (!question().of().importers().isEmpty()
                || !question().of().exporters().isEmpty()) {
            for (int k = 0; k < n.length; k++) {
                n[k] = others.get(k).window(question().last(), product).stream()
                        .filter(d -> asksImporter(d.importer())
                                && asksExporter(d.leader().code()))
                        .count();
            }
            return n;
        }
        for (int k = 0; k < n.length; k++) {
            n[k] = others.get(k).count(question().last(), product);
        }
        return n;
    }

    @Override
    void add(OfProduct p) {
        products += p.last().isEmpty() ? 0 : 1;
        for (GeoDep.Dependence d : p.last()) {
            dependences++;
            byLeader.merge(d.leader().code(), 1L, Long::sum);
            top.add((double) d.usd(), d);
        }
        for (int k = 0; k < counts.length; k++) {
            counts[k] += p.counts()[k];
        }
        p.flags()
                .forEach((year, pairs) ->
                        flagged.computeIfAbsent(year, _ -> new HashSet<>()).addAll(pairs));
    }

    @Override
    List<ScreenView.Finding> findings() {
        List<ScreenView.Finding> out = new ArrayList<>();
        out.add(count(
                "importer and product pairs that depend, window to "
                        + question().last(),
                dependences));
        out.add(count("products among them", products));
        byLeader.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_LEADERS)
                .forEach(e -> out.add(new ScreenView.Finding(
                        "led by " + atlas().country(e.getKey()),
                        e.getValue(),
                        String.format(java.util.Locale.ROOT, "%,d", e.getValue()) + " ("
                                + percent((double) e.getValue() / dependences) + ")")));
        for (int year = question().first() + 1; year <= question().last(); year++) {
            Churn churn = Churn.between(flagged.getOrDefault(year - 1, Set.of()), flagged.getOrDefault(year, Set.of()));
            out.add(new ScreenView.Finding(
                    "of " + churn.before() + " pairs flagged in " + (year - 1) + ", gone in " + year,
                    churn.rate(),
                    percent(churn.rate())));
        }
        return out;
    }

    @Override
    ScreenView.Ranking ranking() {
        List<List<String>> rows = top.list().stream()
                .map(d -> List.of(
                        atlas().shortCountry(d.importer()),
                        Atlas.digits(d.product()),
                        atlas().product(d.product()),
                        Numbers.usd(d.usd() / (double) years()),
                        atlas().shortCountry(d.leader().code()),
                        percent(d.leader().share()),
                        String.valueOf(d.years())))
                .toList();
        return new ScreenView.Ranking(
                "Dependent importers, window to " + question().last(),
                "imports a year",
                dependences,
                List.of("importer", "HS6", "product", "imports a year", "leader", "its share", "years"),
                rows);
    }

    private int years() {
        return Math.min(GeoDep.WINDOW, question().last() - question().first() + 1);
    }

    @Override
    List<ScreenView.Sensitivity> sensitivity() {
        List<ScreenView.Sensitivity> out = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            GeoDep g = others.get(k);
            out.add(new ScreenView.Sensitivity(
                    g.concentration().toString(), g.ratio().toString(), counts[k]));
        }
        return out;
    }

    @Override
    String parameters() {
        GeoDep g = question().limits().geoDep();
        return "concentration of imports and exports > " + g.concentration() + ", imports / exports > " + g.ratio()
                + ", in " + GeoDep.NEEDED + " of " + GeoDep.WINDOW + " years";
    }
}
