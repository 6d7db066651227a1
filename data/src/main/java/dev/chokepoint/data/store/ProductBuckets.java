package dev.chokepoint.data.store;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Rows gathered by product, so that they are stored product by product: later a screen reads one product at a time.
///
/// Rows come in the order of countries. They are first gathered by groups of neighbouring products, few enough to be
/// written
/// side by side without losing the processor's caches, and a group is put in order when it is read.
final class ProductBuckets {
    private static final int PRODUCTS_OF_GROUP = 64;
    private static final int ROWS_OF_CHUNK = 4_096;
    private static final int LONGS_OF_ROW = 3;
    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    /// Rows of neighbouring products: product and countries in one number, USD and kilograms, one after the other.
    private static final class Group {
        private long[][] chunks = new long[4][];
        private long[] last = new long[0];
        private int at;
        private int size;

        void add(long key, long usd, long kg) {
            if (at == last.length) {
                int chunk = size / ROWS_OF_CHUNK;
                if (chunk == chunks.length) {
                    chunks = Arrays.copyOf(chunks, chunk * 2);
                }
                last = new long[ROWS_OF_CHUNK * LONGS_OF_ROW];
                chunks[chunk] = last;
                at = 0;
            }
            last[at] = key;
            last[at + 1] = usd;
            last[at + 2] = kg;
            at += LONGS_OF_ROW;
            size++;
        }

        int product(int row) {
            return (int) (chunks[row / ROWS_OF_CHUNK][row % ROWS_OF_CHUNK * LONGS_OF_ROW] >>> (2 * BITS));
        }

        /// The rows by product; those of one product as they came.
        int[] order(int firstProduct) {
            int[] starts = new int[PRODUCTS_OF_GROUP + 1];
            for (int r = 0; r < size; r++) {
                starts[product(r) - firstProduct + 1]++;
            }
            for (int p = 0; p < PRODUCTS_OF_GROUP; p++) {
                starts[p + 1] += starts[p];
            }
            int[] order = new int[size];
            for (int r = 0; r < size; r++) {
                order[starts[product(r) - firstProduct]++] = r;
            }
            return order;
        }
    }

    private final Group[] groups;
    private int size;

    ProductBuckets(int products) {
        groups = new Group[products / PRODUCTS_OF_GROUP + 1];
        Arrays.setAll(groups, _ -> new Group());
    }

    void add(int product, int exporter, int importer, long usd, long kg) {
        long key = ((long) product << (2 * BITS)) | ((long) exporter << BITS) | importer;
        groups[product / PRODUCTS_OF_GROUP].add(key, usd, kg);
        size++;
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.setAll(groups, _ -> new Group());
        size = 0;
    }

    /// Goes through the rows of the groups that it takes, product by product.
    ///
    /// @param taken the number of groups that were taken by this cursor and others
    Cursor cursor(AtomicInteger taken) {
        return new Cursor(taken);
    }

    /// A place among the rows; several may share the work.
    final class Cursor {
        private final AtomicInteger taken;
        private Group group = new Group();
        private int[] order = {};
        private int next;
        private long[] chunk = {};
        private int at;

        private Cursor(AtomicInteger taken) {
            this.taken = taken;
        }

        /// Goes to the next row; whether there is one.
        boolean next() {
            while (next == order.length) {
                int g = taken.getAndIncrement();
                if (g >= groups.length) {
                    return false;
                }
                group = groups[g];
                order = group.order(g * PRODUCTS_OF_GROUP);
                next = 0;
            }
            int row = order[next++];
            chunk = group.chunks[row / ROWS_OF_CHUNK];
            at = row % ROWS_OF_CHUNK * LONGS_OF_ROW;
            return true;
        }

        int product() {
            return (int) (chunk[at] >>> (2 * BITS));
        }

        int exporter() {
            return (int) (chunk[at] >>> BITS) & MASK;
        }

        int importer() {
            return (int) chunk[at] & MASK;
        }

        long usd() {
            return chunk[at + 1];
        }

        long kg() {
            return chunk[at + 2];
        }
    }
}
