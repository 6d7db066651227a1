package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.data.world.WorldFolder;
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

class DealsBacktestCommandTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final Path RECORD = ROOT.resolve("worlds/exchanges/exchanges.csv");

    /// The forecasts of the release, as frozen.
    private static final Path FROZEN = ROOT.resolve("docs/backtests/deals-0.1.0.csv");

    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    @BeforeAll
    static void bundledWorldsAreFoundAsByTheLauncher() {
        System.setProperty(WorldFolder.HOME_PROPERTY, ROOT.toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
    }

    private int run(String... args) {
        int code = terminal.run(args);
        return code;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void theFrozenForecastsComeOutAgain() throws IOException {
        Path out = folder.resolve("p.csv");
        assertThat(run("deals", "backtest", "--named", "both", "--out", out.toString()))
                .as(terminal.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(lines(out)).isEqualTo(lines(FROZEN));
        assertThat(terminal.out())
                .contains("named and named_blind seen; all rows, given at least in part; one talk left out: 233 rows")
                .contains("controls and listings alone")
                .contains("Taken back: 6 concessions, too few for a rate.");
    }

    @Test
    void theDocumentIsOfThisRecordAndSaysWhatCannotBeClaimed() throws IOException {
        Path few = folder.resolve("few.csv");
        // Two rounds are enough for a page.
        Files.write(few, lines(RECORD).subList(0, 33));
        assertThat(run("deals", "backtest", "--exchanges", few.toString(), "--named", "named", "--format", "md"))
                .as(terminal.err())
                .isEqualTo(ExitCode.DONE);
        String text = terminal.out();
        assertThat(text.indexOf("## What it missed"))
                .isPositive()
                .isLessThan(text.indexOf("## What cannot be claimed"));
        assertThat(text.indexOf("## What cannot be claimed")).isLessThan(text.indexOf("## Scores"));
        String document = Files.readString(ROOT.resolve("docs/backtests/deals.md"));
        assertThat(run("deals", "backtest", "--named", "named", "--format", "json"))
                .isEqualTo(ExitCode.DONE);
        String hash = terminal.out().replaceAll("(?s).*\"recordHash\" : \"(.{12}).*", "$1");
        assertThat(document)
                .as("docs/backtests/deals.md is stale: chokepoint deals backtest --terms --format md")
                .contains("Made from the record " + hash)
                .contains("## Terms, `named_blind` seen");
    }

    @Test
    void tablesOfOtherTalksAreForecastWithoutTheirOutcomes() throws IOException {
        List<String> all = lines(RECORD);
        List<String> busan =
                all.stream().filter(l -> l.startsWith("busan-2025,")).toList();
        Path train = folder.resolve("train.csv");
        Files.write(
                train, all.stream().filter(l -> !l.startsWith("busan-2025,")).toList());
        Path asked = folder.resolve("asked.csv");
        Files.writeString(asked, all.getFirst() + "\n" + String.join("\n", busan) + "\n");
        Path one = folder.resolve("one.csv");
        assertThat(run(
                        "deals",
                        "backtest",
                        "--exchanges",
                        train.toString(),
                        "--predict",
                        asked.toString(),
                        "--out",
                        one.toString()))
                .as(terminal.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(lines(one)).hasSize(busan.size() + 1);
        assertThat(lines(one).getFirst()).isEqualTo("talk,concession,p,low,high");

        Path turned = folder.resolve("turned.csv");
        Files.writeString(
                turned,
                Files.readString(asked)
                        .replace(",given,given,given,", ",NOT,,,")
                        .replace(",not,not,not,", ",given,given,given,"));
        assertThat(Files.readString(turned)).isNotEqualTo(Files.readString(asked));
        Path two = folder.resolve("two.csv");
        assertThat(run(
                        "deals",
                        "backtest",
                        "--exchanges",
                        train.toString(),
                        "--predict",
                        turned.toString(),
                        "--out",
                        two.toString()))
                .as(terminal.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(lines(two)).isEqualTo(lines(one));

        // A talk of the record that is asked about is not learnt from.
        assertThat(run("deals", "backtest", "--predict", asked.toString())).isEqualTo(ExitCode.DONE);
        assertThat(terminal.out().lines().toList()).isEqualTo(lines(one));
    }

    @Test
    void valuesEnterAModelOfTheirOwn() throws IOException {
        Path values = folder.resolve("values.csv");
        Files.writeString(values, "talk,concession,receiver_usd,giver_usd\nlondon-2025,us-eda,5e8,-2e8\n");
        assertThat(run("deals", "backtest", "--named", "named", "--values", values.toString()))
                .as(terminal.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(terminal.out()).contains("model with value to giver and receiver");
        Files.writeString(values, "talk,concession,receiver_usd,giver_usd\nlondon-2025,us-edda,5e8,-2e8\n");
        assertThat(run("deals", "backtest", "--values", values.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("(us-edda)").contains("(london-2025)");
    }

    @Test
    void badFilesAreToldWithLineAndField() throws IOException {
        Path bad = folder.resolve("bad.csv");
        Files.writeString(bad, Files.readString(RECORD).replaceFirst(",offer,", ",ofer,"));
        assertThat(run("deals", "backtest", "--exchanges", bad.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("bad.csv:2: named (ofer): One of offer");
        assertThat(run(
                        "deals",
                        "backtest",
                        "--exchanges",
                        folder.resolve("none.csv").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("none.csv: The file cannot be read").doesNotContain("\tat ");
    }
}
