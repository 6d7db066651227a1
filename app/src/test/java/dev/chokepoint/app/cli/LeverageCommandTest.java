package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The leverage command on the small world that `world init` writes.
class LeverageCommandTest {
    @TempDir
    private static Path folder = Path.of("");

    private static String world = "";

    @BeforeAll
    static void writeWorld() {
        world = folder.resolve("small").toString();
        assertThat(run("world", "init", world)).startsWith("0 ");
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        PrintWriter print = new PrintWriter(out);
        int code = Main.run(print, print, args);
        print.flush();
        return code + " " + out;
    }

    @Test
    void theMatrixComesWithAttributionRangesAndChokepoints() {
        String answer = run("leverage", world, "--as-of", "2025-06-10");
        assertThat(answer)
                .startsWith("0 ")
                .contains("Shapley, exact")
                .contains("Chokepoints:")
                .contains("several prices support the same plan");
    }

    @Test
    void whatItAlsoClosesIsValuedOnTop() {
        assertThat(run(
                        "leverage",
                        world,
                        "--as-of",
                        "2025-06-10",
                        "--programs",
                        "0",
                        "--also",
                        "eda-licence:US->CN=0.5"))
                .startsWith("0 ")
                .contains("if it also closed")
                .contains("eda-licence:US->CN=0.5");
    }

    @Test
    void aScenarioChangesTheAnswerAndAnImpossibleOneIsExplained() throws Exception {
        Path scenario = folder.resolve("lift.yaml");
        Files.writeString(scenario, "name: no control on software\nchanges:\n  - {lift: US-2025-EDA}\n");
        assertThat(run("exposure", world, "--as-of", "2025-06-10", "--scenario", scenario.toString()))
                .startsWith("0 ")
                .contains("scenario: no control on software");
        Path impossible = folder.resolve("impossible.yaml");
        Files.writeString(
                impossible, "name: too much\nchanges:\n  - {required: \"smco-magnet:CN->US\", amount: 5000 t/month}\n");
        assertThat(run("exposure", world, "--as-of", "2025-06-10", "--scenario", impossible.toString()))
                .startsWith("4 ")
                .contains("No plan of this world meets all of these")
                .contains("must be delivered")
                .contains("at most");
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, "name: wrong\nchanges:\n  - {lift: US-2025-EDB}\n");
        assertThat(run("exposure", world, "--as-of", "2025-06-10", "--scenario", wrong.toString()))
                .startsWith("3 ")
                .contains("wrong.yaml:3")
                .contains("US-2025-EDA");
    }

    @Test
    void aMyopicMarketIsAnsweredForExposureOnly() {
        assertThat(run("exposure", world, "--as-of", "2025-06-10", "--information", "myopic"))
                .startsWith("0 ")
                .contains("myopic market:")
                .contains("Loss from all controls");
        assertThat(run("leverage", world, "--as-of", "2025-06-10", "--information", "myopic"))
                .startsWith("2 ")
                .contains("perfect information");
        assertThat(run("exposure", world, "--information", "clairvoyant")).startsWith("2 ");
    }

    @Test
    void whatMayComeIsToldBranchByBranch() {
        assertThat(run("exposure", world, "--as-of", "2025-06-10", "--information", "tree"))
                .startsWith("0 ")
                .contains("Licences of CN since 2025-04 (CN-2025-18); on record")
                .containsPattern("expected +100 % .* to know is worth USD")
                .contains("Cutting curves into steps");
        assertThat(run("leverage", world, "--as-of", "2025-06-10", "--information", "tree"))
                .startsWith("2 ")
                .contains("perfect information");
    }

    @Test
    void anUnknownItemOrMeasureIsNamed() {
        assertThat(run("leverage", world, "--as-of", "2025-06-10", "--also", "unobtainium:US->CN"))
                .startsWith("3 ")
                .contains("unobtainium")
                .contains("must be * or one of");
        assertThat(run("leverage", world, "--as-of", "2025-06-10", "--also", "CN-1999-1"))
                .startsWith("3 ")
                .contains("CN-1999-1")
                .contains("id of a measure");
    }
}
