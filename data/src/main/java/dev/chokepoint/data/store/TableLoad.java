package dev.chokepoint.data.store;

import dev.chokepoint.base.Problem;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// A file on its way into a table of the store: the records that were read, kept and left out, and what they are worth.
final class TableLoad implements RowSink {
    private static final int MOST_NAMED = 5;
    private static final int MOST_CODES = 10_000;
    private static final int RECORDS_BETWEEN_TELLING = 20_000;

    /// Why a record is left out.
    private record LeftOut(Reason reason, String field, String value) {}

    /// What the records of a code are worth.
    private record Losses(long records, double usd) {
        Losses plus(double more) {
            return new Losses(records + 1, usd + more);
        }
    }

    private final StoredTable table;
    private final int id;
    private final RejectFile rejects;
    private final RowSet.Origin origin;
    private final Progress progress;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final int[] keyPlaces;
    private final KeysSeen keys = new KeysSeen();
    private final List<String> unknown = new ArrayList<>();
    private final Map<String, Losses> unmapped = new TreeMap<>();
    private @Nullable DuckDBAppender appender;
    private @Nullable LeftOut leftOut;
    private int line;
    private boolean open;
    private double worth;
    private long in;
    private long stored;
    private double usd;
    private double unmappedUsd;
    private long bytes;

    TableLoad(StoredTable table, int id, RejectFile rejects, RowSet.Origin origin, Progress progress) {
        this.table = table;
        this.keyPlaces = table.keyPlaces();
        this.id = id;
        this.rejects = rejects;
        this.origin = origin;
        this.progress = progress;
    }

    void to(DuckDBAppender to) {
        appender = to;
    }

    @Override
    public void record(int at) {
        end();
        line = at;
        open = true;
        in++;
        if (in % RECORDS_BETWEEN_TELLING == 0) {
            progress.at(origin.file(), bytes, origin.bytes(), in);
        }
    }

    @Override
    public void row(@Nullable Object... values) {
        if (values.length != table.width()) {
            throw new IllegalArgumentException(
                    "A row of " + table.word() + " has " + table.width() + " columns, not " + values.length + ".");
        }
        rows.add(values);
    }

    @Override
    public void leaveOut(Reason reason, String field, String value) {
        if (leftOut == null) {
            leftOut = new LeftOut(reason, field, value);
        }
    }

    @Override
    public void worth(double value) {
        worth += value;
    }

    @Override
    public void unmapped(String field, String code) {
        unknown.add(field + " " + code);
    }

    @Override
    public void at(long done) {
        bytes = done;
    }

    /// Closes the record that is open.
    void end() {
        if (!open) {
            return;
        }
        open = false;
        LeftOut left = leftOut;
        if (left != null) {
            rejects.add(line, left.reason(), left.field(), left.value());
            if (left.reason() == Reason.COUNTRY || left.reason() == Reason.PRODUCT) {
                unknown.add(left.field() + " " + left.value());
            }
        } else {
            rows.forEach(this::append);
            stored++;
            usd += worth;
        }
        if (!unknown.isEmpty()) {
            unmappedUsd += worth;
            for (String code : unknown) {
                String name = unmapped.size() < MOST_CODES || unmapped.containsKey(code) ? code : "other codes";
                unmapped.put(name, unmapped.getOrDefault(name, new Losses(0, 0)).plus(worth));
            }
        }
        rows.clear();
        unknown.clear();
        leftOut = null;
        worth = 0;
    }

    /// Whether some row may stand more than once; where not, none does.
    boolean mayRepeat() {
        return keys.mayRepeat();
    }

    private void append(@Nullable Object[] values) {
        keys.add(values, keyPlaces);
        DuckDBAppender to = java.util.Objects.requireNonNull(appender);
        try {
            to.beginRow().append(id).append(line);
            for (Object value : values) {
                switch (value) {
                    case null -> to.appendNull();
                    case String text -> to.append(text);
                    case Integer number -> to.append(number.intValue());
                    case Double number -> to.append(number.doubleValue());
                    default -> throw new IllegalArgumentException("No column holds a " + value.getClass() + ".");
                }
            }
            to.endRow();
        } catch (SQLException e) {
            throw StoreException.of("The rows cannot be written", e);
        }
    }

    /// Leaves out a record that was kept; its rows are gone already.
    void withdraw(int at, Reason reason) {
        rejects.add(at, reason, "", "");
        stored--;
    }

    void refuseIfNothingIsLeft() throws RefusedFile {
        if (in == 0) {
            throw new RefusedFile("it has no rows");
        }
        if (stored > 0) {
            return;
        }
        Reason most = rejects.counts().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Reason.VALUE);
        throw new RefusedFile("no row of it can be used (" + most.word() + ")");
    }

    /// @param worthOfRows what the rows that are left are worth, in USD
    RowSet.Counts counts(double worthOfRows) {
        return new RowSet.Counts(in, stored, in - stored, Math.round(worthOfRows), Math.round(unmappedUsd));
    }

    void keepLosses(TradeStore store) throws SQLException {
        try (PreparedStatement p = store.connection().prepareStatement("INSERT INTO unmapped VALUES (?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, Losses> e : unmapped.entrySet()) {
                int blank = e.getKey().indexOf(' ');
                p.setInt(1, id);
                p.setString(2, e.getKey().substring(0, blank));
                p.setString(3, e.getKey().substring(blank + 1));
                p.setLong(4, e.getValue().records());
                p.setLong(5, Math.round(e.getValue().usd()));
                p.execute();
            }
        }
        try (PreparedStatement p = store.connection().prepareStatement("INSERT INTO reject VALUES (?, ?, ?)")) {
            for (Map.Entry<Reason, Long> e : rejects.counts().entrySet()) {
                p.setInt(1, id);
                p.setString(2, e.getKey().word());
                p.setLong(3, e.getValue());
                p.execute();
            }
        }
    }

    /// Says which codes no list knows: an error where they are worth more than a thousandth.
    void tell(RowSet set, List<Problem> problems) {
        if (unmapped.isEmpty()) {
            return;
        }
        String largest = unmapped.entrySet().stream()
                .sorted((a, b) -> {
                    int byUsd = Double.compare(b.getValue().usd(), a.getValue().usd());
                    return byUsd != 0
                            ? byUsd
                            : Long.compare(b.getValue().records(), a.getValue().records());
                })
                .limit(MOST_NAMED)
                .map(e -> e.getKey() + " (" + e.getValue().records() + " rows"
                        + (e.getValue().usd() == 0
                                ? ")"
                                : String.format(
                                        Locale.ROOT,
                                        ", %,.0f USD)",
                                        e.getValue().usd())))
                .collect(java.util.stream.Collectors.joining(", "));
        String more = unmapped.size() > MOST_NAMED ? " and " + (unmapped.size() - MOST_NAMED) + " more" : "";
        double share = usd == 0 ? 0 : unmappedUsd / usd;
        String said = "codes that no list knows: " + largest + more
                + (usd == 0 ? "" : String.format(Locale.ROOT, "; %.3f %% of the value", 100 * share));
        problems.add(
                share > BaciImport.MOST_UNMAPPED
                        ? Problem.error(set.origin().file(), 0, "", "", said)
                        : Problem.warning(set.origin().file(), 0, "", "", said));
    }
}
