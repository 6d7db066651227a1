package dev.chokepoint.data.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.exposure.ario.Ario;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.TableBalance;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Origin of the expected series: `_doc` from an independent numpy program of the documented equations,
/// `_boario`
/// from the unmodified BoARIO (commit ecd475f); both lie beside the project in shared/data/ario.
class ArioReferenceTest {
    private static final String FOLDER = "data/ario/";
    private static final double TOLERANCE_DOCUMENTED = 1e-9;
    private static final double TOLERANCE_PEER = 1e-7;
    private static final double ROUNDING = 1e-14;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pymrio6x8__A_cut90_psi_alt",
                "pymrio6x8__B_cut90_psi_noalt",
                "pymrio6x8__E_cut90_base_noalt",
                "synth_6x8__A_cut90_psi_alt",
                "synth_6x8__C_cut90_psi_alt_lean",
                "wiod2011_41x35__A_cut90_psi_alt",
                "synth_49x56__A_cut90_psi_alt"
            })
    void documentedSeriesAreReproducedAtEveryStep(String run) throws IOException {
        compare(run, "_doc.npz", ArioModel.Variant.DOCUMENTED, TOLERANCE_DOCUMENTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pymrio6x8__A_cut90_psi_alt",
                "pymrio6x8__B_cut90_psi_noalt",
                "pymrio6x8__E_cut90_base_noalt",
                "synth_6x8__A_cut90_psi_alt",
                "synth_6x8__C_cut90_psi_alt_lean"
            })
    void seriesOfThePeerAreReproducedInItsMode(String run) throws IOException {
        compare(run, "_boario.npz", ArioModel.Variant.BOARIO, TOLERANCE_PEER);
    }

    /// Origin: the reference programs again, on a table of round numbers made for this (resources, own/README.md).
    @Test
    void bothSeriesOfTheOwnTableAreReproducedAtEveryStep() throws IOException {
        Path own = SharedData.projectRoot().resolve("data/src/test/resources/own/ario");
        Path input = own.resolve("twobytwo_input.npz");
        Path params = own.resolve("twobytwo__cut60_params.json");
        Path documented = own.resolve("twobytwo__cut60_doc.npz");
        Path peer = own.resolve("twobytwo__cut60_peer.npz");
        compare(input, params, documented, ArioModel.Variant.DOCUMENTED, TOLERANCE_DOCUMENTED);
        compare(input, params, peer, ArioModel.Variant.BOARIO, TOLERANCE_PEER);
    }

    private static void compare(String run, String suffix, ArioModel.Variant variant, double tolerance)
            throws IOException {
        String dataset = run.substring(0, run.indexOf("__"));
        compare(
                SharedData.require(FOLDER + dataset + "_input.npz"),
                SharedData.require(FOLDER + run + "_params.json"),
                SharedData.require(FOLDER + run + suffix),
                variant,
                tolerance);
    }

    private static void compare(Path input, Path params, Path expected, ArioModel.Variant variant, double tolerance)
            throws IOException {
        Loaded<Optional<TableBalance>> loaded = TableReader.read(input);
        assertThat(loaded.value()).as("%s", loaded.problems()).isPresent();
        IoTable table = loaded.value().orElseThrow().table();
        Loaded<Optional<ShockFile>> shock = ShockReader.read(params, table);
        assertThat(shock.problems()).isEmpty();
        ShockFile file = shock.value().orElseThrow();
        ArioRun result = Ario.of(table, file.model().withVariant(variant), file.days())
                .withThreads(2)
                .run(file.shock());
        try (Npz npz = Npz.open(expected)) {
            double[][] production = npz.matrix("production_realised");
            double[][] unmet = npz.matrix("final_demand_unmet");
            assertThat(result.steps()).isEqualTo(production.length);
            double[] normal = finalDemand(table);
            for (int t = 0; t < production.length; t++) {
                assertClose("production", t, result.production(t), production[t], tolerance, new double[table.size()]);
                assertClose("unmet final demand", t, result.unmet(t), unmet[t], tolerance, normal);
            }
        }
    }

    private static double[] finalDemand(IoTable table) {
        double[] normal = new double[table.finalColumns()];
        for (int i = 0; i < table.size(); i++) {
            for (int f = 0; f < normal.length; f++) {
                normal[f] += table.finalSales(i)[f] / Ario.DAYS_PER_YEAR;
            }
        }
        return normal;
    }

    /// Unmet demand is what is left of subtracting nearly equal numbers, so the reference itself carries the
    /// rounding of the normal flow.
    private static void assertClose(
            String what, int step, double[] found, double[] expected, double tolerance, double[] normal) {
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < found.length; k++) {
            double allowed = tolerance * Math.abs(expected[k]) + ROUNDING * normal[k];
            if (!(Math.abs(found[k] - expected[k]) <= allowed)) {
                assertThat(found[k]).as("%s, step %d, row %d", what, step, k).isEqualTo(expected[k]);
            }
        }
    }
}
