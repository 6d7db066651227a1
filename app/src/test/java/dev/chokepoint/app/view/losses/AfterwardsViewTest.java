package dev.chokepoint.app.view.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.expected.Afterwards;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.exposure.expected.Outcome;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AfterwardsViewTest {
    private static final YearMonth MONTH = YearMonth.of(2031, 7);

    private static Afterwards.Judged judged(double observed, Optional<ExpectedLosses.Band> expected) {
        return new Afterwards.Judged(
                new Outcome(
                        "Ore",
                        Outcome.Kind.PASSED,
                        new Outcome.Lane("ore", "AA", "BB"),
                        MONTH,
                        MONTH,
                        observed,
                        observed,
                        LocalDate.of(2031, 8, 20),
                        "customs",
                        ""),
                expected);
    }

    private static JsonNode document(boolean drawn, Afterwards.Judged... figures) {
        Afterwards a = new Afterwards(LocalDate.of(2032, 1, 31), List.of(), List.of(figures));
        return JsonMapper.shared().readTree(AnswerJson.part(AfterwardsView.of(a, drawn)));
    }

    @Test
    void aBandFromDrawsJudgesEachFigureAndAFigureWithoutOneIsLeftOut() {
        Optional<ExpectedLosses.Band> band = Optional.of(new ExpectedLosses.Band(0.3, 0.5, 0.9));
        JsonNode a = document(true, judged(0.4, band), judged(0.2, band), judged(0.4, Optional.empty()));

        assertThat(a.get("inside").asInt()).isEqualTo(1);
        assertThat(a.get("judged").asInt()).isEqualTo(2);
        assertThat(a.at("/figures/0/inside").asBoolean()).isTrue();
        assertThat(a.at("/figures/1/inside").asBoolean(true)).isFalse();
        assertThat(a.get("figures").get(2).has("inside")).isFalse();
    }

    /// One run at medians hits no figure but by chance: the document does not say that it missed.
    @Test
    void oneRunAtMediansHasNoBandAndJudgesNothing() {
        Optional<ExpectedLosses.Band> point = Optional.of(new ExpectedLosses.Band(0.5, 0.5, 0.5));
        JsonNode a = document(false, judged(0.4, point), judged(0.5, point));

        assertThat(a.has("inside")).isFalse();
        assertThat(a.get("judged").asInt()).isZero();
        assertThat(a.get("figures")).hasSize(2).allSatisfy(f -> {
            assertThat(f.has("inside")).isFalse();
            assertThat(f.get("expected")).hasSize(1);
        });
    }
}
