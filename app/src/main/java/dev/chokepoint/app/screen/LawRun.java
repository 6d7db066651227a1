package dev.chokepoint.app.screen;

import dev.chokepoint.answer.screen.HeldTrade;
import dev.chokepoint.answer.screen.Standing;
import dev.chokepoint.answer.screen.TradeLaw;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.store.ScreenLine;
import dev.chokepoint.data.store.TradeReader;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.GeoDep;
import dev.chokepoint.exposure.screen.ProductHistory;
import dev.chokepoint.exposure.screen.ProductYear;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Dependence and law: what each importer buys, in the last year, under measures that bind, are suspended or are to
/// come.
final class LawRun extends MethodRun<List<LawRun.Row>> {
    private static final int MOST_LOST = 5;

    private final AsOf asOf;
    private final TradeLaw law;
    private final Closure closure;
    private final Top<Row> top;
    private final Map<Standing, Double> highByStanding = new EnumMap<>(Standing.class);
    private final Map<Standing, Long> pairs = new EnumMap<>(Standing.class);
    private final Set<Integer> products = new TreeSet<>();
    private long dependent;

    /// @param dependent whether GeoDep's criteria all hold in the year
    record Row(HeldTrade.Held held, boolean dependent) {}

    LawRun(ScreenQuestion question, Atlas atlas, TradeReader reader, Ledger ledger, AsOf asOf) {
        super(question, atlas, reader.countries());
        if (question.bloc().isPresent()) {
            throw new IllegalArgumentException("Law binds places, not blocs: give --law without --bloc.");
        }
        this.asOf = asOf;
        this.law = TradeLaw.of(ledger, asOf, reader.descriptions().keySet(), reader.codesOfOtherRevisions());
        this.closure = new Closure(question.limits().spare());
        this.top = new Top<>(question.rows());
    }

    @Override
    String name() {
        return "law";
    }

    @Override
    String cannotSay() {
        return cannotSay(law.extent(), asOf);
    }

    /// What trade data cannot see of a ledger.
    static String cannotSay(TradeLaw.Extent e, AsOf asOf) {
        return e.unseen() + " of " + e.inForce() + " measures in force on " + asOf.on()
                + " have no customs code that reaches trade data (chips, software, listed parties): they are not in"
                + " here."
                + (e.anyFull()
                        ? ""
                        : " Every code is longer than six digits and reaches a part: the least is always 0.")
                + " A code never decides, and a licence requirement is no stop: this says where to check, no more.";
    }

    @Override
    Piece<List<Row>> study(ProductHistory product) {
        StringBuilder lines = new StringBuilder();
        Optional<ProductYear> year = product.year(question().last());
        if (year.isEmpty() || !law.reaches(product.product())) {
            return new Piece<>(List.of(), lines);
        }
        Set<Integer> flagged = new HashSet<>();
        for (GeoDep.Cell c : question().limits().geoDep().cells(product)) {
            if (c.year() == question().last() && c.criteria().all()) {
                flagged.add(c.importer());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (HeldTrade.Held h : HeldTrade.of(year.get(), law, atlas()::iso2, closure)) {
            if (asksImporter(h.importer()) && h.exporters().stream().anyMatch(this::asksExporter)) {
                rows.add(new Row(h, flagged.contains(h.importer())));
            }
        }
        rows.forEach(r -> append(lines, r));
        return new Piece<>(rows, lines);
    }

    private static void append(StringBuilder lines, Row row) {
        HeldTrade.Held h = row.held();
        new ScreenLine(lines)
                .add(h.year())
                .add(h.importer())
                .product(h.product())
                .add(word(h.standing()))
                .thousands(h.imports())
                .thousands(h.low())
                .thousands(h.high())
                .add(h.lowShare())
                .add(h.highShare())
                .thousands(Math.round(h.notReplaceable()))
                .add(row.dependent())
                .add(String.join(
                        " ", h.exporters().stream().map(String::valueOf).toList()))
                .add(String.join(" ", h.measures()))
                .end();
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    @Override
    void add(List<Row> rows) {
        for (Row r : rows) {
            HeldTrade.Held h = r.held();
            top.add(h.notReplaceable(), r);
            highByStanding.merge(h.standing(), (double) h.high(), Double::sum);
            pairs.merge(h.standing(), 1L, Long::sum);
            products.add(h.product());
            dependent += r.dependent() ? 1 : 0;
        }
    }

    @Override
    List<ScreenView.Finding> findings() {
        List<ScreenView.Finding> out = new ArrayList<>();
        TradeLaw.Extent e = law.extent();
        out.add(count("products of six digits that a measure names", e.products()));
        out.add(count("of them traded here", products.size()));
        pairs.forEach((standing, n) -> {
            double usd = highByStanding.getOrDefault(standing, 0.0);
            String what = "importer and product pairs, " + word(standing).replace('_', ' ');
            out.add(new ScreenView.Finding(
                    what, n, String.format(Locale.ROOT, "%,d, at most %s", n, Numbers.usd(usd))));
        });
        out.add(count("pairs that also depend by GeoDep's criteria", dependent));
        if (!e.lost().isEmpty()) {
            out.add(new ScreenView.Finding(
                    "codes that these data do not have (another revision)",
                    e.lost().size(),
                    e.lost().size() + ": "
                            + String.join(
                                    ", ", e.lost().stream().limit(MOST_LOST).toList())
                            + (e.lost().size() > MOST_LOST ? " …" : "")));
        }
        return out;
    }

    @Override
    ScreenView.Ranking ranking() {
        List<List<String>> rows = top.list().stream()
                .map(r -> {
                    HeldTrade.Held h = r.held();
                    return List.of(
                            atlas().shortCountry(h.importer()),
                            Atlas.digits(h.product()),
                            atlas().product(h.product()),
                            word(h.standing()).replace('_', ' '),
                            percent(h.lowShare()) + " to " + percent(h.highShare()),
                            Numbers.usd((double) h.high()),
                            r.dependent() ? "yes" : "",
                            String.join(" ", h.measures()));
                })
                .toList();
        return new ScreenView.Ranking(
                "Imports under measures, " + question().last(),
                "value that nobody could replace within the year",
                top.seen(),
                List.of("importer", "HS6", "product", "status", "share of imports", "at most", "GeoDep", "measures"),
                rows);
    }

    @Override
    String parameters() {
        return "law on " + asOf.on() + ", as known on " + asOf.known() + "; trade of "
                + question().last();
    }
}
