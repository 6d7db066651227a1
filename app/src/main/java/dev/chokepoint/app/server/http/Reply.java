package dev.chokepoint.app.server.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a route answers.
///
/// @param status the HTTP status
/// @param type the media type
/// @param headers headers beside it
/// @param note what the audit says of it in words, such as who was given which role; mostly nothing
public record Reply(int status, String type, byte[] body, Map<String, String> headers, String note) {
    public static final String JSON = "application/json; charset=utf-8";

    public Reply {
        headers = Map.copyOf(headers);
    }

    public Reply(int status, String type, byte[] body, Map<String, String> headers) {
        this(status, type, body, headers, "");
    }

    public static Reply json(String json) {
        return json(200, json);
    }

    public static Reply json(int status, String json) {
        return new Reply(status, JSON, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Reply json(byte[] json) {
        return new Reply(200, JSON, json, Map.of());
    }

    /// A table that a browser offers to save under a name.
    public static Reply csv(String name, String csv) {
        return new Reply(
                200,
                "text/csv; charset=utf-8",
                csv.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "-") + ".csv\""));
    }

    /// This with one more header.
    public Reply with(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Reply(status, type, body, all, note);
    }

    /// This with words for the audit.
    public Reply noting(String words) {
        return new Reply(status, type, body, headers, words);
    }
}
