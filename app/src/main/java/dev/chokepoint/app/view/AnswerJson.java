package dev.chokepoint.app.view;

import dev.chokepoint.app.view.losses.DrawsView;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes answers as JSON, with the names of the records. Each says first which part of
/// `schemas/answer.schema.json` it follows.
public final class AnswerJson {
    /// Where the schema lies in the program.
    public static final String SCHEMA = "/schemas/answer.schema.json";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AnswerJson() {}

    public static String write(AnswerKind kind, Object answer) {
        return write(kind, answer, List.of());
    }

    /// An answer with the bands of its draws, where there are any, as its part `draws`.
    public static String write(AnswerKind kind, Object answer, List<DrawsView> bands) {
        if (!kind.view().isInstance(answer)) {
            throw new IllegalArgumentException(
                    "An answer of kind " + kind + " must be a " + kind.view().getSimpleName() + ".");
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", kind.schema());
        node.setAll((ObjectNode) MAPPER.valueToTree(answer));
        bands.forEach(b -> node.set("draws", MAPPER.valueToTree(b)));
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /// An answer with its receipt, the line of the file in which it is kept, as its last part.
    public static String withReceipt(AnswerKind kind, Object answer, String receipt) {
        ObjectNode node = (ObjectNode) MAPPER.readTree(write(kind, answer));
        node.put("receipt", receipt);
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /// An answer that only a team may see, with whose it is as its last part; the same answer of another team so has
    /// other bytes. An answer of no team stays as it is.
    ///
    /// @param company the kept company that it is about; empty where it is about none
    public static String ofTeam(String json, String company, String team) {
        if (team.isEmpty()) {
            return json;
        }
        ObjectNode node = (ObjectNode) MAPPER.readTree(json);
        node.putObject("keptFor").put("team", team).put("company", company);
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /// An answer as maps and lists, as its JSON is read back.
    public static Map<String, Object> fields(Object answer) {
        return MAPPER.readValue(MAPPER.writeValueAsString(answer), new TypeReference<Map<String, Object>>() {});
    }

    /// A determination, as `check` answers.
    public static String write(Map<String, Object> determination) {
        return new String(bytes(determination), StandardCharsets.UTF_8);
    }

    /// The same as it is sent. Written at once, without a tree between: a server does this thousands of times a second.
    public static byte[] bytes(Map<String, Object> determination) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", AnswerKind.CHECK.schema());
        all.putAll(determination);
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        MAPPER.writeValue(out, all);
        out.write('\n');
        return out.toByteArray();
    }

    /// A part of an answer for a page's own script.
    public static String part(Object part) {
        return MAPPER.writeValueAsString(part) + "\n";
    }

    public static Assessment read(String json) {
        return MAPPER.readValue(json, Assessment.class);
    }
}
