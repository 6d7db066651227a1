package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                                + " \"type\": \"AMENDED\", \"from\": \"2026-01-01\", \"known\": \"2026-01-01\"}");
                int code = Main.run(out, out, "ledger", "record", event.toString(), args[0]);
                out.flush();
                if (code != 0) {
                    System.exit(code);
                }
            }
        }
    }
}
