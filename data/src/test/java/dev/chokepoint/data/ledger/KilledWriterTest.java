package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.files.AppendLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal whose writer is killed by SIGKILL again and again, wherever it is: taking the lock, writing, forcing,
/// acknowledging.
///
/// The writer is a process of its own that starts fast, because it uses only the file layer below `ledger record`;
/// the test of that command kills whole commands.
class KilledWriterTest {
    private static final int KILLS = Integer.getInteger("chokepoint.kills", 200);
    private static final String END = "-end";
    private static final int MOST_MICROS = 15_000;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostAndTheJournalOpensAfterEachKill() throws Exception {
        Path file = folder.resolve(Journal.FILE);
        Random random = new Random(2);
        List<String> acknowledged = new ArrayList<>();
        int torn = 0;
        for (int round = 0; round < KILLS; round++) {
            // What it says goes to a file: killing a process from Java closes its pipes with what they hold.
            Path said = folder.resolve("said-" + round);
            Process process = writer(file, round, said);
            while (process.isAlive() && (!Files.exists(said) || Files.size(said) == 0)) {
                Thread.sleep(1);
            }
            long until = System.nanoTime() + 1_000L * random.nextInt(MOST_MICROS);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
            int before = acknowledged.size();
            // A word that was cut off with its process acknowledges nothing.
            Files.readAllLines(said).stream().filter(word -> word.endsWith(END)).forEach(acknowledged::add);
            assertThat(acknowledged.size())
                    .as("the writer of round " + round + " wrote")
                    .isGreaterThan(before);
            byte[] bytes = Files.readAllBytes(file);
            torn += bytes[bytes.length - 1] == '\n' ? 0 : 1;
        }
        Journal.Read read = Journal.at(file).read();
        Set<String> kept = new HashSet<>();
        read.events().forEach(e -> kept.add(e.key()));
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS).doesNotHaveDuplicates();
        assertThat(kept).containsAll(acknowledged).hasSize(read.events().size());
        assertThat(read.problems()).hasSizeLessThanOrEqualTo(1);
        assertThat(torn).isLessThanOrEqualTo(KILLS);
        // At most one event for each kill was on the disk before its acknowledgement was out.
        assertThat(kept.size() - acknowledged.size()).isBetween(0, KILLS);
    }

    private static Process writer(Path file, int round, Path said) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString(),
                        Integer.toString(round))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Appends events until it is killed and says the key of each once it is on the disk.
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            for (int i = 0; ; i++) {
                String key = "r" + args[1] + "-" + i + END;
                try (AppendLog log = AppendLog.open(Path.of(args[0]))) {
                    log.append("{\"key\":\"" + key + "\",\"measure\":\"CN-2025-18\",\"type\":\"AMENDED\","
                            + "\"from\":\"2026-01-01\",\"known\":\"2026-01-01\"}");
                    log.force();
                }
                System.out.println(key);
                System.out.flush();
            }
        }
    }
}
