package dev.chokepoint.app.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A question that a program for language models may ask; it changes nothing.
///
/// @param name how it is called
/// @param title its name for people
/// @param description when to ask it and what comes back
/// @param parameters what it takes
/// @param required those that must be given
record AssistantTool(
        String name,
        String title,
        String description,
        List<Parameter> parameters,
        List<String> required,
        Function<Map<String, String>, Told> ask) {

    /// What a tool takes.
    ///
    /// @param name of the parameter
    /// @param description what it is, with an example
    record Parameter(String name, String description) {}

    /// What comes back.
    ///
    /// @param text a few lines that say it
    /// @param answer the whole of it
    /// @param dates the days that were asked about
    record Told(String text, JsonNode answer, Dates dates, String receipt) {
        /// An answer of which no receipt is kept.
        static Told of(String text, JsonNode answer, Dates dates) {
            return new Told(text, answer, dates, "");
        }
    }

    /// The days of a question; empty where it has none.
    record Dates(String on, String known) {}

    /// What it takes as JSON Schema.
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach(p -> properties.put(p.name(), Map.of("type", "string", "description", p.description())));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }
}
