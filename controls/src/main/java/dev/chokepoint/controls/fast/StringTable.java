package dev.chokepoint.controls.fast;

import org.jspecify.annotations.Nullable;

/// A hash table from texts to numbers, without a node for each entry.
final class StringTable {
    static final int ABSENT = -1;

    private @Nullable String[] keys = new String[64];
    private int[] values = new int[64];
    private int size;

    /// The number of a text, or [#ABSENT].
    int find(String key) {
        int mask = keys.length - 1;
        for (int i = spread(key.hashCode()) & mask; ; i = (i + 1) & mask) {
            String k = keys[i];
            if (k == null) {
                return ABSENT;
            }
            if (k.equals(key)) {
                return values[i];
            }
        }
    }

    private static int spread(int hash) {
        int h = hash * 0x9E3779B1;
        return h ^ (h >>> 16);
    }

    /// Keeps a number for a text that is not in the table.
    void put(String key, int value) {
        if (size * 3 >= keys.length) {
            @Nullable String[] oldKeys = keys;
            int[] oldValues = values;
            keys = new String[2 * oldKeys.length];
            values = new int[2 * oldKeys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                String k = oldKeys[i];
                if (k != null) {
                    insert(k, oldValues[i]);
                }
            }
        }
        insert(key, value);
        size++;
    }

    private void insert(String key, int value) {
        int mask = keys.length - 1;
        int i = spread(key.hashCode()) & mask;
        while (keys[i] != null) {
            i = (i + 1) & mask;
        }
        keys[i] = key;
        values[i] = value;
    }

    int size() {
        return size;
    }
}
