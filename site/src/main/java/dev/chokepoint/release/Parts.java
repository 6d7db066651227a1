package dev.chokepoint.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The parts of the program, from the list in the CycloneDX format that the build writes.
final class Parts {
    private static final String OURS = "dev.chokepoint";

    private Parts() {}

    /// The parts that others made, by name.
    static List<Part> read(JsonNode bom) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode component : bom.path("components")) {
            if (!component.path("group").asString("").equals(OURS)) {
                parts.add(part(component));
            }
        }
        parts.sort(Comparator.comparing(Part::coordinates));
        return parts;
    }

    private static Part part(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            JsonNode licence = choice.path("license");
            String id = licence.path("id").asString(licence.path("name").asString(""));
            licences.add(id.isEmpty() ? choice.path("expression").asString("") : id);
        }
        String sha256 = "";
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asString("").equals("SHA-256")) {
                sha256 = hash.path("content").asString("");
            }
        }
        return new Part(
                component.path("group").asString(""),
                component.path("name").asString(""),
                component.path("version").asString(""),
                component.path("purl").asString("").replaceFirst("\\?.*", ""),
                licences,
                sha256);
    }

    /// Adds what is unpacked into the program and is no dependency of it, as `release/licences.yaml` lists it.
    static JsonNode withUnpacked(Path file, List<Part> unpacked) throws IOException {
        ObjectNode bom = (ObjectNode) JsonMapper.shared().readTree(Files.readString(file));
        ArrayNode components = bom.withArray("components");
        for (Part part : unpacked) {
            ObjectNode component = components.addObject();
            component.put("type", "library").put("bom-ref", part.purl());
            component.put("group", part.group()).put("name", part.name()).put("version", part.version());
            component.put("scope", "required");
            for (String licence : part.licences()) {
                component.withArray("licenses").addObject().putObject("license").put("id", licence);
            }
            component.put("purl", part.purl());
        }
        return bom;
    }
}
