package dev.chokepoint.app.view;

import dev.chokepoint.app.view.losses.DrawsView;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The schema of the answers, made from the records that are written. Only the part of `check` is stated here: its
/// answer is kept as rows and has no record.
final class AnswerSchema {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /// The answers that may come with the bands of their draws.
    private static final Set<AnswerKind> DRAWN =
            Set.of(AnswerKind.ASSESS, AnswerKind.EXPOSURE, AnswerKind.LEVERAGE, AnswerKind.COMPANY);

    /// The answers that may come with a receipt.
    private static final Set<AnswerKind> KEPT = Set.of(AnswerKind.CHECK, AnswerKind.COMPANY);

    /// The answers that may be a team's.
    private static final Set<AnswerKind> TEAMS = Set.of(AnswerKind.ASSESS, AnswerKind.COMPANY, AnswerKind.SCENARIO);

    private AnswerSchema() {}

    static ObjectNode build() {
        RecordSchema records = new RecordSchema();
        ObjectNode out = MAPPER.createObjectNode();
        out.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        out.put("$id", "urn:chokepoint:answer:" + AnswerKind.VERSION);
        out.put("title", "Answers of Chokepoint");
        out.put(
                "description",
                "What --format json writes. The field schema of an answer names its part of this file: the answer"
                        + " chokepoint/answer/" + AnswerKind.VERSION
                        + "/deals follows #/$defs/deals. Money is USD of the"
                        + " first month, shares are 0 to 1, days and months are ISO 8601; empty text stands for never"
                        + " or none. Made from the records of dev.chokepoint.app.view.");
        ArrayNode forms = out.putArray("oneOf");
        ObjectNode parts = MAPPER.createObjectNode();
        for (AnswerKind kind : AnswerKind.values()) {
            forms.add(MAPPER.createObjectNode().put("$ref", "#/$defs/" + kind.part()));
            ObjectNode part = kind == AnswerKind.CHECK ? check() : records.object(kind.view());
            ObjectNode properties = MAPPER.createObjectNode();
            properties.set("schema", MAPPER.createObjectNode().put("const", kind.schema()));
            properties.setAll((ObjectNode) part.get("properties"));
            if (DRAWN.contains(kind)) {
                properties.set("draws", records.of(DrawsView.class));
            }
            if (KEPT.contains(kind)) {
                properties.set(
                        "receipt",
                        type("string")
                                .put(
                                        "description",
                                        "The line of the file of receipts, where one was asked for: schemas/receipt.schema.json."));
            }
            if (TEAMS.contains(kind)) {
                properties.set("keptFor", texts("team", "company"));
            }
            ArrayNode required = MAPPER.createArrayNode().add("schema");
            part.get("required").forEach(required::add);
            part.set("properties", properties);
            part.set("required", required);
            parts.set(kind.part(), part);
        }
        records.parts().forEach(parts::set);
        out.set("$defs", parts);
        return out;
    }

    private static ObjectNode check() {
        ObjectNode found = texts("measure", "rule", "status", "policy", "words");
        ObjectNode suggestion = texts("item", "found_as", "reason", "attributes", "source");
        add(suggestion, "score", type("number"));
        add(suggestion, "codes", list(type("string")));
        ObjectNode next = texts("day", "status");
        add(next, "measures", list(type("string")));
        ObjectNode change = MAPPER.createObjectNode();
        change.putArray("anyOf").add(texts()).add(next);
        ObjectNode out = texts("status", "sentence", "policy");
        add(out, "measures", list(type("string")));
        add(out, "controlling", list(found));
        add(out, "dormant", list(texts("measure", "rule", "by", "revives")));
        add(out, "not_yet", list(texts("measure", "rule", "starts")));
        add(out, "near_misses", list(texts("measure", "rule", "why")));
        add(out, "interpretations", list(type("string")));
        add(out, "authorisations", list(type("string")));
        add(out, "missing", list(type("string")));
        add(out, "suggestions", list(suggestion));
        add(out, "text_versus_enforcement", type("boolean"));
        add(out, "next_change", change);
        ObjectNode branch = texts("status", "policy", "from");
        add(branch, "measures", list(type("string")));
        add(branch, "if", list(type("string")));
        ObjectNode limits = texts("by_rules");
        add(limits, "regimes", list(texts("id", "issuer", "name", "why", "read_through")));
        add(limits, "gaps", list(texts("regime", "list", "about", "words")));
        add(limits, "not_understood", list(texts("field", "words")));
        add(limits, "branches", list(branch));
        add(out, "limits", limits);
        add(out, "citations", list(type("string")));
        add(out, "unconfirmed", list(type("string")));
        add(out, "disclaimer", type("string"));
        return out;
    }

    private static ObjectNode texts(String... names) {
        ObjectNode out = MAPPER.createObjectNode().put("type", "object");
        out.putObject("properties");
        out.putArray("required");
        out.put("additionalProperties", false);
        for (String name : names) {
            add(out, name, type("string"));
        }
        return out;
    }

    private static void add(ObjectNode object, String name, JsonNode schema) {
        ((ObjectNode) object.get("properties")).set(name, schema);
        ((ArrayNode) object.get("required")).add(name);
    }

    private static ObjectNode type(String name) {
        return MAPPER.createObjectNode().put("type", name);
    }

    private static ObjectNode list(ObjectNode items) {
        return MAPPER.createObjectNode().put("type", "array").set("items", items);
    }
}
