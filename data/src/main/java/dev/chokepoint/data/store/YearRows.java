package dev.chokepoint.data.store;

import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.ProductYear;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/// The rows of some neighbouring products in one year, in the order of products.
final class YearRows {
    private final int year;
    private final Countries countries;
    private int[] products = new int[1 << 12];
    private int[] exporters = new int[1 << 12];
    private int[] importers = new int[1 << 12];
    private long[] usd = new long[1 << 12];
    private long[] kg = new long[1 << 12];
    private int size;
    private int at;

    private YearRows(int year, Countries countries) {
        this.year = year;
        this.countries = countries;
    }

    static YearRows read(Connection c, RowSet set, int first, int last, Countries countries) throws SQLException {
        YearRows rows = new YearRows(set.year(), countries);
        String sql = "SELECT k, i, j, usd, kg FROM trade_flow WHERE row_set = " + set.id() + " AND k BETWEEN " + first
                + " AND " + last;
        if (!rows.fill(c, sql)) {
            rows.sort();
        }
        return rows;
    }

    /// Reads the rows, vector by vector; whether their products ascend, as they mostly do.
    private boolean fill(Connection c, String sql) throws SQLException {
        boolean ascend = true;
        try (PreparedStatement s = c.prepareStatement(sql);
                DuckDBChunkedResult r = s.unwrap(DuckDBPreparedStatement.class).query()) {
            int previous = 0;
            while (r.nextChunk()) {
                DuckDBDataChunkReader chunk = r.chunk();
                int rows = (int) chunk.rowCount();
                while (size + rows > usd.length) {
                    grow();
                }
                DuckDBReadableVector k = chunk.vector(0);
                DuckDBReadableVector i = chunk.vector(1);
                DuckDBReadableVector j = chunk.vector(2);
                DuckDBReadableVector value = chunk.vector(3);
                DuckDBReadableVector mass = chunk.vector(4);
                for (int n = 0; n < rows; n++) {
                    int product = k.getInt(n);
                    ascend &= product >= previous;
                    previous = product;
                    products[size] = product;
                    exporters[size] = countries.indexOf(i.getShort(n));
                    importers[size] = countries.indexOf(j.getShort(n));
                    usd[size] = value.getLong(n);
                    kg[size] = mass.getLong(n, ProductYear.NO_QUANTITY);
                    size++;
                }
            }
        }
        return ascend;
    }

    /// Puts the rows in the order of products; those of one product stay as they came.
    private void sort() {
        long[] keys = new long[size];
        for (int n = 0; n < size; n++) {
            keys[n] = ((long) products[n] << Integer.SIZE) | n;
        }
        Arrays.sort(keys);
        YearRows sorted = new YearRows(year, countries);
        sorted.products = new int[size];
        sorted.exporters = new int[size];
        sorted.importers = new int[size];
        sorted.usd = new long[size];
        sorted.kg = new long[size];
        for (int n = 0; n < size; n++) {
            int from = (int) keys[n];
            sorted.products[n] = products[from];
            sorted.exporters[n] = exporters[from];
            sorted.importers[n] = importers[from];
            sorted.usd[n] = usd[from];
            sorted.kg[n] = kg[from];
        }
        products = sorted.products;
        exporters = sorted.exporters;
        importers = sorted.importers;
        usd = sorted.usd;
        kg = sorted.kg;
    }

    private void grow() {
        int length = usd.length * 2;
        products = Arrays.copyOf(products, length);
        exporters = Arrays.copyOf(exporters, length);
        importers = Arrays.copyOf(importers, length);
        usd = Arrays.copyOf(usd, length);
        kg = Arrays.copyOf(kg, length);
    }

    /// The flows of the next product; empty where nobody traded it.
    Optional<ProductYear> take(int product) {
        while (at < size && products[at] < product) {
            at++;
        }
        int start = at;
        while (at < size && products[at] == product) {
            at++;
        }
        if (start == at) {
            return Optional.empty();
        }
        return Optional.of(new ProductYear(
                product,
                year,
                countries,
                Arrays.copyOfRange(exporters, start, at),
                Arrays.copyOfRange(importers, start, at),
                Arrays.copyOfRange(usd, start, at),
                Arrays.copyOfRange(kg, start, at)));
    }
}
