package dev.chokepoint.app.view;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes and reads assessments as JSON, with the names of the records.
public final class AssessmentJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AssessmentJson() {}

    public static String write(Object assessment) {
        return MAPPER.writeValueAsString(assessment) + "\n";
    }

    /// An answer with the bands of its draws, where there are any, as its part `draws`.
    public static String write(Object answer, List<DrawsView> bands) {
        if (bands.isEmpty()) {
            return write(answer);
        }
        ObjectNode node = MAPPER.valueToTree(answer);
        node.set("draws", MAPPER.valueToTree(bands.getFirst()));
        return MAPPER.writeValueAsString(node) + "\n";
    }

    public static Assessment read(String json) {
        return MAPPER.readValue(json, Assessment.class);
    }
}
