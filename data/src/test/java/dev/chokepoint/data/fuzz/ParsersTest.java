package dev.chokepoint.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reader of outside files reads a spoilt file or says what is wrong with it: no other fault, no standstill.
///
/// What fuzzing found before lies under `resources/fuzz/PARSER`; a few seeded mutants are added to it in every build,
/// and
/// `scripts/fuzz.sh` adds as many as there is time for.
class ParsersTest {
    private static final int MUTANTS = Integer.getInteger("chokepoint.mutants", 12);
    private static final Path CORPUS = SharedData.projectRoot().resolve("data/src/test/resources/fuzz");

    static Stream<String> parsers() {
        return Parsers.all().stream().map(Parser::name);
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void spoiltFilesAreReadOrRefusedInWords(String name) throws IOException {
        Parser parser = Parsers.find(name);
        Random random = new Random(name.hashCode());
        try (FuzzRun run = new FuzzRun(parser)) {
            for (byte[] input : parser.seeds()) {
                assertThat(run.fault(input)).as("a good file of " + name).isEmpty();
            }
            for (Path found : corpus(name)) {
                assertThat(run.fault(Files.readAllBytes(found)))
                        .as(found.toString())
                        .isEmpty();
            }
            for (int k = 0; k < MUTANTS; k++) {
                assertThat(run.fault(parser.mutant(random)))
                        .as(name + ", mutant " + k)
                        .isEmpty();
            }
        }
    }

    private static List<Path> corpus(String name) throws IOException {
        Path folder = CORPUS.resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
