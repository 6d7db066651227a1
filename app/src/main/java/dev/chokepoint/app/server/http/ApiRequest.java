package dev.chokepoint.app.server.http;

import dev.chokepoint.base.AsOf;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request as its route reads it: parameters by name, parts of the address by name, and the body.
///
/// @param viewer who asks
public record ApiRequest(Map<String, String> parameters, Map<String, String> address, byte[] body, Viewer viewer) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public ApiRequest(Map<String, String> parameters, Map<String, String> address, byte[] body) {
        this(parameters, address, body, Viewer.NOBODY);
    }

    /// The same, asked by somebody.
    public ApiRequest by(Viewer who) {
        return new ApiRequest(parameters, address, body, who);
    }

    /// The same with other parameters.
    public ApiRequest with(Map<String, String> others) {
        return new ApiRequest(others, address, body, viewer);
    }

    /// The same with another body.
    public ApiRequest with(byte[] other) {
        return new ApiRequest(parameters, address, other, viewer);
    }

    /// Who asks, by name; empty where nobody is known.
    public String asker() {
        return viewer.name();
    }

    /// Who asks: the person, or else the user of this machine.
    public String author() {
        return viewer.name().isEmpty() ? System.getProperty("user.name", "") : viewer.name();
    }

    /// A request with the parameters of an address.
    ///
    /// @param query what stands behind the question mark of the address, undecoded
    public static ApiRequest of(@Nullable String query, Map<String, String> address, byte[] body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int at = pair.indexOf('=');
                String name = decoded(at < 0 ? pair : pair.substring(0, at));
                String value = at < 0 ? "" : decoded(pair.substring(at + 1));
                if (parameters.putIfAbsent(name, value) != null) {
                    throw new ApiProblem(400, name, value, "The parameter must be given once.");
                }
            }
        }
        return new ApiRequest(parameters, address, body);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, "query", text, "The address must be percent-encoded UTF-8.");
        }
    }

    /// A body of JSON that is one object with these fields and no others.
    public JsonNode tree(Set<String> known) {
        knowing(Set.of());
        JsonNode node = object();
        node.properties().forEach(p -> {
            if (!known.contains(p.getKey())) {
                throw new ApiProblem(400, p.getKey(), "", "The field must be one of " + new TreeSet<>(known) + ".");
            }
        });
        return node;
    }

    private JsonNode object() {
        JsonNode node;
        try {
            node = STRICT.readTree(body);
        } catch (JacksonException e) {
            throw new ApiProblem(400, "body", "", "The body must be one JSON object: " + e.getOriginalMessage());
        }
        if (node == null || !node.isObject()) {
            throw new ApiProblem(400, "body", "", "The body must be one JSON object.");
        }
        return node;
    }

    /// The fields of a body of JSON, one text each, as parameters; a number or truth value counts as its text.
    public ApiRequest fromBody() {
        JsonNode node = object();
        Map<String, String> fields = new LinkedHashMap<>();
        node.properties().forEach(p -> {
            if (!p.getValue().isValueNode() || p.getValue().isNull()) {
                throw new ApiProblem(
                        400,
                        p.getKey(),
                        p.getValue().toString(),
                        "The field must be a text, a number or a truth value.");
            }
            fields.put(p.getKey(), p.getValue().asString());
        });
        return with(fields);
    }

    /// Refuses parameters that the route does not know: a misspelt one must not be ignored.
    public ApiRequest knowing(Set<String> known) {
        for (Map.Entry<String, String> p : parameters.entrySet()) {
            if (!known.contains(p.getKey())) {
                throw new ApiProblem(
                        400, p.getKey(), p.getValue(), "The parameter must be one of " + new TreeSet<>(known) + ".");
            }
        }
        return this;
    }

    public String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    /// A part of the address.
    public String part(String name) {
        return address.getOrDefault(name, "");
    }

    /// A whole number between bounds; `otherwise` where none is given.
    public int number(String name, int otherwise, int least, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below with the value.
        }
        throw new ApiProblem(400, name, text, "The value must be a whole number from " + least + " to " + most + ".");
    }

    /// A truth value; false where none is given.
    public boolean flag(String name) {
        return switch (text(name)) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new ApiProblem(400, name, text(name), "The value must be true or false.");
        };
    }

    /// Both clocks of the question; `as_of` sets both.
    public AsOf asOf(LocalDate otherwise) {
        Optional<LocalDate> both = day("as_of");
        if (both.isPresent() && (day("on").isPresent() || day("known").isPresent())) {
            throw new ApiProblem(400, "as_of", text("as_of"), "as_of sets both dates; give it alone, or on and known.");
        }
        return both.map(AsOf::of)
                .orElseGet(
                        () -> new AsOf(day("on").orElse(otherwise), day("known").orElse(otherwise)));
    }

    public Optional<LocalDate> day(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new ApiProblem(400, name, text, "The day must look like 2025-06-10.");
        }
    }
}
