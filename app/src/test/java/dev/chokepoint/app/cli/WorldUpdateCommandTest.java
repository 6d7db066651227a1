package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A world that was built of one year of trade takes the next one, and answers.
class WorldUpdateCommandTest {
    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void run(String... words) {
        assertThat(terminal.run(words)).as(terminal.err()).isIn(ExitCode.DONE, ExitCode.ROWS_REJECTED);
    }

    /// A world of 2022 whose sources became public in 2024, and a store that has 2023 with a quarter more of all.
    private void aWorldAndANewerYear() throws IOException {
        Path trade = SharedData.projectRoot().resolve("examples/trade/BACI_HS17_Y2022_V209901.csv");
        run("import", "baci", trade.toString(), "--into", at("store"));
        Files.writeString(folder.resolve("items.csv"), """
                item,stage,production,codes
                Gallium,metal,,811292
                Permanent magnets,magnet,,850511
                """);
        run("world", "build", at("world"), "--items", at("items.csv"), "--from", at("store"));
        Path sources = folder.resolve("world/sources.yaml");
        Files.writeString(
                sources,
                Files.readString(sources).replaceAll("published: \\d{4}-\\d\\d-\\d\\d", "published: 2024-02-01"));
        String more = Files.readAllLines(trade).stream()
                .map(WorldUpdateCommandTest::aYearLater)
                .collect(Collectors.joining("\n", "", "\n"));
        Path newer = folder.resolve("BACI_HS17_Y2023_V209901.csv");
        Files.writeString(newer, more);
        run("import", "baci", newer.toString(), "--into", at("store"));
    }

    private static String aYearLater(String line) {
        String[] f = line.split(",", -1);
        return f[0].equals("t")
                ? line
                : "2023," + f[1] + "," + f[2] + "," + f[3] + "," + 1.25 * Double.parseDouble(f[4]) + ","
                        + (f[5].isBlank() || f[5].equals("NA") ? "" : 1.25 * Double.parseDouble(f[5]));
    }

    private JsonNode json(String... words) {
        run(words);
        return JsonMapper.builder().build().readTree(terminal.out());
    }

    private static JsonNode figure(JsonNode answer, String key) {
        return StreamSupport.stream(answer.at("/figures").spliterator(), false)
                .filter(f -> f.at("/key").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key));
    }

    @Test
    void theNextYearIsTakenAndTheNewWorldIsSoundAndAnswers() throws IOException {
        aWorldAndANewerYear();
        String before = WorldHash.of(folder.resolve("world"));
        JsonNode shown = json("world", "update", at("world"), "--from", at("store"), "--dry-run", "--format", "json");

        JsonNode lane = figure(shown, "lane/gallium-metal/CN/JP/flow");
        assertThat(lane.at("/outcome").asString()).isEqualTo("taken");
        assertThat(lane.at("/times").asDouble()).isEqualTo(1.25);
        assertThat(lane.at("/after/about").asString()).isEqualTo("2023");
        assertThat(figure(shown, "price/gallium-metal").at("/outcome").asString())
                .isEqualTo("kept");
        assertThat(folder.resolve("new")).doesNotExist();

        run("world", "update", at("world"), "--from", at("store"), "--into", at("new"));
        assertThat(terminal.out()).contains("lane/gallium-metal/CN/JP/flow").contains("(1.25 times)");
        assertThat(WorldHash.of(folder.resolve("world"))).isEqualTo(before);
        run("world", "validate", at("new"));
        assertThat(terminal.out()).contains("0 errors");
        run("world", "diff", at("world"), at("new"));
        assertThat(terminal.out()).contains("gallium-metal CN JP").contains("+25 %");
        Files.writeString(folder.resolve("closed.yaml"), """
                name: No gallium from China
                changes:
                  - {close: "gallium-metal:CN->*", share: 0}
                """);
        run("exposure", at("new"), "--scenario", at("closed.yaml"), "--expected", "0");
        assertThat(terminal.out()).containsPattern("Japan +USD [1-9]");
    }

    @Test
    void withoutAFolderNothingIsDone() {
        assertThat(terminal.run("world", "update", "--from", at("store"))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--into DIR").contains("--dry-run");
    }

    @Test
    void aStoreThatIsNotThereIsTold() {
        Path world = SharedData.projectRoot().resolve("worlds/us-china-2025");
        assertThat(terminal.run("world", "update", world.toString(), "--from", at("store"), "--dry-run"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("There is no store in");
    }

    @Test
    void ofTheReleasesOfTheUsgsTheLaterIsTakenWholeOrNotAtAll() {
        Path supply = SharedData.require("data/supply/usgs");
        run(
                "import",
                "usgs",
                supply.resolve("MCS2026_Commodities_Data.csv").toString(),
                supply.resolve("MCS2025_World_Data.csv").toString(),
                "--into",
                at("store"));
        String world = SharedData.projectRoot().resolve("worlds/us-china-2025").toString();

        JsonNode shown = json(
                "world", "update", world, "--from", at("store"), "--year", "2024", "--dry-run", "--format", "json");
        JsonNode china = figure(shown, "plant/mine-sb/CN/production");
        assertThat(china.at("/after/central").asDouble()).isEqualTo(40_000);
        assertThat(china.at("/after/source").asString()).isEqualTo("usgs-mcs-2026");
        assertThat(china.at("/outcome").asString()).isEqualTo("flagged");
        assertThat(figure(shown, "plant/mine-sb/ROW/production").at("/why").asString())
                .contains("above the capacity that the world states");
        assertThat(figure(shown, "plant/refine-ga/CN/production").at("/outcome").asString())
                .isEqualTo("kept");

        JsonNode over = json(
                "world",
                "update",
                world,
                "--from",
                at("store"),
                "--year",
                "2024",
                "--over-assumptions",
                "--dry-run",
                "--format",
                "json");
        assertThat(figure(over, "plant/mine-sb/CN/production").at("/outcome").asString())
                .isEqualTo("taken");
    }
}
