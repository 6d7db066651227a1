package dev.chokepoint.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void linesBreakBetweenWordsAndIndentWhatFollows() {
        assertThat(Folding.fold("  China has required licences to export samarium", 24))
                .containsExactly("  China has required", "    licences to export", "    samarium");
        assertThat(Folding.fold("  fits", 24)).containsExactly("  fits");
        assertThat(Folding.fold("  whatever the length of a line may be", 0)).hasSize(1);
    }

    @Test
    void aMarkDoesNotReachTheIndent() {
        String on = ReviewScreen.MARK_ON;
        String off = ReviewScreen.MARK_OFF;
        assertThat(Folding.fold("  said that " + on + "China eased its controls" + off + " on Monday", 24))
                .containsExactly(
                        "  said that " + on + "China eased" + off,
                        "    " + on + "its controls" + off + " on",
                        "    Monday");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(Folding.columns("\u5546\u52a1\u90e8 ok")).isEqualTo(9);
        assertThat(Folding.fold("\u5546\u52a1\u90e8".repeat(5), 20))
                .containsExactly("\u5546\u52a1\u90e8".repeat(3) + "\u5546", "  \u52a1\u90e8\u5546\u52a1\u90e8");
    }

    @Test
    void nothingIsLostAndNoLineIsTooLong() {
        Random random = new Random(80);
        for (int round = 0; round < 500; round++) {
            StringBuilder line = new StringBuilder(" ".repeat(random.nextInt(6)));
            for (int k = random.nextInt(40); k >= 0; k--) {
                line.append(random.nextInt(9) == 0 ? ReviewScreen.MARK_ON : "")
                        .append("\u5546a".substring(random.nextInt(2)).repeat(1 + random.nextInt(30)))
                        .append(random.nextInt(9) == 0 ? ReviewScreen.MARK_OFF : "")
                        .append(' ');
            }
            int width = 20 + random.nextInt(60);
            List<String> folded = Folding.fold(line.toString(), width);
            assertThat(folded).allSatisfy(l -> assertThat(Folding.columns(l)).isLessThanOrEqualTo(width));
            assertThat(bare(String.join("", folded))).isEqualTo(bare(line.toString()));
        }
    }

    private static String bare(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m|\\s", "");
    }
}
