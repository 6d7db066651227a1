package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// `ledger record` in real processes: killed at random moments, and two at a time.
class LedgerRecordTest {
    /// Kills in a run of all tests; `-Dchokepoint.kills=200` runs more.
    private static final int KILLS = Integer.getInteger("chokepoint.kills", 6);

    @TempDir
    Path folder;

    private Path world = Path.of("");

    @BeforeEach
    void aLedgerWithOneMeasure() throws IOException {
        world = folder.resolve("world");
        Files.createDirectories(world.resolve("ledger/measures"));
        Files.writeString(world.resolve("ledger/coverage.yaml"), """
                horizons:
                - {issuer: CN, read-through: 2025-12-31, source: a test}
                regimes:
                - id: CN-ECL
                  issuer: CN
                  name: a law
                  territory: CN
                  says: [export]
                  controls-by: [items]
                  source: a test
                entries:
                - id: all
                  regime: CN-ECL
                  list: all
                  about: items
                  held: partial
                  holds: one measure
                  from: 2025-01-01
                  read-through: 2025-12-31
                  recorded: 2026-01-01
                  source: a test
                """);
        Files.writeString(world.resolve("ledger/measures/X.yaml"), """
                measures:
                - id: CN-2025-1
                  act: {issuer: CN, authority: MOFCOM, reference: a test, type: announcement}
                  kind: FRAMEWORK
                  title: A test, not a fact
                  confidence: recalled
                  sources: [a test]
                  announced: 2025-01-01
                """);
    }

    /// SIGKILL reaches the process wherever it is: reading, waiting for the lock, writing, forcing, printing.
    @Test
    void aProcessKilledAtAnyMomentLosesNothingThatItAcknowledged() throws Exception {
        Random random = new Random(11);
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        int cut = 0;
        for (int round = 0; round < KILLS; round++) {
            Process process = recorder("k" + round, 1_000_000);
            int before = acknowledged.size();
            Thread reader = Thread.ofVirtual().start(() -> gather(process, acknowledged));
            while (acknowledged.size() == before && process.isAlive()) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(120), random.nextInt(1_000_000));
            process.destroyForcibly().waitFor();
            reader.join();
            byte[] bytes = Files.readAllBytes(world.resolve("ledger/journal.jsonl"));
            cut += bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS).doesNotHaveDuplicates();
        Set<String> kept = keys();
        assertThat(kept).containsAll(acknowledged);
        // What was on the disk but not yet acknowledged when the process died: at most one event for each kill.
        assertThat(kept.size() - acknowledged.size()).isBetween(0, KILLS);
        assertThat(cut).isLessThanOrEqualTo(KILLS);
        assertThat(run("ledger", "lint", world.toString()))
                .contains("1 measures")
                .doesNotContain("error");
    }

    @Test
    void twoWritersTakeTurnsAndNeitherLosesAnEvent() throws Exception {
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        Process one = recorder("a", 10);
        Process two = recorder("b", 10);
        Thread first = Thread.ofVirtual().start(() -> gather(one, acknowledged));
        Thread second = Thread.ofVirtual().start(() -> gather(two, acknowledged));
        first.join();
        second.join();
        assertThat(one.waitFor() + two.waitFor()).isZero();
        assertThat(acknowledged).hasSize(20);
        assertThat(keys()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(Files.readAllLines(world.resolve("ledger/journal.jsonl"))).hasSize(20);
    }

    private int record(String json, StringWriter err) throws IOException {
        Path event = folder.resolve("event.json");
        Files.writeString(event, json);
        return Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "ledger",
                "record",
                event.toString(),
                world.toString());
    }

    private static String event(String... changes) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "key", "CN-2025-1#x",
                "measure", "CN-2025-1",
                "type", "SUSPENDED",
                "from", "2025-03-01",
                "known", "2025-02-01",
                "source", "a test"));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return JsonMapper.shared().writeValueAsString(fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key|''|key: The value must be given",
                "source|' '|source: The value must be given",
                "by|CN-2025-2|by (CN-2025-2): The measure must be one of the ledger",
                "measure|CN-2025-9|measure (CN-2025-9): The measure must be one of the ledger",
                "replaces|CN-2025-1#9|replaces (CN-2025-1#9): The event must be one of the ledger",
                "known|2024-12-31|known (2024-12-31): The day must not lie before 2025-01-01",
                "known-to-addressee|2024-12-31|known-to-addressee (2024-12-31): The day must not lie before 2025-01-01",
                "from|1949-12-31|from (1949-12-31): The day must lie between 1950-01-01",
                "to|2999-01-01|to (2999-01-01): The day must lie between 1950-01-01",
                "known|20250201|known (20250201): The value must be a date",
                "type|SLEEPS|SLEEPS",
                "sourc|a test|Maybe \"source\" was meant",
                "recorded-at|2020-01-01T00:00:00Z|set by the program and by nobody else",
            })
    void anEventThatCannotBeRightIsRefusedWithFieldAndValue(String field, String value, String told)
            throws IOException {
        StringWriter err = new StringWriter();

        assertThat(record(event(field, value), err)).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString()).contains(told);
        assertThat(world.resolve("ledger/journal.jsonl")).doesNotExist();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        StringWriter err = new StringWriter();
        record(event("key", "", "by", "CN-1", "to", "3025-01-01"), err);
        assertThat(err.toString()).contains("event.json: key:", "by (CN-1)", "to (3025-01-01)", "3 errors");
    }

    @Test
    void whenAnEventWasRecordedIsSetByTheProgramAndShown() throws IOException {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertThat(record(event(), new StringWriter())).isZero();
        String shown = run("ledger", "show", "CN-2025-1", world.toString());
        String at = shown.lines()
                .filter(l -> l.contains("recorded at "))
                .map(l -> l.substring(l.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
        assertThat(Instant.parse(at)).isBetween(before, Instant.now());
        assertThat(record(event("key", "CN-2025-1#y", "to", "9999-12-31"), new StringWriter()))
                .isZero();
    }

    private Process recorder(String prefix, int events) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recorder.class.getName(),
                        world.toString(),
                        prefix,
                        Integer.toString(events))
                .redirectErrorStream(true)
                .start();
    }

    private static void gather(Process process, List<String> into) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Recorded ")) {
                    into.add(line.substring("Recorded ".length(), line.indexOf(':')));
                }
            }
        } catch (IOException e) {
            // The process was killed while it spoke.
        }
    }

    private Set<String> keys() {
        String shown = run("ledger", "show", "CN-2025-1", world.toString());
        return shown.lines()
                .filter(l -> l.contains("AMENDED"))
                .map(l -> l.substring(l.lastIndexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), args))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    /// Records events with the command until it is killed, each said once it is on the disk.
    static final class Recorder {
        private Recorder() {}

        public static void main(String[] args) throws IOException {
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            Path event = Files.createTempFile(Path.of(args[0]), args[1], ".json");
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                Files.writeString(
                        event,
                        "{\"key\": \"" + args[1] + "-" + i + "\", \"measure\": \"CN-2025-1\","
                                + " \"type\": \"AMENDED\", \"from\": \"2026-01-01\", \"known\": \"2026-01-01\","
                                + " \"source\": \"a test\"}");
                int code = Main.run(out, out, "ledger", "record", event.toString(), args[0]);
                out.flush();
                if (code != 0) {
                    System.exit(code);
                }
            }
        }
    }
}
