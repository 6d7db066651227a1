package dev.chokepoint.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.base.Problem;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

class JsonSchemaTest {
    private static final String ENDING = ".schema.json";
    private static final int DOCUMENTS = 3_000;
    private static final int LEAST_REFUSED = 300;
    private static final int LEAST_ACCEPTED = 100;

    /// A schema with every keyword that is read.
    private static final String ALL_KEYWORDS = """
            {
              "type": "object", "additionalProperties": false, "required": ["id", "parts"],
              "properties": {
                "id": {"$ref": "#/$defs/name"},
                "kind": {"enum": ["licence", "prohibition"]},
                "months": {"type": "integer", "minimum": 1, "maximum": 600},
                "share": {"type": "number", "minimum": 0},
                "open": {"type": "boolean"},
                "texts": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
                "figure": {"anyOf": [{"$ref": "#/$defs/part"}, {"type": "array", "items": {"$ref": "#/$defs/part"}}]},
                "parts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/part"}},
                "sources": {"type": "object", "propertyNames": {"pattern": "^[a-z-]+$"},
                            "additionalProperties": {"$ref": "#/$defs/part"}},
                "free": {}
              },
              "$defs": {
                "name": {"type": "string", "minLength": 1, "pattern": "^[a-z-]*$"},
                "part": {"type": "object", "additionalProperties": false, "required": ["name"],
                         "properties": {"name": {"$ref": "#/$defs/name"}, "note": {"type": "string"}}}
              }
            }
            """;

    private static final String FITTING = """
            {"id": "samarium", "kind": "licence", "months": 12, "share": 0.5, "open": true, "texts": ["magnet", "jet"],
             "figure": {"name": "price"}, "parts": [{"name": "first", "note": "said so"}, {"name": "second"}],
             "sources": {"usgs": {"name": "summary"}}, "free": ["anything"]}
            """;

    private static List<String> found(JsonSchema schema, String text) {
        Problems problems = new Problems();
        Yaml.parse("f.yaml", text, problems).ifPresent(t -> schema.check("f.yaml", t, problems));
        return problems.sorted().stream().map(Problem::text).toList();
    }

