package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static final Talk MAY = Tables.talk("may", "2025-05-10", "2025-05-12", "US", "CN");
    /// 60 days after the end of May's, and 61.
    private static final Talk JULY = Tables.talk("july", "2025-07-11", "2025-07-12", "CN", "US");

    private static final Talk SEPTEMBER = Tables.talk("september", "2025-09-11", "2025-09-12", "US", "CN");
    private static final Talk OTHERS = Tables.talk("others", "2025-05-11", "2025-05-12", "US", "EU");

    @Test
    void talksOfTheSamePartiesAreOneRoundForSixtyDays() {
        Map<String, Integer> fold = Folds.ROUND.of(List.of(MAY, OTHERS, JULY, SEPTEMBER));
        assertThat(fold.get("july")).isEqualTo(fold.get("may"));
        assertThat(fold.get("september")).isNotEqualTo(fold.get("may"));
        assertThat(fold.get("others")).isNotEqualTo(fold.get("may"));
    }

    @Test
    void aTalkBetweenTwoRoundsJoinsThem() {
        Talk between = Tables.talk("between", "2025-08-20", "2025-08-21", "US", "CN");
        assertThat(Folds.ROUND.together(List.of(MAY, SEPTEMBER, OTHERS, JULY, between)))
                .containsExactly(List.of("may", "july", "between", "september"));
    }

    @Test
    void oneTalkIsLeftOutForItself() {
        assertThat(Folds.TALK.of(List.of(MAY, JULY)).values()).doesNotHaveDuplicates();
        assertThat(Folds.TALK.together(List.of(MAY, JULY))).isEmpty();
    }
}
