package dev.chokepoint.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameIndexTest {
    private final NameIndex<Id> items = NameIndex.<Id>builder()
            .add("samarium cobalt magnet", Id.of("item", "smco"))
            .add("SmCo magnet", Id.of("item", "smco"))
            .add("钐钴磁铁", Id.of("item", "smco"))
            .add("NdFeB magnet", Id.of("item", "ndfeb"))
            .add("magnet wire", Id.of("item", "wire"))
            .add("gallium metal", Id.of("item", "gallium"))
            .add("germanium metal", Id.of("item", "germanium"))
            .add("--", Id.of("item", "nothing"))
            .build();

    /// By hand: both words found, five of seven left over: 0.8 · 1 · (1 − (5/7)/2) = 0.514.
    @Test
    void anOrderLineGetsItsBestMeaningFirstAndEachMeaningOnce() {
        var found = items.suggest("SmCo magnet block 20x10x5 mm, 200 pcs", 5, 0.3);
        assertThat(found.getFirst().means()).isEqualTo(Id.of("item", "smco"));
        assertThat(found.getFirst().text())
                .isEqualTo("SmCo magnet (0.51: all 2 words of the alias, 5 extra (block 20x10x5 mm 200 pcs))");
        assertThat(found.stream().map(Suggestion::means)).doesNotHaveDuplicates();
    }

    @Test
    void slipsAndOtherSpacingAndTraditionalCharactersAreFound() {
        assertThat(items.suggest("galium ingot metal", 1, 0.3).getFirst().means())
                .isEqualTo(Id.of("item", "gallium"));
        assertThat(items.suggest("Nd-Fe-B magnet", 1, 0.3).getFirst().means()).isEqualTo(Id.of("item", "ndfeb"));
        assertThat(items.suggest("釤鈷磁鐵", 1, 0.3).getFirst().score()).isEqualTo(1);
    }

    @Test
    void equalScoresAreOrderedByTheRarerWord() {
        assertThat(items.suggest("gallium", 5, 0).getFirst().means()).isEqualTo(Id.of("item", "gallium"));
        assertThat(items.suggest("wire magnet", 5, 0).getFirst().means()).isEqualTo(Id.of("item", "wire"));
    }

    @Test
    void nothingIsSuggestedWhereNoWordIsShared() {
        assertThat(items.suggest("soya beans", 5, 0)).isEmpty();
        assertThat(items.suggest("", 5, 0)).isEmpty();
        assertThat(items.size()).isEqualTo(7);
    }
}
