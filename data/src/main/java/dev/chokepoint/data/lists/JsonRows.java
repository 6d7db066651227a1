package dev.chokepoint.data.lists;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads objects of lists published as JSON: texts as cells, arrays as lists; objects inside an array become one text.
final class JsonRows {
    private JsonRows() {}

    /// One object.
    record Row(int line, Map<String, String> cells, Map<String, List<String>> lists) {}

    /// The objects of the array `results`, or of the file's own array.
    static List<Row> results(String file, String text, Problems problems) {
        List<Row> rows = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            boolean found = first == JsonToken.START_ARRAY;
            while (!found && parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                    boolean results = "results".equals(parser.currentName());
                    JsonToken value = parser.nextToken();
                    found = results && value == JsonToken.START_ARRAY;
                    if (!found) {
                        parser.skipChildren();
                    }
                }
            }
            if (!found) {
                problems.add(Problem.error(
                        file, 0, "results", "", "This is not the Consolidated Screening List: it has no results."));
                return rows;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                rows.add(object(parser));
            }
        } catch (JacksonException e) {
            problems.add(Problem.error(file, line(e), "", "", "The list must be JSON: " + e.getOriginalMessage()));
        }
        return rows;
    }

    /// Entities, one object a line, with their lists in `properties`.
    static List<Row> entities(String file, String text, Problems problems) {
        List<Row> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), lines.get(i))) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    problems.add(Problem.error(file, i + 1, "", "", "A line must hold one JSON object."));
                    continue;
                }
                Row row = object(parser);
                if (!row.cells().containsKey("schema")) {
                    problems.add(Problem.error(file, i + 1, "schema", "", "An entity must say its schema."));
                    continue;
                }
                rows.add(new Row(i + 1, row.cells(), row.lists()));
            } catch (JacksonException e) {
                problems.add(Problem.error(
                        file, i + 1, "", "", "A line must hold one JSON object: " + e.getOriginalMessage()));
            }
        }
        return rows;
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    }

    private static Row object(JsonParser parser) {
        int line = Math.max(1, parser.currentTokenLocation().getLineNr());
        Map<String, String> cells = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case START_ARRAY -> lists.put(name, array(parser));
                case START_OBJECT -> lists.putAll(object(parser).lists());
                case VALUE_NULL -> cells.put(name, "");
                default -> cells.put(name, String.valueOf(parser.getString()).strip());
            }
        }
        return new Row(line, cells, lists);
    }

    private static List<String> array(JsonParser parser) {
        List<String> out = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            if (t == JsonToken.START_OBJECT) {
                // Of an address its parts in their order; the country comes last.
                StringJoiner parts = new StringJoiner(", ");
                object(parser).cells().values().stream()
                        .filter(v -> !v.isEmpty())
                        .forEach(parts::add);
                out.add(parts.toString());
            } else if (t == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (t != JsonToken.VALUE_NULL) {
                out.add(String.valueOf(parser.getString()).strip());
            }
        }
        return out;
    }
}
