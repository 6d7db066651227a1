package dev.chokepoint.controls.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions as the files of a ledger write them.
class ConditionParserTest {
    private static final Map<String, Condition> NAMED =
            Map.of("3A090.a", new Condition.Compare(List.of("tpp"), Condition.Relation.AT_LEAST, 4800, false));

    private static Condition parse(String text) {
        return ConditionParser.parse(text, NAMED);
    }

    /// What is read is written again in the same words.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "always",
                "tpp >= 480 or (tpp >= 160 and pd >= 5.92)",
                "(a = x or b = y) and c != 3",
                "element? in (dy, sm)",
                "eccn? starts (3b001, 3b002)",
                "dram_gbps + io_gbps >= 170",
                "known(cncl)",
                "is 3A090.a",
                "not (form? = assembly)",
                "ask (which of (a) and (b) it is)",
                "a > 1 and a < 2 and a <= 3 and a = 4",
            })
    void whatIsWrittenIsRead(String text) {
        assertThat(parse(text)).hasToString(text);
    }

    @Test
    void andBindsMoreThanOr() {
        Condition a = parse("a = 1");
        Condition b = parse("b = 2");
        Condition c = parse("c = 3");
        assertThat(parse("a = 1 or b = 2 and c = 3"))
                .isEqualTo(new Condition.Any(List.of(a, new Condition.All(List.of(b, c)))));
        assertThat(parse("not a = 1 and b = 2")).isEqualTo(new Condition.All(List.of(new Condition.Not(a), b)));
    }

    @Test
    void aWordIsNotTheBeginningOfALongerOne() {
        assertThat(parse("order = 5"))
                .isEqualTo(new Condition.Compare(List.of("order"), Condition.Relation.EQUAL, 5, false));
        assertThat(parse("notice_days >= 5 and isotope = x"))
                .isEqualTo(new Condition.All(List.of(
                        new Condition.Compare(List.of("notice_days"), Condition.Relation.AT_LEAST, 5, false),
                        new Condition.OneOf("isotope", Set.of("x"), false))));
        assertThat(parse("a = x")).isEqualTo(new Condition.OneOf("a", Set.of("x"), false));
        assertThat(parse("a != x")).isEqualTo(new Condition.Not(new Condition.OneOf("a", Set.of("x"), false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1 b = 2 | must have the end or one of 'and', 'or' at character 7.",
                "a | must have a comparison, 'in' or 'starts' at character 2.",
                "a = | must have a value at character 4.",
                "(a = 1 | must have ')' at character 7.",
                "a in (x, | must have a word at character 9.",
                "a in (x | must have ')' at character 8.",
                "a in x | must have '(' at character 6.",
                "5 = a | must have an attribute at character 2.",
                "known a | must have '(' at character 7.",
                "ask (which (a) | must have ')' at character 15.",
                "a + b = x | must not add words: a + b.",
                "a + b in (x) | must not add words: a + b.",
                "a >= x | must compare with a number, not (x).",
                "is 3A090.b | uses the name (3A090.b), which is not defined before it.",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String why) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The condition (" + text + ") " + why);
    }

    @Test
    void aRelationHoldsOnItsOwnSide() {
        record Says(Condition.Relation relation, boolean below, boolean at, boolean above) {}
        for (Says s : List.of(
                new Says(Condition.Relation.AT_LEAST, false, true, true),
                new Says(Condition.Relation.MORE, false, false, true),
                new Says(Condition.Relation.AT_MOST, true, true, false),
                new Says(Condition.Relation.LESS, true, false, false),
                new Says(Condition.Relation.EQUAL, false, true, false),
                new Says(Condition.Relation.NOT_EQUAL, true, false, true))) {
            assertThat(List.of(
                            s.relation().holds(4, 5),
                            s.relation().holds(5, 5),
                            s.relation().holds(6, 5)))
                    .as(s.relation().sign())
                    .containsExactly(s.below(), s.at(), s.above());
        }
    }

    @Test
    void truthIsWeakestInAConjunctionAndStrongestInAChoice() {
        assertThat(Truth.YES.and(Truth.UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.NO.and(Truth.UNKNOWN)).isEqualTo(Truth.NO);
        assertThat(Truth.NO.or(Truth.UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.YES.or(Truth.UNKNOWN)).isEqualTo(Truth.YES);
        assertThat(Truth.UNKNOWN.not()).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.YES.not()).isEqualTo(Truth.NO);
    }
}
