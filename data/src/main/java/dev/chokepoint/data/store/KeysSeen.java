package dev.chokepoint.data.store;

import org.jspecify.annotations.Nullable;

/// Tells whether two of many keys may be equal: never misses two that are, and seldom errs.
///
/// Holds 64 bits of each key, up to a number of them; beyond it anything may be.
final class KeysSeen {
    private static final int MOST = 1 << 22;
    private static final long FREE = 0;

    private long[] table = new long[1 << 12];
    private int size;
    private boolean repeated;

    /// Adds a key by its parts.
    ///
    /// @param places which of the values are the key
    void add(@Nullable Object[] values, int[] places) {
        if (repeated) {
            return;
        }
        long hash = 0;
        for (int place : places) {
            Object value = values[place];
            hash = mixed(hash ^ (value == null ? 0 : value.hashCode()) * 0x9E3779B97F4A7C15L);
        }
        repeated = !put(hash == FREE ? 1 : hash) || ++size > MOST;
        if (size * 2 > table.length) {
            grow();
        }
    }

    /// Spreads what differs in any bit over all of them.
    private static long mixed(long value) {
        long x = value;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    private boolean put(long hash) {
        int mask = table.length - 1;
        int at = (int) hash & mask;
        while (table[at] != FREE) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = hash;
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long hash : old) {
            if (hash != FREE) {
                put(hash);
            }
        }
    }

    /// Whether some key may have been added twice.
    boolean mayRepeat() {
        return repeated;
    }
}
