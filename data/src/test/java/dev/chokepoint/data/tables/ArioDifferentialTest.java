package dev.chokepoint.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chokepoint.exposure.ario.Ario;
import dev.chokepoint.exposure.ario.ArioEvent;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.ario.ArioShock;
import dev.chokepoint.exposure.ario.Timing;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulation against the numpy reference program on random tables, models and shocks, in both modes.
///
/// Origin of the expected series: `../shared/tools/ario_ref.py`, run here; without it, or without python3 and
/// numpy, that test is skipped; the one that numbers industries backwards always runs.
class ArioDifferentialTest {
    private static final int CASES = 30;
    private static final int SEED = 20250610;
    private static final int DAYS = 120;
    private static final double TOLERANCE_DOCUMENTED = 1e-9;
    private static final double TOLERANCE_PEER = 1e-7;
    /// What rounding leaves of differences of nearly equal numbers, as a share of normal flows.
    private static final double ROUNDING = 1e-13;

    @TempDir
    Path folder;

    private void makeCases() throws IOException, InterruptedException {
        Path program = SharedData.require("tools/ario_ref.py");
        Path script = folder.resolve("ario_differential.py");
        try (InputStream in = ArioDifferentialTest.class.getResourceAsStream("ario_differential.py")) {
            Files.write(script, in == null ? new byte[0] : in.readAllBytes());
        }
        Path log = folder.resolve("log.txt");
        Process process;
        try {
            process = new ProcessBuilder(
                            "python3",
                            script.toString(),
                            program.toString(),
                            folder.toString(),
                            String.valueOf(CASES),
                            String.valueOf(SEED))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "Skipped: there is no python3.");
            return;
        }
        assumeTrue(process.waitFor(300, TimeUnit.SECONDS), "Skipped: the reference program took too long.");
        String text = Files.readString(log);
        assumeTrue(!text.contains("No module named 'numpy'"), "Skipped: python3 has no numpy.");
        assertThat(process.exitValue()).as(text).isZero();
    }

    @Test
    void randomCasesAgreeAtEveryStepInBothModes() throws IOException, InterruptedException {
        makeCases();
        int compared = 0;
        for (int k = 0; k < CASES; k++) {
            IoTable table = TableReader.read(folder.resolve("case" + k + "_input.npz"))
                    .value()
                    .orElseThrow()
                    .table();
            ShockFile file = ShockReader.read(folder.resolve("case" + k + "_params.json"), table)
                    .value()
                    .orElseThrow();
            assertThat(compare(table, file, ArioModel.Variant.DOCUMENTED, k, "doc", TOLERANCE_DOCUMENTED))
                    .isTrue();
            compared += compare(table, file, ArioModel.Variant.BOARIO, k, "compat", TOLERANCE_PEER) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(CASES * 3 / 4);
    }

    /// No number of the simulation may hang on the order in which industries stand in the table.
    @Test
    void theSameEconomyNumberedBackwardsGivesTheSameSeries() {
        for (int k = 0; k < CASES; k++) {
            Random random = new Random(SEED + k);
            IoTable table = SyntheticTable.of(1 + random.nextInt(5), 2 + random.nextInt(6), 1 + random.nextInt(3), k);
            int last = table.size() - 1;
            int hit = random.nextInt(table.size());
            double share = 0.1 + 0.9 * random.nextDouble();
            ArioModel model = ArioModel.psiModel().withInventoryDays(5 + random.nextInt(40));
            Timing days = Timing.days(3, 20 + random.nextInt(40));
            ArioRun run = Ario.of(table, model, DAYS)
                    .run(new ArioShock("cut", List.of(new ArioEvent.CapacityCut("cut", Map.of(hit, share), days))));
            ArioRun back = Ario.of(backwards(table), model, DAYS)
                    .run(new ArioShock(
                            "cut", List.of(new ArioEvent.CapacityCut("cut", Map.of(last - hit, share), days))));
            assertThat(run.lostProduction()).isPositive();
            double scale = table.totalOutput() / Ario.DAYS_PER_YEAR;
            for (int t = 0; t < run.steps(); t++) {
                String where = "case " + k + " step " + t;
                assertClose(where, reversed(back.production(t)), run.production(t), TOLERANCE_DOCUMENTED, scale);
                assertClose(where, reversed(back.capacity(t)), run.capacity(t), TOLERANCE_DOCUMENTED, scale);
                assertClose(where, reversed(back.unmet(t)), run.unmet(t), TOLERANCE_DOCUMENTED, scale);
            }
        }
    }

    private static IoTable backwards(IoTable table) {
        double[][] z = new double[table.size()][];
        double[][] y = new double[table.size()][];
        for (int i = 0; i < table.size(); i++) {
            z[table.size() - 1 - i] = reversed(table.sales(i));
            y[table.size() - 1 - i] = reversed(table.finalSales(i));
        }
        return IoTable.of(
                table.regions().reversed(),
                table.sectors().reversed(),
                table.categories().reversed(),
                z,
                y);
    }

    private static double[] reversed(double[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[values.length - 1 - i] = values[i];
        }
        return out;
    }

    /// Whether the series could be compared: where the reference program itself gives another series for the same
    /// economy in another order, they cannot.
    private boolean compare(
            IoTable table, ShockFile file, ArioModel.Variant variant, int k, String mode, double tolerance)
            throws IOException {
        ArioRun run = Ario.of(table, file.model().withVariant(variant), file.days())
                .withThreads(1 + k % 2)
                .run(file.shock());
        try (Npz npz = Npz.open(folder.resolve("case" + k + "_" + mode + ".npz"))) {
            if (npz.matrix("spread")[0][0] > tolerance / 10) {
                return false;
            }
            double[][] production = npz.matrix("production_realised");
            double[][] capacity = npz.matrix("production_capacity");
            double[][] unmet = npz.matrix("final_demand_unmet");
            double scale = Arrays.stream(production[0]).max().orElseThrow();
            assertThat(run.steps()).isEqualTo(production.length);
            for (int t = 0; t < production.length; t++) {
                String where = mode + " case " + k + " step " + t;
                assertClose(where + " production", run.production(t), production[t], tolerance, scale);
                assertClose(where + " capacity", run.capacity(t), capacity[t], tolerance, scale);
                assertClose(where + " unmet", run.unmet(t), unmet[t], tolerance, table.size() * scale);
            }
        }
        return true;
    }

    private static void assertClose(String what, double[] found, double[] expected, double tolerance, double scale) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            double allowed = tolerance * Math.abs(expected[i]) + ROUNDING * scale;
            if (!(Math.abs(found[i] - expected[i]) <= allowed)) {
                assertThat(found[i]).as("%s, row %d", what, i).isEqualTo(expected[i]);
            }
        }
    }
}
