package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What any released version wrote, today's program reads.
class ReleasedFormatsTest {
    private static final Path FORMATS = SharedData.projectRoot().resolve("app/src/test/resources/formats");

    @TempDir
    private Path folder;

    static List<String> versions() throws IOException {
        try (Stream<Path> all = Files.list(FORMATS)) {
            return all.filter(Files::isDirectory)
                    .map(p -> FORMATS.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aWorldIsSoundAndAnswersAndKeepsTheEventsOfItsJournal(String version) throws IOException {
        String world = copied(FORMATS.resolve(version).resolve("world")).toString();

        assertThat(done("world", "validate", world)).contains(": 0 errors");
        assertThat(done("exposure", world)).contains("Decision support");
        assertThat(done("ledger", "list", world, "--on", "2025-12-01", "--known", "2025-12-01"))
                .contains("CN-2025-18             suspended, revives 2026-11-11");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aReceiptHoldsUnderTheKeyThatSignedIt(String version) {
        Path kept = FORMATS.resolve(version);

        assertThat(done(
                        "receipt",
                        "verify",
                        kept.resolve("receipts.jsonl").toString(),
                        "--key",
                        kept.resolve("receipts.pub").toString()))
                .contains("signature holds", "chain holds", "hash holds");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aStoreOfTradeIsScreened(String version) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(
                Files.newInputStream(FORMATS.resolve(version).resolve("trade.duckdb.gz")))) {
            Files.copy(in, folder.resolve("trade.duckdb"));
        }

        assertThat(done("screen", "--years", "2020-2022", "--from", folder.toString()))
                .contains("Dependent importers, window to 2022");
    }

    private Path copied(Path from) throws IOException {
        Path to = folder.resolve("copy");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static String done(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        assertThat(code).as("%s\n%s", out, err).isEqualTo(ExitCode.DONE);
        return out.toString();
    }
}
