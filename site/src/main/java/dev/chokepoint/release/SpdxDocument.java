package dev.chokepoint.release;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The list of parts in the format SPDX 2.3.
final class SpdxDocument {
    private SpdxDocument() {}

    static JsonNode of(Release release, List<Part> parts, LicenceRules rules) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("spdxVersion", "SPDX-2.3").put("dataLicense", "CC0-1.0").put("SPDXID", "SPDXRef-DOCUMENT");
        document.put("name", "chokepoint-" + release.version());
        document.put("documentNamespace", "urn:chokepoint:spdx:" + release.version() + ":" + release.commit());
        ObjectNode made = document.putObject("creationInfo");
        made.put("created", release.time()).putArray("creators").add("Tool: chokepoint scripts/release");
        ObjectNode program = document.withArray("packages").addObject();
        program.put("name", "chokepoint").put("SPDXID", "SPDXRef-chokepoint");
        program.put("versionInfo", release.version()).put("downloadLocation", "NOASSERTION");
        program.put("filesAnalyzed", false)
                .put("licenseConcluded", "Apache-2.0")
                .put("licenseDeclared", "Apache-2.0");
        relationship(document, "SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-chokepoint");
        for (Part part : parts) {
            String id = "SPDXRef-" + (part.coordinates() + "-" + part.version()).replaceAll("[^A-Za-z0-9.-]", "-");
            String licence = rules.allowed(part).orElseThrow().licence();
            ObjectNode each = document.withArray("packages").addObject();
            each.put("name", part.coordinates()).put("SPDXID", id).put("versionInfo", part.version());
            each.put("downloadLocation", "NOASSERTION").put("filesAnalyzed", false);
            each.put("licenseConcluded", licence)
                    .put("licenseDeclared", licence)
                    .put("copyrightText", "NOASSERTION");
            if (!part.sha256().isEmpty()) {
                each.putArray("checksums")
                        .addObject()
                        .put("algorithm", "SHA256")
                        .put("checksumValue", part.sha256());
            }
            ObjectNode reference = each.putArray("externalRefs").addObject();
            reference.put("referenceCategory", "PACKAGE-MANAGER").put("referenceType", "purl");
            reference.put("referenceLocator", part.purl());
            relationship(document, "SPDXRef-chokepoint", "CONTAINS", id);
        }
        return document;
    }

    private static void relationship(ObjectNode document, String from, String kind, String to) {
        document.withArray("relationships")
                .addObject()
                .put("spdxElementId", from)
                .put("relationshipType", kind)
                .put("relatedSpdxElement", to);
    }
}
