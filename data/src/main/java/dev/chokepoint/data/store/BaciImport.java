package dev.chokepoint.data.store;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Imports CEPII BACI: the zip of a release, or single years as CSV.
///
/// Each year is stored whole or not at all. A year that is there already with the same bytes is left alone, so that an
/// import that was stopped goes on where it was. Rows in = stored + rejected, always; the rejected ones are in a CSV
/// file in
/// the store's folder `rejects`.
public final class BaciImport {
    /// The part of the value whose codes are not known above which an import is in error.
    public static final double MOST_UNMAPPED = 0.001;

    private static final String KIND = "baci";
    private static final String LICENCE = "Etalab 2.0 (BACI, CEPII)";
    private static final String SOURCE = "CEPII, BACI: International Trade Database at the Product-Level";
    private static final int MOST_NAMED = 5;

    private final TradeStore store;
    private final LocalDate day;
    private final boolean replace;
    private final FlowFeed feed;

    /// What became of a year.
    public enum Outcome {
        STORED,
        ALREADY_THERE,
        REFUSED
    }

    /// A year of a file.
    ///
    /// @param file the file, with its member
    /// @param set what was stored; empty where the year was refused
    /// @param rejected rows left out, by reason
    /// @param rejects where they are listed; there is no such file where none was
    public record YearReport(
            String file, Outcome outcome, Optional<RowSet> set, Map<Reason, Long> rejected, Path rejects) {}

    /// What became of a file.
    public record Report(List<YearReport> years, List<Problem> problems) {
        /// Whether every year is in the store.
        public boolean complete() {
            return !years.isEmpty() && years.stream().noneMatch(y -> y.outcome() == Outcome.REFUSED);
        }

        /// Whether rows were left out or something else was in error.
        public boolean clean() {
            return complete()
                    && problems.stream().noneMatch(Problem::isError)
                    && years.stream().allMatch(y -> y.rejected().isEmpty());
        }
    }

    /// @param day the day of the import, which is kept with the rows
    /// @param replace whether another table for a year that is there already takes its place
    public BaciImport(TradeStore store, LocalDate day, boolean replace) {
        this.store = store;
        this.day = day;
        this.replace = replace;
        this.feed = store.feed();
    }

    /// Imports a file; what is wrong with it is in the report.
    public Report read(Path path, Progress progress) {
        String name = path.getFileName().toString();
        List<Problem> problems = new ArrayList<>();
        List<YearReport> years = new ArrayList<>();
        try (BaciFiles files = BaciFiles.open(path)) {
            files.ignored()
                    .forEach(m -> problems.add(Problem.warning(name, 0, "member", m, "is no part of BACI: ignored")));
            CountryCodes countries = files.countries();
            for (BaciFiles.Year year : files.years()) {
                years.add(readYear(files, year, countries, problems, progress));
            }
        } catch (RefusedFile | IOException e) {
            problems.add(Problem.error(name, 0, "", "", "refused: " + e.getMessage()));
        }
        return new Report(years, problems);
    }

    private YearReport readYear(
            BaciFiles files, BaciFiles.Year year, CountryCodes countries, List<Problem> problems, Progress progress) {
        String name = year.table().name();
        Path list = store.folder().resolve("rejects").resolve(year.dataset() + "-" + year.year() + ".csv");
        try (RejectFile rejects = new RejectFile(list)) {
            Optional<RowSet> there = find(year);
            if (there.isPresent() && isSame(there.get(), year)) {
                return new YearReport(name, Outcome.ALREADY_THERE, there, Map.of(), list);
            }
            if (there.isPresent() && !replace) {
                RowSet old = there.get();
                throw new RefusedFile("the store has another table of " + year.dataset() + " for " + year.year() + " ("
                        + old.origin().file() + ", read on " + old.origin().on()
                        + "); --replace puts this one in its place");
            }
            ProductCodes products = files.products(year.revision());
            Codes codes = new Codes(countries, products);
            BaciYearLoad load = new BaciYearLoad(countries, products, rejects);
            RowSet set = load(load, year, there, progress, codes);
            rejects.keep();
            tell(load, set, name, problems);
            return new YearReport(name, Outcome.STORED, Optional.of(set), Map.copyOf(rejects.counts()), list);
        } catch (RefusedFile e) {
            problems.add(Problem.error(name, 0, "", "", "refused: " + e.getMessage()));
        } catch (ZipException e) {
            problems.add(Problem.error(name, 0, "", "", "refused: the archive is damaged (" + e.getMessage() + ")"));
        } catch (IOException e) {
            problems.add(Problem.error(name, 0, "", "", "refused: it cannot be read (" + e.getMessage() + ")"));
        } catch (SQLException e) {
            throw StoreException.of("The year " + year.year() + " of " + name + " cannot be stored", e);
        }
        return new YearReport(name, Outcome.REFUSED, Optional.empty(), Map.of(), list);
    }

    private record Codes(CountryCodes countries, ProductCodes products) {}

    private Optional<RowSet> find(BaciFiles.Year year) {
        return store.rowSets().stream()
                .filter(s -> s.kind().equals(KIND) && s.dataset().equals(year.dataset()) && s.year() == year.year())
                .findFirst();
    }

