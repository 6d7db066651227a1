package dev.chokepoint.data.store;

import dev.chokepoint.base.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/// Holds the partners of reported trade against the row of the whole world that the same file gives.
final class ReportedTotals {
    private ReportedTotals() {}

    /// What the partners of a row set are worth, in USD; totals and breakdowns are not counted again.
    static double usd(TradeStore store, int rowSet) throws SQLException {
        try (Statement s = store.connection().createStatement();
                ResultSet r = s.executeQuery("SELECT coalesce(sum(usd), 0) FROM reported_trade"
                        + " WHERE breakdown = '' AND partner <> 0 AND row_set = " + rowSet)) {
            r.next();
            return r.getDouble(1);
        }
    }

    /// What does not add up, to the dollar; empty where everything does or the file gives no totals.
    static Optional<Problem> check(TradeStore store, RowSet set) throws SQLException {
        String sql = "SELECT count(*), count(*) FILTER (WHERE abs(world - partners) > greatest(1, 1e-9 * world)),"
                + " sum(world), sum(partners) FROM (SELECT sum(usd) FILTER (WHERE partner = 0) AS world,"
                + " coalesce(sum(usd) FILTER (WHERE partner <> 0), 0) AS partners"
                + " FROM reported_trade WHERE breakdown = '' AND row_set = " + set.id()
                + " GROUP BY reporter, flow, period, code)"
                + " WHERE world IS NOT NULL AND partners > 0";
        try (Statement s = store.connection().createStatement();
                ResultSet r = s.executeQuery(sql)) {
            if (!r.next() || r.getLong(2) == 0) {
                return Optional.empty();
            }
            return Optional.of(Problem.warning(
                    set.origin().file(),
                    0,
                    "",
                    "",
                    String.format(
                            Locale.ROOT,
                            "of %,d totals of the whole world %,d are not the sum of their partners by more than one"
                                    + " USD; all totals %,.0f USD, all partners %,.0f USD",
                            r.getLong(1),
                            r.getLong(2),
                            r.getDouble(3),
                            r.getDouble(4))));
        }
    }
}
