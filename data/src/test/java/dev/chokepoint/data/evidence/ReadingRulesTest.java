package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingRulesTest {
    @Test
    void theBundledRulesHaveNoProblems() {
        assertThat(ReadingRules.bundled().problems()).isEmpty();
    }

    @Test
    void everyRuleFiresOnItsExamplesAndNotOnTheOthers() {
        RuleExamples.Outcome outcome = RuleExamples.run(ReadingRules.bundled().value());
        assertThat(outcome.failures()).extracting(Problem::text).isEmpty();
        assertThat(outcome.examples()).isGreaterThan(2 * outcome.rules() - 1);
    }

    @Test
    void aBrokenRuleIsReportedWithItsLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("facts.yaml"), """
                version: 1
                facts:
                  - {id: a, pattern: "x", kind: held}
                  - {id: a, kind: held}
                """);
        Loaded<ReadingRules> loaded = ReadingRules.load(folder);
        assertThat(loaded.problems())
                .extracting(Problem::text)
                .anySatisfy(t -> assertThat(t).startsWith("facts.yaml:4: id (a)"))
                .anySatisfy(t -> assertThat(t).startsWith("facts.yaml:4: pattern"));
    }

    @Test
    void aPatternWithAnUnknownClassIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("facts.yaml"), """
                version: 1
                facts:
                  - {id: typo, pattern: "@contrl", kind: held}
                """);
        ReadingRules rules = ReadingRules.load(folder).value();
        assertThatThrownBy(rules::toExtractor).hasMessageContaining("contrl").hasMessageContaining("typo");
    }
}
