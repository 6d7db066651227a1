package dev.chokepoint.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What known weaknesses mean for this program, in the format OpenVEX 0.2.0, from `release/vex.yaml`.
final class VexDocument {
    private final List<Statement> statements = new ArrayList<>();

    static VexDocument read(Path file) throws IOException {
        return new VexDocument(new YAMLMapper().readTree(Files.readString(file)));
    }

    private VexDocument(JsonNode file) {
        for (JsonNode statement : file.path("statements")) {
            statements.add(new Statement(
                    statement.path("vulnerability").asString(""),
                    statement.path("absent").asString(""),
                    statement.path("why").asString("")));
        }
    }

    /// Statements that a part is absent although it is there.
    List<String> contradicted(List<Part> parts) {
        List<String> wrong = new ArrayList<>();
        for (Statement statement : statements) {
            for (Part part : parts) {
                if (part.purl().startsWith(statement.absent() + "@")) {
                    wrong.add("The part (" + part.purl() + ") is in the program, but release/vex.yaml says of "
                            + statement.vulnerability() + " that it is absent.");
                }
            }
        }
        return wrong;
    }

    JsonNode of(Release release) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("@context", "https://openvex.dev/ns/v0.2.0");
        document.put("@id", "urn:chokepoint:vex:" + release.version() + ":" + release.commit());
        document.put("author", "Chokepoint").put("timestamp", release.time()).put("version", 1);
        for (Statement statement : statements) {
            ObjectNode each = document.withArray("statements").addObject();
            each.putObject("vulnerability").put("name", statement.vulnerability());
            each.putArray("products").addObject().put("@id", "pkg:generic/chokepoint@" + release.version());
            each.put("status", "not_affected").put("justification", "component_not_present");
            each.put("impact_statement", statement.why());
        }
        return document;
    }

    /// @param absent the package URL, without a version, of the part that has the weakness and is not in the program
    private record Statement(String vulnerability, String absent, String why) {}
}
