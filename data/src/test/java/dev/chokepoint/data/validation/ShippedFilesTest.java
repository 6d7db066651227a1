package dev.chokepoint.data.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Every YAML file that ships has a schema and fits it; those of ledgers are held in `LedgerSchemasTest`.
class ShippedFilesTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final int LEAST_FILES = 20;

    static List<Path> files() throws IOException {
        try (Stream<Path> worlds = Files.walk(ROOT.resolve("worlds"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
            return Stream.concat(worlds, examples)
                    .filter(p -> p.toString().endsWith(".yaml"))
                    .map(ROOT::relativize)
                    .filter(p -> !words(p).contains("ledger"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> words(Path path) {
        return List.of(path.toString().replace('\\', '/').split("/", -1));
    }

    /// The schema of a file: of some by the folder that it lies in.
    private static String schemaOf(Path file) {
        List<String> words = words(file);
        String name = words.getLast().replace(".yaml", "");
        return switch (words.get(words.size() - 2)) {
            case "deals" -> "deal-space";
            case "backtest" -> "backtest-case";
            case "sources" -> "sources";
            case "ario" -> "shock";
            case "sweep" -> "sweep";
            case "outcomes" -> "outcomes";
            default -> name;
        };
    }

    @Test
    void filesOfAllWorldsAreAmongThem() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(LEAST_FILES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileFitsItsSchema(Path file) {
        Problems problems = new Problems();
        Yaml tree = Yaml.read(ROOT, ROOT.resolve(file), problems).orElseThrow();
        JsonSchema.shipped(schemaOf(file)).check(file.toString(), tree, problems);
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void anotherValidatorAcceptsEveryFile(Path file) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(Files.readString(ROOT.resolve(file)));
        try (InputStream in =
                ShippedFilesTest.class.getResourceAsStream("/schema/" + schemaOf(file) + ".schema.json")) {
            String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(tree))
                    .isEmpty();
        }
    }
}
