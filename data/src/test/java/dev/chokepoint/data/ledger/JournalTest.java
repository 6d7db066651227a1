package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.AppendLog;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private static StatusEvent event(int n) {
        return Journal.event("{\"key\":\"CN-2025-18#extra-" + n + "\",\"measure\":\"CN-2025-18\",\"type\":\"AMENDED\","
                + "\"from\":\"2026-11-20\",\"known\":\"2026-11-20\",\"source\":\"a test\"}");
    }

    @Test
    void whatIsAppendedIsReadBackInOrder() {
        Path file = folder.resolve(Journal.FILE);
        for (int i = 0; i < 20; i++) {
            Journal.at(file).append(e -> e, event(i));
        }
        assertThat(Journal.at(file).read().events())
                .extracting(StatusEvent::key)
                .hasSize(20)
                .startsWith("CN-2025-18#extra-0");
        assertThat(Journal.at(file).read().problems()).isEmpty();
    }

    @Test
    void aLineSaysWhenItWasRecordedAndOlderLinesWithoutThatAreRead() throws Exception {
        Path file = folder.resolve(Journal.FILE);
        Instant at = Instant.parse("2026-11-30T08:00:00Z");
        Files.writeString(file, Journal.json(event(1)) + "\n");
        Journal.at(file, InstantSource.fixed(at)).append(e -> e, event(2));

        Journal.Read read = Journal.at(file).read();

        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).hasSize(2);
        assertThat(read.recorded()).containsOnly(Map.entry("CN-2025-18#extra-2", at));
        Files.writeString(file, Files.readString(file).replace("2026-11-30T08", "yesterday"));
        assertThat(Journal.at(file).read().problems())
                .singleElement()
                .matches(p -> p.isError() && p.line() == 2 && p.expected().contains("recorded-at"));
    }

    /// A crash can leave any prefix of the line being written; each one is tried at random places.
    @Test
    void aLineCutOffAnywhereLosesNothingThatWasAcknowledged() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Path file = folder.resolve("j" + round);
            int sound = random.nextInt(4);
            for (int i = 0; i < sound; i++) {
                Journal.at(file).append(e -> e, event(i));
            }
            byte[] line = Journal.json(event(99)).getBytes(StandardCharsets.UTF_8);
            byte[] cut = java.util.Arrays.copyOf(line, 1 + random.nextInt(line.length - 1));
            Files.write(file, cut, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Journal.Read read = Journal.at(file).read();
            assertThat(read.events()).hasSize(sound);
            assertThat(read.problems()).hasSize(1).noneMatch(Problem::isError);
            Journal.at(file).append(e -> e, event(50));
            assertThat(Journal.at(file).read().events()).hasSize(sound + 1);
            assertThat(Journal.at(file).read().problems()).isEmpty();
        }
    }

    @Test
    void aSecondWriterIsRefusedClearly() throws Exception {
        Path file = folder.resolve(Journal.FILE);
        try (FileChannel channel = FileChannel.open(
                        AppendLog.lockFile(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> Journal.at(file).append(e -> e, event(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is being written by someone else");
        }
        assertThat(Journal.at(file).read().events()).isEmpty();
    }
}
