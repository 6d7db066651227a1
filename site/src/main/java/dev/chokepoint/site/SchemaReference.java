package dev.chokepoint.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page for each JSON Schema: of the files that people write and of the answers that programs read.
final class SchemaReference {
    private final Path root;

    SchemaReference(Path root) {
        this.root = root;
    }

    List<Source> pages() throws IOException {
        List<Source> pages = new ArrayList<>();
        pages.addAll(of("data/src/main/resources/schema", "files"));
        pages.addAll(of("schemas", "answers"));
        return pages;
    }

    private List<Source> of(String folder, String group) throws IOException {
        List<Source> pages = new ArrayList<>();
        StringBuilder index = new StringBuilder(
                group.equals("files") ? "# Files that people write\n\n" : "# Answers that programs read\n\n");
        index.append("| schema | of what |\n|---|---|\n");
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".schema.json", "");
                JsonNode schema = JsonMapper.shared().readTree(Files.readString(file));
                String title = schema.path("title").asString(name);
                index.append("| [").append(name).append("](").append(name).append(".md) | ");
                index.append(cell(title)).append(" |\n");
                pages.add(source(group, name, text(title, schema)));
            }
        }
        pages.addFirst(source(group, "README", index.toString()));
        return pages;
    }

    private static Source source(String group, String name, String markdown) {
        String place = "reference/" + group + "/" + name;
        return new Source(
                "(program)/" + place + ".md",
                place.replaceFirst("README$", "index") + ".html",
                name.equals("README") ? Kind.REFERENCE : Kind.BESIDE,
                markdown);
    }

    private static String text(String title, JsonNode schema) {
        StringBuilder page = new StringBuilder("# " + title + "\n\n");
        page.append(escaped(schema.path("description").asString(""))).append("\n\n");
        object(page, schema);
        for (Map.Entry<String, JsonNode> part : schema.path("$defs").properties()) {
            page.append("## ").append(part.getKey()).append("\n\n");
            page.append(escaped(part.getValue().path("description").asString("")))
                    .append("\n\n");
            if (part.getValue().has("properties")) {
                object(page, part.getValue());
            } else {
                page.append(type(part.getValue())).append("\n\n");
            }
        }
        return page.toString();
    }

    private static void object(StringBuilder page, JsonNode schema) {
        if (!schema.has("properties")) {
            return;
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        page.append("| key | value | |\n|---|---|---|\n");
        for (Map.Entry<String, JsonNode> key : schema.path("properties").properties()) {
            page.append("| `").append(key.getKey()).append("` | ").append(type(key.getValue()));
            page.append(required.contains(key.getKey()) ? ", required" : "").append(" | ");
            page.append(cell(key.getValue().path("description").asString(""))).append(" |\n");
        }
        page.append('\n');
    }

    /// The kind of value in words: a part by its name with a link, a list of such, one of some words.
    static String type(JsonNode schema) {
        String part = schema.path("$ref").asString("");
        if (part.startsWith("#/$defs/")) {
            String name = part.substring("#/$defs/".length());
            return "[" + name + "](#" + Markdown.slug(name) + ")";
        }
        if (schema.has("const")) {
            return "`" + schema.path("const").asString("") + "`";
        }
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add("`" + word.asString("") + "`"));
            return String.join(" or ", words);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                List<String> kinds = new ArrayList<>();
                schema.path(choice).forEach(each -> kinds.add(type(each)));
                return String.join(" or ", kinds.stream().distinct().toList());
            }
        }
        return byType(schema);
    }

    private static String byType(JsonNode schema) {
        String type = schema.path("type").asString("");
        String kind = switch (type) {
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "whole number";
            case "array" -> schema.has("items") ? "list of " + type(schema.path("items")) : "list";
            case "object" ->
                schema.path("additionalProperties").isObject()
                        ? "by name: " + type(schema.path("additionalProperties"))
                        : "mapping";
            case "" -> "value";
            default -> type;
        };
        String bounds = bound(schema, "minimum", "at least ") + bound(schema, "maximum", "at most ");
        return schema.has("pattern") && type.equals("string")
                ? kind + " like `" + schema.path("pattern").asString("").replace("|", "\\|") + "`"
                : kind + bounds;
    }

    private static String bound(JsonNode schema, String key, String words) {
        return schema.has(key) ? ", " + words + schema.path(key).asString("") : "";
    }

    static String cell(String text) {
        return escaped(text).replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private static String escaped(String text) {
        return text.replaceAll("([*_<])", "\\\\$1");
    }
}
