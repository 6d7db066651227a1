package dev.chokepoint.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final double TOLERANCE_SCORE = 1e-9;

    @Test
    void formsOfWritingDoNotMatter() {
        assertThat(Words.of("Ｈ１００ ＳＸＭ")).containsExactly("h100", "sxm");
        assertThat(Words.of("SmCo₅ (sintered)")).containsExactly("smco5", "sintered");
        assertThat(Words.of("Zürich, Türkiye U.S. 2.5")).containsExactly("zurich", "turkiye", "us", "2", "5");
        assertThat(Words.of("F-35/910b")).containsExactly("f", "35", "910b");
        assertThat(Words.of("...")).isEmpty();
    }

    @Test
    void chineseCharactersAreWordsAndTraditionalOnesReadAsSimplified() {
        assertThat(Words.of("華為技術有限公司")).containsExactly("华", "为", "技术", "有限公司");
        assertThat(Words.of("釤鈷磁鐵 50kg")).containsExactly("钐", "钴", "磁", "铁", "50kg");
        assertThat(Likeness.of("華為技術有限公司", "华为").score()).isEqualTo(0.9);
        assertThat(Likeness.of("華為技術有限公司", "华为技术").score()).isEqualTo(0.95);
    }

    @Test
    void theSameNameScoresOne() {
        assertThat(Likeness.of("Huawei Technologies", "HUAWEI technologies"))
                .isEqualTo(new Likeness(1, "the same words"));
    }

    @Test
    void legalFormsAndSpacesCostLittleAndCommonWordsMore() {
        assertThat(Likeness.of("Huawei Technologies Co., Ltd.", "Huawei Technologies"))
                .isEqualTo(new Likeness(0.95, "the same but for the legal form (co ltd)"));
        assertThat(Likeness.of("Sm-Co magnet", "SmCo magnet").score()).isEqualTo(0.95);
        assertThat(Likeness.of("Huawei", "Huawei Technologies"))
                .isEqualTo(new Likeness(0.9, "the same but for common words (technologies)"));
    }

    @Test
    void firmsThatDifferInCommonWordsAreNotTakenForTheSame() {
        Likeness likeness = Likeness.of("Shenzhen Electronics Ltd", "Shenzhen Technology Ltd");
        assertThat(likeness.score()).isEqualTo(0.75).isLessThan(Likeness.SURE);
        assertThat(likeness.reason()).isEqualTo("differs in common words: electronics, not technology");
    }

    /// By hand: all three words found, one of four left over: 0.8 · 1 · (1 − 0.25/2) = 0.7.
    @Test
    void extraWordsCostAndAreNamed() {
        Likeness likeness = Likeness.of("samarium cobalt magnet block", "samarium cobalt magnet");
        assertThat(likeness.score()).isCloseTo(0.7, within(TOLERANCE_SCORE));
        assertThat(likeness.reason()).isEqualTo("all 3 words of the alias, 1 extra (block)");
    }

    /// By hand: 1 + 0.8 of 2 words found, nothing left over: 0.8 · 0.9 = 0.72.
    @Test
    void aSlipOfOneLetterIsReadAndSaid() {
        Likeness likeness = Likeness.of("galium metal", "gallium metal");
        assertThat(likeness.score()).isCloseTo(0.72, within(TOLERANCE_SCORE));
        assertThat(likeness.reason()).contains("'galium' read as 'gallium'");
        assertThat(Likeness.isNear("magnet", "magnets")).isTrue();
        assertThat(Likeness.isNear("magnte", "magnet")).isTrue();
        assertThat(Likeness.isNear("h100", "h200")).isFalse();
        assertThat(Likeness.isNear("rare", "care")).isFalse();
    }

    @Test
    void missingWordsAreNamed() {
        assertThat(Likeness.of("gallium ingots", "gallium metal").reason())
                .isEqualTo("1 of 2 words of the alias, without metal, 1 extra (ingots)");
        assertThat(Likeness.of("pump", "gallium metal").score()).isZero();
    }

    @Test
    void scoresStayBetweenZeroAndOneAndOnlyEqualWordsGetOne() {
        Random random = new Random(7);
        String[] stock = {"gallium", "metal", "co", "group", "华", "为", "magnet", "magnets", "h100", "technology"};
        for (int i = 0; i < 20_000; i++) {
            List<String> a = random.ints(random.nextInt(5), 0, stock.length)
                    .mapToObj(j -> stock[j])
                    .toList();
            List<String> b = random.ints(random.nextInt(5), 0, stock.length)
                    .mapToObj(j -> stock[j])
                    .toList();
            Likeness l = Likeness.of(a, b);
            assertThat(l.score()).isBetween(0.0, 1.0);
            assertThat(l.reason()).isNotBlank();
            assertThat(l.score() == 1).isEqualTo(!a.isEmpty() && a.equals(b));
        }
    }
}
