package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One mapping of a ledger file, asked field by field.
///
/// Its schema has told already which keys and kinds of values are wrong; such values are passed over in silence, and
/// what else a value must be becomes a problem with its line.
final class Fields {
    private final String file;
    private final Yaml.Mapping mapping;
    private final Problems problems;

    Fields(String file, Yaml.Mapping mapping, Problems problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
    }

    int line() {
        return mapping.line();
    }

    /// The line of a key, or of the whole mapping where the key is not given.
    int line(String key) {
        return mapping.lines().getOrDefault(key, mapping.line());
    }

    String file() {
        return file;
    }

    boolean has(String key) {
        return mapping.find(key).isPresent();
    }

    String text(String key) {
        return mapping.find(key)
                .map(v -> v instanceof Yaml.Text t ? t.text().strip() : "")
                .orElse("");
    }

    LocalDate date(String key, LocalDate otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            error(key, text, "The value must be a date such as 2025-04-04.");
            return otherwise;
        }
    }

    double number(String key, double otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            error(key, text, "The value must be a number.");
            return otherwise;
        }
    }

    boolean flag(String key, boolean otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            error(key, text, "The value must be true or false.");
        }
        return text.equals("true");
    }

    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        String name = text.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        for (E e : type.getEnumConstants()) {
            if (e.name().equals(name)) {
                return e;
            }
        }
        error(
                key,
                text,
                "The value must be one of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList())
                        + ".");
        return otherwise;
    }

    /// A list of texts; a single text counts as a list of one.
    List<String> texts(String key) {
        List<String> out = new ArrayList<>();
        mapping.find(key).ifPresent(v -> {
            switch (v) {
                case Yaml.Text t -> {
                    if (!t.text().isBlank()) {
                        out.add(t.text().strip());
                    }
                }
                case Yaml.Sequence s -> {
                    for (Yaml e : s.elements()) {
                        if (e instanceof Yaml.Text t) {
                            out.add(t.text().strip());
                        }
                    }
                }
                case Yaml.Mapping _ -> {
                    // The schema has told.
                }
            }
        });
        return out;
    }

    /// The mappings of a list.
    List<Fields> parts(String key) {
        List<Fields> out = new ArrayList<>();
        mapping.find(key).ifPresent(v -> {
            if (v instanceof Yaml.Sequence s) {
                for (Yaml e : s.elements()) {
                    if (e instanceof Yaml.Mapping m) {
                        out.add(new Fields(file, m, problems));
                    }
                }
            }
        });
        return out;
    }

    /// A mapping inside this one; empty where it is not given.
    Fields part(String key) {
        Yaml value = mapping.find(key).orElse(new Yaml.Mapping(Map.of(), Map.of(), mapping.line()));
        if (value instanceof Yaml.Mapping m) {
            return new Fields(file, m, problems);
        }
        return new Fields(file, new Yaml.Mapping(Map.of(), Map.of(), mapping.line()), problems);
    }

    Map<String, String> entries() {
        Map<String, String> out = new LinkedHashMap<>();
        mapping.entries().keySet().forEach(k -> out.put(k, text(k)));
        return out;
    }

    /// Adds a problem of a field, unless its schema told of it already.
    void error(String key, String value, String expected) {
        if (!problems.hasErrorAt(file, line(key), key, value)) {
            problems.add(Problem.error(file, line(key), key, value, expected));
        }
    }

    void warning(String key, String value, String expected) {
        problems.add(Problem.warning(file, line(key), key, value, expected));
    }

    /// What `read` gives for a text, or `otherwise` with the message of its own check as a problem.
    <T> T checked(String key, T otherwise, Function<String, T> read) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            error(key, text, String.valueOf(e.getMessage()));
            return otherwise;
        }
    }
}
