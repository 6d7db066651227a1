package dev.chokepoint.data.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Finds rows that stand in a row set more than once, and for reported trade those that another file gave already.
final class RepeatedRows {
    private final TradeStore store;
    private final StoredTable table;
    private final String kind;
    private final int id;

    /// Told the line of each record that is taken out, in ascending order.
    interface Listener {
        void removed(int line, Reason reason);
    }

    RepeatedRows(TradeStore store, StoredTable table, String kind, int id) {
        this.store = store;
        this.table = table;
        this.kind = kind;
        this.id = id;
    }

    /// Takes out what repeats or contradicts: of equal records all but the first, of contradicting ones all.
    ///
    /// @param mayRepeat whether some row of the set may stand in it more than once
    void remove(boolean mayRepeat, Listener listener) throws SQLException {
        boolean others = table == StoredTable.REPORTED_TRADE && hasOthers();
        // Few files repeat a row.
        boolean repeats = mayRepeat && hasRepeated();
        if (!others && !repeats) {
            return;
        }
        String own = "SELECT line, " + table.keys() + ", " + table.said() + " AS said FROM " + table.word()
                + " WHERE row_set = " + id;
        store.execute("CREATE OR REPLACE TEMP TABLE repeated AS"
                + " SELECT line, max(CASE WHEN different > 1 THEN 2 WHEN line > earliest THEN 1 ELSE 0 END) AS how"
                + " FROM (SELECT line, min(line) OVER same AS earliest, count(*) OVER same AS times,"
                + " CASE WHEN min(said) OVER same = max(said) OVER same THEN 1 ELSE 2 END AS different"
                + " FROM (" + own + ") WINDOW same AS (PARTITION BY " + table.keys() + "))"
                + " WHERE times > 1 GROUP BY line HAVING how > 0" + (repeats ? "" : " LIMIT 0"));
        if (others) {
            store.execute("INSERT INTO repeated SELECT n.line,"
                    + " max(CASE WHEN n.said = o.said THEN 1 ELSE 2 END) FROM (" + own + ") n JOIN (SELECT "
                    + table.keys() + ", " + table.said() + " AS said FROM " + table.word()
                    + " WHERE row_set IN (SELECT id FROM row_set WHERE kind = '" + kind + "' AND id <> " + id + ")"
                    + ") o USING (" + table.keys()
                    + ") WHERE n.line NOT IN (SELECT line FROM repeated) GROUP BY n.line");
        }
        try (Statement s = store.connection().createStatement();
                ResultSet r = s.executeQuery("SELECT line, how FROM repeated ORDER BY line")) {
            while (r.next()) {
                listener.removed(r.getInt(1), r.getInt(2) == 2 ? Reason.CONFLICT : Reason.DUPLICATE);
            }
        }
        store.execute(
                "DELETE FROM " + table.word() + " WHERE row_set = " + id + " AND line IN (SELECT line FROM repeated)");
        store.execute("DROP TABLE repeated");
    }

    /// Whether other files of the kind are in the store.
    private boolean hasOthers() throws SQLException {
        try (Statement s = store.connection().createStatement();
                ResultSet r = s.executeQuery(
                        "SELECT 1 FROM row_set WHERE kind = '" + kind + "' AND id <> " + id + " LIMIT 1")) {
            return r.next();
        }
    }

    private boolean hasRepeated() throws SQLException {
        try (Statement s = store.connection().createStatement();
                ResultSet r = s.executeQuery("SELECT 1 FROM " + table.word() + " WHERE row_set = " + id + " GROUP BY "
                        + table.keys() + " HAVING count(*) > 1 LIMIT 1")) {
            return r.next();
        }
    }

    /// The rows that are left.
    long rows() throws SQLException {
        try (Statement s = store.connection().createStatement();
                ResultSet r = s.executeQuery("SELECT count(*) FROM " + table.word() + " WHERE row_set = " + id)) {
            r.next();
            return r.getLong(1);
        }
    }
}
