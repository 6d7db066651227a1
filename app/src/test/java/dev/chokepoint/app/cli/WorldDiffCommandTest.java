package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two worlds are compared: the example and one that extends it.
class WorldDiffCommandTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal(Main::run);
    private Path before;
    private Path after;

    @BeforeEach
    void twoWorlds() throws IOException {
        before = folder.resolve("worlds/before");
        after = Files.createDirectories(folder.resolve("worlds/after"));
        assertThat(terminal.run("world", "init", before.toString())).isZero();
        Files.writeString(after.resolve("world.yaml"), """
                id: after
                title: After
                extends: before
                first: 2026-01
                months: 6
                as_of: 2026-03-10
                """);
        Files.writeString(after.resolve("prices.csv"), """
                item,value,unit,about,source,published,note
                sm-metal,18000,USD/t,2025,assumed: quotations of 2025,,a note
                """);
        Files.writeString(after.resolve("trade.csv"), """
                item,from,to,kind,value,unit,about,source,published,note
                smco-magnet,US,CN,flow,1,t/year,2025,assumed: a first delivery,,
                """);
    }

    private JsonNode json(String... more) {
        String[] words = new String[6 + more.length];
        System.arraycopy(
                new String[] {"world", "diff", before.toString(), after.toString(), "--format", "json"},
                0,
                words,
                0,
                6);
        System.arraycopy(more, 0, words, 6, more.length);
        assertThat(terminal.run(words)).as(terminal.err()).isEqualTo(ExitCode.DONE);
        return JsonMapper.builder().build().readTree(terminal.out());
    }

    private static JsonNode figure(JsonNode diff, String kind, String subject) {
        for (JsonNode f : diff.get("figures")) {
            if (f.get("kind").asString().equals(kind)
                    && f.get("subject").asString().equals(subject)) {
                return f;
            }
        }
        throw new AssertionError(kind + " " + subject + " is not in " + diff.get("figures"));
    }

    @Test
    void aFigureIsToldWithBothValuesInOneUnitAndWhy() {
        JsonNode f = figure(json(), "price", "sm-metal");
        assertThat(f.get("change").asString()).isEqualTo("value");
        assertThat(f.get("before").asString()).isEqualTo("10..14 USD/kg");
        assertThat(f.get("after").asString()).isEqualTo("18 USD/kg");
        assertThat(f.get("times").asDouble()).isEqualTo(1.5);
        assertThat(f.get("assumed").asBoolean()).isTrue();
        assertThat(f.get("why").asString()).isEqualTo("assumed: quotations of 2025");
        assertThat(f.get("note").asString()).isEqualTo("a note");
    }

    @Test
    void aVintageThatBecameKnownInBetweenIsToldWithItsDocument() {
        JsonNode f = figure(json(), "price", "sm-oxide");
        assertThat(f.get("before").asString()).isEqualTo("2..2.5 USD/kg");
        assertThat(f.get("after").asString()).isEqualTo("2.01 USD/kg");
        assertThat(f.get("assumed").asBoolean()).isFalse();
        assertThat(f.get("why").asString()).contains("published 2026-02-06");
    }

    @Test
    void aNewLaneIsNamedAndItsFlowIsNew() {
        JsonNode diff = json();
        assertThat(diff.get("names").get(0).get("kind").asString()).isEqualTo("lane");
        assertThat(diff.get("names").get(0).get("added").get(0).asString()).isEqualTo("smco-magnet:US->CN");
        assertThat(figure(diff, "lane flow", "smco-magnet/US/CN").get("change").asString())
                .isEqualTo("new");
    }

    @Test
    void measuresThatStandElsewhereAreToldWithTheEvent() {
        JsonNode measures = json().get("measures");
        assertThat(measures).singleElement().satisfies(m -> {
            assertThat(m.get("measure").asString()).isEqualTo("US-2025-EDA");
            assertThat(m.get("before").asString()).isEqualTo("in force");
            assertThat(m.get("after").asString()).isEqualTo("ended");
            assertThat(m.get("why").asString()).isEqualTo("rescinded from 2025-07-02, known from 2025-07-02");
        });
        assertThat(json("--as-of", "2026-03-10").get("measures")).isEmpty();
    }

    @Test
    void aWorldIsTheSameAsItself() {
        assertThat(terminal.run("world", "diff", before.toString(), before.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(terminal.out()).contains("0 figures differ").contains("0 measures stand elsewhere");
    }

    @Test
    void theTextShowsTheLargestAndSaysWhatItLeavesOut() {
        assertThat(terminal.run("world", "diff", before.toString(), after.toString(), "--most", "1"))
                .isEqualTo(ExitCode.DONE);
        assertThat(terminal.out())
                .contains("my-world (as known on 2025-06-10, 12 months from 2025-04)")
                .contains("lane of one world only")
                .contains("sm-metal  10..14 USD/kg → 18 USD/kg (+50 %)")
                .contains("more; --most 0 shows all");
    }

    @Test
    void threeDaysAndWorldsThatAreNotThereAreRefused() {
        String days = "2025-01-01,2025-02-01,2025-03-01";
        assertThat(terminal.run("world", "diff", before.toString(), after.toString(), "--as-of", days))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.run("world", "diff", before.toString(), "nowhere")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("(nowhere) was not found");
    }
}
