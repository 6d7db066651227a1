package dev.chokepoint.data.world;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A scenario as it is written: a name, what it starts from, and its changes in the words of the file.
///
/// Source: docs/world-format.md#scenarios
///
/// @param parent the scenario in the same folder that it branches from, by the name of its file without `.yaml`;
///     empty where it starts from the world
/// @param pin the world that it was made on
/// @param written who wrote it when, and why
/// @param changes each as its fields, such as `ease` and `share`
public record ScenarioFile(String name, String parent, Pin pin, Written written, List<Map<String, String>> changes) {
    private static final List<String> NUMBERS = List.of("share", "months", "times");

    /// What stands behind the field that says what is changed, in this order.
    private static final List<String> DETAILS =
            List.of("share", "months", "times", "amount", "end_use", "from", "until");

    public ScenarioFile {
        changes = changes.stream().map(ScenarioFile::ordered).toList();
    }

    private static Map<String, String> ordered(Map<String, String> change) {
        Map<String, String> all = new LinkedHashMap<>();
        change.keySet().stream()
                .sorted(Comparator.<String>comparingInt(DETAILS::indexOf).thenComparing(Comparator.naturalOrder()))
                .forEach(key -> all.put(key, change.getOrDefault(key, "")));
        return Collections.unmodifiableMap(all);
    }

    /// The version of a world; both may be empty.
    public record Pin(String world, String hash) {
        public static final Pin NONE = new Pin("", "");
    }

    /// Who wrote a scenario when, and why; all may be empty.
    ///
    /// @param time as 2026-10-10T08:00:00Z
    public record Written(String note, String author, String time) {
        public static final Written NOTHING = new Written("", "", "");
    }

    /// Reads a text; what does not follow the schema is a problem.
    ///
    /// @param file the name that problems are told with
    public static Loaded<ScenarioFile> parse(String file, String text) {
        Problems problems = new Problems();
        ScenarioFile read = Yaml.parse(file, text, problems)
                .map(tree -> of(file, tree, problems))
                .orElseGet(() -> new ScenarioFile("", "", Pin.NONE, Written.NOTHING, List.of()));
        return new Loaded<>(read, problems.sorted());
    }

    private static ScenarioFile of(String file, Yaml tree, Problems problems) {
        JsonSchema.shipped("scenario").check(file, tree, problems);
        if (!(tree instanceof Yaml.Mapping top)) {
            return new ScenarioFile("", "", Pin.NONE, Written.NOTHING, List.of());
        }
        Map<String, String> fields = top.row(file).fields();
        List<Map<String, String>> changes = new ArrayList<>();
        if (top.find("changes").orElse(top) instanceof Yaml.Sequence list) {
            for (Yaml element : list.elements()) {
                if (element instanceof Yaml.Mapping change) {
                    changes.add(change.row(file).fields());
                }
            }
        }
        return new ScenarioFile(
                fields.getOrDefault("name", ""),
                fields.getOrDefault("parent", ""),
                new Pin(fields.getOrDefault("world", ""), fields.getOrDefault("world_hash", "")),
                new Written(
                        fields.getOrDefault("note", ""),
                        fields.getOrDefault("author", ""),
                        fields.getOrDefault("time", "")),
                changes);
    }

    /// The text of the file: one change a line, so that differences are read line by line.
    public String text() {
        StringBuilder out = new StringBuilder();
        field(out, "name", name);
        field(out, "parent", parent);
        field(out, "world", pin.world());
        field(out, "world_hash", pin.hash());
        field(out, "note", written.note());
        field(out, "author", written.author());
        field(out, "time", written.time());
        out.append("changes:\n");
        for (Map<String, String> change : changes) {
            List<String> parts = new ArrayList<>();
            change.forEach((key, value) -> parts.add(key + ": " + (isNumber(key, value) ? value : quoted(value))));
            out.append("  - {").append(String.join(", ", parts)).append("}\n");
        }
        return out.toString();
    }

    private static void field(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            out.append(key).append(": ").append(quoted(value)).append('\n');
        }
    }

    private static boolean isNumber(String key, String value) {
        return NUMBERS.contains(key) && value.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    }

    /// A text in quotes, as JSON writes it, which is YAML too.
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
