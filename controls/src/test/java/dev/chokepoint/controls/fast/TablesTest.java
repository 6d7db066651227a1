package dev.chokepoint.controls.fast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.compiled.Bits;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The tables of the fast engine say what those of the JDK say, with many keys and with keys that collide.
class TablesTest {
    private static final int KEYS = 3_000;

    @Test
    void numbersOfALongAreKept() {
        LongTable<Integer> table = new LongTable<>();
        Map<Long, Integer> plain = new HashMap<>();
        Random random = new Random(1);
        for (int i = 0; i < KEYS; i++) {
            long key = i % 2 == 0 ? random.nextLong() : (long) i << 40;
            if (plain.putIfAbsent(key, i) == null) {
                table.put(key, i);
            }
        }
        assertThat(table.size()).isEqualTo(plain.size());
        plain.forEach((k, v) -> assertThat(table.find(k)).isEqualTo(v));
        for (int i = 0; i < KEYS; i++) {
            long key = random.nextLong();
            assertThat(table.find(key)).isEqualTo(plain.get(key));
        }
        assertThat(table.find(0)).isEqualTo(plain.get(0L));
    }

    @Test
    void numbersOfATextAreKept() {
        StringTable table = new StringTable();
        // "Aa" and "BB" have the same hash, and so have all texts made of them
        for (int i = 0; i < KEYS; i++) {
            table.put(collides(i), i);
        }
        assertThat(table.size()).isEqualTo(KEYS);
        for (int i = 0; i < KEYS; i++) {
            assertThat(table.find(collides(i))).isEqualTo(i);
        }
        assertThat(table.find(collides(KEYS))).isEqualTo(StringTable.ABSENT);
    }

    private static String collides(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 12; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    @Test
    void numbersOfARunAreKeptByItsLengthAndItsNumbers() {
        KeyTable<String> table = new KeyTable<>();
        int[] buffer = new int[4];
        // a hash that is the same for all, and one of its own for each
        for (int spread = 0; spread < 2; spread++) {
            for (int i = 0; i < 600; i++) {
                int n = fill(buffer, i, spread);
                table.put(buffer, n, spread == 0 ? 7 : hash(buffer, n), spread + ":" + i);
            }
        }
        assertThat(table.size()).isEqualTo(1_200);
        for (int spread = 0; spread < 2; spread++) {
            for (int i = 0; i < 600; i++) {
                int n = fill(buffer, i, spread);
                int hash = spread == 0 ? 7 : hash(buffer, n);
                assertThat(table.find(buffer, n, hash)).isEqualTo(spread + ":" + i);
                buffer[n - 1]++;
                assertThat(table.find(buffer, n, 7)).isNotEqualTo(spread + ":" + i);
            }
        }
        assertThat(table.find(new int[] {1, 2, 3, 4}, 4, 8)).isNull();
    }

    private static int fill(int[] buffer, int i, int spread) {
        int n = 2 + i % 3;
        for (int k = 0; k < n; k++) {
            buffer[k] = i * 10 + k + spread * 1_000_000;
        }
        return n;
    }

    private static int hash(int[] buffer, int n) {
        int h = 1;
        for (int k = 0; k < n; k++) {
            h = KeyTable.mix(h, buffer[k]);
        }
        return h;
    }

    @Test
    void membersOfASetOfBitsAreCounted() {
        int size = 200;
        long[] bits = Bits.none(size);
        TreeSet<Integer> plain = new TreeSet<>();
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            int member = random.nextInt(size);
            Bits.set(bits, member);
            plain.add(member);
        }
        int[] before = Bits.before(bits);
        for (int i = 0; i < size; i++) {
            assertThat(Bits.get(bits, i)).isEqualTo(plain.contains(i));
            assertThat(Bits.rank(bits, before, i)).isEqualTo(plain.headSet(i).size());
        }
        assertThat(Bits.and(bits, Bits.all(size))).isEqualTo(bits);
        assertThat(Bits.none(64)).hasSize(1);
        assertThat(Bits.none(65)).hasSize(2);
    }
}