    static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.projectRoot().resolve("data/src/main/resources/schema"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(ENDING))
                    .map(n -> n.substring(0, n.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everySchemaThatShipsIsRead(String name) {
        assertThat(JsonSchema.shipped(name)).isNotNull();
    }

    @Test
    void aKeywordThatIsNotReadIsRefused() {
        assertThatThrownBy(() -> JsonSchema.parse("s", "{\"type\": \"string\", \"maxLength\": 3}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The keyword (maxLength) must be one of ");
    }

    @Test
    void aViolationHasItsLineItsFieldAndWhatMayHaveBeenMeant() {
        JsonSchema schema = JsonSchema.parse("s", ALL_KEYWORDS);
        assertThat(found(schema, """
                        id: Samarium
                        kind: licnce
                        months: 0
                        part:
                        - name: first
                        parts:
                        - nme: first
                        sources: none
                        """))
                .containsExactly(
                        "f.yaml:1: id (Samarium): The value must be a text of the form ^[a-z-]*$.",
                        "f.yaml:2: kind (licnce): The value must be one of licence, prohibition."
                                + "\n    Maybe \"licence\" was meant.",
                        "f.yaml:3: months (0): The value must be at least 1 and at most 600.",
                        "f.yaml:4: part: The key is not known; the keys are [id, kind, months, share, open, texts,"
                                + " figure, parts, sources, free].\n    Maybe \"parts\" was meant.",
                        "f.yaml:7: nme: The key is not known; the keys are [name, note]."
                                + "\n    Maybe \"name\" was meant.",
                        "f.yaml:7: name: The key is missing and must be given.",
                        "f.yaml:8: sources (none): The value must be a mapping.");
    }

    @Test
    void aChoiceIsToldByTheKeyOrTheWordThatTellsItsShapesApart() {
        JsonSchema byKey = JsonSchema.parse("s", """
                {"type": "array", "items": {"oneOf": [
                  {"type": "object", "additionalProperties": false, "required": ["lift"],
                   "properties": {"lift": {"type": "string"}}},
                  {"type": "object", "additionalProperties": false, "required": ["ease", "share"],
                   "properties": {"ease": {"type": "string"}, "share": {"type": "number"}}}]}}
                """);
        assertThat(found(byKey, "- {lift: a}\n- {ease: a, share: 0.5}")).isEmpty();
        assertThat(found(byKey, "- {ease: a, share: x}\n- {eas: a}\n- {lift: a, ease: b}\n- some"))
                .containsExactly(
                        "f.yaml:1: share (x): The value must be a number.",
                        "f.yaml:2: eas: There must be one of the keys lift, ease.\n    Maybe \"ease\" was meant.",
                        "f.yaml:3: There must be one of the keys lift, ease.",
                        "f.yaml:4: (some): The value must be a mapping with lift or a mapping with ease.");
        JsonSchema byWord = JsonSchema.parse("s", """
                {"type": "array", "items": {"anyOf": [
                  {"type": "object", "additionalProperties": false,
                   "properties": {"kind": {"enum": ["lane"]}, "from": {"type": "string"}}},
                  {"type": "object", "additionalProperties": false,
                   "properties": {"kind": {"enum": ["gain"]}, "share": {"type": "number"}}}]}}
                """);
        assertThat(found(byWord, "- {kind: lane, from: a}\n- {kind: gain, share: 1}\n- {share: 1}"))
                .isEmpty();
        assertThat(found(byWord, "- {kind: gain, from: a}\n- {kind: lan}"))
                .containsExactly(
                        "f.yaml:1: from: The key is not known; the keys are [kind, share].",
                        "f.yaml:2: kind (lan): The value must be one of lane, gain.\n    Maybe \"lane\" was meant.");
    }

    @Test
    void anotherValidatorRefusesTheSameScenarios() throws IOException {
        refusesTheSame("scenario", """
                {"name": "a", "changes": [{"lift": "CN-1", "from": "2025-06"}, {"ease": "CN-1", "share": 0.5},
                  {"close": "a:b->c", "end_use": "civil"}, {"quota": "a:b->c", "amount": "12 t"}]}
                """);
    }

    @Test
    void anotherValidatorRefusesTheSameShocks() throws IOException {
        refusesTheSame("shock", """
                {"name": "a", "days": 30, "model": {"class": "psi", "psi": 0.8}, "events": [
                  {"kind": "capacity", "impact": [["a", "b", 1]], "from": 3, "recovery": "linear"},
                  {"kind": "lane", "sellers": [["a", "b"]], "buyers": [["a", "b"]], "share": 0.5, "from": "2025-04-04"}]}
                """);
    }

    @Test
    void anotherValidatorRefusesTheSameDocuments() {
        refusesTheSameAs(ALL_KEYWORDS, FITTING);
    }

    @Test
    void anotherValidatorRefusesTheSameMeasures() throws IOException {
        refusesTheSame("ledger-measures", """
                    {"measures": [{"id": "CN-2025-18", "act": {"issuer": "CN", "type": "announcement"},
                      "kind": "LICENCE_REQUIREMENT", "title": "Rare earths", "confidence": "primary-text",
                      "confirmed": true, "sources": ["a", "b"], "codes": "x", "announced": "2025-04-04",
                      "events": [{"type": "SUSPENDED", "from": "2025-11-10", "to": "2026-11-10"}],
                      "rules": [{"name": "samarium", "effect": "licence case-by-case", "targets": ["y"],
                                 "reach": "anywhere", "parties": "listed tag", "as-measure": false}]}]}
                    """);
    }

    private static void refusesTheSame(String shipped, String fitting) throws IOException {
        try (InputStream in = JsonSchemaTest.class.getResourceAsStream("/schema/" + shipped + ENDING)) {
            refusesTheSameAs(new String(in.readAllBytes(), StandardCharsets.UTF_8), fitting);
        }
    }

    private static void refusesTheSameAs(String schema, String fitting) {
        JsonSchema own = JsonSchema.parse("s", schema);
        Schema other = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        assertThat(found(own, fitting)).isEmpty();
        ObjectMapper mapper = new ObjectMapper();
        Random random = new Random(20261130);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            Object tree = mapper.readValue(fitting, Object.class);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                tree = changed(tree, random);
            }
            String text = mapper.writeValueAsString(tree);
            boolean fits = other.validate(text, InputFormat.JSON).isEmpty();
            assertThat(found(own, text).isEmpty()).as(text).isEqualTo(fits);
            refused += fits ? 0 : 1;
        }
        assertThat(refused).isBetween(LEAST_REFUSED, DOCUMENTS - LEAST_ACCEPTED);
    }

    /// The same with one part taken away, renamed, added or put in the place of another.
    private static Object changed(Object node, Random random) {
        if (node instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(4) > 0) {
            Map<String, Object> out = new LinkedHashMap<>();
            map.forEach((k, v) -> out.put(String.valueOf(k), v));
            String key = List.copyOf(out.keySet()).get(random.nextInt(out.size()));
            Object value = Objects.requireNonNull(out.get(key));
            switch (random.nextInt(8)) {
                case 0 -> out.remove(key);
                case 1 -> {
                    out.remove(key);
                    out.put(key + "x", value);
                }
                case 2 -> out.put("note", "more");
                default -> out.put(key, changed(value, random));
            }
            return out;
        }
        if (node instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            List<Object> out = new ArrayList<>(list);
            int at = random.nextInt(out.size());
            out.set(at, changed(out.get(at), random));
            return out;
        }
        // Scalars are texts whatever they look like, so no number may come where a text stands.
        return switch (random.nextInt(7)) {
            case 0 -> node instanceof Number ? (Object) (random.nextInt(1_400) - 100) : "word";
            case 1 -> List.of("magnet");
            case 2 -> List.of();
            case 3 -> Map.of("name", "third");
            case 4 -> "Upper Case";
            default -> node;
        };
    }
}
