package dev.chokepoint.controls.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Codes, formulas and purities in the text of an item.
class ItemNotationTest {
    private final ItemNotation notation = new ItemNotation(new KnownWords(
            Reference.EMPTY,
            Set.of("element", "eccn", "cncl"),
            Map.of("element", Set.of("Sm", "Nd", "Tb", "Ga", "W")),
            Map.of("eccn", Set.of("3b001"), "cncl", Set.of("1c901"))));

    private Map<String, String> read(String text) {
        Map<String, String> said = new TreeMap<>();
        notation.read(text).forEach(i -> i.attributes().forEach((a, v) -> said.put(a, v.toString())));
        return said;
    }

    @ParameterizedTest
    @CsvSource({
        "Tb4O7 powder, Tb, oxide",
        "NdCl3, Nd, chloride",
        "NdF3, Nd, fluoride",
        "W2C, W, carbide",
        "Nd2C3O9, Nd, carbonate",
        "TbN3O9, Tb, nitrate",
        "Sm2S3O12, Sm, sulfate",
    })
    void aFormulaGivesElementAndForm(String text, String element, String form) {
        assertThat(read(text)).containsExactly(Map.entry("element", element), Map.entry("form", form));
    }

    @Test
    void anAlloyHasAName() {
        assertThat(read("Sm2Co17 block")).containsExactly(Map.entry("alloy", "SmCo"), Map.entry("element", "Sm"));
        assertThat(read("Nd2Fe14B block")).containsExactly(Map.entry("alloy", "NdFeB"), Map.entry("element", "Nd"));
        // cobalt with another element is no samarium magnet
        assertThat(read("Nd2Co17")).containsExactly(Map.entry("element", "Nd"));
        assertThat(read("GaAs2")).containsExactly(Map.entry("element", "Ga"));
    }

    @Test
    void whatLooksLikeAFormulaAndIsNoneGivesNothing() {
        assertThat(read("SmCo")).isEmpty(); // no number
        assertThat(read("Tb4Xx7")).isEmpty(); // no such element
        assertThat(read("Fe2O3")).isEmpty(); // none that the ledger knows
        assertThat(read("xTb4O7")).isEmpty();
    }

    @Test
    void aCodeOfAListIsOfTheListThatIsNamedOrUsesIt() {
        assertThat(read("ECCN 3B001.c.1 tool")).containsExactly(Map.entry("eccn", "3B001.c.1"));
        assertThat(read("tool, 3b001.C")).containsExactly(Map.entry("eccn", "3B001.c"));
        assertThat(read("1C901 alloy")).containsExactly(Map.entry("cncl", "1C901"));
        assertThat(read("ECCN: 1C901 alloy")).containsExactly(Map.entry("eccn", "1C901"));
        assertThat(read("CNCL 3B001 tool")).containsExactly(Map.entry("cncl", "3B001"));
        assertThat(read("13B001")).isEmpty();
    }

    @Test
    void aCodeOfTheTariffLosesItsDots() {
        assertThat(read("magnets 8505.11")).containsExactly(Map.entry("hs", "850511"));
        assertThat(read("magnets HS 8505 11 10")).containsExactly(Map.entry("hs", "85051110"));
        assertThat(read("magnets HS code: 8505")).containsExactly(Map.entry("hs", "8505"));
        assertThat(read("magnets 8505")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gallium 99.99 % | 99.99",
                "gallium 99,5% | 99.5",
                "gallium 90 % | 90",
                "10 % tin and 95 % gallium | 95",
                // so many nines, and the digit behind them
                "gallium 2N | 99",
                "gallium 4N | 99.99",
                "gallium 4N5 | 99.995",
                "gallium 6N | 99.9999",
            })
    void aPurityIsWrittenInPercentOrInNines(String text, double percent) {
        List<ShipmentReader.Inferred> read = notation.read(text);
        assertThat(read)
                .singleElement()
                .satisfies(i -> assertThat(i.attributes()).containsExactly(Map.entry("purity", Value.of(percent))));
    }

    @Test
    void aSmallShareIsNoPurity() {
        assertThat(read("gallium 89.9 %")).isEmpty();
        assertThat(read("gallium 1N")).isEmpty();
        assertThat(read("gallium 4Nm")).isEmpty();
        assertThat(notation.read("gallium 4N5").getFirst().because()).isEqualTo("from the words '4N5'");
    }
}
