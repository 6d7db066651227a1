package dev.chokepoint.exposure.screen;

/// Imports, exports, concentration and leading supplier of every country in one product and year.
final class ProductTotals {
    private final Countries countries;
    private final long[] imports;
    private final long[] exports;
    private final SquareSums bySupplier;
    private final SquareSums ofExports = new SquareSums(1);
    private final int[] leader;
    private final long[] fromLeader;
    private long world;

    ProductTotals(ProductYear flows) {
        countries = flows.countries();
        int size = countries.size();
        imports = new long[size];
        exports = new long[size];
        bySupplier = new SquareSums(size);
        leader = new int[size];
        fromLeader = new long[size];
        for (int f = 0; f < flows.size(); f++) {
            int from = flows.exporter(f);
            int to = flows.importer(f);
            long v = flows.usd(f);
            imports[to] += v;
            exports[from] += v;
            world += v;
            bySupplier.add(to, v);
            if (v > fromLeader[to] || (v == fromLeader[to] && from < leader[to])) {
                fromLeader[to] = v;
                leader[to] = from;
            }
        }
        for (long x : exports) {
            ofExports.add(0, x);
        }
    }

    int size() {
        return imports.length;
    }

    /// Imports of a country, in USD.
    long imports(int country) {
        return imports[country];
    }

    /// Exports of a country, in USD.
    long exports(int country) {
        return exports[country];
    }

    /// All trade in the product, in USD.
    long world() {
        return world;
    }

    /// Σ of squared imports by supplier over squared imports.
    double importConcentration(int country) {
        return bySupplier.index(country, imports[country]);
    }

    boolean importConcentrationExceeds(int country, Threshold limit) {
        return limit.exceededBy(bySupplier, country, imports[country]);
    }

    double exportConcentration() {
        return ofExports.index(0, world);
    }

    boolean exportConcentrationExceeds(Threshold limit) {
        return limit.exceededBy(ofExports, 0, world);
    }

    Supplier leader(int country) {
        return new Supplier(countries.code(leader[country]), (double) fromLeader[country] / imports[country]);
    }

    /// Exports beyond imports, in USD: a re-exporter has no capacity of its own.
    long net(int country) {
        return Math.max(exports[country] - imports[country], 0);
    }

    long netOfAll() {
        long sum = 0;
        for (int c = 0; c < size(); c++) {
            sum += net(c);
        }
        return sum;
    }
}
