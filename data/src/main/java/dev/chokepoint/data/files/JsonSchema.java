package dev.chokepoint.data.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A JSON Schema that ships with Chokepoint, and what it finds in a file.
///
/// The keywords are those that the shipped schemas use; a schema with any other is refused. Two things differ from
/// JSON Schema, because files are typed by people: a scalar is a text whatever it looks like, and an optional key
/// without a value counts as not given.
public final class JsonSchema {
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$defs",
            "$ref",
            "title",
            "description",
            "type",
            "enum",
            "pattern",
            "minLength",
            "minimum",
            "maximum",
            "items",
            "minItems",
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "oneOf",
            "anyOf");
    private static final Map<String, JsonSchema> SHIPPED = new ConcurrentHashMap<>();

    private final Map<String, Shape> named = new LinkedHashMap<>();
    private final Shape root;

    private JsonSchema(Yaml.Mapping schema) {
        if (schema.find("$defs").isPresent()) {
            mapping(schema, "$defs").entries().forEach((name, of) -> named.put(name, shape(mapping(of))));
        }
        this.root = shape(schema);
    }

    /// The schema `/schema/NAME.schema.json`.
    public static JsonSchema shipped(String name) {
        return SHIPPED.computeIfAbsent(name, n -> parse(n, resource("/schema/" + n + ".schema.json")));
    }

    private static String resource(String path) {
        try (InputStream in = JsonSchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("The schema (" + path + ") must be shipped.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a schema from its text.
    static JsonSchema parse(String name, String text) {
        Problems problems = new Problems();
        Optional<Yaml> tree = Yaml.parseJson(name, text, problems);
        return new JsonSchema(mapping(tree.orElseThrow(
                () -> new IllegalArgumentException(problems.sorted().getFirst().text()))));
    }

    /// Adds what the schema finds wrong in a file.
    public void check(String file, Yaml tree, Problems problems) {
        new SchemaCheck(file, named, problems).check(root, "", tree.line(), tree);
    }

    // ---- from the text of a schema to shapes

    private static Yaml.Mapping mapping(Yaml node) {
        if (node instanceof Yaml.Mapping m) {
            return m;
        }
        throw new IllegalArgumentException("A schema must be a mapping (line " + node.line() + ").");
    }

    private static Yaml.Mapping mapping(Yaml.Mapping of, String key) {
        return of.find(key).map(JsonSchema::mapping).orElse(new Yaml.Mapping(Map.of(), Map.of(), of.line()));
    }

    private static String text(Yaml.Mapping of, String key) {
        return of.find(key).map(JsonSchema::text).orElse("");
    }

    private static String text(Yaml node) {
        if (node instanceof Yaml.Text t) {
            return t.text();
        }
        throw new IllegalArgumentException("The value in line " + node.line() + " of a schema must be a text.");
    }

    private static int whole(Yaml.Mapping of, String key) {
        return of.find(key).map(n -> Integer.parseInt(text(n))).orElse(0);
    }

    private static OptionalDouble number(Yaml.Mapping of, String key) {
        return of.find(key).isPresent() ? OptionalDouble.of(Double.parseDouble(text(of, key))) : OptionalDouble.empty();
    }

    private static List<Yaml> elements(Yaml.Mapping of, String key) {
        return of.find(key).map(n -> ((Yaml.Sequence) n).elements()).orElse(List.of());
    }

    private static Optional<Pattern> pattern(Yaml.Mapping of) {
        return of.find("pattern").map(p -> Pattern.compile(text(p)));
    }

    private static Shape shape(Yaml.Mapping of) {
        of.entries().keySet().stream().filter(k -> !KEYWORDS.contains(k)).forEach(k -> {
            throw new IllegalArgumentException("The keyword (" + k + ") must be one of " + KEYWORDS + ".");
        });
        if (of.find("$ref").isPresent()) {
            return new Shape.Reference(text(of, "$ref").substring("#/$defs/".length()));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (of.find(choice).isPresent()) {
                return new Shape.Choice(
                        elements(of, choice).stream()
                                .map(e -> shape(mapping(e)))
                                .toList(),
                        text(of, "description"));
            }
        }
        if (of.find("enum").isPresent()) {
            return new Shape.Word(
                    elements(of, "enum").stream().map(JsonSchema::text).toList());
        }
        return switch (text(of, "type")) {
            case "string" -> new Shape.Text(pattern(of), whole(of, "minLength"), text(of, "description"));
            case "boolean" -> new Shape.Flag();
            case "integer" -> new Shape.Figure(true, number(of, "minimum"), number(of, "maximum"));
            case "number" -> new Shape.Figure(false, number(of, "minimum"), number(of, "maximum"));
            case "array" ->
                new Shape.Elements(
                        of.find("items").map(i -> shape(mapping(i))).orElse(new Shape.Any()), whole(of, "minItems"));
            case "object" -> keys(of);
            case "" -> new Shape.Any();
            default ->
                throw new IllegalArgumentException("The type (" + text(of, "type") + ") of a schema is not read.");
        };
    }

    private static Shape keys(Yaml.Mapping of) {
        Map<String, Shape> keys = new LinkedHashMap<>();
        mapping(of, "properties").entries().forEach((key, value) -> keys.put(key, shape(mapping(value))));
        List<String> required = new ArrayList<>();
        elements(of, "required").forEach(r -> required.add(text(r)));
        return new Shape.Keys(
                keys,
                new LinkedHashSet<>(required),
                others(of),
                of.find("propertyNames").flatMap(n -> pattern(mapping(n))));
    }

    /// What stands under keys that the schema does not name; empty where there must be none.
    private static Optional<Shape> others(Yaml.Mapping of) {
        Optional<Yaml> rule = of.find("additionalProperties");
        if (rule.isEmpty()) {
            return Optional.of(new Shape.Any());
        }
        if (rule.get() instanceof Yaml.Text t) {
            return t.text().equals("false") ? Optional.empty() : Optional.of(new Shape.Any());
        }
        return Optional.of(shape(mapping(rule.get())));
    }
}
