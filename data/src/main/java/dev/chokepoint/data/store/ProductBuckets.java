package dev.chokepoint.data.store;

import java.util.Arrays;

/// Rows gathered by product, so that they are stored product by product: later a screen reads one product at a time.
final class ProductBuckets {
    private static final int ROWS_OF_CHUNK = 256;
    private static final int LONGS_OF_ROW = 3;

    /// Rows of one product: pairs of countries, USD and kilograms, one after the other.
    private static final class Bucket {
        private long[][] chunks = new long[4][];
        private int size;

        void add(long pair, long usd, long kg) {
            int chunk = size / ROWS_OF_CHUNK;
            int at = size % ROWS_OF_CHUNK * LONGS_OF_ROW;
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunk * 2);
            }
            long[] rows = chunks[chunk];
            if (rows == null) {
                rows = new long[ROWS_OF_CHUNK * LONGS_OF_ROW];
                chunks[chunk] = rows;
            }
            rows[at] = pair;
            rows[at + 1] = usd;
            rows[at + 2] = kg;
            size++;
        }
    }

    private final Bucket[] buckets;
    private int size;
    private int bucket;
    private int row;

    ProductBuckets(int products) {
        buckets = new Bucket[products];
        Arrays.setAll(buckets, _ -> new Bucket());
    }

    void add(int product, int exporter, int importer, long usd, long kg) {
        buckets[product].add(((long) exporter << 32) | importer, usd, kg);
        size++;
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.setAll(buckets, _ -> new Bucket());
        size = 0;
        rewind();
    }

    void rewind() {
        bucket = 0;
        row = -1;
    }

    /// Goes to the next row; whether there is one.
    boolean next() {
        row++;
        while (bucket < buckets.length && row >= buckets[bucket].size) {
            bucket++;
            row = 0;
        }
        return bucket < buckets.length;
    }

    int product() {
        return bucket;
    }

    int exporter() {
        return (int) (field(0) >>> 32);
    }

    int importer() {
        return (int) field(0);
    }

    long usd() {
        return field(1);
    }

    long kg() {
        return field(2);
    }

    private long field(int n) {
        return buckets[bucket].chunks[row / ROWS_OF_CHUNK][row % ROWS_OF_CHUNK * LONGS_OF_ROW + n];
    }
}
