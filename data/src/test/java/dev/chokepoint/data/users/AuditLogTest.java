package dev.chokepoint.data.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.kept.FileLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void write() {
        file = folder.resolve("audit.jsonl");
        AuditLog log = new AuditLog(new FileLines(file), InstantSource.fixed(Instant.parse("2026-11-30T08:00:00Z")));
        for (String who : List.of("ann", "ben", "cem")) {
            log.add(new AuditLog.Entry(who, "GET", "/api/v1/scenarios", 200, "asked by " + who, "answered", ""));
        }
    }

    private List<String> problems() {
        return AuditLog.verify(new FileLines(file)).problems();
    }

    @Test
    void anAuditAsItWasWrittenHolds() {
        AuditLog.Checked checked = AuditLog.verify(new FileLines(file));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.lines()).isEqualTo(3);
        assertThat(checked.end()).hasSize(64);
    }

    @Test
    void aChangedLineIsFound() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"who\":\"ben\"", "\"who\":\"eve\""));
        assertThat(problems()).containsExactly("Line 2: the content was changed.");
    }

    @Test
    void aLineLeftOutMovedOrWrittenTwiceIsFound() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(2)));
        assertThat(problems()).containsExactly("Line 2: it does not follow the line before.");
        Files.write(file, List.of(lines.get(0), lines.get(0), lines.get(1), lines.get(2)));
        assertThat(problems()).contains("Line 2: it does not follow the line before.");
        List<String> moved = new ArrayList<>(lines.reversed());
        Files.write(file, moved);
        assertThat(problems()).isNotEmpty();
    }

    @Test
    void anAuditThatWasCutOffEndsWithAnotherHash() throws IOException {
        String end = AuditLog.verify(new FileLines(file)).end();
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 2));
        AuditLog.Checked checked = AuditLog.verify(new FileLines(file));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.end()).isNotEqualTo(end);
        assertThat(checked.lines()).isEqualTo(2);
    }

    @Test
    void whatIsNoLineOfAnAuditIsTold() throws IOException {
        Files.writeString(file, Files.readString(file) + "not JSON\n{\"cut");
        assertThat(problems()).containsExactly("Line 4: it is no line of an audit.", "Line 5: it was cut off.");
    }
}
