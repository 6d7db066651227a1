package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command `deals` on the bundled world.
class WorldDealsTest {
    private static final String WORLD =
            SharedData.projectRoot().resolve("worlds/us-china-2025").toString();

    private final Terminal terminal = new Terminal(Main::run);

    @TempDir
    private Path dir = Path.of("");

    private int run(String... args) {
        return terminal.run(args);
    }

    @Test
    void theEveOfLondonIsAnsweredFromBothChairs() throws IOException {
        assertThat(run("deals", WORLD, "--out", dir.toString(), "--draws", "2"))
                .as(terminal.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(terminal.err()).contains("as of 2025-06-10", "bound gap", "written:");
        String text = Files.readString(dir.resolve("deals.txt"));
        assertThat(text)
                .contains("from the chair of US", "from the chair of CN", "ON THE TABLE", "WOULD IT HOLD?")
                .contains("In 2 worlds drawn");
        assertThat(text.lines()
                        .filter(l -> l.length() > 112 && !l.startsWith("Decision support"))
                        .toList())
                .isEmpty();
        JsonNode deal = JsonMapper.shared()
                .readTree(Files.readString(dir.resolve("deals.json")))
                .get("deals")
                .get(0);
        // The report pins the same figures: one search for all surfaces.
        JsonNode nash = deal.get("solutions").get(0);
        assertThat(nash.get("rule").asString()).isEqualTo("Nash");
        for (int i = 0; i < 2; i++) {
            assertThat(nash.get("gains").get(i).asDouble())
                    .isCloseTo(LondonFigures.NASH_IF_SHUT[i], withinPercentage(0.01));
        }
        assertThat(text).contains("NO DEAL", "WEIGHTS", "VALUED", "ALONE", "EXCHANGE", "HOW SURE");
        boolean robust = false;
        for (JsonNode p : deal.get("negotiation").get("packages")) {
            robust |= p.get("robust").asBoolean();
        }
        assertThat(text.contains("ROBUST: in all")).isEqualTo(robust);
        // What to expect stands first, the same packages in every scenario.
        assertThat(text).contains("expected gains over no deal", "central: one run", "best case");
        JsonNode expected = deal.get("negotiation").get("expected");
        assertThat(expected.get("done").asInt()).isZero();
        assertThat(expected.get("scenarios")).hasSize(2);
        for (JsonNode s : expected.get("scenarios")) {
            assertThat(s.get("packages").size())
                    .isGreaterThanOrEqualTo(
                            deal.get("negotiation").get("packages").size());
            assertThat(s.get("concessions")).isNotEmpty();
        }
        JsonNode detail = deal.get("detail");
        assertThat(deal.get("id").asString()).isEqualTo("london-2025-06");
        assertThat(detail.get("chairs")).hasSize(2);
        assertThat(detail.get("holds")).isNotEmpty();
        // What each item gives sums to what the package gives, up to the items left out.
        for (JsonNode h : detail.get("holds")) {
            assertThat(h.get("sides")).hasSize(2);
            assertThat(h.get("expected")).isNotEmpty();
            assertThat(h.get("items")).isNotEmpty();
        }
        JsonNode drawn = detail.get("draws");
        assertThat(drawn.get("draws").asInt()).isEqualTo(2);
        assertThat(drawn.get("programs").asDouble()).isBetween(1.0, 400.0);
        String page = Files.readString(dir.resolve("deals.html"));
        assertThat(page).startsWith("<!doctype html>").contains("<svg", "role=\"img\"", "Would it hold?");
        assertThat(page).contains("Gains to expect");
        assertThat(page).doesNotContain("<script", "http://", "https://", "src=");
    }

    @Test
    void aFileOfTheUserIsASpaceAndItsMistakesAreTold() throws IOException {
        Path file = Files.writeString(dir.resolve("mine.yaml"), """
            id: mine
            title: Ethane against nothing
            date: 2025-06-10
            sides:
              US:
                concessions:
                  - {id: ethane, measures: [US-2025-ETHAN], options: [keep, lift], source: "assumed: test"}
              CN: {concessions: []}
            """);
        assertThat(run("deals", WORLD, "--space", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("mine.yaml:7", "US-2025-ETHANE").doesNotContain("\tat ");
        assertThat(run("deals", WORLD, "--space", "no-such-space")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("london-2025-06");
        assertThat(run("deals", WORLD, "--space", dir.resolve("none.yaml").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("There is no file");
        assertThat(run("deals", WORLD, "--space", "busan-2025-11", "--as-of", "2025-06-10"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("was not known before 2025-10-29");
        assertThat(run("deals", WORLD, "--draws", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("deals", "ask", WORLD, "--side", "FR")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("The side (FR) must be a party of the deal space: [US, CN]");
        assertThat(run("deals", WORLD, "--expected", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("deals", WORLD, "--value-on", "2025-06-10", "--as-of", "2025-06-10"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("deals", WORLD, "--value-on", "2025-06-10", "--offers-known", "2025-06-01"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("must not be before the day of the question, 2025-06-10");
        assertThat(run("deals", WORLD, "--weights", "some")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("must be revealed, none or a file of weights");
        assertThat(run("deals", WORLD, "--time-limit", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--time-limit (0.0) must be more than 0 seconds");
    }

    @Test
    void whoIsAskedAboutWeightsAnswersOnTheTerminal() throws IOException {
        Path weights = dir.resolve("weights.csv");
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("perhaps\ny\nno\n\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(run(
                            "deals",
                            "ask",
                            WORLD,
                            "--as-of",
                            "2025-06-10",
                            "--side",
                            "US",
                            "--by",
                            "a test",
                            "--out",
                            weights.toString()))
                    .as(terminal.err())
                    .isEqualTo(ExitCode.DONE);
        } finally {
            System.setIn(before);
        }
        assertThat(terminal.out()).contains("Answer y or n, or an empty line to end.");
        assertThat(Files.readString(weights)).contains("US,us-eda,", "a test");
    }

    @Test
    void aSignalEndsTheSearchWithWhatIsCertifiedSoFar() throws IOException, InterruptedException {
        // The signal is reset first: a test started in the background would ignore it.
        Process process = new ProcessBuilder(List.of(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "deals",
                        WORLD,
                        "--threads",
                        "1"))
                .start();
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            String line = errors.readLine();
            while (line != null && !line.startsWith("group ")) {
                line = errors.readLine();
            }
            assertThat(line).as("a line of progress with the gap").contains("bound gap");
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            // the text is wrapped to the screen: words may stand on two lines
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(answer)
                    .contains("Ended on request", "Picked by rules")
                    .containsPattern(
                            "nothing bounds what the others could give|product of gains more than|not looked at");
        } finally {
            process.destroyForcibly();
        }
    }
}
