package dev.chokepoint.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Which licences the parts of the program may have, from `release/licences.yaml`.
final class LicenceRules {
    /// Ids of SPDX, and other spellings of them.
    private final Map<String, String> idOf = new LinkedHashMap<>();

    /// By group and name, the licence taken and why.
    private final Map<String, Exemption> exemptions = new HashMap<>();

    private final List<Part> unpacked = new ArrayList<>();

    static LicenceRules read(Path file) throws IOException {
        return new LicenceRules(new YAMLMapper().readTree(Files.readString(file)));
    }

    private LicenceRules(JsonNode rules) {
        for (Map.Entry<String, JsonNode> allowed : rules.path("allowed").properties()) {
            idOf.put(allowed.getKey(), allowed.getKey());
            allowed.getValue().forEach(name -> idOf.put(name.asString(""), allowed.getKey()));
        }
        for (Map.Entry<String, JsonNode> part : rules.path("exceptions").properties()) {
            exemptions.put(
                    part.getKey(),
                    new Exemption(
                            part.getValue().path("licence").asString(""),
                            part.getValue().path("why").asString("")));
        }
        for (JsonNode part : rules.path("unpacked")) {
            String group = part.path("group").asString("");
            String name = part.path("name").asString("");
            String version = part.path("version").asString("");
            unpacked.add(new Part(
                    group,
                    name,
                    version,
                    part.path("purl").asString("") + "@" + version,
                    List.of(part.path("licence").asString("")),
                    ""));
        }
    }

    /// What is unpacked into the program and stands in no list of dependencies.
    List<Part> unpacked() {
        return List.copyOf(unpacked);
    }

    /// Under which allowed licence a part is used, with the reason where it is an exception; empty where it may not be.
    Optional<Exemption> allowed(Part part) {
        Exemption exemption = exemptions.get(part.coordinates());
        if (exemption != null) {
            return Optional.of(exemption);
        }
        for (String licence : part.licences()) {
            String id = idOf.get(licence);
            if (id != null) {
                return Optional.of(new Exemption(id, ""));
            }
        }
        return Optional.empty();
    }

    /// @param why empty where the makers' own word is one of those allowed
    record Exemption(String licence, String why) {}
}
