package dev.chokepoint.exposure.screen;

import java.util.ArrayList;
import java.util.List;

/// GeoDep: an importer depends on a product where its suppliers are few, the world's exporters are few, and it imports
/// more than it exports, in at least two of three years.
///
/// c1: Σ_i v² / M² > concentration; c2: Σ_i X² / W² > concentration; c3: M / X > ratio.
///
/// Source: CEPII, GeoDep; Lefebvre and Wibaux, CEPII Policy Brief 2024-47. docs/model/screen.md#geodep.
///
/// @param concentration what the indexes of c1 and c2 must exceed
/// @param ratio what imports over exports must exceed
public record GeoDep(Threshold concentration, Threshold ratio) {
    /// The published thresholds: 0.4 and 1.
    public static final GeoDep DEFAULT = new GeoDep(Threshold.of("0.4"), Threshold.of("1"));

    /// Years of a window.
    public static final int WINDOW = 3;

    /// In how many years of a window all criteria must hold.
    public static final int NEEDED = 2;

    /// The ratio of an importer that exports nothing.
    public static final double NO_EXPORTS = 9_999;

    /// An importer and a product in a year.
    ///
    /// @param importer code of the country
    /// @param trade what the criteria look at
    /// @param criteria which of them hold
    public record Cell(int year, int importer, int product, Trade trade, Criteria criteria, Supplier leader) {}

    /// What the criteria look at.
    ///
    /// @param imports M, in USD
    /// @param exports X, in USD
    /// @param importConcentration Σ v² / M²
    /// @param exportConcentration Σ X² / W²
    /// @param ratio M / X, [#NO_EXPORTS] where X is 0
    public record Trade(
            long imports, long exports, double importConcentration, double exportConcentration, double ratio) {}

    /// Which criteria hold.
    public record Criteria(boolean fewSuppliers, boolean fewExporters, boolean importsExceed) {
        public boolean all() {
            return fewSuppliers && fewExporters && importsExceed;
        }
    }

    /// A product on which an importer depends in a window of years.
    ///
    /// @param window its last year
    /// @param years in how many of its years all criteria hold
    /// @param usd what it imports over the whole window, in USD
    /// @param leader the largest supplier over the whole window
    public record Dependence(int window, int importer, int product, int years, long usd, Supplier leader) {}

    /// All importers of a product in every year, by year and ascending code.
    public List<Cell> cells(ProductHistory product) {
        List<Cell> cells = new ArrayList<>();
        for (int y = 0; y < product.years().size(); y++) {
            ProductTotals t = product.totals(y);
            for (int c = 0; c < t.size(); c++) {
                if (t.imports(c) > 0) {
                    cells.add(cell(product.years().get(y), t, c));
                }
            }
        }
        return cells;
    }

    private Cell cell(ProductYear flows, ProductTotals t, int c) {
        long m = t.imports(c);
        long x = t.exports(c);
        Trade trade = new Trade(
                m, x, t.importConcentration(c), t.exportConcentration(), x == 0 ? NO_EXPORTS : (double) m / x);
        return new Cell(flows.year(), flows.countries().code(c), flows.product(), trade, criteria(t, c), t.leader(c));
    }

    private Criteria criteria(ProductTotals t, int c) {
        return new Criteria(
                t.importConcentrationExceeds(c, concentration),
                t.exportConcentrationExceeds(concentration),
                t.exports(c) == 0 || ratio.exceededBy(t.imports(c), t.exports(c)));
    }

    /// The importers that depend on a product in the window that ends with a year, by ascending code. A year without
    /// trade meets no criterion.
    public List<Dependence> window(int last, ProductHistory product) {
        int[] met = yearsMet(last, product);
        List<Dependence> found = new ArrayList<>();
        for (int c = 0; c < met.length; c++) {
            if (met[c] >= NEEDED) {
                List<ProductYear> years = product.years().stream()
                        .filter(y -> inWindow(y.year(), last))
                        .toList();
                found.add(dependence(last, product, met[c], years, c));
            }
        }
        return found;
    }

    /// How many importers depend on a product in the window that ends with a year.
    public int count(int last, ProductHistory product) {
        int n = 0;
        for (int met : yearsMet(last, product)) {
            n += met >= NEEDED ? 1 : 0;
        }
        return n;
    }

    private static boolean inWindow(int year, int last) {
        return year <= last && year > last - WINDOW;
    }

    private int[] yearsMet(int last, ProductHistory product) {
        int[] met = new int[product.years().isEmpty() ? 0 : product.totals(0).size()];
        for (int y = 0; y < product.years().size(); y++) {
            ProductTotals t = product.totals(y);
            if (!inWindow(product.years().get(y).year(), last) || !t.exportConcentrationExceeds(concentration)) {
                continue;
            }
            for (int c = 0; c < met.length; c++) {
                if (t.imports(c) > 0 && criteria(t, c).all()) {
                    met[c]++;
                }
            }
        }
        return met;
    }

    private static Dependence dependence(
            int last, ProductHistory product, int met, List<ProductYear> years, int importer) {
        Countries countries = years.getFirst().countries();
        long[] bought = new long[countries.size()];
        long all = 0;
        for (ProductYear flows : years) {
            for (int f = 0; f < flows.size(); f++) {
                if (flows.importer(f) == importer) {
                    bought[flows.exporter(f)] += flows.usd(f);
                    all += flows.usd(f);
                }
            }
        }
        int leader = 0;
        for (int c = 1; c < bought.length; c++) {
            if (bought[c] > bought[leader]) {
                leader = c;
            }
        }
        Supplier first = new Supplier(countries.code(leader), (double) bought[leader] / all);
        return new Dependence(last, countries.code(importer), product.product(), met, all, first);
    }
}
