package dev.chokepoint.controls.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words of an item in the forms of the tables.
class ItemWordsTest {
    private static ItemWords words(String... phrases) {
        ItemWords words = new ItemWords();
        for (String p : phrases) {
            words.add(p);
        }
        return words;
    }

    private final ItemWords tables = words(
            "magnet", "samarium cobalt", "h100", "aluminum alloy", "sulfate", "fiber", "battery", "switch", "gas");

    @ParameterizedTest
    @CsvSource({
        "magnets, magnet",
        "magnet, magnet",
        "batteries, battery",
        "switches, switch",
        "aluminium, aluminum",
        "sulphates, sulfate",
        "fibres, fiber",
        "H 100, h100",
        "samariumcobalt, samarium cobalt",
        "magnet5, magnet5",
        "gas, gas",
        "tin, tin",
    })
    void aWordIsReadInTheFormOfTheTables(String text, String read) {
        assertThat(tables.read(Words.of(text))).isEqualTo(Words.of(read));
    }

    @Test
    void wordsThatAreKnownApartAreNotJoined() {
        ItemWords both = words("hot", "plate", "hotplate");
        assertThat(both.read(List.of("hot", "plate"))).containsExactly("hot", "plate");
        assertThat(words("hotplate").read(List.of("hot", "plate", "x"))).containsExactly("hotplate", "x");
        assertThat(words("hotplatex").read(List.of("hot", "plate", "x"))).containsExactly("hotplatex");
    }

    @Test
    void shortPartsAreNoWords() {
        ItemWords words = words("gas", "mask", "gold", "leaf");
        assertThat(words.read(List.of("gasmask"))).containsExactly("gasmask");
        assertThat(words.read(List.of("goldleaf"))).containsExactly("gold", "leaf");
    }

    @Test
    void aDigitPartsWords() {
        assertThat(words("a", "100").read(List.of("a100"))).containsExactly("a", "100");
    }

    @Test
    void aPhraseIsFoundInItsOrderOrInAnother() {
        List<String> text = List.of("block", "of", "cobalt", "samarium");
        assertThat(ItemWords.find(text, List.of("samarium", "cobalt"))).isEqualTo(2);
        assertThat(ItemWords.find(text, List.of("cobalt", "samarium"))).isEqualTo(2);
        assertThat(ItemWords.find(text, List.of("samarium", "block"))).isEqualTo(-1);
        assertThat(ItemWords.find(text, List.of("tin"))).isEqualTo(-1);
        assertThat(ItemWords.find(text, List.of("block"))).isZero();
    }
}
