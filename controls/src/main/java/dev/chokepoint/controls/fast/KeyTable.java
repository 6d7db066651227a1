package dev.chokepoint.controls.fast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A hash table whose keys are runs of numbers in a buffer, so that looking up allocates nothing.
final class KeyTable<V> {
    private static final int FIRST = 1 << 8;

    private int[][] keys = new int[FIRST][];
    private int[] hashes = new int[FIRST];
    private Object[] values = new Object[FIRST];
    private int size;

    static int mix(int hash, int part) {
        int h = (hash ^ part) * 0x9E3779B1;
        return h ^ (h >>> 15);
    }

    /// What is kept for the first `n` numbers of the buffer.
    @Nullable
    V find(int[] buffer, int n, int hash) {
        int mask = keys.length - 1;
        for (int i = hash & mask; ; i = (i + 1) & mask) {
            int[] key = keys[i];
            if (key == null) {
                return null;
            }
            if (hashes[i] == hash && key.length == n && same(key, buffer, n)) {
                @SuppressWarnings("unchecked")
                V value = (V) values[i];
                return value;
            }
        }
    }

    private static boolean same(int[] key, int[] buffer, int n) {
        for (int i = 0; i < n; i++) {
            if (key[i] != buffer[i]) {
                return false;
            }
        }
        return true;
    }

    /// Keeps a value for a key that is not in the table.
    void put(int[] buffer, int n, int hash, V value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        insert(Arrays.copyOf(buffer, n), hash, value);
        size++;
    }

    private void insert(int[] key, int hash, Object value) {
        int mask = keys.length - 1;
        int i = hash & mask;
        while (keys[i] != null) {
            i = (i + 1) & mask;
        }
        keys[i] = key;
        hashes[i] = hash;
        values[i] = value;
    }

    private void grow() {
        int[][] oldKeys = keys;
        int[] oldHashes = hashes;
        Object[] oldValues = values;
        keys = new int[2 * oldKeys.length][];
        hashes = new int[2 * oldKeys.length];
        values = new Object[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                insert(oldKeys[i], oldHashes[i], oldValues[i]);
            }
        }
    }

    int size() {
        return size;
    }
}
