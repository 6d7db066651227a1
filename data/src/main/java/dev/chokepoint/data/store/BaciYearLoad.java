package dev.chokepoint.data.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One year on its way into the store: what is kept, what is left out, and that nothing is counted twice.
final class BaciYearLoad implements BaciParser.Sink {
    /// Rows held in memory before they are written; a year of BACI has eleven million.
    private static final int MOST_HELD = 16_000_000;

    private static final int MOST_REPEATED = 1_000_000;
    private static final int MOST_CODES = 10_000;

    /// Writes the rows held so far to the database.
    interface Writer {
        void write(ProductBuckets rows) throws SQLException;
    }

    /// A code that is not known, and what its rows are worth.
    static final class Unmapped {
        private long rows;
        private long usd;

        long rows() {
            return rows;
        }

        long usd() {
            return usd;
        }
    }

    private final CountryCodes countries;
    private final ProductCodes products;
    private final RejectFile rejects;
    private final ProductBuckets buckets;
    /// One bit for each product, exporter and importer: 34 MB.
    private final long[] seen;

    private final Set<Long> repeated = new HashSet<>();
    private final Map<String, Unmapped> unmapped = new HashMap<>();
    private BaciParser parser;
    private Writer writer = _ -> {};
    private long stored;
    private long usd;
    private List<Long> conflicting = List.of();

    BaciYearLoad(CountryCodes countries, ProductCodes products, RejectFile rejects) {
        this.countries = countries;
        this.products = products;
        this.rejects = rejects;
        buckets = new ProductBuckets(products.size());
        long cells = (long) products.size() * countries.size() * countries.size();
        seen = new long[(int) (cells / Long.SIZE) + 1];
        parser = new BaciParser(java.io.InputStream.nullInputStream(), 0, countries, products, this);
    }

    /// Reads the table and writes what is kept.
    void read(ReadAhead in, BaciFiles.Year year, Writer to) throws IOException, RefusedFile, SQLException {
        writer = to;
        parser = new BaciParser(in, year.year(), countries, products, this);
        parser.read();
        if (parser.rows() == 0) {
            throw new RefusedFile("it has no rows");
        }
        if (!year.archived() && parser.breaksOff()) {
            throw new RefusedFile("its last line breaks off: the file is not whole");
        }
        refuseIfNothingIsLeft(year);
        List<Long> conflicts = repeated.isEmpty() ? List.of() : settleRepeated(year);
        flush();
        conflicting = conflicts;
    }

    /// Keys of stored rows that contradict later ones; they have to go.
    List<Long> conflicting() {
        return conflicting;
    }

    private void refuseIfNothingIsLeft(BaciFiles.Year year) throws RefusedFile {
        if (stored > 0) {
            return;
        }
        Reason most = rejects.counts().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Reason.VALUE);
        throw new RefusedFile(
                switch (most) {
                    case YEAR -> "every row is of another year than its name says (" + year.year() + ")";
                    case PRODUCT ->
                        "no row has a product that " + year.revision()
                                + " knows; maybe columns k and v have changed places";
                    case COUNTRY -> "no row has a country that is known";
                    default -> "no row of it can be used (" + most.word() + ")";
                });
    }

    @Override
    public void row(int line, int exporter, int importer, int product, long value, long kg) throws RefusedFile {
        long key = key(exporter, importer, product);
        long bit = 1L << key;
        int word = (int) (key >>> 6);
        if ((seen[word] & bit) != 0) {
            repeated.add(key);
            if (repeated.size() > MOST_REPEATED) {
                throw new RefusedFile("more than a million of its rows repeat earlier ones");
            }
            return;
        }
        seen[word] |= bit;
        buckets.add(product, exporter, importer, value, kg);
        stored++;
        usd += value;
        if (buckets.size() == MOST_HELD) {
            try {
                flush();
            } catch (SQLException e) {
                throw StoreException.of("The rows cannot be written", e);
            }
        }
    }

    private void flush() throws SQLException {
        writer.write(buckets);
        buckets.clear();
    }

    /// In the order of the file, so that neighbouring rows are neighbouring bits.
    private long key(int exporter, int importer, int product) {
        return ((long) exporter * countries.size() + importer) * products.size() + product;
    }

    int product(long key) {
        return products.code((int) (key % products.size()));
    }

    int exporter(long key) {
        return countries.code((int) (key / products.size() / countries.size()));
    }

    int importer(long key) {
        return countries.code((int) (key / products.size() % countries.size()));
    }

    @Override
    public void reject(int line, Reason reason, String field, String value) {
        rejects.add(line, reason, field, value);
        if (reason == Reason.COUNTRY || reason == Reason.PRODUCT) {
            String code = (reason == Reason.COUNTRY ? "country " : "product ") + value;
            Unmapped u = unmapped.size() < MOST_CODES || unmapped.containsKey(code)
                    ? unmapped.computeIfAbsent(code, _ -> new Unmapped())
                    : unmapped.computeIfAbsent("other codes", _ -> new Unmapped());
            u.rows++;
            u.usd += parser.usdOfRow();
        }
    }

    /// A row as it stands in the table.
    private record Occurrence(int line, long usd, long kg) {}

    /// Reads the table once more to see which of the repeated rows say the same; gives the keys of those that do not.
    private List<Long> settleRepeated(BaciFiles.Year year) throws IOException, RefusedFile {
        Map<Long, List<Occurrence>> found = new HashMap<>();
        try (ReadAhead again = new ReadAhead(year.table().open())) {
            new BaciParser(again, year.year(), countries, products, new BaciParser.Sink() {
                        @Override
                        public void row(int line, int exporter, int importer, int product, long value, long kg) {
                            long key = key(exporter, importer, product);
                            if (repeated.contains(key)) {
                                found.computeIfAbsent(key, _ -> new ArrayList<>())
                                        .add(new Occurrence(line, value, kg));
                            }
                        }

                        @Override
                        public void reject(int line, Reason reason, String field, String value) {
                            // Already told.
                        }
                    })
                    .read();
        }
        List<Long> conflicts = new ArrayList<>();
        found.forEach((key, rows) -> {
            boolean same = rows.stream()
                    .allMatch(r -> r.usd() == rows.getFirst().usd()
                            && r.kg() == rows.getFirst().kg());
            String what = exporter(key) + ">" + importer(key) + " " + String.format("%06d", product(key));
            for (Occurrence r : same ? rows.subList(1, rows.size()) : rows) {
                rejects.add(r.line(), same ? Reason.DUPLICATE : Reason.CONFLICT, "i,j,k", what);
            }
            if (!same) {
                conflicts.add(key);
                stored--;
                usd -= rows.getFirst().usd();
            }
        });
        return conflicts;
    }

    RowSet.Counts counts() {
        long lost = unmapped.values().stream().mapToLong(Unmapped::usd).sum();
        return new RowSet.Counts(parser.rows(), stored, rejects.rows(), usd, lost);
    }

    Map<String, Unmapped> unmapped() {
        return unmapped;
    }

    int restoredZeros() {
        return parser.restoredZeros();
    }

    int rounded() {
        return parser.rounded();
    }

    long rows() {
        return parser.rows();
    }
}
