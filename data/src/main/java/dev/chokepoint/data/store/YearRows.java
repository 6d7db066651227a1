package dev.chokepoint.data.store;

import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.ProductYear;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;

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
        String from = "SELECT k, i, j, usd, coalesce(kg, " + ProductYear.NO_QUANTITY + ") FROM trade_flow"
                + " WHERE row_set = " + set.id() + " AND k BETWEEN " + first + " AND " + last;
        // Rows of a year are stored product by product, and read in the order in which they were stored.
        if (!rows.fill(c, from)) {
            rows.size = 0;
            rows.fill(c, from + " ORDER BY k, i, j");
        }
        return rows;
    }

    /// Reads the rows; whether their products ascend.
    private boolean fill(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            int previous = 0;
            while (r.next()) {
                if (size == usd.length) {
                    grow();
                }
                int product = r.getInt(1);
                if (product < previous) {
                    return false;
                }
                previous = product;
                products[size] = product;
                exporters[size] = countries.indexOf(r.getInt(2));
                importers[size] = countries.indexOf(r.getInt(3));
                usd[size] = r.getLong(4);
                kg[size] = r.getLong(5);
                size++;
            }
        }
        return true;
    }

    private void grow() {
        int length = size * 2;
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
