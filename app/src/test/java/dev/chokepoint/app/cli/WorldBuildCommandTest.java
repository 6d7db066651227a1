package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files of trade to a world that answers.
class WorldBuildCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aStoreAndItems() throws IOException {
        Path trade = SharedData.projectRoot().resolve("examples/trade/BACI_HS17_Y2022_V209901.csv");
        assertThat(run("import", "baci", trade.toString(), "--into", at("store")))
                .isEqualTo(ExitCode.DONE);
        Files.writeString(folder.resolve("items.csv"), """
                item,stage,production,codes
                Gallium,metal,,811292
                Permanent magnets,magnet,,850511
                """);
    }

    private int run(String... words) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), words);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatIsBuiltIsSoundAndAnswers() throws IOException {
        int built = run("world", "build", at("world"), "--items", at("items.csv"), "--from", at("store"));

        assertThat(built).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("4 places, 2 items, 11 lanes")
                .contains("Gallium: no statistics of production are named for it")
                .contains("It is sound as it stands");
        Files.writeString(folder.resolve("closed.yaml"), """
                name: No gallium from China
                changes:
                  - {close: "gallium-metal:CN->*", share: 0}
                """);
        out.getBuffer().setLength(0);
        int answered = run("exposure", at("world"), "--scenario", at("closed.yaml"), "--expected", "0");
        assertThat(answered).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).containsPattern("Japan +USD [1-9]");
    }

    @Test
    void aYearThatTheStoreDoesNotHoldIsTold() {
        int built =
                run("world", "build", at("world"), "--items", at("items.csv"), "--from", at("store"), "--year", "2019");

        assertThat(built).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("no trade with a mass in 2019");
        assertThat(folder.resolve("world")).doesNotExist();
    }
}
