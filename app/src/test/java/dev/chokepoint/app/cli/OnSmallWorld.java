package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.testkit.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What tests share that ask the small world which `world init` writes.
abstract class OnSmallWorld {
    /// The day of the questions.
    static final String DAY = "2025-06-10";

    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    @BeforeEach
    void aSmallWorld() {
        assertThat(run("world", "init", world())).isZero();
    }

    /// A folder of the test's own.
    Path folder() {
        return folder;
    }

    String world() {
        return folder.resolve("w").toString();
    }

    int run(String... args) {
        return terminal.run(args);
    }

    String out() {
        return terminal.out();
    }

    String err() {
        return terminal.err();
    }

    /// The answer as JSON to a question that must succeed.
    JsonNode json(String... args) {
        assertThat(run(args)).as(err()).isZero();
        return JsonMapper.shared().readTree(out());
    }
}
