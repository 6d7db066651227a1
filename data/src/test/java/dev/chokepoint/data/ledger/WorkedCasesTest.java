package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worked determinations that are kept beside the project.
class WorkedCasesTest {
    @TempDir
    Path folder;

    @Test
    void everyWorkedCaseGetsItsStatusAndMeasures() {
        Path cases = SharedData.require("data/controls/cases.csv");
        assertThat(BundledLedger.LOADED.problems()).isEmpty();
        Batch.Summary summary = Batch.run(
                BundledLedger.ENGINE, cases, folder.resolve("d.csv"), LocalDate.of(2026, 11, 24), false, n -> {});
        assertThat(summary.disagreements()).isEmpty();
        assertThat(summary.compared()).isEqualTo(54);
        assertThat(summary.agreed()).isEqualTo(54);
    }
}
