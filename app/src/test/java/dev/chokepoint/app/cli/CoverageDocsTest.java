package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages about what is held are those that the program writes.
class CoverageDocsTest {
    /// Set to write the pages anew after the ledger has changed.
    private static final boolean WRITE = Boolean.getBoolean("chokepoint.docs.write");

    @ParameterizedTest
    @CsvSource({"coverage.md, ledger coverage W", "coverage-cases.md, ledger coverage W --cases"})
    void aPageIsWhatTheCommandWrites(String page, String command) throws IOException {
        Terminal terminal = new Terminal(Main::run);
        String world = SharedData.projectRoot().resolve("worlds/us-china-2025").toString();
        assertThat(terminal.run(command.replace("W", world).split(" ")))
                .as(terminal.err())
                .isEqualTo(ExitCode.DONE);
        Path file = SharedData.projectRoot().resolve("docs").resolve(page);
        if (WRITE) {
            Files.writeString(file, terminal.out());
        }
        assertThat(Files.readString(file))
                .as("docs/" + page + "; -Dchokepoint.docs.write=true writes it anew")
                .isEqualTo(terminal.out());
    }
}
