package dev.chokepoint.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The page of the API, made from the description that the server itself gives out.
final class HttpReference {
    private static final String DESCRIPTION = "/web/openapi.yaml";
    private final JsonNode api;

    private HttpReference(JsonNode api) {
        this.api = api;
    }

    static Source page() throws IOException {
        try (InputStream in = HttpReference.class.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                throw new IOException("The description of the API (" + DESCRIPTION + ") is missing in the program.");
            }
            HttpReference reference = new HttpReference(new YAMLMapper().readTree(in));
            return new Source("(program)/reference/http.md", "reference/http.html", Kind.REFERENCE, reference.text());
        }
    }

    private String text() {
        StringBuilder page = new StringBuilder("# The API over HTTP\n\n");
        page.append(api.path("info").path("description").asString("").strip()).append("\n\n");
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().isObject()) {
                    operation(page, method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
                }
            }
        }
        return page.toString();
    }

    private void operation(StringBuilder page, String name, JsonNode operation) {
        page.append("## ")
                .append(name)
                .append("\n\n")
                .append(operation.path("summary").asString(""))
                .append(' ');
        page.append(operation.path("description").asString("").strip()).append("\n\n");
        List<String> rows = new ArrayList<>();
        for (JsonNode written : operation.path("parameters")) {
            JsonNode parameter = followed(written);
            JsonNode schema = followed(parameter.path("schema"));
            String about = parameter
                    .path("description")
                    .asString(schema.path("description").asString(""));
            rows.add("| `" + parameter.path("name").asString("") + "` | "
                    + parameter.path("in").asString("") + " | "
                    + SchemaReference.type(schema) + (parameter.path("required").asBoolean(false) ? ", required" : "")
                    + " | " + SchemaReference.cell(about) + " |");
        }
        if (!rows.isEmpty()) {
            page.append("| parameter | in | value | |\n|---|---|---|---|\n");
            page.append(String.join("\n", rows)).append("\n\n");
        }
        page.append("| answer | |\n|---|---|\n");
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            JsonNode answer = followed(response.getValue());
            page.append("| ").append(response.getKey()).append(" | ");
            page.append(SchemaReference.cell(answer.path("description").asString("")))
                    .append(" |\n");
        }
        page.append('\n');
    }

    /// The part of the description that a reference names.
    private JsonNode followed(JsonNode node) {
        String to = node.path("$ref").asString("");
        return to.startsWith("#/") ? api.at(to.substring(1)) : node;
    }
}
