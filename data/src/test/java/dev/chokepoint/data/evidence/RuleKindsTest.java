package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.patterns.FactKind;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TriggerKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the reading asks of rules is said by rules that ship: a rule that is renamed must not fall silent.
class RuleKindsTest {
    private final RuleSet rules = ReadingRules.bundled().value().rules();

    @Test
    void everyKindOfTriggerHasARule() {
        Set<TriggerKind> told = rules.triggers().stream()
                .flatMap(t -> TriggerKind.of(t.id()).stream())
                .collect(Collectors.toSet());
        assertThat(told).containsExactlyInAnyOrder(TriggerKind.values());
    }

    @Test
    void everyGroundOfAModalityHasARule() {
        Set<ModalityGround> told = Stream.concat(
                        rules.cues().stream().map(RuleSet.CueRule::id),
                        rules.contexts().stream().map(RuleSet.ContextRule::id))
                .flatMap(id -> ModalityGround.of(id).stream())
                .collect(Collectors.toSet());
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(ModalityGround.VERB_FORM)));
    }

    @Test
    void everyKindOfFactHasARule() {
        Set<FactKind> told = rules.facts().stream()
                .flatMap(f -> FactKind.of(f.id()).stream())
                .collect(Collectors.toSet());
        assertThat(told).containsExactlyInAnyOrder(FactKind.values());
    }
}
