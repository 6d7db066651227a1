package dev.chokepoint.controls.fast;

import org.jspecify.annotations.Nullable;

/// A hash table with numbers of 64 bits as keys.
final class LongTable<V> {
    private long[] keys = new long[256];
    private @Nullable Object[] values = new Object[256];
    private int size;

    @Nullable
    V find(long key) {
        int mask = keys.length - 1;
        for (int i = spread(key) & mask; ; i = (i + 1) & mask) {
            Object value = values[i];
            if (value == null) {
                return null;
            }
            if (keys[i] == key) {
                @SuppressWarnings("unchecked")
                V found = (V) value;
                return found;
            }
        }
    }

    private static int spread(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }

    /// Keeps a value for a key that is not in the table.
    void put(long key, V value) {
        if (size * 3 >= keys.length) {
            long[] oldKeys = keys;
            @Nullable Object[] oldValues = values;
            keys = new long[2 * oldKeys.length];
            values = new Object[2 * oldKeys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                Object old = oldValues[i];
                if (old != null) {
                    insert(oldKeys[i], old);
                }
            }
        }
        insert(key, value);
        size++;
    }

    private void insert(long key, Object value) {
        int mask = keys.length - 1;
        int i = spread(key) & mask;
        while (values[i] != null) {
            i = (i + 1) & mask;
        }
        keys[i] = key;
        values[i] = value;
    }

    int size() {
        return size;
    }
}
