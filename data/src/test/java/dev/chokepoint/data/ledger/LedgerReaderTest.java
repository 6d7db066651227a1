package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReaderTest {
    private static final String MEASURE = """
            measures:
            - id: CN-2025-18
              act: {issuer: CN}
              kind: LICENCE_REQUIREMENT
              title: Rare earths
              confidence: primary-text
              sources: [made up for a test]
              zone: Asia/Shanghai
              announced: 2025-04-04
              effective: 2025-04-05
              events:
              - {key: CN-2025-18#pause, type: SUSPENDED, from: 2025-11-10, to: 2026-11-09, known: 2025-11-07, by: CN-2025-18, note: agreed, source: a notice}
            """;

    @TempDir
    Path folder;

    private Loaded<Ledger> read(String measures) throws IOException {
        Files.createDirectories(folder.resolve("measures"));
        Files.writeString(folder.resolve("measures/CN-2025.yaml"), measures);
        return LedgerReader.readFolder(folder);
    }

    @Test
    void anEventHasBothClocksAndItsProvenance() throws IOException {
        Loaded<Ledger> read = read(MEASURE);
        assertThat(read.problems()).isEmpty();
        assertThat(read.value().events()).hasSize(3).last().satisfies(e -> {
            assertThat(e.key()).isEqualTo("CN-2025-18#pause");
            assertThat(e.span())
                    .isEqualTo(new StatusEvent.Span(
                            LocalDate.of(2025, 11, 10),
                            LocalDate.of(2026, 11, 9),
                            StatusEvent.Precision.DAY,
                            ZoneId.of("Asia/Shanghai")));
            assertThat(e.known()).isEqualTo(StatusEvent.Known.on(LocalDate.of(2025, 11, 7)));
            assertThat(e.by()).isEqualTo("CN-2025-18");
            assertThat(e.note()).isEqualTo("agreed");
            assertThat(e.source()).isEqualTo("a notice");
        });
    }

    @Test
    void anEventOfAFileMayWithdrawAnother() throws IOException {
        Loaded<Ledger> read = read(
                MEASURE + "  - {type: WITHDRAWN, from: 2025-11-10, known: 2025-11-20, replaces: CN-2025-18#pause}\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.value().standingEventsOf("CN-2025-18"))
                .extracting(StatusEvent::key)
                .containsExactly("CN-2025-18#1", "CN-2025-18#2");
    }

    @Test
    void anEventThatEndsBeforeItStartsIsToldWithItsLine() throws IOException {
        assertThat(read(MEASURE.replace("to: 2026-11-09", "to: 2025-11-09")).problems())
                .extracting(Problem::text)
                .containsExactly(
                        "measures/CN-2025.yaml:12: from (2025-11-10): The event (CN-2025-18#pause) must not end"
                                + " (2025-11-09) before it starts (2025-11-10).");
    }
}
