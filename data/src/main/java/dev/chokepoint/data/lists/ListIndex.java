package dev.chokepoint.data.lists;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.ListSource;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads `lists/lists.yaml`, which says of each list file what it is, how many rows it has and how far it reaches.
final class ListIndex {
    static final String FOLDER = "lists";
    static final String FILE = FOLDER + "/lists.yaml";
    private static final String SCHEMA = "ledger-lists";

    private final Problems problems;

    private ListIndex(Problems problems) {
        this.problems = problems;
    }

    /// The files of a ledger's lists; empty where it has none.
    static List<ListFile> read(Path ledger, Problems problems) {
        Path path = ledger.resolve(FILE);
        if (!Files.exists(path)) {
            if (Files.isDirectory(ledger.resolve(FOLDER))) {
                problems.add(Problem.error(
                        FILE, 0, "", "", "The folder lists must hold lists.yaml, which says what its files are."));
            }
            return List.of();
        }
        Problems own = new Problems();
        Optional<Yaml> tree = Yaml.read(ledger, path, own);
        tree.ifPresent(t -> JsonSchema.shipped(SCHEMA).check(FILE, t, own));
        List<ListFile> files = own.hasErrors() || tree.isEmpty() ? List.of() : new ListIndex(own).files(tree.get());
        problems.addAll(own.sorted());
        return files;
    }

    private List<ListFile> files(Yaml tree) {
        List<ListFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Yaml.Mapping m : mappings(tree, "lists")) {
            Row row = m.row(FILE);
            if (!names.add(row.get("file"))) {
                error(row.line(), "file", row.get("file"), "A file must be described once.");
            }
            try {
                files.add(file(row, m));
            } catch (IllegalArgumentException | DateTimeException e) {
                error(row.line(), "", row.get("file"), String.valueOf(e.getMessage()));
            }
        }
        return files;
    }

    private ListFile file(Row row, Yaml.Mapping m) {
        ListFile.Layout layout = word(ListFile.Layout.class, row.get("layout"));
        ListSource source = new ListSource(
                row.get("measure"),
                row.get("regime"),
                row.get("list"),
                word(Facet.class, row.get("kind")),
                word(Completeness.class, row.get("completeness")),
                number(row, "held"),
                number(row, "known"),
                LocalDate.parse(row.get("from")),
                LocalDate.parse(row.get("read_through")),
                new ListSource.Origin(row.get("file"), row.get("source"), row.get("licence")));
        List<ListFile.Tag> tags = new ArrayList<>();
        for (Yaml.Mapping t : mappings(m, "tags")) {
            Row tag = t.row(FILE);
            tags.add(new ListFile.Tag(
                    tag.get("measure"),
                    tag.get("measure-column"),
                    tag.get("tag"),
                    tag.get("column"),
                    texts(t, "values"),
                    texts(t, "contains"),
                    texts(t, "except"),
                    tag.get("otherwise").equals("true")));
        }
        if (tags.isEmpty()) {
            tags.add(new ListFile.Tag("", "", "", "", List.of(), List.of(), List.of(), false));
        }
        return new ListFile(source, layout, number(row, "rows"), tags, row.line());
    }

    private static int number(Row row, String key) {
        try {
            return row.has(key) ? Integer.parseInt(row.get(key)) : 0;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The " + key + " (" + row.get(key) + ") must be a whole number.", e);
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        for (E e : type.getEnumConstants()) {
            if (written(e).equals(text)) {
                return e;
            }
        }
        List<String> known = new ArrayList<>();
        for (E e : type.getEnumConstants()) {
            known.add(written(e));
        }
        throw new IllegalArgumentException("The word (" + text + ") must be one of " + String.join(", ", known) + ".");
    }

    private static String written(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Yaml.Mapping> mappings(Yaml tree, String key) {
        List<Yaml.Mapping> out = new ArrayList<>();
        if (tree instanceof Yaml.Mapping m && m.find(key).orElse(m) instanceof Yaml.Sequence s) {
            for (Yaml element : s.elements()) {
                if (element instanceof Yaml.Mapping each) {
                    out.add(each);
                } else {
                    error(element.line(), key, "", "The element must be a mapping.");
                }
            }
        }
        return out;
    }

    private static List<String> texts(Yaml.Mapping m, String key) {
        List<String> out = new ArrayList<>();
        if (m.find(key).orElse(m) instanceof Yaml.Sequence s) {
            for (Yaml element : s.elements()) {
                if (element instanceof Yaml.Text t) {
                    out.add(t.text().strip());
                }
            }
        }
        return out;
    }

    private void error(int line, String key, String value, String expected) {
        problems.add(Problem.error(FILE, line, key, value, expected));
    }
}
