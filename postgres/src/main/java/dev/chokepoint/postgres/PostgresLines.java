package dev.chokepoint.postgres;

import dev.chokepoint.data.files.AppendLog;
import dev.chokepoint.data.kept.LineLog;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/// Lines of one name in the table `line_log`; nobody can change or remove one.
///
/// @param alone held while a line is made, so that this server waits with one connection at most
record PostgresLines(Sql sql, String name, Lock alone) implements LineLog {
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
                t.lock("line_log " + name);
                String text = line.get();
                if (text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("A line must hold no end of a line and no zero character.");
                }
                return t.update(
                        "insert into line_log (name, number, line) select ?, coalesce(max(number), 0) + 1, ?"
                                + " from line_log where name = ?",
                        name,
                        text,
                        name);
            });
        } finally {
            alone.unlock();
        }
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
