package dev.chokepoint.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.data.world.WorldReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The JSON Schemas and the reader say the same of a file.
class SchemasTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeTheSmallWorld() {
        WorldInit.write(folder);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SchemasTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Error> errors(String file) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("/schema/" + file.replace(".yaml", ".schema.json")), InputFormat.JSON);
        JsonNode tree = new YAMLMapper().readTree(Files.readString(folder.resolve(file)));
        return schema.validate(tree);
    }

    @ParameterizedTest
    @CsvSource({"world.yaml", "sources.yaml"})
    void theSmallWorldFitsTheSchemas(String file) throws IOException {
        assertThat(errors(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "world.yaml | months: 12 | months: 0",
                "world.yaml | months: 12 | months: many",
                "world.yaml | title: | titel:",
                "world.yaml | first: 2025-04 | first: 2025-13",
                "world.yaml | as_of: 2025-06-10 | as_of: June 2025",
                "world.yaml | unit: share/year, | ''",
                "world.yaml | about: 2025 | about: soon",
                "world.yaml | assumed: corporate real cost of capital | 'assumed: '",
                "world.yaml | value: 0.03..0.05..0.08 | value: some",
                "world.yaml | id: CN | id: C N",
                "sources.yaml | reliability: primary | reliability: good",
                "sources.yaml | published: 2026-02-06 | published: 2026",
                "sources.yaml | address: nytimes.com | url: nytimes.com",
                "sources.yaml | publisher: U.S. Geological Survey | publisher: ''",
                "sources.yaml | usgs-mcs-2026: | usgs mcs 2026:",
            })
    void theSchemasAndTheReaderRefuseTheSame(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after == null ? "" : after));
        assertThat(errors(file)).isNotEmpty();
        assertThat(WorldReader.read(folder).problems().stream()
                        .filter(Problem::isError)
                        .map(Problem::file))
                .contains(file);
    }

    @Test
    void everyTableOfTheFormatHasColumnsAndAKeyAmongThem() {
        Map<String, TableSchema> all = TableSchema.all();
        assertThat(all.keySet())
                .containsExactly(
                        "places",
                        "items",
                        "recipes",
                        "production",
                        "trade",
                        "stocks",
                        "demand",
                        "prices",
                        "licences",
                        "mitigation",
                        "duties",
                        "contents");
        assertThat(all.values()).allSatisfy(s -> assertThat(s.allColumns()).containsAll(s.key()));
    }

    @Test
    void theDocumentedKeyColumnsAreTheSchemasOwn() throws IOException {
        String format =
                Files.readString(dev.chokepoint.testkit.SharedData.projectRoot().resolve("docs/world-format.md"));
        TableSchema.all().values().stream()
                .filter(TableSchema::holdsFigures)
                .forEach(s -> assertThat(format)
                        .contains("| `" + s.name() + ".csv` | `" + String.join(",", s.key()) + "` |"));
    }
}
