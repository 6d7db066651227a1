package dev.chokepoint.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The page of the tables of a world, made from the file that the reader itself works from.
final class TableReference {
    private static final String TABLES = "data/src/main/resources/schema/tables.yaml";

    private TableReference() {}

    static Source page(Path root) throws IOException {
        JsonNode tables = new YAMLMapper().readTree(Files.readString(root.resolve(TABLES)));
        StringBuilder page = new StringBuilder("# Tables of a world\n\n");
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            if (table.getValue().has("columns")) {
                table(page, table.getKey(), table.getValue());
            }
        }
        return new Source(
                "(program)/reference/files/tables.md", "reference/files/tables.html", Kind.REFERENCE, page.toString());
    }

    private static void table(StringBuilder page, String name, JsonNode table) {
        page.append("## ")
                .append(name)
                .append(".csv\n\nHolds ")
                .append(table.path("holds").asString(""));
        List<String> key = new ArrayList<>();
        table.path("key").forEach(column -> key.add(column.asString("")));
        page.append(". A line is told apart by ").append(String.join(", ", key)).append(".\n\n");
        page.append("| column | value | |\n|---|---|---|\n");
        for (Map.Entry<String, JsonNode> column : table.path("columns").properties()) {
            page.append("| `")
                    .append(column.getKey())
                    .append("` | ")
                    .append(value(column.getValue()))
                    .append(" | ");
            page.append(SchemaReference.cell(column.getValue().path("means").asString("")))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private static String value(JsonNode column) {
        String type = column.path("type").asString("");
        String words = switch (type) {
            case "id" -> "a new name";
            case "ref" -> "one of the " + column.path("of").asString("");
            case "oneof" -> {
                List<String> values = new ArrayList<>();
                column.path("values").forEach(v -> values.add("`" + v.asString("") + "`"));
                yield String.join(" or ", values);
            }
            default -> type;
        };
        return words
                + (column.path("any").asBoolean(false) ? ", or `*` for all" : "")
                + (column.path("empty").asBoolean(false) ? ", may be empty" : "")
                + (column.path("optional").asBoolean(false) ? ", may be left out" : "");
    }
}
