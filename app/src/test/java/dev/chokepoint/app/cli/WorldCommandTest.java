package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorldCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new WorldCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private Path breakTheWorld() throws IOException {
        Path world = folder.resolve("w");
        run("init", world.toString());
        Path prices = world.resolve("prices.csv");
        Files.writeString(prices, Files.readString(prices).replace("USD/kg,2024,usgs", "USD/lb,2024,usgs"));
        out.getBuffer().setLength(0);
        return world;
    }

    @Test
    void aNewWorldIsWrittenAndIsSound() {
        String world = folder.resolve("new/world").toString();
        assertThat(run("init", world)).isZero();
        assertThat(run("validate", world)).isZero();
        assertThat(out.toString())
                .contains("Next: chokepoint world validate " + world)
                .contains("3 places, 7 items")
                .contains("1 line published after the world's as_of")
                .doesNotContain("prices.csv:5")
                .endsWith(world + ": 0 errors, 0 warnings." + System.lineSeparator());
        assertThat(run("validate", "--verbose", world)).isZero();
        assertThat(out.toString()).contains("prices.csv:5: sm-oxide: published on 2026-02-06");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aWorldThatExtendsOneThatIsNotThereHasOneError() throws IOException {
        Path world = Files.createDirectories(folder.resolve("x"));
        Files.writeString(
                world.resolve("world.yaml"),
                "id: x\ntitle: X\nextends: nowhere\nfirst: 2026-10\nmonths: 3\nas_of: 2026-10-10\n");
        assertThat(run("validate", world.toString())).isEqualTo(3);
        assertThat(out.toString())
                .startsWith("world.yaml:3: extends (nowhere)")
                .endsWith(world + ": 1 error, 0 warnings." + System.lineSeparator());
    }

    @Test
    void problemsAreListedAndCountedAndTheExitCodeIs3() throws IOException {
        Path world = breakTheWorld();
        assertThat(run("validate", world.toString())).isEqualTo(3);
        assertThat(out.toString())
                .contains("prices.csv:5: unit (USD/lb): The unit must convert to USD/kg.")
                .contains("Some checks need sound lines")
                .contains(world + ": 1 error, 0 warnings.");
    }

    @Test
    void jsonHoldsTheSameProblems() throws IOException {
        Path world = breakTheWorld();
        assertThat(run("validate", world.toString(), "--format", "json")).isEqualTo(3);
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.get("errors").asInt()).isEqualTo(1);
        assertThat(report.get("complete").asBoolean()).isFalse();
        JsonNode problem = report.get("problems").get(0);
        assertThat(problem.get("file").asString()).isEqualTo("prices.csv");
        assertThat(problem.get("line").asInt()).isEqualTo(5);
        assertThat(problem.get("field").asString()).isEqualTo("unit");
        assertThat(problem.get("value").asString()).isEqualTo("USD/lb");
        assertThat(problem.get("severity").asString()).isEqualTo("error");
    }

    @Test
    void mistakesOfTheUserGetOneMessage() throws IOException {
        assertThat(run("validate", folder.resolve("nowhere").toString())).isEqualTo(3);
        assertThat(err.toString()).contains("was not found").doesNotContain("\tat ");
        Files.writeString(folder.resolve("file"), "something of value");
        assertThat(run("init", folder.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("must be empty or new");
        assertThat(run("validate", "--format", "xml")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }
}
