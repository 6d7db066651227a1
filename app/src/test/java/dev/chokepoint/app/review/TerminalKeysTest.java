package dev.chokepoint.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingReader;
import org.junit.jupiter.api.Test;

class TerminalKeysTest {
    private static String keys(String sent) throws IOException {
        StringBuilder out = new StringBuilder();
        try (NonBlockingReader reader = NonBlocking.nonBlocking("keys", new StringReader(sent))) {
            for (int k = 0; k < 5; k++) {
                out.append(TerminalKeys.key(reader));
            }
        }
        return out.toString();
    }

    @Test
    void anArrowKeyAcceptsNothing() throws IOException {
        // up, down, right, left; the same in application mode; delete, F5, shift and up; then s
        assertThat(keys("\u001b[A\u001b[B\u001b[C\u001b[D\u001bOA\u001bOB\u001b[3~\u001b[15~\u001b[1;2As"))
                .isEqualTo("sqqqq");
    }

    @Test
    void keysAreReadInLowerCaseAndTheEndIsLeaving() throws IOException {
        assertThat(keys("A \n r?")).isEqualTo("ar?qq");
        assertThat(keys("w\u0003w\u0004w")).isEqualTo("wqwqw");
        assertThat(keys("\u001b")).isEqualTo("qqqqq");
    }
}
