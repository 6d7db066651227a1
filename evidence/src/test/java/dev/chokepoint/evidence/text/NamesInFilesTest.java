package dev.chokepoint.evidence.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.patterns.Circumstance;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.trained.ClauseKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The words by which files name what the code knows.
class NamesInFilesTest {
    @Test
    void kindsOfDocumentsAndSectionsAreWrittenWithHyphens() {
        assertThat(DocumentKind.find("law-firm")).contains(DocumentKind.LAW_FIRM);
        assertThat(DocumentKind.find("LAW_FIRM")).isEmpty();
        assertThat(DocumentKind.TRADE_PRESS.code()).isEqualTo("trade-press");
        assertThat(Section.SOURCE_LINE.code()).isEqualTo("source-line");
    }

    @Test
    void circumstancesAreFoundByTheirNames() {
        assertThat(Circumstance.find("control-told")).contains(Circumstance.CONTROL_TOLD);
        assertThat(Circumstance.find("control")).isEmpty();
        assertThat(Circumstance.CARVES_OUT.code()).isEqualTo("carves-out");
    }

    @Test
    void aClauseIsOfTheKindOfWhatItTells() {
        assertThat(ClauseKind.of(Action.LIFT, Modality.DONE, false)).isEqualTo(ClauseKind.RELAXES);
        assertThat(ClauseKind.of(Action.IMPOSE, Modality.PLANNED, false)).isEqualTo(ClauseKind.RESTRICTS);
        assertThat(ClauseKind.of(Action.LIFT, Modality.HINTED, false)).isEqualTo(ClauseKind.NOT_YET_RELAXES);
        assertThat(ClauseKind.of(Action.DENY, Modality.DENIED, false)).isEqualTo(ClauseKind.NOT_YET_RESTRICTS);
        assertThat(ClauseKind.of(Action.LIFT, Modality.DONE, true)).isEqualTo(ClauseKind.OPINION);
        assertThat(ClauseKind.NOT_YET_RELAXES.code()).isEqualTo("not-yet-relaxes");
    }

    /// Two of three claims right, then one more of one: three of four; a rule without reviews stays as it is.
    @Test
    void reviewsAddToTheRecordOfTheirRule() {
        RuleSet rules = new RuleSet(
                "test",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(rule("a"), rule("b")),
                List.of(),
                List.of(),
                List.of());
        List<RuleSet.TriggerRule> told =
                rules.withReviews(Map.of("a", new RuleSet.Tally(1, 1))).triggers();
        assertThat(told.get(0).right()).isEqualTo(3);
        assertThat(told.get(0).reviewed()).isEqualTo(4);
        assertThat(told.get(1)).isEqualTo(rule("b"));
    }

    private static RuleSet.TriggerRule rule(String id) {
        return new RuleSet.TriggerRule(
                id, "^ban", Action.IMPOSE, RuleSet.Voice.ACTIVE, "verb", 2, 3, RuleSet.Examples.none());
    }
}
