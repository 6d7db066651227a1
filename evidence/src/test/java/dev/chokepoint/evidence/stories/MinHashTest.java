package dev.chokepoint.evidence.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Texts of words that stand only once, so that shingles of four can be counted: n words have n − 3.
class MinHashTest {
    /// Three standard errors of a share of 128 minima, 0.045 each.
    private static final double THREE_ERRORS = 0.135;

    private static MinHash.Sketch words(int from, int to) {
        MinHash.Collector all = new MinHash.Collector();
        for (int i = from; i < to; i++) {
            all.add(Words.hash("word" + i));
        }
        return all.sketch();
    }

    @Test
    void shinglesAreFourWordsInARow() {
        assertThat(words(0, 3).shingles()).isZero();
        assertThat(words(0, 4).shingles()).isEqualTo(1);
        assertThat(words(0, 400).shingles()).isEqualTo(397);
    }

    /// Of 400 words 200 are shared: 197 shingles of 397 + 397 − 197 are, a third, and half of each text.
    @Test
    void whatIsSharedIsEstimated() {
        MinHash.Sketch first = words(0, 400);
        MinHash.Sketch second = words(200, 600);
        assertThat(first.resemblance(second)).isBetween(0.33 - THREE_ERRORS, 0.33 + THREE_ERRORS);
        assertThat(first.containment(second)).isBetween(0.5 - 2 * THREE_ERRORS, 0.5 + 2 * THREE_ERRORS);
        assertThat(first.resemblance(first)).isEqualTo(1);
        assertThat(first.resemblance(words(1000, 1400))).isLessThan(THREE_ERRORS);
    }

    /// The first 100 words alone: of its 97 shingles all are in the other.
    @Test
    void aTextCutShortIsContainedInTheWhole() {
        assertThat(words(0, 100).containment(words(0, 400))).isGreaterThan(1 - 4 * THREE_ERRORS);
        assertThat(words(0, 100).resemblance(words(0, 400))).isLessThan(0.25 + THREE_ERRORS);
    }

    @Test
    void aPluralIsTheWordWithoutItsEnd() {
        assertThat(Words.hash("exports")).isEqualTo(Words.hash("Export"));
        assertThat(Words.hash("class")).isNotEqualTo(Words.hash("clas"));
        assertThat(Words.hash("surplus")).isNotEqualTo(Words.hash("surplu"));
        assertThat(Words.hash("gas")).isNotEqualTo(Words.hash("ga"));
        assertThat(Words.isFunctionWord(Words.hash("the"))).isTrue();
        assertThat(Words.isFunctionWord(Words.hash("ban"))).isFalse();
    }

    /// Five different runs of four words, one of them twice.
    @Test
    void aRunOfWordsThatComesBackCountsOnce() {
        MinHash.Collector c = new MinHash.Collector();
        String text = "one two three four five one two three four";
        Words.of(text, 0, text.length(), (hash, start, end) -> c.add(hash));
        assertThat(c.sketch().shingles()).isEqualTo(5);
    }
}
