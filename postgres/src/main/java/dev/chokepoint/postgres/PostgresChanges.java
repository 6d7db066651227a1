package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.ChangedBy;
import dev.chokepoint.data.kept.StoreChange;
import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import dev.chokepoint.data.kept.StoreChanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Changes in the table `change`; each is written in the transaction that makes it.
record PostgresChanges(Sql sql, ChangeListener listener) implements StoreChanges {
    /// Tells a change; the last thing of a transaction, since everybody else waits for its
    /// end from here on.
    static void tell(Sql.Transaction t, Kind kind, String id, String team, Deed deed, ChangedBy by)
            throws SQLException {
        t.first(
                "select tell_change(?, ?, ?, ?, ?, ?) as number",
                row -> row.getLong("number"),
                kind.word(),
                id,
                team,
                deed.word(),
                by.person(),
                by.page());
    }

    private static StoreChange change(ResultSet row) throws SQLException {
        return new StoreChange(
                row.getLong("number"),
                Kind.of(row.getString("kind")),
                row.getString("id"),
                row.getString("team"),
                Deed.of(row.getString("deed")),
                new ChangedBy(row.getString("person"), row.getString("page")));
    }

    @Override
    public String epoch() {
        return sql.first("select value from setting where name = 'changes'", row -> row.getString("value"))
                .orElse("");
    }

    @Override
    public long last() {
        return sql.first("select coalesce(max(number), 0) as number from change", row -> row.getLong("number"))
                .orElse(0L);
    }

    @Override
    public Since after(long number) {
        List<StoreChange> later = sql.list(
                "select number, kind, id, team, deed, person, page from change where number > ? order by number"
                        + " limit 1000",
                PostgresChanges::change,
                number);
        // There are no gaps: the first one follows, or some are forgotten.
        return new Since(later, later.isEmpty() || later.getFirst().number() == number + 1);
    }

    @Override
    public Waking wake(Runnable soon) {
        return listener.wake(soon);
    }
}
