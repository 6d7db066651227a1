package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.ChangedBy;
import dev.chokepoint.data.kept.Leases;
import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Leases in the table `review_lease`. Times are those of the database.
record PostgresLeases(Sql sql) implements Leases {
    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getString("item"),
                row.getString("holder"),
                row.getTimestamp("until").toInstant());
    }

    @Override
    public Optional<Lease> take(String item, String holder, Duration time) {
        // One statement, so that of many who take an item at once one gets it.
        return sql.transaction(t -> {
            Optional<Lease> lease = t.first(
                    "insert into review_lease (item, holder, until)"
                            + " values (?, ?, clock_timestamp() + ? * interval '1 millisecond')"
                            + " on conflict (item) do update set holder = excluded.holder, until = excluded.until"
                            + " where review_lease.holder = excluded.holder or review_lease.until < clock_timestamp()"
                            + " returning item, holder, until",
                    PostgresLeases::lease,
                    item,
                    holder,
                    time.toMillis());
            if (lease.isPresent()) {
                tell(t, item, holder, Deed.MADE);
            }
            return lease;
        });
    }

    private static void tell(Sql.Transaction t, String item, String holder, Deed deed) throws SQLException {
        PostgresChanges.tell(
                t,
                Kind.LEASE,
                item,
                "",
                deed,
                new ChangedBy(holder, ChangedBy.now().page()));
    }

    @Override
    public boolean release(String item, String holder) {
        return sql.transaction(t -> {
            boolean released = t.update(
                            "delete from review_lease where item = ? and holder = ? and until >= clock_timestamp()",
                            item,
                            holder)
                    == 1;
            if (released) {
                tell(t, item, holder, Deed.REMOVED);
            }
            return released;
        });
    }

    @Override
    public List<Lease> open() {
        return sql.list(
                "select item, holder, until from review_lease where until >= clock_timestamp() order by item",
                PostgresLeases::lease);
    }
}
