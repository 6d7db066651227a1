package dev.chokepoint.data.store;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.ProductHistory;
import dev.chokepoint.exposure.screen.ProductYear;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/// Reads trade out of a store, product by product with all years of each, so that memory does not grow with the years.
public final class TradeReader {
    /// "Not specified": stored and counted, not screened.
    public static final int NOT_SPECIFIED = 999_999;

    private static final String SPLIT = "/trade/hs22_to_hs17.csv";

    /// About as many rows are read at once.
    private static final long ROWS_AT_ONCE = 400_000;

    private final TradeStore store;
    private final List<RowSet> sets;
    private final Countries countries;
    private final Map<Integer, Country> names;

    /// A country of the data set.
    ///
    /// @param iso2 two letters; some lists have none for some countries
    public record Country(int code, String name, String iso2, String iso3) {}

    private TradeReader(TradeStore store, List<RowSet> sets, Map<Integer, Country> names) {
        this.store = store;
        this.sets = sets;
        this.names = names;
        this.countries = Countries.of(names.keySet());
    }

    /// The years of one data set.
    ///
    /// @param dataset its name, such as `HS17-V202401`; empty where the store has only one with all these years
    /// @throws StoreException if a year is missing, or more than one data set has them all
    public static TradeReader of(TradeStore store, String dataset, int first, int last) {
        Map<String, List<RowSet>> byDataset = store.rowSets().stream()
                .filter(s -> s.kind().equals("baci") && s.year() >= first && s.year() <= last)
                .collect(Collectors.groupingBy(RowSet::dataset, TreeMap::new, Collectors.toList()));
        int years = last - first + 1;
        List<String> whole = byDataset.entrySet().stream()
                .filter(e -> e.getValue().size() == years)
                .map(Map.Entry::getKey)
                .toList();
        if (!dataset.isEmpty() ? !whole.contains(dataset) : whole.isEmpty()) {
            throw new StoreException("The store (" + store.folder() + ") must have all years from " + first + " to "
                    + last + (dataset.isEmpty() ? "" : " of " + dataset) + "; it has " + held(store) + ".");
        }
        if (dataset.isEmpty() && whole.size() > 1) {
            throw new StoreException("The store (" + store.folder() + ") has these years in "
                    + String.join(" and in ", whole) + "; choose one with --dataset: revisions are never mixed.");
        }
        String chosen = dataset.isEmpty() ? whole.getFirst() : dataset;
        try {
            return new TradeReader(store, byDataset.getOrDefault(chosen, List.of()), readNames(store, chosen));
        } catch (SQLException e) {
            throw StoreException.of("The store (" + store.folder() + ") cannot be read", e);
        }
    }

    private static String held(TradeStore store) {
        String all = store.rowSets().stream()
                .filter(s -> s.kind().equals("baci"))
                .map(s -> s.dataset() + " " + s.year())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "no trade data" : all;
    }

    private static Map<Integer, Country> readNames(TradeStore store, String dataset) throws SQLException {
        Map<Integer, Country> names = new TreeMap<>();
        try (PreparedStatement p =
                store.connection().prepareStatement("SELECT code, name, iso2, iso3 FROM country WHERE dataset = ?")) {
            p.setString(1, dataset);
            try (ResultSet r = p.executeQuery()) {
                while (r.next()) {
                    names.put(r.getInt(1), new Country(r.getInt(1), r.getString(2), r.getString(3), r.getString(4)));
                }
            }
        }
        return names;
    }

    public Countries countries() {
        return countries;
    }

    public List<RowSet> rowSets() {
        return sets;
    }

    public String dataset() {
        return sets.getFirst().dataset();
    }

    /// The countries by code.
    public Map<Integer, Country> names() {
        return names;
    }

