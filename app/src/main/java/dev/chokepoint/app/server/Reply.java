package dev.chokepoint.app.server;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a route answers.
///
/// @param status the HTTP status
/// @param type the media type
/// @param headers headers beside it
record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    static final String JSON = "application/json; charset=utf-8";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(String json) {
        return json(200, json);
    }

    static Reply json(int status, String json) {
        return new Reply(status, JSON, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /// A table that a browser offers to save under a name.
    static Reply csv(String name, String csv) {
        return new Reply(
                200,
                "text/csv; charset=utf-8",
                csv.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "-") + ".csv\""));
    }

    /// This with one more header.
    Reply with(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Reply(status, type, body, all);
    }
}
