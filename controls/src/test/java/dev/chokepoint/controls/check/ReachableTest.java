package dev.chokepoint.controls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Reference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions that some item can meet, and others that only differ by a sign and that none can.
class ReachableTest {
    /// A purity from 0 to 100 and two words.
    private static final Map<String, Reference.Attribute> ATTRIBUTES = Map.of(
            "purity", attribute("purity", true, 0, 100),
            "size", attribute("size", true, -1e9, 1e9),
            "element", attribute("element", false, -1e9, 1e9),
            "eccn", attribute("eccn", false, -1e9, 1e9));

    private static Reference.Attribute attribute(String name, boolean figure, double least, double most) {
        return new Reference.Attribute(name, figure, "", least, most, "", Map.of(), new Reference.Derivation.Given());
    }

    private static List<String> findings(String condition) {
        return Reachable.findings(ConditionParser.parse(condition, Map.of()), ATTRIBUTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size >= 5 and size <= 5",
                "size > 5 and size < 6",
                "size != 5",
                "size = 5 and size != 6",
                "size >= 5 and size >= 4",
                "size <= 5 and size <= 6 and size >= 5",
                "not (size >= 5) and size < 6",
                "not (size > 5) and size >= 5",
                "not (size <= 5) and size < 6",
                "not (size < 5) and size <= 5",
                "not (size = 5) and size > 4",
                "not (size != 5) and size >= 5",
                "purity >= 100",
                "purity <= 0",
                "element = Sm and element in (Sm, Dy)",
                "element in (Sm, Dy) and not (element = Sm)",
                "eccn starts (3B, 3C) and eccn starts (3C001)",
                "eccn = 3B001 and eccn starts (3B)",
                "(element = Sm or element = Dy) and element in (Sm, Dy)",
                "not (known(element)) and element = Sm",
                "known(element) and element? = Sm",
                "size + purity > 5 and size + purity < 4",
                "not (element = Sm and element = Dy)",
                "always"
            })
    void whatSomeItemCanMeetIsNotTold(String condition) {
        assertThat(findings(condition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size > 5 and size <= 5",
                "size >= 5 and size < 5",
                "size > 5 and size < 5",
                "size = 5 and size != 5",
                "size = 5 and size > 5",
                "not (size >= 5) and size >= 5",
                "not (size > 5) and size > 5",
                "not (size <= 5) and size = 5",
                "not (size < 5) and size < 5",
                "not (size != 5) and size = 6",
                "purity > 100",
                "purity < 0",
                "element = Sm and element = Dy",
                "element = Sm and not (element in (Sm, Dy))",
                "eccn starts (3B) and eccn starts (3C001)",
                "eccn = 3B001 and eccn starts (3C)",
                "not (known(element)) and element? = Sm",
                "not (always)"
            })
    void whatNoItemCanMeetIsTold(String condition) {
        assertThat(findings(condition)).singleElement().asString().startsWith("can never hold: ");
    }

    @Test
    void anAlternativeThatTheRestShutsOutIsToldByItself() {
        assertThat(findings("size > 5 and (size < 4 or size > 9)"))
                .containsExactly("holds an alternative that can never hold: size < 4");
        assertThat(findings("size > 5 and (size < 7 or size > 9)")).isEmpty();
    }

    @Test
    void aDeadPartOfAChoiceIsFoundWithinIt() {
        assertThat(findings("element = Sm or (size > 5 and size < 4)"))
                .containsExactly("can never hold: size > 5 and size < 4");
        Condition dead = ConditionParser.parse("size > 5 and size < 4", Map.of());
        Condition named = ConditionParser.parse("element = Sm or is dead", Map.of("dead", dead));
        assertThat(Reachable.findings(named, ATTRIBUTES)).contains("can never hold: is dead");
    }

    @Test
    void aTestMustSuitItsAttribute() {
        assertThat(findings("element >= 5")).containsExactly("compares element, which is a word: element >= 5");
        assertThat(findings("purity? = high"))
                .containsExactly("asks for a word of purity, which is a figure: purity? = high");
        assertThat(findings("purity starts (3B)"))
                .containsExactly("asks for a word of purity, which is a figure: purity starts (3b)");
        assertThat(findings("element = Sm or purity >= 101"))
                .contains("asks for a figure beyond the range of purity: purity >= 101");
        assertThat(findings("element = Sm or purity > -1"))
                .containsExactly("asks for a figure beyond the range of purity: purity > -1");
        assertThat(findings("unheard_of >= 5")).isEmpty();
    }

    /// Three choices of 70 are 343,000 alternatives, and 4,900 where one of them is made: too many to be written out,
    /// so
    /// that nothing is said although each is dead.
    @Test
    void whatHasTooManyAlternativesIsLeftAlone() {
        String choice = "(size > 1" + " or size > 2".repeat(69) + ")";
        assertThat(findings(String.join(" and ", choice, choice, choice, "size < 0")))
                .isEmpty();
        String few = "(size > 1 or size > 2) and size < 0";
        assertThat(findings(few)).containsExactly("can never hold: " + few);
    }
}
