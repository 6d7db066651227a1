package dev.chokepoint.data.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads statistics out of a store: figures, reported trade, governance.
public final class StatisticsReader {
    private final TradeStore store;

    public StatisticsReader(TradeStore store) {
        this.store = store;
    }

    /// Which figures are wanted; what is empty is not asked for. Texts are compared without case, `%` stands for
    /// any letters.
    ///
    /// @param iso3 letters of a country, or empty
    /// @param first the first year; 0 where any will do
    public record Wanted(String kind, String item, String measure, String iso3, int first, int last) {}

    /// Figures in the order of their files.
    ///
    /// @throws StoreException if the store has no statistics
    public List<Observation> observations(Wanted wanted) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("TRUE");
        like(where, values, "r.kind", wanted.kind());
        like(where, values, "o.item", wanted.item());
        like(where, values, "o.measure", wanted.measure());
        like(where, values, "o.iso3", wanted.iso3());
        if (wanted.first() > 0) {
            where.append(" AND o.last_year >= ? AND o.first_year <= ?");
            values.add(wanted.first());
            values.add(wanted.last());
        }
        String sql = "SELECT r.kind, r.dataset, r.file, o.* FROM " + table(StoredTable.OBSERVATION)
                + " o JOIN row_set r ON r.id = o.row_set WHERE " + where + " ORDER BY o.row_set, o.line, o.measure";
        return query(sql, values, StatisticsReader::observation);
    }

    private static void like(StringBuilder where, List<Object> values, String column, String text) {
        if (!text.isEmpty()) {
            where.append(" AND ").append(column).append(" ILIKE ?");
            values.add(text);
        }
    }

    private static Observation observation(ResultSet r) throws SQLException {
        return new Observation(
                r.getString("kind"),
                r.getString("dataset"),
                new Observation.Of(
                        r.getString("item"),
                        r.getString("part"),
                        r.getString("measure"),
                        r.getString("detail"),
                        r.getString("place"),
                        r.getInt("first_year"),
                        r.getInt("last_year"),
                        r.getString("unit")),
                text(r.getString("iso3")),
                r.getString("printed"),
                r.getString("mark"),
                number(r, "low"),
                number(r, "high"),
                text(r.getString("note")),
                r.getString("file"),
                r.getInt("line"));
    }

    private static String text(@Nullable String held) {
        return held == null ? "" : held;
    }

    private static Optional<Double> number(ResultSet r, String column) throws SQLException {
        double value = r.getDouble(column);
        return r.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /// Which reported trade is wanted; what is empty, negative or 0 is not asked for.
    ///
    /// @param code a code of goods, with `%` for any digits
    /// @param first the first period; a year takes all its months
    /// @param last the last period
    public record WantedTrade(String kind, int reporter, int partner, String flow, String code, int first, int last) {}

    /// Reported trade that is no breakdown, by reporter, code, period and partner.
    ///
    /// @throws StoreException if the store has none
    public List<ReportedFlow> reported(WantedTrade wanted) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("t.breakdown = ''");
        like(where, values, "r.kind", wanted.kind());
        like(where, values, "t.flow", wanted.flow());
        like(where, values, "t.code", wanted.code());
        equal(where, values, "t.reporter", wanted.reporter() > 0, wanted.reporter());
        equal(where, values, "t.partner", wanted.partner() >= 0, wanted.partner());
        if (wanted.first() > 0) {
            where.append(" AND CASE WHEN ? < 10000 AND t.period >= 10000 THEN t.period // 100 ELSE t.period END >= ?"
                    + " AND CASE WHEN ? < 10000 AND t.period >= 10000 THEN t.period // 100 ELSE t.period END <= ?");
            values.addAll(List.of(wanted.first(), wanted.first(), wanted.last(), wanted.last()));
        }
        String sql = "SELECT r.kind, r.file, t.* FROM " + table(StoredTable.REPORTED_TRADE)
                + " t JOIN row_set r ON r.id = t.row_set WHERE " + where
                + " ORDER BY r.kind, t.reporter, t.flow, t.code, t.period, t.partner";
        return query(
                sql,
                values,
                r -> new ReportedFlow(
                        r.getString("kind"),
                        r.getInt("reporter"),
                        r.getInt("partner"),
                        text(r.getString("partner_name")),
                        r.getString("flow"),
                        r.getInt("period"),
                        text(r.getString("classification")),
                        r.getString("code"),
                        r.getDouble("usd"),
                        number(r, "kg"),
                        r.getString("file")));
    }

    private static void equal(StringBuilder where, List<Object> values, String column, boolean asked, int value) {
        if (asked) {
            where.append(" AND ").append(column).append(" = ?");
            values.add(value);
        }
    }

    /// What a product's importers bought in a year: from whom, for how much, and how many kilograms.
    ///
    /// @param kg mass; empty where it was not reported
    public record Purchase(int exporter, int importer, int product, long usd, Optional<Long> kg) {}

    /// BACI's trade in some products in one year.
    public List<Purchase> purchases(RowSet year, List<Integer> products) {
        String list = products.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(", "));
        return query(
                "SELECT i, j, k, usd, kg FROM trade_flow WHERE row_set = " + year.id() + " AND k IN (" + list
                        + ") ORDER BY k, j, i",
                List.of(),
                r -> {
                    long kg = r.getLong(5);
                    Optional<Long> mass = r.wasNull() ? Optional.empty() : Optional.of(kg);
                    return new Purchase(r.getInt(1), r.getInt(2), r.getInt(3), r.getLong(4), mass);
                });
    }

    /// The products of BACI's trade in a year from one code to another.
    public List<Integer> products(RowSet year, int first, int last) {
        return query(
                "SELECT DISTINCT k FROM trade_flow WHERE row_set = " + year.id() + " AND k BETWEEN ? AND ? ORDER BY k",
                List.of(first, last),
                r -> r.getInt(1));
    }

    /// The years of reported trade of a kind, the last first.
    public List<Integer> yearsOfTrade(String kind) {
        return has(StoredTable.REPORTED_TRADE)
                ? query(
                        "SELECT DISTINCT CASE WHEN t.period >= 10000 THEN t.period // 100 ELSE t.period END AS year"
                                + " FROM reported_trade t JOIN row_set r ON r.id = t.row_set WHERE r.kind = ?"
                                + " ORDER BY year DESC",
                        List.of(kind),
                        r -> r.getInt(1))
                : List.of();
    }

    /// The codes of one revision, each with the codes of another that it corresponds to; empty where no table that
    /// was imported says so.
    public Map<String, Set<String>> corresponding(String from, String to) {
        Map<String, Set<String>> all = new TreeMap<>();
        if (has(StoredTable.CONCORDANCE)) {
            query(
                    "SELECT from_code, to_code FROM concordance WHERE from_revision = ? AND to_revision = ?"
                            + " UNION SELECT to_code, from_code FROM concordance WHERE to_revision = ?"
                            + " AND from_revision = ?",
                    List.of(from, to, from, to),
                    r -> all.computeIfAbsent(r.getString(1), _ -> new TreeSet<>())
                            .add(r.getString(2)));
        }
        return all;
    }

    /// An estimate of governance with its standard error.
    public record Estimate(double value, double error) {}

    /// Estimates of one indicator by year and country; those that were not published are not there.
    public Map<Integer, Map<String, Estimate>> governance(String indicator) {
        Map<Integer, Map<String, Estimate>> all = new TreeMap<>();
        query(
                "SELECT year, iso3, estimate, coalesce(standard_error, 0) FROM " + table(StoredTable.GOVERNANCE)
                        + " WHERE indicator = ? AND estimate IS NOT NULL ORDER BY row_set",
                List.of(indicator),
                r -> all.computeIfAbsent(r.getInt(1), _ -> new HashMap<>())
                        .put(r.getString(2), new Estimate(r.getDouble(3), r.getDouble(4))));
        return all;
    }

    /// Codes of other revisions of the nomenclature, each with the codes of a revision that it corresponds to; empty
    /// where no table was imported.
    ///
    /// @param revision such as `HS17`
    public Map<Integer, Set<Integer>> concordance(String revision) {
        Map<Integer, Set<Integer>> all = new TreeMap<>();
        if (has(StoredTable.CONCORDANCE)) {
            query(
                    "SELECT from_code, to_code FROM concordance WHERE to_revision = ?"
                            + " UNION SELECT to_code, from_code FROM concordance WHERE from_revision = ?",
                    List.of(revision, revision),
                    r -> all.computeIfAbsent(Integer.valueOf(r.getString(1)), _ -> new TreeSet<>())
                            .add(Integer.valueOf(r.getString(2))));
        }
        return all;
    }

    /// Whether a table has rows; stores of older programs do not have it.
    public boolean has(StoredTable table) {
        try (Statement s = store.connection().createStatement();
                ResultSet r = s.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = '" + table.word() + "'")) {
            if (!r.next() || r.getInt(1) == 0) {
                return false;
            }
        } catch (SQLException e) {
            throw StoreException.of("The store cannot be read", e);
        }
        return !query("SELECT 1 FROM " + table.word() + " LIMIT 1", List.of(), r -> 1)
                .isEmpty();
    }

    private String table(StoredTable table) {
        if (!has(table)) {
            throw new StoreException("The store (" + store.folder() + ") has nothing of this kind ("
                    + table.word().replace('_', ' ') + "): chokepoint import KIND FILE --into " + store.folder()
                    + " brings it in.");
        }
        return table.word();
    }

    /// Makes something of a row.
    private interface Row<T> {
        T of(ResultSet r) throws SQLException;
    }

    private <T> List<T> query(String sql, List<Object> values, Row<T> row) {
        List<T> all = new ArrayList<>();
        try (PreparedStatement p = store.connection().prepareStatement(sql)) {
            for (int n = 0; n < values.size(); n++) {
                p.setObject(n + 1, values.get(n));
            }
            try (ResultSet r = p.executeQuery()) {
                while (r.next()) {
                    T made = row.of(r);
                    if (made != null) {
                        all.add(made);
                    }
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("The store (" + store.folder() + ") cannot be read", e);
        }
        return all;
    }
}
