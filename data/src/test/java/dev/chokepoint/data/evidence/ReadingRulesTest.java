package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aPatternWithAnUnknownClassIsReportedWithItsLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("facts.yaml"), """
                version: 1
                facts:
                  - {id: typo, pattern: "@contrl", kind: held}
                """);
        assertThat(ReadingRules.load(folder).problems())
                .extracting(Problem::text)
                .anySatisfy(
                        t -> assertThat(t).startsWith("facts.yaml:3: pattern").contains("contrl"));
    }

    @Test
    void aContextThatCannotBeUsedIsReportedWithLineAndField(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("contexts.yaml"), """
                version: 1
                contexts:
                  - {id: a, when: ["head-1 that"], becomes: none}
                  - {id: b, when: ["head-1: @contrl"], becomes: none}
                  - {id: c, when: ["head: x"], becomes: nothing}
                  - {id: d, is: raining, becomes: done}
                  - {id: e, modality: done|dun, becomes: planned}
                """);
        assertThat(ReadingRules.load(folder).problems())
                .extracting(Problem::text)
                .anySatisfy(t -> assertThat(t).startsWith("contexts.yaml:3: when (head-1 that)"))
                .anySatisfy(
                        t -> assertThat(t).startsWith("contexts.yaml:4: when").contains("contrl"))
                .anySatisfy(t -> assertThat(t).startsWith("contexts.yaml:5: becomes (nothing)"))
                .anySatisfy(t -> assertThat(t)
                        .startsWith("contexts.yaml:6: is (raining)")
                        .contains("company-acts"))
                .anySatisfy(t -> assertThat(t).startsWith("contexts.yaml:7: modality (dun)"))
                .hasSize(5);
    }
}
