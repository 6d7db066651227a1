package dev.chokepoint.data.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chokepoint.data.files.AppendLog;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.store.BaciImport;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.TradeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No room on the disk, and a disk that may only be read: what was acknowledged stays, nothing is half there, and who
/// asked is told which file.
///
/// A limit of the system on the size of files of one process stands for the full disk: writing fails in the middle of a
/// line as it would there.
class FullDiskTest {
    /// Blocks of 1,024 bytes that a file of the process may have.
    private static final int BLOCKS = 8;

    private static final int UNLIMITED = 10_000_000;

    /// Bytes that a file of the import may have, once the library of the database is unpacked.
    private static final int IMPORT_BYTES = 400_000;

    private static final String PRLIMIT = "/usr/bin/prlimit";

    @TempDir
    private Path folder;

    @BeforeEach
    void aSystemThatLimitsFiles() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        assumeTrue(Files.isExecutable(Path.of(PRLIMIT)), "needs prlimit");
    }

    private List<String> limited(int blocks, String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of(
                "/bin/bash",
                "-c",
                "ulimit -f " + blocks + "; exec \"$@\"",
                "limited",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName()));
        command.addAll(List.of(words));
        // What it says goes through a pipe of the shell: a file would meet the same limit.
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.writeString(said, text);
        return text.lines().filter(l -> !l.startsWith("WARNING")).toList();
    }

    @Test
    void linesThatWereAcknowledgedStayAndTheOneWithoutRoomLeavesNothing() throws Exception {
        Path file = folder.resolve("log.jsonl");

        List<String> said = limited(BLOCKS, "append", file.toString());

        List<String> acknowledged = said.stream()
                .filter(l -> l.startsWith("kept "))
                .map(l -> l.substring(5))
                .toList();
        assertThat(said).anySatisfy(l -> assertThat(l).contains("refused", "log.jsonl", "cannot be written"));
        assertThat(acknowledged).hasSizeGreaterThan(50).contains("short line after the long one");
        List<String> kept = new ArrayList<>();
        assertThat(AppendLog.read(file, (n, text) -> kept.add(text.strip()))).isZero();
        assertThat(kept).isEqualTo(acknowledged);
    }

    @Test
    void aFileThatCannotBeReplacedStaysAsItWasAndNoPartOfTheNewOneIsLeft() throws Exception {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), "as it was");

        List<String> said = limited(BLOCKS, "replace", file.toString());

        assertThat(said).singleElement().asString().contains("refused", "scenario.yaml", "cannot be written");
        assertThat(file).hasContent("as it was");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("scenario.yaml", "said");
        }
    }

    @Test
    void anImportWithoutRoomIsToldAndTheStoreTakesTheSameFileLater() throws Exception {
        Path table = folder.resolve("BACI_HS17_Y2022_V202401.csv");
        StringBuilder rows = new StringBuilder("t,i,j,k,v,q\n");
        for (int product = 0; product < 20_000; product++) {
            rows.append("2022,156,842,%06d,%d.125,3.000\n".formatted(10_000 + product, product));
        }
        Files.writeString(table, rows);
        Path store = folder.resolve("store");

        List<String> said = limited(UNLIMITED, "import", store.toString(), table.toString());

        assertThat(said).singleElement().asString().startsWith("refused").contains("File too large");
        try (TradeStore again = TradeStore.create(store)) {
            assertThat(again.rowSets()).isEmpty();
            BaciImport.Report report =
                    new BaciImport(again, LocalDate.of(2026, 11, 30), false).read(table, Progress.NONE);
            assertThat(report.complete()).isTrue();
            assertThat(again.rowSets()).hasSize(1);
        }
    }

    @Test
    void aDatabaseWhoseLibraryHasNoRoomIsToldAsThat() throws Exception {
        List<String> said = limited(BLOCKS, "import", folder.resolve("store").toString(), "none.csv");

        assertThat(said).first().asString().startsWith("refused").contains("library of the database", "File too large");
    }

    @Test
    void aDiskThatMayOnlyBeReadIsToldWithTheFile() {
        Path readOnly = Path.of("/proc/sys/kernel/chokepoint");
        assumeTrue(Files.isDirectory(readOnly.getParent()), "needs a file system that takes no new files");
        assertThatThrownBy(() -> AtomicFile.write(readOnly.resolve("a.yaml"), "x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> AppendLog.open(readOnly.resolve("a.jsonl")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a.jsonl")
                .hasMessageContaining("cannot be written");
    }

    /// What is done in the process whose files are limited.
    static final class Writer {
        private Writer() {}

        public static void main(String... args) {
            Path file = Path.of(args[1]);
            try {
                switch (args[0]) {
                    case "append" -> append(file);
                    case "replace" -> AtomicFile.write(file, "as it should be".repeat(10_000));
                    default -> {
                        try (TradeStore store = TradeStore.create(file)) {
                            limitFiles();
                            BaciImport.Report report = new BaciImport(store, LocalDate.of(2026, 11, 30), false)
                                    .read(Path.of(args[2]), Progress.NONE);
                            System.out.println((report.complete() ? "acknowledged " : "refused ") + report.problems());
                        }
                    }
                }
            } catch (UncheckedIOException | IllegalArgumentException e) {
                System.out.println("refused: " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void limitFiles() throws IOException {
            Process limit = new ProcessBuilder(
                            PRLIMIT,
                            "--pid",
                            Long.toString(ProcessHandle.current().pid()),
                            "--fsize=" + IMPORT_BYTES)
                    .redirectErrorStream(true)
                    .start();
            limit.getInputStream().readAllBytes();
        }

        private static void append(Path file) {
            try (AppendLog log = AppendLog.open(file)) {
                for (int i = 0; i < 80; i++) {
                    keep(log, "line " + i + " " + "x".repeat(80));
                }
                try {
                    keep(log, "a line for which there is no room ".repeat(200));
                } catch (UncheckedIOException e) {
                    System.out.println("refused: " + e.getMessage());
                }
                keep(log, "short line after the long one");
            }
        }

        private static void keep(AppendLog log, String line) {
            log.append(line);
            log.force();
            System.out.println("kept " + line);
        }
    }
}
