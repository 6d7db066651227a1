package dev.chokepoint.data.deals;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads a JSON or YAML file into a tree that knows its lines; refuses duplicate names, anchors and aliases.
final class NodeReader {
    static final int MAX_BYTES = 20_000_000;

    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private NodeReader() {}

    /// The text of a file, or a problem.
    static Optional<String> text(Path file, String name, List<Problem> problems) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                problems.add(Problem.error(
                        name,
                        0,
                        "",
                        Files.size(file) + " bytes",
                        "The file must have at most " + MAX_BYTES + " bytes."));
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            problems.add(Problem.error(name, 0, "", "", "There is no such file."));
        } catch (CharacterCodingException e) {
            problems.add(Problem.error(name, 0, "", "", "The file must be text in UTF-8."));
        } catch (IOException e) {
            problems.add(Problem.error(name, 0, "", "", "The file cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    static Optional<Node> json(String text, String name, List<Problem> problems) {
        return read(JSON, text, name, problems);
    }

    static Optional<Node> yaml(String text, String name, List<Problem> problems) {
        return read(YAML, text, name, problems);
    }

    private static Optional<Node> read(TokenStreamFactory factory, String text, String name, List<Problem> problems) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                problems.add(Problem.error(name, 1, "", "", "The file must not be empty."));
                return Optional.empty();
            }
            Node root = node(parser);
            if (parser.nextToken() != null) {
                problems.add(Problem.error(
                        name, parser.currentTokenLocation().getLineNr(), "", "", "The file must hold one document."));
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String message = e.getOriginalMessage();
            problems.add(Problem.error(
                    name,
                    at == null ? 0 : Math.max(0, at.getLineNr()),
                    "",
                    "",
                    "The file cannot be read: " + message.lines().findFirst().orElse("") + "."));
            return Optional.empty();
        }
    }

    private static Node node(JsonParser parser) {
        int line = Math.max(0, parser.currentTokenLocation().getLineNr());
        if (parser instanceof YAMLParser yaml && (yaml.isCurrentAlias() || yaml.getObjectId() != null)) {
            throw new StreamReadException(
                    parser, "anchors (&) and aliases (*) are not allowed", parser.currentTokenLocation());
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Node> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, node(parser));
                }
                yield new Node.Fields(fields, line);
            }
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(parser));
                }
                yield new Node.Items(items, line);
            }
            case VALUE_NULL -> new Node.Empty(line);
            default -> new Node.Scalar(parser.getString(), line);
        };
    }
}
