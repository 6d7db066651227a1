package dev.chokepoint.controls.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which values of an attribute the tables and rules of a ledger know.
class KnownWordsTest {
    private final KnownWords words = new KnownWords(
            new Reference(
                    Map.of(),
                    Map.of(
                            "size", attribute("size", true, Map.of()),
                            "form", attribute("form", false, Map.of("sheet", List.of("plate")))),
                    List.of(),
                    List.of(),
                    List.of(new Reference.Product("Nova", List.of(), "", Map.of("model", Value.of("nova-1")), "")),
                    List.of(new Reference.KnownItem(
                            "alloy", List.of(), List.of(), Map.of("element", Value.of("Nb")), "")),
                    List.of(new Reference.Cue(List.of("samarium"), Map.of("element", Value.of("Sm")))),
                    List.of(),
                    List.of()),
            Set.of("eccn", "flag", "size"),
            Map.of("flag", Set.of("true"), "form", Set.of("rod"), "eccn", Set.of("3b001")),
            Map.of("serial", Set.of("ab")));

    private static Reference.Attribute attribute(String name, boolean figure, Map<String, List<String>> values) {
        return new Reference.Attribute(name, figure, "", 0, 1e9, "", values, new Reference.Derivation.Given());
    }

    @Test
    void aWordIsKnownWhereATableOrARuleUsesIt() {
        for (String[] known : new String[][] {
            {"element", "sm"}, {"element", "Nb"}, {"form", "Sheet"}, {"form", "rod"}, {"model", "NOVA 1"},
            {"form", "none"}, {"form", "other"}, {"flag", "false"}, {"serial", "abc"}, {"anything", "word"}
        }) {
            assertThat(words.isKnown(known[0], known[1]))
                    .as(String.join(" ", known))
                    .isTrue();
        }
        for (String[] unknown :
                new String[][] {{"element", "xx"}, {"form", "plate"}, {"size", "large"}, {"flag", "maybe"}}) {
            assertThat(words.isKnown(unknown[0], unknown[1]))
                    .as(String.join(" ", unknown))
                    .isFalse();
        }
    }

    @Test
    void aCodeIsKnownByItsForm() {
        assertThat(words.isKnown("eccn", "5E002.b")).isTrue();
        assertThat(words.isKnown("eccn", "EAR99")).isTrue();
        assertThat(words.isKnown("eccn", "chips")).isFalse();
        assertThat(words.uses("eccn", "3B001.c")).isTrue();
        assertThat(words.uses("eccn", "3B002")).isFalse();
    }

    @Test
    void anotherSpellingStandsForTheKnownWord() {
        assertThat(words.sameAs("form", "plate")).isEqualTo("sheet");
        assertThat(words.sameAs("form", "sheets")).isEqualTo("sheet");
        assertThat(words.sameAs("form", "r-o-d")).isEqualTo("rod");
        assertThat(words.sameAs("form", "bar")).isEmpty();
        assertThat(words.sameAs("hs", "8505.11")).isEqualTo("850511");
        assertThat(words.sameAs("hs", "eighty")).isEmpty();
    }

    @Test
    void figuresAndWordsAreToldApart() {
        assertThat(words.isFigure("size")).isTrue();
        assertThat(words.isFigure("form")).isFalse();
        assertThat(words.isWord("form")).isTrue();
        assertThat(words.isWord("size")).isFalse();
        assertThat(words.isWord("unheard_of")).isFalse();
    }

    @Test
    void whatIsNearIsOffered() {
        assertThat(words.attributesLike("fomr")).containsExactly("form");
        assertThat(words.valuesLike("form", "shet")).containsExactly("sheet");
        assertThat(words.valuesLike("form", "xylophone")).isEmpty();
    }
}
