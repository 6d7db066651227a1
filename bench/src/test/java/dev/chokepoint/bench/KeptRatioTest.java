package dev.chokepoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The table of kept ratios is the one that the guard measures.
class KeptRatioTest {
    @Test
    void everyRatioThatIsMeasuredHasItsRowAndNoOther() throws IOException {
        List<KeptRatio> rows = KeptRatio.read(SharedData.projectRoot().resolve("docs/benchmarks.md"));

        assertThat(rows.stream().map(KeptRatio::name)).containsExactlyElementsOf(Guard.names());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.kept()).isPositive();
            assertThat(row.tolerance()).isBetween(0.01, 1.0);
        });
    }

    @Test
    void aRatioMayBeWorseByItsToleranceAndBetterByAnything() {
        KeptRatio kept = new KeptRatio("made up", 2.0, 0.25);

        assertThat(kept.allows(2.5, true)).isTrue();
        assertThat(kept.allows(2.51, true)).isFalse();
        assertThat(kept.allows(0.1, true)).isTrue();
        assertThat(kept.allows(1.5, false)).isTrue();
        assertThat(kept.allows(1.49, false)).isFalse();
        assertThat(kept.allows(9.0, false)).isTrue();
    }
}
