package dev.chokepoint.exposure.screen;

import java.util.Arrays;

/// All flows of one product between countries in one year.
///
/// Values are whole USD: the file's thousand USD with three decimals, nothing rounded. Quantities are whole kilograms;
/// -1 where none was reported.
public final class ProductYear {
    /// The quantity of a flow that reports none.
    public static final long NO_QUANTITY = -1;

    private final int product;
    private final int year;
    private final Countries countries;
    private final int[] exporters;
    private final int[] importers;
    private final long[] usd;
    private final long[] kg;

    /// The flows as parallel arrays, which are not copied; `exporters` and `importers` are places in `countries`.
    ///
    /// @param product the six digits as a number
    public ProductYear(
            int product, int year, Countries countries, int[] exporters, int[] importers, long[] usd, long[] kg) {
        if (exporters.length != usd.length || importers.length != usd.length || kg.length != usd.length) {
            throw new IllegalArgumentException("The flows of product (" + product + ") must have four equal columns.");
        }
        this.product = product;
        this.year = year;
        this.countries = countries;
        this.exporters = exporters;
        this.importers = importers;
        this.usd = usd;
        this.kg = kg;
    }

    public int product() {
        return product;
    }

    public int year() {
        return year;
    }

    public Countries countries() {
        return countries;
    }

    /// The number of flows.
    public int size() {
        return usd.length;
    }

    public int exporter(int flow) {
        return exporters[flow];
    }

    public int importer(int flow) {
        return importers[flow];
    }

    public long usd(int flow) {
        return usd[flow];
    }

    public long kg(int flow) {
        return kg[flow];
    }

    /// The same flows with a bloc as one country.
    public ProductYear merged(Bloc bloc, Countries merged) {
        int n = size();
        long[] keys = new long[n];
        int kept = 0;
        for (int f = 0; f < n; f++) {
            int from = place(exporters[f], bloc, merged);
            int to = place(importers[f], bloc, merged);
            if (from != to) {
                keys[kept++] = ((long) from * merged.size() + to) * n + f;
            }
        }
        Arrays.sort(keys, 0, kept);
        int[] from = new int[kept];
        int[] to = new int[kept];
        long[] value = new long[kept];
        long[] mass = new long[kept];
        int last = -1;
        long lastPair = -1;
        for (int k = 0; k < kept; k++) {
            int f = (int) (keys[k] % n);
            long pair = keys[k] / n;
            if (pair != lastPair) {
                last++;
                from[last] = (int) (pair / merged.size());
                to[last] = (int) (pair % merged.size());
                mass[last] = NO_QUANTITY;
                lastPair = pair;
            }
            value[last] += usd[f];
            if (kg[f] != NO_QUANTITY) {
                mass[last] = Math.max(0, mass[last]) + kg[f];
            }
        }
        int size = last + 1;
        return new ProductYear(
                product,
                year,
                merged,
                Arrays.copyOf(from, size),
                Arrays.copyOf(to, size),
                Arrays.copyOf(value, size),
                Arrays.copyOf(mass, size));
    }

    private int place(int index, Bloc bloc, Countries merged) {
        int code = countries.code(index);
        return merged.indexOf(bloc.members().contains(code) ? Bloc.CODE : code);
    }
}
