package dev.chokepoint.data.files;

import dev.chokepoint.base.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A part of a YAML file with the line it stands in; every scalar is kept as the text that was typed.
public sealed interface Yaml {
    /// Deepest nesting that is read.
    int DEEPEST = 50;

    int line();

    record Text(String text, int line) implements Yaml {}

    record Sequence(List<Yaml> elements, int line) implements Yaml {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /// A mapping; the entries keep their order.
    ///
    /// @param lines the line of each key
    record Mapping(Map<String, Yaml> entries, Map<String, Integer> lines, int line) implements Yaml {
        public Optional<Yaml> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /// The scalar entries as a row, so that YAML and tables share their checks.
        public Row row(String file) {
            Map<String, String> fields = new LinkedHashMap<>();
            entries.forEach((key, value) -> {
                if (value instanceof Text t) {
                    fields.put(key, t.text().strip());
                }
            });
            return new Row(file, line, fields);
        }
    }

    /// Reads a file that holds one YAML document; anchors, aliases, tags and repeated keys are problems.
    static Optional<Yaml> read(Path root, Path file, Problems problems) {
        return TextFile.read(root, file, TextFile.YAML_LIMIT, problems)
                .flatMap(text -> parse(TextFile.name(root, file), text, problems));
    }

    static Optional<Yaml> parse(String name, String text, Problems problems) {
        return parse(new YAMLFactory(), name, text, problems);
    }

    /// As [#parse], for a text that is JSON too, which is read faster as such.
    static Optional<Yaml> parseJson(String name, String text, Problems problems) {
        return parse(new JsonFactory(), name, text, problems);
    }

    private static Optional<Yaml> parse(TokenStreamFactory of, String name, String text, Problems problems) {
        Problems own = new Problems();
        Optional<Yaml> tree = Optional.empty();
        try (JsonParser parser = of.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                own.add(Problem.error(name, 0, "", "", "The file must not be empty."));
            } else {
                tree = Optional.of(new TreeReader(name, parser, own).value(0));
                if (parser.nextToken() != null) {
                    own.add(Problem.error(
                            name, line(parser), "", "", "The file must hold one document; here a second one starts."));
                }
            }
        } catch (TooDeep e) {
            own.add(Problem.error(name, e.line, "", "", "The file must not be nested deeper than " + DEEPEST + "."));
        } catch (JacksonException e) {
            int at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            own.add(Problem.error(name, at, "", "", "The file must be YAML: " + words(e.getOriginalMessage())));
        }
        problems.addAll(own.sorted());
        return own.hasErrors() ? Optional.empty() : tree;
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /// The parser's words without its own account of where it stands.
    private static String words(String message) {
        String words = message.lines()
                .filter(l -> !l.isBlank() && !l.startsWith(" ") && !l.startsWith("\t"))
                .map(String::strip)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "it cannot be parsed." : words + ".";
    }

    /// Thrown inside the reader only.
    final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;

        private TooDeep(int line) {
            this.line = line;
        }
    }

    /// Builds the tree from the tokens of the parser.
    final class TreeReader {
        private final String name;
        private final JsonParser parser;
        private final Problems problems;

        private TreeReader(String name, JsonParser parser, Problems problems) {
            this.name = name;
            this.parser = parser;
            this.problems = problems;
        }

        private Yaml value(int depth) {
            int line = line(parser);
            if (depth > DEEPEST) {
                throw new TooDeep(line);
            }
            checkPlain(line);
            JsonToken token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> mapping(line, depth);
                case START_ARRAY -> {
                    List<Yaml> elements = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        elements.add(value(depth + 1));
                    }
                    yield new Sequence(elements, line);
                }
                case VALUE_NULL -> new Text("", line);
                default -> new Text(parser.getString(), line);
            };
        }

        private Mapping mapping(int line, int depth) {
            Map<String, Yaml> entries = new LinkedHashMap<>();
            Map<String, Integer> lines = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = line(parser);
                checkPlain(keyLine);
                Integer before = lines.putIfAbsent(key, keyLine);
                if (before != null) {
                    problems.add(Problem.error(
                            name,
                            keyLine,
                            key,
                            "",
                            "The key must stand once; it stands already in line " + before + "."));
                }
                parser.nextToken();
                Yaml value = value(depth + 1);
                entries.putIfAbsent(key, value);
            }
            return new Mapping(entries, lines, line);
        }

        private void checkPlain(int line) {
            if ((parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) || parser.getObjectId() != null) {
                problems.add(Problem.error(
                        name,
                        line,
                        "",
                        "",
                        "Anchors (&) and aliases (*) are not read; a text that starts with one must be quoted."));
            }
            if (parser.getTypeId() != null) {
                problems.add(Problem.error(name, line, "", "", "Tags (!) are not read."));
            }
        }
    }
}
