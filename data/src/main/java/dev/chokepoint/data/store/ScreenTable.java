package dev.chokepoint.data.store;

import dev.chokepoint.exposure.screen.BlocDependency;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.GeoDep;
import dev.chokepoint.exposure.screen.Origins;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The tables that screens write: columns with their types, and rows as lines of CSV.
///
/// Values are thousand USD as in BACI, exact; shares and indexes are doubles in full. Countries are BACI's codes, a
/// bloc is
/// 0, products are text of six digits.
public enum ScreenTable {
    GEODEP_YEAR(
            "year:INTEGER",
            "j:INTEGER",
            "k:VARCHAR",
            "m:DECIMAL(18,3)",
            "x:DECIMAL(18,3)",
            "hhi_import:DOUBLE",
            "hhi_export:DOUBLE",
            "ratio:DOUBLE",
            "c1:INTEGER",
            "c2:INTEGER",
            "c3:INTEGER",
            "all3:INTEGER",
            "leader:INTEGER",
            "leader_share:DOUBLE"),
    GEODEP_WINDOW("window:INTEGER", "j:INTEGER", "k:VARCHAR", "n:INTEGER", "leader:INTEGER"),
    EC_YEAR(
            "year:INTEGER",
            "k:VARCHAR",
            "extra:DECIMAL(18,3)",
            "intra:DECIMAL(18,3)",
            "exports:DECIMAL(18,3)",
            "cdi1:DOUBLE",
            "cdi2:DOUBLE",
            "cdi3:DOUBLE",
            "flag:INTEGER",
            "leader:INTEGER",
            "leader_share:DOUBLE"),
    EC_PERSISTENCE("k:VARCHAR", "years_flagged:INTEGER", "years:INTEGER"),
    FAILURE_POINTS(
            "year:INTEGER",
            "i:INTEGER",
            "k:VARCHAR",
            "x:DECIMAL(18,3)",
            "share:DOUBLE",
            "net:DECIMAL(18,3)",
            "replaceable_all:DOUBLE"),
    DIRECT(
            "i:INTEGER",
            "j:INTEGER",
            "k:VARCHAR",
            "v:DECIMAL(18,3)",
            "dependence:DOUBLE",
            "replaceable_alone:DOUBLE",
            "replaceable_all:DOUBLE",
            "removed_alone:DOUBLE",
            "removed_all:DOUBLE"),
    INDIRECT("k:VARCHAR", "origin:INTEGER", "j:INTEGER", "total:DOUBLE", "direct:DOUBLE", "indirect:DOUBLE"),
    HELD(
            "year:INTEGER",
            "j:INTEGER",
            "k:VARCHAR",
            "status:VARCHAR",
            "m:DECIMAL(18,3)",
            "low:DECIMAL(18,3)",
            "high:DECIMAL(18,3)",
            "share_low:DOUBLE",
            "share_high:DOUBLE",
            "high_not_replaceable:DECIMAL(18,3)",
            "all3:INTEGER",
            "exporters:VARCHAR",
            "measures:VARCHAR");

    /// A column.
    ///
    /// @param type as the store calls it
    public record Column(String name, String type) {}

    private final List<Column> columns;

    ScreenTable(String... columns) {
        this.columns = Stream.of(columns)
                .map(c -> new Column(c.substring(0, c.indexOf(':')), c.substring(c.indexOf(':') + 1)))
                .toList();
    }

    public List<Column> columns() {
        return columns;
    }

    /// The word on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String header() {
        return String.join(",", columns.stream().map(Column::name).toList());
    }

    public static void append(StringBuilder out, GeoDep.Cell c) {
        GeoDep.Trade t = c.trade();
        GeoDep.Criteria f = c.criteria();
        new ScreenLine(out)
                .add(c.year())
                .add(c.importer())
                .product(c.product())
                .thousands(t.imports())
                .thousands(t.exports())
                .add(t.importConcentration())
                .add(t.exportConcentration())
                .add(t.ratio())
                .add(f.fewSuppliers())
                .add(f.fewExporters())
                .add(f.importsExceed())
                .add(f.all())
                .add(c.leader().code())
                .add(c.leader().share())
                .end();
    }

    public static void append(StringBuilder out, GeoDep.Dependence d) {
        new ScreenLine(out)
                .add(d.window())
                .add(d.importer())
                .product(d.product())
                .add(d.years())
                .add(d.leader().code())
                .end();
    }

    public static void append(StringBuilder out, BlocDependency.Cell c) {
        new ScreenLine(out)
                .add(c.year())
                .product(c.product())
                .thousands(c.trade().extra())
                .thousands(c.trade().intra())
                .thousands(c.trade().exports())
                .add(c.indicators().concentration())
                .add(c.indicators().outside())
                .add(c.indicators().ratio())
                .add(c.flag())
                .add(c.leader().code())
                .add(c.leader().share())
                .end();
    }

    public static void append(StringBuilder out, BlocDependency.Persistence p) {
        new ScreenLine(out).product(p.product()).add(p.flagged()).add(p.years()).end();
    }

    public static void append(StringBuilder out, Closure.FailurePoint p) {
        new ScreenLine(out)
                .add(p.year())
                .add(p.exporter())
                .product(p.product())
                .thousands(p.usd())
                .add(p.share())
                .thousands(p.net())
                .add(p.replaceable())
                .end();
    }

    public static void append(StringBuilder out, Closure.Flow f) {
        new ScreenLine(out)
                .add(f.exporter())
                .add(f.importer())
                .product(f.product())
                .thousands(f.usd())
                .add(f.dependence())
                .add(f.alone())
                .add(f.all())
                .add(f.removedAlone())
                .add(f.removedAll())
                .end();
    }

    public static void append(StringBuilder out, Origins.Share s) {
        new ScreenLine(out)
                .product(s.product())
                .add(s.origin())
                .add(s.importer())
                .add(s.total())
                .add(s.direct())
                .add(s.indirect())
                .end();
    }
}