    /// What products are called, by code.
    public Map<Integer, String> descriptions() {
        Map<Integer, String> all = new TreeMap<>();
        try (PreparedStatement p =
                store.connection().prepareStatement("SELECT code, description FROM product WHERE dataset = ?")) {
            p.setString(1, dataset());
            try (ResultSet r = p.executeQuery()) {
                while (r.next()) {
                    all.put(r.getInt(1), r.getString(2));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("The products cannot be read", e);
        }
        return all;
    }

    /// Codes of other revisions of the nomenclature, each with the codes of this data set that it corresponds to: those
    /// of the tables that were imported, and for HS 2017 those that the bundled ledger needs.
    public Map<Integer, Set<Integer>> codesOfOtherRevisions() {
        Map<Integer, Set<Integer>> all = new TreeMap<>();
        String revision = dataset().replaceFirst("-.*", "");
        if (revision.equals("HS17")) {
            CodeTable table = CodeTable.parse(CountryCodes.resource(SPLIT));
            for (List<String> row : table.rows()) {
                all.computeIfAbsent(Integer.valueOf(CodeTable.field(row, table.column("hs22"))), _ -> new TreeSet<>())
                        .add(Integer.valueOf(CodeTable.field(row, table.column("hs17"))));
            }
        }
        new StatisticsReader(store)
                .concordance(revision)
                .forEach((other, own) ->
                        all.computeIfAbsent(other, _ -> new TreeSet<>()).addAll(own));
        return all;
    }

    /// Does something with each product, on several threads, and hands on the results in ascending order of products.
    public <R> void forEach(ProductFilter filter, int threads, Function<ProductHistory, R> work, Consumer<R> to) {
        try {
            List<int[]> parts = parts(filter);
            try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
                Deque<Future<List<R>>> running = new ArrayDeque<>();
                for (int[] part : parts) {
                    if (running.size() > threads) {
                        Tasks.result(running.remove(), "A part of the screen").forEach(to);
                    }
                    running.add(pool.submit(() -> read(part, work)));
                }
                while (!running.isEmpty()) {
                    Tasks.result(running.remove(), "A part of the screen").forEach(to);
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("The store (" + store.folder() + ") cannot be read", e);
        }
    }

    private String idList() {
        return sets.stream().map(s -> String.valueOf(s.id())).collect(Collectors.joining(", ", "(", ")"));
    }

    /// The products to read, cut into parts of about the same number of rows.
    private List<int[]> parts(ProductFilter filter) throws SQLException {
        List<int[]> parts = new ArrayList<>();
        int[] part = new int[64];
        int n = 0;
        long rows = 0;
        try (PreparedStatement p = store.connection()
                        .prepareStatement("SELECT k, count(*) FROM trade_flow WHERE row_set IN " + idList()
                                + " GROUP BY k ORDER BY k");
                ResultSet r = p.executeQuery()) {
            while (r.next()) {
                int product = r.getInt(1);
                if (product == NOT_SPECIFIED || !filter.contains(product)) {
                    continue;
                }
                if (n == part.length) {
                    part = Arrays.copyOf(part, n * 2);
                }
                part[n++] = product;
                rows += r.getLong(2);
                if (rows >= ROWS_AT_ONCE) {
                    parts.add(Arrays.copyOf(part, n));
                    n = 0;
                    rows = 0;
                }
            }
        }
        if (n > 0) {
            parts.add(Arrays.copyOf(part, n));
        }
        return parts;
    }

    private <R> List<R> read(int[] products, Function<ProductHistory, R> work) throws SQLException {
        List<YearRows> years = new ArrayList<>();
        try (Connection c = ((DuckDBConnection) store.connection()).duplicate()) {
            for (RowSet set : sets) {
                years.add(YearRows.read(c, set, products[0], products[products.length - 1], countries));
            }
        }
        List<R> results = new ArrayList<>(products.length);
        for (int product : products) {
            List<ProductYear> traded = new ArrayList<>();
            for (YearRows year : years) {
                year.take(product).ifPresent(traded::add);
            }
            results.add(work.apply(new ProductHistory(product, traded)));
        }
        return results;
    }
}
