package dev.chokepoint.app.server;

import dev.chokepoint.base.AsOf;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A request as its route reads it: parameters by name, and the body.
record ApiRequest(Map<String, String> parameters, byte[] body) {
    static ApiRequest of(URI address, byte[] body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = address.getRawQuery();
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
        return new ApiRequest(parameters, body);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, "query", text, "The address must be percent-encoded UTF-8.");
        }
    }

    /// Refuses parameters that the route does not know: a misspelt one must not be ignored.
    ApiRequest knowing(Set<String> known) {
        for (Map.Entry<String, String> p : parameters.entrySet()) {
            if (!known.contains(p.getKey())) {
                throw new ApiProblem(
                        400, p.getKey(), p.getValue(), "The parameter must be one of " + new TreeSet<>(known) + ".");
            }
        }
        return this;
    }

    String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    /// Both clocks of the question; `as_of` sets both.
    AsOf asOf(LocalDate otherwise) {
        Optional<LocalDate> both = day("as_of");
        if (both.isPresent() && (day("on").isPresent() || day("known").isPresent())) {
            throw new ApiProblem(400, "as_of", text("as_of"), "as_of sets both dates; give it alone, or on and known.");
        }
        return both.map(AsOf::of)
                .orElseGet(
                        () -> new AsOf(day("on").orElse(otherwise), day("known").orElse(otherwise)));
    }

    private Optional<LocalDate> day(String name) {
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
