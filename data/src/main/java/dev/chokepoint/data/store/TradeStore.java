package dev.chokepoint.data.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// A folder that holds trade data: `trade.duckdb`, which one program at a time has open, and `rejects/`.
///
/// Rows of trade are whole USD and kilograms; the view `baci` shows them in BACI's own units and columns.
public final class TradeStore implements AutoCloseable {
    /// The database inside the folder.
    public static final String DATABASE = "trade.duckdb";

    private static final int VERSION = 1;
    /// What DuckDB may use beside the memory of this program.
    private static final String MEMORY = "600MB";
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE store_format(version INTEGER)",
            "INSERT INTO store_format VALUES (" + VERSION + ")",
            "CREATE TABLE row_set(id INTEGER PRIMARY KEY, kind VARCHAR, dataset VARCHAR, year INTEGER, file VARCHAR,"
                    + " bytes BIGINT, sha256 VARCHAR, licence VARCHAR, source VARCHAR, imported_on DATE,"
                    + " rows_in BIGINT, stored BIGINT, rejected BIGINT, usd BIGINT, unmapped_usd BIGINT)",
            "CREATE TABLE reject(row_set INTEGER, reason VARCHAR, row_count BIGINT)",
            "CREATE TABLE unmapped(row_set INTEGER, field VARCHAR, code VARCHAR, row_count BIGINT, usd BIGINT)",
            "CREATE TABLE country(dataset VARCHAR, code INTEGER, name VARCHAR, iso2 VARCHAR, iso3 VARCHAR)",
            "CREATE TABLE product(dataset VARCHAR, code INTEGER, description VARCHAR)",
            "CREATE TABLE trade_flow(row_set INTEGER, k INTEGER, i SMALLINT, j SMALLINT, usd BIGINT, kg BIGINT)",
            "CREATE VIEW baci AS SELECT r.dataset, r.year AS t, f.i, f.j, format('{:06d}', f.k) AS k,"
                    + " f.usd::DECIMAL(18,3) / 1000 AS v, f.kg::DECIMAL(18,3) / 1000 AS q"
                    + " FROM trade_flow f JOIN row_set r ON r.id = f.row_set");

    private final Path folder;
    private final Connection connection;
    private Optional<FlowFeed> feed = Optional.empty();

    private TradeStore(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /// Opens the store in a folder, and makes it where there is none.
    ///
    /// @throws StoreException if another program has it open, or it is no store of this version
    public static TradeStore create(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new StoreException("The store (" + folder + ") must be a folder; this is a file.");
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The store (" + folder + ") cannot be made: " + e.getMessage(), e);
        }
        return connect(folder, false);
    }

    /// Opens the store in a folder to read it; several programs may read it at a time.
    ///
    /// @throws StoreException if there is none, or another program writes to it
    public static TradeStore open(Path folder) {
        if (!Files.exists(folder.resolve(DATABASE))) {
            throw new StoreException("There is no store in " + folder + ": chokepoint import baci FILE --into " + folder
                    + " makes one.");
        }
        return connect(folder, true);
    }

    private static TradeStore connect(Path folder, boolean readOnly) {
        Properties options = new Properties();
        options.setProperty("memory_limit", MEMORY);
        if (readOnly) {
            options.setProperty("duckdb.read_only", "true");
        }
        String url = "jdbc:duckdb:" + folder.resolve(DATABASE).toAbsolutePath();
        try {
            Connection connection = DriverManager.getConnection(url, options);
            try {
                TradeStore store = new TradeStore(folder, connection);
                store.prepare(readOnly);
                return store;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (LinkageError e) {
            throw new StoreException(
                    "The store (" + folder
                            + ") cannot be opened: the library of the database cannot be unpacked or loaded ("
                            + cause(e) + ").\nMaybe there is no room in " + System.getProperty("java.io.tmpdir")
                            + ", or it is for another platform than this machine's.",
                    e);
        } catch (SQLException e) {
            String said = String.valueOf(e.getMessage());
            if (said.contains("lock")) {
                throw new StoreException(
                        "The store (" + folder + ") is in use by another program; one at a time may write to it.", e);
            }
            throw StoreException.of("The store (" + folder + ") cannot be opened", e);
        }
    }

    private static String cause(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }

    private void prepare(boolean readOnly) throws SQLException {
        boolean there;
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'store_format'")) {
            there = r.next() && r.getInt(1) > 0;
        }
        if (!there && !readOnly) {
            inTransaction(() -> {
                for (String sql : SCHEMA) {
                    execute(sql);
                }
            });
        } else if (version() != VERSION) {
            throw new StoreException(
                    "The store (" + folder + ") has the format " + version() + "; this program reads " + VERSION + ".");
        }
        if (!readOnly) {
            for (StoredTable table : StoredTable.values()) {
                execute(table.definition());
            }
        }
    }

    private int version() throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT max(version) FROM store_format")) {
            return r.next() ? r.getInt(1) : 0;
        } catch (SQLException e) {
            throw StoreException.of("The database in " + folder + " is no store of trade data", e);
        }
    }

    public Path folder() {
        return folder;
    }

    Connection connection() {
        return connection;
    }

    /// What gives rows to the database; a database can have only one.
    FlowFeed feed() {
        FlowFeed made = feed.orElseGet(() -> FlowFeed.register(this));
        feed = Optional.of(made);
        return made;
    }

    void execute(String sql) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute(sql);
        }
    }

    /// Something done to the database.
    interface Work {
        void run() throws SQLException;
    }

    /// All of it or nothing.
    void inTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            work.run();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /// Everything that was imported, by kind, data set and year.
    public List<RowSet> rowSets() {
        List<RowSet> all = new ArrayList<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT * FROM row_set ORDER BY kind, dataset, year, id")) {
            while (r.next()) {
                all.add(new RowSet(
                        r.getInt("id"),
                        r.getString("kind"),
                        r.getString("dataset"),
                        r.getInt("year"),
                        new RowSet.Origin(
                                r.getString("file"),
                                r.getLong("bytes"),
                                r.getString("sha256"),
                                r.getString("licence"),
                                r.getString("source"),
                                r.getObject("imported_on", LocalDate.class)),
                        new RowSet.Counts(
                                r.getLong("rows_in"),
                                r.getLong("stored"),
                                r.getLong("rejected"),
                                r.getLong("usd"),
                                r.getLong("unmapped_usd"))));
            }
        } catch (SQLException e) {
            throw StoreException.of("The store (" + folder + ") cannot be read", e);
        }
        return all;
    }

    int nextId() throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM row_set")) {
            r.next();
            return r.getInt(1);
        }
    }

    void insert(RowSet set) throws SQLException {
        try (PreparedStatement p = connection.prepareStatement(
                "INSERT INTO row_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            RowSet.Origin o = set.origin();
            RowSet.Counts c = set.counts();
            Object[] values = {
                set.id(),
                set.kind(),
                set.dataset(),
                set.year(),
                o.file(),
                o.bytes(),
                o.sha256(),
                o.licence(),
                o.source(),
                o.on(),
                c.in(),
                c.stored(),
                c.rejected(),
                c.usd(),
                c.unmappedUsd()
            };
            for (int n = 0; n < values.length; n++) {
                p.setObject(n + 1, values[n]);
            }
            p.execute();
        }
    }

    /// Forgets a row set; its rows go with it.
    void delete(int id) throws SQLException {
        for (String table : List.of("trade_flow", "reject", "unmapped")) {
            execute("DELETE FROM " + table + " WHERE row_set = " + id);
        }
        for (StoredTable table : StoredTable.values()) {
            execute("DELETE FROM " + table.word() + " WHERE row_set = " + id);
        }
        execute("DELETE FROM row_set WHERE id = " + id);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of("The store (" + folder + ") cannot be closed", e);
        }
    }
}
