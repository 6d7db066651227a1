package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompanyCommandTest {
    private static final Path EXAMPLE = SharedData.projectRoot().resolve("examples/company");

    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    private int run(String... args) {
        return terminal.run(args);
    }

    private static String world() {
        return SharedData.projectRoot().resolve("worlds/us-china-2025").toString();
    }

    @Test
    void theExampleCompanyIsAnsweredWithMeasuresAndSuggestions() throws IOException {
        Path suggestions = folder.resolve("map.csv");

        int code = run(
                "exposure",
                world(),
                "--bom",
                EXAMPLE.resolve("bom.csv").toString(),
                "--stock",
                EXAMPLE.resolve("stock.csv").toString(),
                "--place",
                "US",
                "--as-of",
                "2025-06-10",
                "--format",
                "json",
                "--suggest",
                suggestions.toString());

        assertThat(code).as(terminal.err()).isEqualTo(ExitCode.ROWS_REJECTED);
        JsonNode answer = JsonMapper.builder().build().readTree(terminal.out());
        JsonNode exposure = answer.get("exposure");
        assertThat(exposure.get("products").size()).isEqualTo(2);
        JsonNode servo = exposure.get("products").get(0);
        assertThat(servo.get("waitsFor").toString()).isEqualTo("[\"SV-400\",\"RT-12\",\"MG-7\"]");
        assertThat(servo.get("measures").toString()).contains("CN-2025-18");
        assertThat(servo.get("explanation").toString()).contains("observed flow from CN", "MG-7");
        assertThat(exposure.get("unexposed").toString()).isEqualTo("[\"TC-1\"]");
        assertThat(exposure.get("open").toString()).isEqualTo("[\"EN-5\"]");
        assertThat(answer.get("measures").toString()).contains("all of CN");
        double worst = exposure.get("lostWorstUsd").asDouble();
        assertThat(worst).isPositive().isLessThan(exposure.get("plannedUsd").asDouble());
        JsonNode expected = answer.get("expected");
        assertThat(expected.get("done").asInt()).isZero();
        assertThat(expected.get("loss").get("median").asDouble())
                .isPositive()
                .isLessThan(exposure.get("plannedUsd").asDouble());
        assertThat(expected.get("lines").findValuesAsString("sku")).containsExactlyInAnyOrder("SV-400", "AC-90");
        try (SheetReader reader = SheetReader.open(suggestions)) {
            assertThat(reader.iterator().next().get("suggestion")).isEqualTo("smco-magnet");
        }
    }

    @Test
    void mistakesAreToldWithFileLineAndFieldAndNoStackTrace() throws IOException {
        Path bill = Files.writeString(
                folder.resolve("bom.csv"),
                "level,sku,quantity,item,per_month,value_usd\n0,A,1,,10,5\n1,B,two,smco-magnet,,\n");

        int code = run("exposure", world(), "--bom", bill.toString(), "--place", "US", "--as-of", "2025-06-10");

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("bom.csv:3: quantity (two)").doesNotContain("at dev.");
        assertThat(run("exposure", "--stock", "x.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("need --bom FILE");
        assertThat(run("exposure", world(), "--bom", folder.resolve("none.csv").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("was not found");
    }
}
