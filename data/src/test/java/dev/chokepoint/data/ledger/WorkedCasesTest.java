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

    /// Origin: each expected answer is read from the source named in its row, on either side of a boundary.
    @Test
    void bothSidesOfEveryBoundaryGetTheirStatus() {
        Path cases = BundledLedger.cases("boundaries");
        Batch.Summary summary = Batch.run(
                BundledLedger.ENGINE, cases, folder.resolve("d.csv"), LocalDate.of(2026, 11, 24), false, n -> {});
        assertThat(summary.rejected()).isZero();
        assertThat(summary.disagreements())
                .filteredOn(d -> !d.contains("more measures"))
                .isEmpty();
        assertThat(summary.compared()).isGreaterThan(180);
        assertThat(summary.agreed()).isEqualTo(summary.compared());
    }

    /// Origin: each expected answer was written from the sources named in its row before the engine was asked.
    @Test
    void ownReadingsOfTheSourcesGetTheirStatus() {
        Path cases = BundledLedger.cases("readings");
        Batch.Summary summary = Batch.run(
                BundledLedger.ENGINE, cases, folder.resolve("d.csv"), LocalDate.of(2026, 11, 24), false, n -> {});
        assertThat(summary.disagreements())
                .filteredOn(d -> !d.contains("more measures"))
                .isEmpty();
        // One row is about an item that nothing is known of: it also stands among the rejects.
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(summary.unknownItems()).isEqualTo(1);
        assertThat(summary.compared()).isGreaterThan(110);
        assertThat(summary.agreed()).isEqualTo(summary.compared());
    }

    /// Origin: read act by act from the dated table, its notes and the traps beside it, all before the engine was
    /// asked; docs/controls.md says which of the first answers were changed and why.
    @Test
    void theLawActByActGetsItsStatus() {
        Path cases = BundledLedger.cases("law");
        Batch.Summary summary = Batch.run(
                BundledLedger.ENGINE, cases, folder.resolve("d.csv"), LocalDate.of(2026, 11, 24), false, n -> {});
        assertThat(summary.disagreements())
                .filteredOn(d -> !d.contains("more measures"))
                .isEmpty();
        // Texts that are not understood also stand among the rejects, with suggestions to confirm.
        assertThat(summary.rejected()).isEqualTo(summary.unknownItems());
        assertThat(summary.compared()).isGreaterThan(220);
        assertThat(summary.agreed()).isEqualTo(summary.compared());
    }

    /// Origin: written from parts 736, 744 and 746 of the EAR, the rules of OFAC and the acts named in the rows before
    /// the rules were; docs/controls-cases.md says what the program answered then.
    @Test
    void endUsesAndEmbargoesOfTheUnitedStatesGetTheirStatus() {
        assertAgrees("parts-744-746", 160);
    }

    /// Origin: as above, from the rules of the European Union, its member states, the United Kingdom, Japan, Korea,
    /// Taiwan, Canada and the later acts of China.
    @Test
    void rulesOfOtherRegimesGetTheirStatus() {
        assertAgrees("other-regimes", 90);
    }

    private void assertAgrees(String table, int least) {
        Batch.Summary summary = Batch.run(
                BundledLedger.ENGINE,
                BundledLedger.cases(table),
                folder.resolve("d.csv"),
                LocalDate.of(2026, 11, 24),
                false,
                n -> {});
        assertThat(summary.disagreements())
                .filteredOn(d -> !d.contains("more measures"))
                .isEmpty();
        assertThat(summary.rejected()).isEqualTo(summary.unknownItems());
        assertThat(summary.compared()).isGreaterThanOrEqualTo(least);
        assertThat(summary.agreed()).isEqualTo(summary.compared());
    }
}
