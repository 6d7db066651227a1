package dev.chokepoint.data.store;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Imports a published file of any known kind: whole or not at all, once, with where it comes from.
///
/// Records in = stored + left out; those left out are in a CSV file in the store's folder `rejects`. Of records that
/// repeat earlier ones the first is kept; of those that contradict each other none is.
public final class TableImport {
    private final TradeStore store;
    private final LocalDate day;
    private final boolean replace;

    /// What became of a file.
    public enum Outcome {
        STORED,
        ALREADY_THERE,
        REFUSED
    }

    /// A file that was read.
    ///
    /// @param set what was stored; empty where the file was refused
    /// @param rows rows of the table; one record may become several
    /// @param rejected records left out, by reason
    /// @param rejects where they are listed; there is no such file where none was
    public record Report(
            String file,
            Outcome outcome,
            Optional<RowSet> set,
            long rows,
            Map<Reason, Long> rejected,
            Path rejects,
            List<Problem> problems) {
        /// Whether the file is in the store.
        public boolean complete() {
            return outcome != Outcome.REFUSED;
        }

        /// Whether nothing was left out or in error.
        public boolean clean() {
            return complete() && rejected.isEmpty() && problems.stream().noneMatch(Problem::isError);
        }
    }

    /// @param day the day of the import, which is kept with the rows
    /// @param replace whether another file for a data set that is there already takes its place
    public TableImport(TradeStore store, LocalDate day, boolean replace) {
        this.store = store;
        this.day = day;
        this.replace = replace;
    }

    /// Imports a file; what is wrong with it is in the report.
    public Report read(TableFile.Kind kind, Path path, Progress progress) {
        String name = path.getFileName().toString();
        List<Problem> problems = new ArrayList<>();
        Path list = store.folder().resolve("rejects");
        try {
            String sha256 = hash(path);
            Optional<RowSet> same = store.rowSets().stream()
                    .filter(s ->
                            s.kind().equals(kind.word()) && s.origin().sha256().equals(sha256))
                    .findFirst();
            if (same.isPresent()) {
                return new Report(name, Outcome.ALREADY_THERE, same, 0, Map.of(), list, problems);
            }
            TableFile file = kind.open(path);
            list = list.resolve(kind.word() + "-" + file.dataset() + ".csv");
            Optional<RowSet> old = store.rowSets().stream()
                    .filter(s -> s.kind().equals(kind.word()) && s.dataset().equals(file.dataset()))
                    .findFirst();
            if (old.isPresent() && !replace) {
                RowSet.Origin o = old.get().origin();
                throw new RefusedFile("the store has another file of " + file.dataset() + " (" + o.file() + ", read on "
                        + o.on() + "); --replace puts this one in its place");
            }
            RowSet.Origin origin =
                    new RowSet.Origin(name, Files.size(path), sha256, kind.licence(), kind.source(), day);
            return load(kind.word(), file, origin, old, list, problems, progress);
        } catch (RefusedFile e) {
            problems.add(Problem.error(name, 0, "", "", "refused: " + e.getMessage()));
        } catch (IOException e) {
            problems.add(Problem.error(name, 0, "", "", "refused: it cannot be read (" + e.getMessage() + ")"));
        } catch (SQLException e) {
            throw StoreException.of("The file " + name + " cannot be stored", e);
        }
        return new Report(name, Outcome.REFUSED, Optional.empty(), 0, Map.of(), list, problems);
    }

    private static String hash(Path path) throws IOException {
        MessageDigest digest = ReadAhead.sha256Digest();
        byte[] block = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Report load(
            String kind,
            TableFile file,
            RowSet.Origin origin,
            Optional<RowSet> old,
            Path list,
            List<Problem> problems,
            Progress progress)
            throws RefusedFile, IOException, SQLException {
        Connection c = store.connection();
        c.setAutoCommit(false);
        boolean done = false;
        try (RejectFile rejects = new RejectFile(list)) {
            if (old.isPresent()) {
                store.delete(old.get().id());
            }
            int id = store.nextId();
            TableLoad load = new TableLoad(file.table(), id, rejects, origin, progress);
            try (DuckDBAppender appender =
                    ((DuckDBConnection) c).createAppender("main", file.table().word())) {
                load.to(appender);
                file.read(load);
                load.end();
            }
            RepeatedRows repeated = new RepeatedRows(store, file.table(), kind, id);
            repeated.remove(load.mayRepeat(), load::withdraw);
            load.refuseIfNothingIsLeft();
            RowSet set = new RowSet(id, kind, file.dataset(), 0, origin, load.counts(ReportedTotals.usd(store, id)));
            store.insert(set);
            load.keepLosses(store);
            long rows = repeated.rows();
            load.tell(set, problems);
            if (file.table() == StoredTable.REPORTED_TRADE) {
                ReportedTotals.check(store, set).ifPresent(problems::add);
            }
            c.commit();
            done = true;
            rejects.keep();
            return new Report(
                    origin.file(),
                    Outcome.STORED,
                    Optional.of(set),
                    rows,
                    Map.copyOf(rejects.counts()),
                    list,
                    problems);
        } finally {
            if (!done) {
                c.rollback();
            }
            c.setAutoCommit(true);
        }
    }
}
