package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.RefusedFile;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a table of JSON: objects, alone or under `data`; or arrays, the first of which has the names of the columns.
final class JsonRecords implements RecordReader {
    private final TextSource text;
    private final Reader in;
    private final JsonParser parser;
    private final Columns columns;
    private final Map<String, Integer> places = new HashMap<>();
    private List<String> record;
    private boolean held;
    private boolean complete = true;
    private int line;

    private JsonRecords(TextSource text, Reader in, JsonParser parser, List<String> names, List<String> first) {
        this.text = text;
        this.in = in;
        this.parser = parser;
        this.columns = new Columns(names);
        for (int n = 0; n < names.size(); n++) {
            places.put(names.get(n), n);
        }
        this.record = first;
        this.held = !first.isEmpty();
    }

    static JsonRecords open(TextSource text) throws RefusedFile, IOException {
        Reader in = text.reader();
        try {
            JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in);
            if (!toRows(parser)) {
                in.close();
                throw new RefusedFile("it must be a JSON array, or an object with an array `data`");
            }
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return new JsonRecords(text, in, parser, array(parser), List.of());
            }
            if (first == JsonToken.START_OBJECT) {
                List<String> names = new ArrayList<>();
                List<String> values = new ArrayList<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    names.add(parser.currentName());
                    parser.nextToken();
                    values.add(value(parser));
                }
                return new JsonRecords(text, in, parser, names, values);
            }
            in.close();
            throw new RefusedFile("it has no rows");
        } catch (JacksonException e) {
            in.close();
            throw new RefusedFile("it cannot be read as JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private static boolean toRows(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            return true;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean data = "data".equals(parser.currentName());
            if (parser.nextToken() == JsonToken.START_ARRAY && data) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static List<String> array(JsonParser parser) {
        List<String> values = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY && t != null; t = parser.nextToken()) {
            values.add(value(parser));
        }
        return values;
    }

    private static String value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> "";
            case START_OBJECT, START_ARRAY -> {
                parser.skipChildren();
                yield "";
            }
            default -> Fields.trimmed(String.valueOf(parser.getString()));
        };
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public String file() {
        return text.name();
    }

    @Override
    public boolean next() throws RefusedFile, IOException {
        line++;
        if (held) {
            held = false;
            return true;
        }
        try {
            return switch (parser.nextToken()) {
                case null -> throw new RefusedFile("its end is missing: the file is not whole");
                case START_ARRAY -> {
                    record = array(parser);
                    complete = record.size() == columns.size();
                    yield true;
                }
                case START_OBJECT -> {
                    record = object();
                    yield true;
                }
                case END_ARRAY -> false;
                default -> throw new RefusedFile("its row " + line + " is neither an array nor an object");
            };
        } catch (JacksonException e) {
            throw new RefusedFile("its row " + line + " cannot be read as JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private List<String> object() {
        String[] values = new String[columns.size()];
        java.util.Arrays.fill(values, "");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Integer place = places.get(parser.currentName());
            parser.nextToken();
            String value = value(parser);
            if (place != null) {
                values[place] = value;
            }
        }
        return List.of(values);
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public String get(int column) {
        return column < 0 || column >= record.size() ? "" : record.get(column);
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public long bytes() {
        return text.bytes();
    }

    @Override
    public void close() throws IOException {
        parser.close();
        in.close();
    }
}
