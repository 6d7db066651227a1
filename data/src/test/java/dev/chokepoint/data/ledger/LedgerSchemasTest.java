package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files of every ledger that ships fit their schemas, and what does not fit is told.
class LedgerSchemasTest {
    private static final Path WORLDS = SharedData.projectRoot().resolve("worlds");
    private static final int LEAST_FILES = 30;

    @TempDir
    Path folder;

    /// Every YAML file of a ledger that ships, as paths below `worlds`.
    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(WORLDS)) {
            return all.filter(p -> p.toString().endsWith(".yaml"))
                    .map(WORLDS::relativize)
                    .filter(p -> StreamSupport.stream(p.spliterator(), false).anyMatch(n -> n.endsWith("ledger")))
                    .sorted()
                    .toList();
        }
    }

    private static String schemaOf(Path file) {
        String path = file.toString().replace('\\', '/');
        return LedgerReader.schemaOf(path.substring(path.indexOf("ledger/") + "ledger/".length()));
    }

    private static String schemaText(String name) throws IOException {
        try (InputStream in = LedgerSchemasTest.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void ledgersOfAllWorldsAreAmongTheFiles() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(LEAST_FILES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileFitsItsSchema(Path file) {
        Problems problems = new Problems();
        Yaml tree = Yaml.read(WORLDS, WORLDS.resolve(file), problems).orElseThrow();
        JsonSchema.shipped(schemaOf(file)).check(file.toString(), tree, problems);
        assertThat(problems.sorted()).isEmpty();
    }

    /// Keys and words; that a scalar is typed as a text where a number would also be read is a difference of the two.
    @ParameterizedTest
    @MethodSource("files")
    void anotherValidatorAcceptsEveryFile(Path file) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(Files.readString(WORLDS.resolve(file)));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schemaText(schemaOf(file)), InputFormat.JSON)
                        .validate(tree))
                .filteredOn(
                        e -> !e.getKeyword().equals("type") && !e.getKeyword().equals("oneOf"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attributes.yaml | unit: | unt: | unt | unit",
                "definitions.yaml | source: | sorce: | sorce | source",
                "groups.yaml | members: | membres: | membres | members",
                "products.yaml | maker: | makr: | makr | maker",
                "items.yaml | aliases: | aliasses: | aliasses | aliases",
                "words.yaml | end-uses: | end-use: | end-use | end-uses",
                "parties.yaml | headquarters: | headquarter: | headquarter | headquarters",
                "measures/CN-2025.yaml | summary: | sumary: | sumary | summary",
                "measures/CN-2025.yaml | effect: | efect: | efect | effect",
                "measures/CN-2025.yaml | LICENCE_REQUIREMENT | LICENSE_REQUIREMENT | kind | LICENCE_REQUIREMENT",
            })
    void aMisspeltKeyOrWordIsToldWithItsLineAndWhatMayHaveBeenMeant(
            String file, String before, String after, String field, String meant) throws IOException {
        String text = Files.readString(WORLDS.resolve("us-china-2025/ledger").resolve(file));
        int at = text.indexOf(before);
        assertThat(at).isNotNegative();
        int line = (int) text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
        Files.createDirectories(folder.resolve("measures"));
        Files.writeString(folder.resolve(file), text.substring(0, at) + after + text.substring(at + before.length()));
        assertThat(LedgerReader.readFolder(folder).problems())
                .filteredOn(Problem::isError)
                .filteredOn(p -> p.file().equals(file) && p.field().equals(field))
                .first()
                .satisfies(p -> {
                    assertThat(p.line()).isEqualTo(line);
                    assertThat(p.hint()).isEqualTo("\"" + meant + "\" was meant.");
                });
    }

    /// A schema cannot see the Java types, so their words are held against each other here.
    @Test
    void theWordsOfTheSchemasAreThoseOfTheTypes() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode measures = json.readTree(schemaText("ledger-measures")).path("$defs");
        assertThat(words(measures.at("/measure/properties/kind/enum"))).isEqualTo(names(MeasureKind.values()));
        assertThat(words(measures.at("/event/properties/type/enum"))).isEqualTo(names(StatusEvent.Type.values()));
        assertThat(words(measures.at("/event/properties/precision/enum")))
                .isEqualTo(names(StatusEvent.Precision.values()));
        Set<String> confidence = new TreeSet<>();
        Arrays.stream(Confidence.values())
                .forEach(c -> confidence.add(c.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        assertThat(words(measures.at("/measure/properties/confidence/enum"))).isEqualTo(confidence);
        assertThat(words(measures.at("/event/properties/confidence/enum"))).isEqualTo(confidence);
        assertThat(words(json.readTree(schemaText("ledger-parties"))
                        .at("/properties/parties/items/properties/confidence/enum")))
                .isEqualTo(confidence);
    }

    private static Set<String> words(JsonNode list) {
        TreeSet<String> out = new TreeSet<>();
        list.forEach(w -> out.add(w.asString()));
        return out;
    }

    private static Set<String> names(Enum<?>[] values) {
        TreeSet<String> out = new TreeSet<>();
        Arrays.stream(values).forEach(v -> out.add(v.name()));
        return out;
    }
}
