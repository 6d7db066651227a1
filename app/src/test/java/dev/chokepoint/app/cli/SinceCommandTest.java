package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The example company before and after China's announcement 18 of 4 April 2025.
class SinceCommandTest {
    private static final Path EXAMPLE = SharedData.projectRoot().resolve("examples/company");
    private static final double TOLERANCE_USD = 0.01;

    private final Terminal terminal = new Terminal(Main::run);

    private int ask(String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(
                SharedData.projectRoot().resolve("worlds/us-china-2025").toString(),
                "--bom",
                EXAMPLE.resolve("bom.csv").toString(),
                "--stock",
                EXAMPLE.resolve("stock.csv").toString(),
                "--place",
                "US",
                "--as-of",
                "2025-06-10",
                "--format",
                "json"));
        return terminal.run(line.toArray(String[]::new));
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(terminal.out());
    }

    @Test
    void linesThatAnActHoldsUpAreToldWithTheActAndTheLossBeforeAndNow() {
        assertThat(ask("since", "2025-04-01")).as(terminal.err()).isEqualTo(ExitCode.ROWS_REJECTED);
        JsonNode since = answer();
        assertThat(ask("exposure")).as(terminal.err()).isEqualTo(ExitCode.ROWS_REJECTED);
        JsonNode now = answer().get("exposure");

        assertThat(since.get("differing").asInt()).isEqualTo(2);
        assertThat(since.at("/before/worstUsd").asDouble()).isCloseTo(0, within(TOLERANCE_USD));
        assertThat(since.at("/after/worstUsd").asDouble())
                .isCloseTo(now.get("lostWorstUsd").asDouble(), within(TOLERANCE_USD));
        for (JsonNode line : since.get("lines")) {
            assertThat(line.at("/before/shortFrom").isNull()).isTrue();
            assertThat(line.at("/after/shortFrom").asString()).startsWith("2026-");
            assertThat(line.get("acts").size()).isPositive();
            line.get("acts")
                    .forEach(a -> assertThat(a.get("measure").asString()).isEqualTo("CN-2025-18"));
        }
        assertThat(since.get("open").toString()).isEqualTo("[\"EN-5\"]");
    }

    @Test
    void whereNothingBecameKnownNothingDiffers() {
        assertThat(ask("since", "2025-06-10")).as(terminal.err()).isEqualTo(ExitCode.ROWS_REJECTED);

        JsonNode since = answer();
        assertThat(since.get("differing").asInt()).isZero();
        assertThat(since.get("before").toString()).isEqualTo(since.get("after").toString());
        assertThat(since.get("elsewhere")).isEmpty();
    }

    @Test
    void mistakesAreToldInOneLine() {
        assertThat(terminal.run("since", "2025-04-01")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("since needs --bom FILE", "ledger changes --since 2025-04-01");
        assertThat(terminal.run("since", "yesterday")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("must look like 2025-06-10");
        assertThat(ask("since", "2025-06-11")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("2025-06-11", "must not be after the day of knowledge");
    }
}
