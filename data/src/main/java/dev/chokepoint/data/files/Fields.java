package dev.chokepoint.data.files;

import dev.chokepoint.base.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One mapping of a YAML file, asked field by field.
///
/// Its schema has told already which keys and kinds of values are wrong; such values are passed over in silence, and
/// what else a value must be becomes a problem with its line.
public final class Fields {
    private final String file;
    private final Yaml.Mapping mapping;
    private final Problems problems;

    public Fields(String file, Yaml.Mapping mapping, Problems problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
    }

    public int line() {
        return mapping.line();
    }

    /// The line of a key, or of the whole mapping where the key is not given.
    public int line(String key) {
        return mapping.lines().getOrDefault(key, mapping.line());
    }

    public String file() {
        return file;
    }

    public boolean has(String key) {
        return mapping.find(key).isPresent();
    }

    public String text(String key) {
        return mapping.find(key)
                .map(v -> v instanceof Yaml.Text t ? t.text().strip() : "")
                .orElse("");
    }

    public LocalDate date(String key, LocalDate otherwise) {
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

    public double number(String key, double otherwise) {
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

    public boolean flag(String key, boolean otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            error(key, text, "The value must be true or false.");
        }
        return text.equals("true");
    }

    public <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
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
    public List<String> texts(String key) {
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

    /// The elements of a list, whatever they are.
    public List<Yaml> elements(String key) {
        return mapping.find(key).orElse(mapping) instanceof Yaml.Sequence s ? s.elements() : List.of();
    }

    /// The mappings of a list.
    public List<Fields> parts(String key) {
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
    public Fields part(String key) {
        Yaml value = mapping.find(key).orElse(new Yaml.Mapping(Map.of(), Map.of(), mapping.line()));
        if (value instanceof Yaml.Mapping m) {
            return new Fields(file, m, problems);
        }
        return new Fields(file, new Yaml.Mapping(Map.of(), Map.of(), mapping.line()), problems);
    }

    public Map<String, String> entries() {
        Map<String, String> out = new LinkedHashMap<>();
        mapping.entries().keySet().forEach(k -> out.put(k, text(k)));
        return out;
    }

    /// Whether nothing wrong was found in the lines of this mapping.
    public boolean isSound() {
        return !problems.hasErrorsIn(file, mapping.line(), lastLine(mapping));
    }

    private static int lastLine(Yaml node) {
        return switch (node) {
            case Yaml.Text t -> t.line();
            case Yaml.Sequence s ->
                s.elements().stream().mapToInt(Fields::lastLine).reduce(s.line(), Math::max);
            case Yaml.Mapping m ->
                Math.max(
                        m.lines().values().stream().reduce(m.line(), Math::max),
                        m.entries().values().stream().mapToInt(Fields::lastLine).reduce(m.line(), Math::max));
        };
    }

    /// Adds a problem of a field, unless its schema told of it already.
    public void error(String key, String value, String expected) {
        problems.addUntold(Problem.error(file, line(key), key, value, expected));
    }

    /// As [#error(String, String, String)], with what may have been meant.
    public void error(String key, String value, String expected, String hint) {
        problems.addUntold(Problem.error(file, line(key), key, value, expected).withHint(hint));
    }

    public void warning(String key, String value, String expected) {
        problems.add(Problem.warning(file, line(key), key, value, expected));
    }

    /// What `read` gives for a text, or `otherwise` with the message of its own check as a problem.
    public <T> T checked(String key, T otherwise, Function<String, T> read) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            error(key, text, String.valueOf(e.getMessage()));
            return otherwise;
        }
    }
}
