package dev.chokepoint.app;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads assessments as JSON, with the names of the records.
final class AssessmentJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AssessmentJson() {}

    static String write(Object assessment) {
        return MAPPER.writeValueAsString(assessment) + "\n";
    }

    static Assessment read(String json) {
        return MAPPER.readValue(json, Assessment.class);
    }
}
