package dev.chokepoint.evidence.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhraseTrieTest {
    @Test
    void findsWhatASearchForEachPatternFinds() {
        Random random = new Random(18);
        for (int round = 0; round < 200; round++) {
            // few letters: states with few children; many: states with a table
            String letters = round % 3 == 0 ? "abcdefghij\u00e9" : "abc";
            Set<String> patterns = new LinkedHashSet<>();
            for (int i = 0; i < 4 * letters.length(); i++) {
                patterns.add(word(random, 1 + random.nextInt(4), letters));
            }
            List<String> list = new ArrayList<>(patterns);
            String text = word(random, 60, letters);
            boolean[] begins = new boolean[text.length()];
            for (int i = 0; i < begins.length; i++) {
                begins[i] = round % 2 == 0 || random.nextBoolean();
            }
            Set<String> found = new TreeSet<>();
            PhraseTrie trie = new PhraseTrie(list);
            for (int at = 0; at < begins.length; at++) {
                if (begins[at]) {
                    trie.at(text.toCharArray(), at, (end, p) -> found.add(end + ":" + list.get(p)));
                }
            }
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

    private static String word(Random random, int length, String letters) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(letters.charAt(random.nextInt(letters.length())));
        }
        return out.toString();
    }
}
