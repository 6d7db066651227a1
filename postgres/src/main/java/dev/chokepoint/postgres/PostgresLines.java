package dev.chokepoint.postgres;

import dev.chokepoint.data.files.AppendLog;
import dev.chokepoint.data.kept.ChangedBy;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.kept.StoreChange;
import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/// Lines of one name in the table `line_log`; nobody can change or remove one.
///
/// @param alone held while a line is made, so that this server waits with one connection at most
record PostgresLines(Sql sql, String name, Lock alone) implements LineLog {
    private static final String LOCK = "line_log ";

    @Override
    public long read(long from, AppendLog.Each each) {
        sql.each(
                "select number, line from line_log where name = ? and number >= ? order by number",
                row -> each.line(row.getLong("number"), row.getString("line")),
                name,
                from);
        return 0;
    }

    @Override
    public void append(Supplier<String> line) {
        alone.lock();
        try {
            sql.transaction(t -> {
                t.lock(LOCK + name);
                String text = whole(line.get());
                t.update(
                        "insert into line_log (name, number, line) select ?, coalesce(max(number), 0) + 1, ?"
                                + " from line_log where name = ?",
                        name,
                        text,
                        name);
                return told(t);
            });
        } finally {
            alone.unlock();
        }
    }

    @Override
    public void appendAll(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        alone.lock();
        try {
            sql.transaction(t -> {
                t.lock(LOCK + name);
                t.update(
                        "insert into line_log (name, number, line) select ?, before.number + made.k, made.line"
                                + " from unnest(?) with ordinality as made (line, k),"
                                + " (select coalesce(max(number), 0) as number from line_log where name = ?) as before",
                        name,
                        lines.stream().map(PostgresLines::whole).toList(),
                        name);
                return told(t);
            });
        } finally {
            alone.unlock();
        }
    }

    private boolean told(Sql.Transaction t) throws SQLException {
        Optional<Kind> kind = Kind.ofLines(name);
        if (kind.isPresent()) {
            PostgresChanges.tell(t, kind.get(), StoreChange.ownerOfLines(name), "", Deed.CHANGED, ChangedBy.now());
        }
        return true;
    }

    private static String whole(String line) {
        if (line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A line must hold no end of a line and no zero character.");
        }
        return line;
    }

    @Override
    public long length() {
        return sql.first(
                        "select coalesce(max(number), 0) as number from line_log where name = ?",
                        row -> row.getLong("number"),
                        name)
                .orElse(0L);
    }

    @Override
    public Optional<String> last() {
        return sql.first(
                "select line from line_log where name = ? order by number desc limit 1",
                row -> row.getString("line"),
                name);
    }
}
