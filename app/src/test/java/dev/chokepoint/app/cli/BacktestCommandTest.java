package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.Backtester;
import dev.chokepoint.data.backtest.BacktestCaseReader;
import dev.chokepoint.data.world.BehaviourReader;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
    private static final String FEW = "12";

    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    @BeforeAll
    static void bundledWorldsAreFoundAsByTheLauncher() {
        System.setProperty(WorldFolder.HOME_PROPERTY, SharedData.projectRoot().toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
    }

    private int run(String... args) {
        return terminal.run(args);
    }

    @Test
    void theDocumentIsTheSameForTheSameSeedWhateverTheThreads() throws IOException {
        Path a = folder.resolve("a/backtests.md");
        Path b = folder.resolve("b/backtests.md");
        assertThat(run(
                        "backtest",
                        "--draws",
                        FEW,
                        "--expected-draws",
                        FEW,
                        "--format",
                        "md",
                        "--threads",
                        "1",
                        "--out",
                        a.toString()))
                .as(terminal.err())
                .isZero();
        assertThat(run(
                        "backtest",
                        "--draws",
                        FEW,
                        "--expected-draws",
                        FEW,
                        "--format",
                        "md",
                        "--threads",
                        "2",
                        "--out",
                        b.toString()))
                .isZero();
        String text = Files.readString(a);
        assertThat(Files.readString(b)).isEqualTo(text);
        assertThat(text)
                .contains("Announced 2023-10-20, in force from 2023-12-01")
                .contains("| 2023-11 | 40,518 |")
                .contains("## The expected case")
                .contains("### What it missed, with nothing fitted")
                .contains("## Where the model fails");
        assertThat(Files.readString(folder.resolve("a/backtests/graphite-2023-all.svg")))
                .startsWith("<svg");
        assertThat(Files.readString(folder.resolve("a/backtests/expected-calibration.svg")))
                .startsWith("<svg");
    }

    @Test
    void oneCaseIsShownWithItsMonths() {
        assertThat(run("backtest", "graphite-2023", "--draws", FEW, "--expected-draws", FEW))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("2023-11").contains("40518").doesNotContain("magnets: forecast");
    }

    @Test
    void aWrongNameIsToldBeforeAnythingIsRun() {
        assertThat(run("backtest", "graphit")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err())
                .contains("(graphit)")
                .contains("graphite-2023")
                .doesNotContain("running");
        assertThat(run("backtest", "--cases", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("parameters.csv");
    }

    /// The document names the hashes of what it was made from; a changed case, parameter or record makes it stale.
    @Test
    void theDocumentInTheRepositoryIsOfTheseCases() throws IOException {
        Path cases = SharedData.projectRoot().resolve("worlds/cases");
        String text = Files.readString(SharedData.projectRoot().resolve("docs/backtests.md"));
        for (Path path : BacktestCaseReader.cases(cases)) {
            assertThat(text)
                    .contains(path.getFileName() + " " + WorldHash.of(path).substring(0, 12));
        }
        assertThat(text)
                .contains(Backtester.parametersHash(
                                BacktestCaseReader.priors(cases).value().orElseThrow())
                        .substring(0, 12));
        assertThat(text)
                .contains("behaviour "
                        + Backtester.behaviourHash(
                                        BehaviourReader.read(cases).value().orElseThrow())
                                .substring(0, 12));
        List<BacktestCaseReader.Case> read = BacktestCaseReader.cases(cases).stream()
                .map(path -> BacktestCaseReader.read(path).value().orElseThrow())
                .toList();
        assertThat(text).contains("reopenings " + Backtester.recordsHash(read).substring(0, 12));
    }

    /// Regenerates the whole document; takes minutes, so it is asked for: `-Dchokepoint.backtests=true`.
    @Test
    void theDocumentInTheRepositoryComesOutAgain() throws IOException {
        assumeTrue(Boolean.getBoolean("chokepoint.backtests"), "asked for by -Dchokepoint.backtests=true");
        Path again = folder.resolve("backtests.md");
        assertThat(run("backtest", "--format", "md", "--out", again.toString())).isZero();
        assertThat(Files.readString(again))
                .isEqualTo(Files.readString(SharedData.projectRoot().resolve("docs/backtests.md")));
    }
}