    private static boolean isSame(RowSet there, BaciFiles.Year year) throws IOException {
        if (there.origin().bytes() != year.table().size()) {
            return false;
        }
        try (ReadAhead in = new ReadAhead(year.table().open())) {
            byte[] block = new byte[1 << 16];
            while (in.read(block, 0, block.length) >= 0) {
                // Only the hash is wanted.
            }
            return in.sha256().equals(there.origin().sha256());
        }
    }

    private RowSet load(BaciYearLoad load, BaciFiles.Year year, Optional<RowSet> old, Progress progress, Codes codes)
            throws IOException, RefusedFile, SQLException {
        java.sql.Connection c = store.connection();
        c.setAutoCommit(false);
        boolean done = false;
        try (ReadAhead in = new ReadAhead(
                year.table().open(),
                read -> progress.at(year.table().name(), read, year.table().size(), load.rows()))) {
            if (old.isPresent()) {
                store.delete(old.get().id());
            }
            int id = store.nextId();
            load.read(in, year, rows -> feed.write(id, rows, codes.countries(), codes.products()));
            removeConflicting(load, id);
            RowSet.Origin origin =
                    new RowSet.Origin(year.table().name(), year.table().size(), in.sha256(), LICENCE, SOURCE, day);
            RowSet set = new RowSet(id, KIND, year.dataset(), year.year(), origin, load.counts());
            store.insert(set);
            keepCodes(year.dataset(), codes);
            keepLosses(id, load);
            c.commit();
            done = true;
            return set;
        } finally {
            if (!done) {
                c.rollback();
            }
            c.setAutoCommit(true);
        }
    }

    private void removeConflicting(BaciYearLoad load, int id) throws SQLException {
        if (load.conflicting().isEmpty()) {
            return;
        }
        store.execute("CREATE OR REPLACE TEMP TABLE conflicting(k INTEGER, i SMALLINT, j SMALLINT)");
        try (PreparedStatement p = store.connection().prepareStatement("INSERT INTO conflicting VALUES (?, ?, ?)")) {
            for (long key : load.conflicting()) {
                p.setInt(1, load.product(key));
                p.setInt(2, load.exporter(key));
                p.setInt(3, load.importer(key));
                p.addBatch();
            }
            p.executeBatch();
        }
        store.execute("DELETE FROM trade_flow WHERE row_set = " + id
                + " AND (k, i, j) IN (SELECT (k, i, j) FROM conflicting)");
        store.execute("DROP TABLE conflicting");
    }

    private void keepCodes(String dataset, Codes codes) throws SQLException {
        try (PreparedStatement p =
                store.connection().prepareStatement("SELECT count(*) FROM country WHERE dataset = ?")) {
            p.setString(1, dataset);
            try (ResultSet r = p.executeQuery()) {
                if (r.next() && r.getInt(1) > 0) {
                    return;
                }
            }
        }
        DuckDBConnection c = (DuckDBConnection) store.connection();
        try (DuckDBAppender rows = c.createAppender("main", "country")) {
            for (CountryCodes.Country country : codes.countries().all()) {
                rows.beginRow()
                        .append(dataset)
                        .append(country.code())
                        .append(country.name())
                        .append(country.iso2())
                        .append(country.iso3())
                        .endRow();
            }
        }
        try (DuckDBAppender rows = c.createAppender("main", "product")) {
            for (ProductCodes.Product product : codes.products().all()) {
                rows.beginRow()
                        .append(dataset)
                        .append(product.code())
                        .append(product.description())
                        .endRow();
            }
        }
    }

    private void keepLosses(int id, BaciYearLoad load) throws SQLException {
        try (PreparedStatement p = store.connection().prepareStatement("INSERT INTO unmapped VALUES (?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, BaciYearLoad.Unmapped> e : load.unmapped().entrySet()) {
                int blank = e.getKey().indexOf(' ');
                p.setInt(1, id);
                p.setString(2, e.getKey().substring(0, blank));
                p.setString(3, e.getKey().substring(blank + 1));
                p.setLong(4, e.getValue().rows());
                p.setLong(5, e.getValue().usd());
                p.execute();
            }
        }
    }

    private static void tell(BaciYearLoad load, RowSet set, String name, List<Problem> problems) {
        if (load.restoredZeros() > 0) {
            problems.add(Problem.warning(
                    name,
                    0,
                    "k",
                    "",
                    load.restoredZeros() + " products had lost their leading zero: restored (10121 is 010121)"));
        }
        if (load.rounded() > 0) {
            problems.add(Problem.warning(
                    name, 0, "", "", load.rounded() + " numbers had more than three decimals: rounded"));
        }
        double share = set.counts().unmappedShare();
        if (share > MOST_UNMAPPED) {
            List<String> largest = load.unmapped().entrySet().stream()
                    .sorted((a, b) ->
                            Long.compare(b.getValue().usd(), a.getValue().usd()))
                    .limit(MOST_NAMED)
                    .map(e -> e.getKey() + " (" + e.getValue().rows() + " rows, "
                            + e.getValue().usd() + " USD)")
                    .toList();
            problems.add(Problem.error(
                    name,
                    0,
                    "",
                    "",
                    String.format(Locale.ROOT, "%.2f %% of the value has codes that are not known: ", 100 * share)
                            + String.join(", ", largest)));
        }
    }
}
