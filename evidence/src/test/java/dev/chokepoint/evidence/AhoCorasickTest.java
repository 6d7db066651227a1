package dev.chokepoint.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AhoCorasickTest {
    @Test
    void findsWhatASearchForEachPatternFinds() {
        Random random = new Random(18);
        for (int round = 0; round < 200; round++) {
            Set<String> patterns = new LinkedHashSet<>();
            for (int i = 0; i < 12; i++) {
                patterns.add(word(random, 1 + random.nextInt(4)));
            }
            List<String> list = new ArrayList<>(patterns);
            String text = word(random, 60);
            boolean[] begins = new boolean[text.length()];
            for (int i = 0; i < begins.length; i++) {
                begins[i] = round % 2 == 0 || random.nextBoolean();
            }
            Set<String> found = new TreeSet<>();
            new AhoCorasick(list).scan(text.toCharArray(), begins, (end, p) -> found.add(end + ":" + list.get(p)));
            Set<String> expected = new TreeSet<>();
            for (String p : list) {
                for (int at = text.indexOf(p); at >= 0; at = text.indexOf(p, at + 1)) {
                    if (begins[at]) {
                        expected.add((at + p.length()) + ":" + p);
                    }
                }
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    private static String word(Random random, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append((char) ('a' + random.nextInt(3)));
        }
        return out.toString();
    }
}
