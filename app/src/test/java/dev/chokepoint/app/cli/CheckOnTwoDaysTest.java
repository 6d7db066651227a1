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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What changes for a table of orders between two days.
class CheckOnTwoDaysTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final String WORLD = ROOT.resolve("worlds/us-china-2025").toString();
    private static final String ORDERS =
            ROOT.resolve("examples/shipments/orders.csv").toString();

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    private Map<String, Map<String, String>> ask(String table, String days, String... more) throws IOException {
        Path out = folder.resolve("out.csv");
        List<String> words =
                new ArrayList<>(List.of("check", WORLD, "--batch", table, "--out", out.toString(), "--on", days));
        words.addAll(List.of(more));
        assertThat(terminal.run(words.toArray(String[]::new)))
                .as(terminal.err())
                .isIn(ExitCode.DONE, ExitCode.ROWS_REJECTED);
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        try (SheetReader reader = SheetReader.open(out)) {
            reader.forEach(l -> rows.put(l.get("case_id"), Map.copyOf(l.fields())));
        }
        return rows;
    }

    /// Origin: Announcement 70 of 2025 suspends 57; Announcement 72 suspends clause 2 of 46 of 2024.
    @Test
    void theLinesThatDifferAreToldWithTheMeasureThatTurned() throws IOException {
        Map<String, Map<String, String>> rows = ask(ORDERS, "2025-11-01,2025-11-20");

        assertThat(terminal.out())
                .contains("2 of 5 lines have an answer that differs")
                .contains("CN-2025-57", "was suspended, by CN-2025-70", "suspended, revives 2026-11-11")
                .contains("CN-2024-46.2", "was suspended, by CN-2025-72");
        assertThat(rows).hasSize(5);
        assertThat(rows.get("4711-5"))
                .containsEntry("differs", "yes")
                .containsEntry("status_1", "PROHIBITED")
                .containsEntry("status_2", "LICENCE_REQUIRED")
                .containsEntry("day_2", "2025-11-20");
        assertThat(rows.get("4711-1")).containsEntry("differs", "no").containsEntry("why_differs", "");
    }

    @Test
    void bothAnswersAreThoseOfEachDayAlone() throws IOException {
        Path one = folder.resolve("one.csv");
        Files.writeString(one, """
                case_id,item,exporter,destination,event_date,known_on
                a,gallium metal,CN,US,2025-11-01,2026-06-01
                b,gallium metal,CN,US,2025-11-20,2026-06-01
                """);
        Path alone = folder.resolve("alone.csv");
        assertThat(terminal.run("check", WORLD, "--batch", one.toString(), "--out", alone.toString()))
                .isZero();
        List<String> separate = Files.readAllLines(alone);
        Path both = folder.resolve("both.csv");
        Files.writeString(both, """
                case_id,item,exporter,destination,event_date,known_on
                a,gallium metal,CN,US,2020-01-01,2026-06-01
                """);

        Map<String, String> row = Objects.requireNonNull(
                ask(both.toString(), "2025-11-20,2025-11-01").get("a"));

        for (String day : List.of("1", "2")) {
            assertThat(separate.get(Integer.parseInt(day)))
                    .contains(
                            "," + row.get("status_" + day) + ",",
                            row.get("measures_" + day),
                            row.get("next_change_" + day));
        }
        assertThat(row).containsEntry("day_1", "2025-11-01");
    }

    /// What is scheduled beyond the last day read is a possible answer, told with what would have to be true.
    @Test
    void aScheduledTurnBeyondTheHorizonIsToldAsNotConfirmed() throws IOException {
        Path table = folder.resolve("in.csv");
        Files.writeString(table, """
                case_id,item,exporter,destination
                h,Holmium oxide,CN,US
                """);
        Map<String, String> row =
                Objects.requireNonNull(ask(table.toString(), "2026-07-01,2026-12-01", "--known", "2026-11-24")
                        .get("h"));

        assertThat(row).containsEntry("differs", "yes").containsEntry("status_2", "UNCONFIRMED");
        assertThat(row.get("why_differs")).contains("not confirmed");
    }

    @Test
    void badRowsAreRejectedAndAnswersKeptForBothDays() throws IOException {
        Path table = folder.resolve("in.csv");
        Files.writeString(table, """
                case_id,item,exporter,destination
                a,gallium metal,CN,US
                b,gallium metal,CN,Atlantis
                """);
        Path kept = folder.resolve("kept.jsonl");
        Map<String, Map<String, String>> rows =
                ask(table.toString(), "2025-11-01,2025-11-20", "--keep", kept.toString());

        assertThat(rows).containsOnlyKeys("a");
        assertThat(Files.readAllLines(folder.resolve("out.csv.rejects.csv")))
                .anyMatch(l -> l.startsWith("3,b,destination"));
        assertThat(Files.readAllLines(kept))
                .hasSize(2)
                .anyMatch(l -> l.contains("\"event_date\":\"2025-11-01\""))
                .anyMatch(l -> l.contains("\"event_date\":\"2025-11-20\""));
    }

    @Test
    void twoDaysWithoutATableOrTwiceTheSameAreWrongUsage() {
        assertThat(terminal.run(
                        "check",
                        WORLD,
                        "--item",
                        "gallium metal",
                        "--from",
                        "CN",
                        "--to",
                        "US",
                        "--on",
                        "2025-01-01,2025-02-01"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--batch");
        assertThat(terminal.run(
                        "check",
                        WORLD,
                        "--batch",
                        ORDERS,
                        "--out",
                        folder.resolve("o.csv").toString(),
                        "--on",
                        "2025-01-01,2025-01-01"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.run("ledger", "list", WORLD, "--on", "2025-01-01,2025-02-01"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.run("ledger", "list", WORLD, "--on", "soon")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("soon", "must look like 2025-06-10");
    }
}
