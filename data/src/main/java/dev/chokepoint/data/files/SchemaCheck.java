package dev.chokepoint.data.files;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares the parts of one file with the shapes of a schema.
final class SchemaCheck {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?");

    private final String file;
    private final Map<String, Shape> named;
    private final Problems problems;

    SchemaCheck(String file, Map<String, Shape> named, Problems problems) {
        this.file = file;
        this.named = named;
        this.problems = problems;
    }

    /// Adds what is wrong with a part.
    ///
    /// @param field the key under which it stands; of an element, that of its list
    /// @param line where to tell of it
    void check(Shape shape, String field, int line, Yaml node) {
        switch (shape) {
            case Shape.Reference r -> check(resolved(r), field, line, node);
            case Shape.Choice choice -> choice(choice, field, line, node);
            case Shape.Elements list -> list(list, field, line, node);
            case Shape.Keys keys -> keys(keys, field, line, node);
            case Shape.Any _ -> {
                // Nothing is asked.
            }
            case Shape.Text _, Shape.Word _, Shape.Figure _, Shape.Flag _ -> {
                if (node instanceof Yaml.Text t) {
                    scalar(shape, field, line, t.text().strip());
                } else {
                    error(field, line, "", "The value must be a text.");
                }
            }
        }
    }

    private Shape resolved(Shape shape) {
        return shape instanceof Shape.Reference(String name)
                ? resolved(Optional.ofNullable(named.get(name))
                        .orElseThrow(() -> new IllegalArgumentException("The schema lacks (" + name + ").")))
                : shape;
    }

    /// The first shape of the same sort as the part that finds nothing wrong counts, or else the first of that sort.
    ///
    /// Mappings are told apart by the first key that each must have, or by the words of a key they share.
    private void choice(Shape.Choice choice, String field, int line, Yaml node) {
        List<Shape> fitting = choice.shapes().stream()
                .map(this::resolved)
                .filter(s -> isOfSort(s, node))
                .toList();
        if (fitting.isEmpty()) {
            error(field, line, found(node), "The value must be " + sorts(choice.shapes()) + ".");
            return;
        }
        boolean named = false;
        if (node instanceof Yaml.Mapping m && fitting.size() > 1) {
            List<Shape.Keys> kinds = fitting.stream().map(s -> (Shape.Keys) s).toList();
            named = kinds.stream().noneMatch(s -> first(s).isEmpty());
            List<? extends Shape> left = named
                    ? kinds.stream()
                            .filter(s -> m.entries().containsKey(first(s)))
                            .toList()
                    : ofWords(kinds, m);
            if (left.isEmpty()) {
                if (named) {
                    kind(fitting, line, m);
                }
                return;
            }
            named &= left.size() > 1;
            fitting = List.copyOf(left);
        }
        Problems first = new Problems();
        for (Shape shape : fitting) {
            Problems found = new Problems();
            new SchemaCheck(file, this.named, found).check(shape, field, line, node);
            if (!found.hasErrors()) {
                return;
            }
            if (!first.hasErrors()) {
                first = found;
            }
        }
        if (named && node instanceof Yaml.Mapping m) {
            kind(fitting, line, m);
        } else if (node instanceof Yaml.Text && !choice.means().isEmpty()) {
            error(field, line, found(node), "The value must be " + choice.means() + ".");
        } else {
            problems.addAll(first);
        }
    }

    /// The shapes whose words a mapping has under the keys at which all shapes want words.
    ///
    /// A word of none of them is told.
    private List<Shape.Keys> ofWords(List<Shape.Keys> shapes, Yaml.Mapping node) {
        List<Shape.Keys> left = shapes;
        for (Map.Entry<String, Yaml> entry : node.entries().entrySet()) {
            String key = entry.getKey();
            if (left.isEmpty()
                    || !(entry.getValue() instanceof Yaml.Text t)
                    || shapes.stream().anyMatch(s -> words(s, key).isEmpty())) {
                continue;
            }
            String typed = t.text().strip();
            left = left.stream().filter(s -> words(s, key).contains(typed)).toList();
            if (left.isEmpty()) {
                Set<String> all = new LinkedHashSet<>();
                shapes.forEach(s -> all.addAll(words(s, key)));
                scalar(new Shape.Word(List.copyOf(all)), key, node.lines().getOrDefault(key, node.line()), typed);
            }
        }
        return left;
    }

    /// The words that a shape wants under a key; empty where it wants something else.
    private List<String> words(Shape.Keys shape, String key) {
        Shape of = shape.keys().get(key);
        return of != null && resolved(of) instanceof Shape.Word(List<String> words) ? words : List.of();
    }

    /// The key that tells a shape of a choice from the others.
    private static String first(Shape shape) {
        return shape instanceof Shape.Keys k ? k.required().stream().findFirst().orElse("") : "";
    }

    /// Tells that a mapping has none or several of the keys that tell the shapes of a choice apart.
    private void kind(List<Shape> shapes, int line, Yaml.Mapping node) {
        Set<String> kinds = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (Shape shape : shapes) {
            kinds.add(first(shape));
            if (shape instanceof Shape.Keys k) {
                others.addAll(k.keys().keySet());
            }
        }
        String typed = node.entries().keySet().stream()
                .filter(k -> !others.contains(k))
                .findFirst()
                .orElse("");
        problems.addOfSchema(
                Problem.error(file, line, typed, "", "There must be one of the keys " + String.join(", ", kinds) + ".")
                        .withHint(typed.isEmpty() ? "" : Spelling.hint(typed, kinds)));
    }

    private String sorts(List<Shape> shapes) {
        Set<String> words = new LinkedHashSet<>();
        for (Shape shape : shapes) {
            switch (resolved(shape)) {
                case Shape.Word(List<String> each) -> words.addAll(each);
                case Shape.Keys keys -> words.add("a mapping with " + first(keys));
                case Shape other -> words.add("a " + sort(other));
            }
        }
        return String.join(" or ", words);
    }

    private static boolean isOfSort(Shape shape, Yaml node) {
        return switch (node) {
            case Yaml.Text _ -> sort(shape).equals("text");
            case Yaml.Sequence _ -> sort(shape).equals("list");
            case Yaml.Mapping _ -> sort(shape).equals("mapping");
        };
    }

    private static String sort(Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.Word _, Shape.Figure _, Shape.Flag _ -> "text";
            case Shape.Elements _ -> "list";
            case Shape.Keys _ -> "mapping";
            case Shape.Reference _, Shape.Choice _, Shape.Any _ -> "part";
        };
    }

    private void list(Shape.Elements list, String field, int line, Yaml node) {
        if (!(node instanceof Yaml.Sequence s)) {
            error(field, line, found(node), "The value must be a list.");
            return;
        }
        if (s.elements().size() < list.least()) {
            error(field, line, "", "The list must hold at least " + list.least() + ".");
        }
        for (Yaml element : s.elements()) {
            check(list.each(), field, element.line(), element);
        }
    }

    private void keys(Shape.Keys shape, String field, int line, Yaml node) {
        if (!(node instanceof Yaml.Mapping m)) {
            error(field, line, found(node), "The value must be a mapping.");
            return;
        }
        m.entries().forEach((key, value) -> {
            int at = m.lines().getOrDefault(key, m.line());
            Optional<Shape> own = Optional.ofNullable(shape.keys().get(key)).or(shape::others);
            if (shape.names().isPresent() && !shape.names().get().matcher(key).find()) {
                error("key", at, key, "A key must consist of letters, digits, dots, hyphens and underscores.");
            } else if (own.isEmpty()) {
                problems.addOfSchema(Problem.error(
                                file,
                                at,
                                key,
                                "",
                                "The key is not known; the keys are "
                                        + shape.keys().keySet() + ".")
                        .withHint(Spelling.hint(key, shape.keys().keySet())));
            } else if (!isBlank(value)) {
                check(own.get(), key, at, value);
            } else if (shape.required().contains(key)) {
                error(key, at, "", "The value must be given.");
            }
        });
        shape.required().stream()
                .filter(key -> !m.entries().containsKey(key))
                .forEach(key -> error(key, m.line(), "", "The key is missing and must be given."));
    }

    private static boolean isBlank(Yaml node) {
        return node instanceof Yaml.Text t && t.text().isBlank();
    }

    private static String found(Yaml node) {
        return node instanceof Yaml.Text t ? t.text().strip() : "";
    }

    private void scalar(Shape shape, String field, int line, String text) {
        switch (shape) {
            case Shape.Word(List<String> words) -> {
                if (!words.contains(text)) {
                    problems.addOfSchema(Problem.error(
                                    file,
                                    line,
                                    field,
                                    text,
                                    "The value must be one of " + String.join(", ", words) + ".")
                            .withHint(Spelling.hint(text, words)));
                }
            }
            case Shape.Flag _ -> {
                if (!text.equals("true") && !text.equals("false")) {
                    error(field, line, text, "The value must be true or false.");
                }
            }
            case Shape.Figure number -> number(number, field, line, text);
            case Shape.Text wanted -> {
                boolean found = wanted.pattern().isEmpty()
                        || wanted.pattern().get().matcher(text).find();
                if (!found || text.codePointCount(0, text.length()) < wanted.least()) {
                    error(field, line, text, "The value must be " + words(wanted) + ".");
                }
            }
            case Shape.Elements _, Shape.Keys _, Shape.Reference _, Shape.Choice _, Shape.Any _ -> {
                // No scalars.
            }
        }
    }

    private static String words(Shape.Text wanted) {
        return !wanted.means().isEmpty()
                ? wanted.means()
                : wanted.pattern().map(p -> "a text of the form " + p.pattern()).orElse("given");
    }

    private void number(Shape.Figure wanted, String field, int line, String text) {
        double value =
                (wanted.whole() ? WHOLE : NUMBER).matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            error(
                    field,
                    line,
                    text,
                    wanted.whole() ? "The value must be a whole number." : "The value must be a number.");
            return;
        }
        if (value < wanted.least().orElse(value) || value > wanted.most().orElse(value)) {
            error(
                    field,
                    line,
                    text,
                    "The value must be "
                            + (wanted.least().isPresent()
                                    ? "at least " + plain(wanted.least().getAsDouble())
                                    : "")
                            + (wanted.least().isPresent() && wanted.most().isPresent() ? " and " : "")
                            + (wanted.most().isPresent()
                                    ? "at most " + plain(wanted.most().getAsDouble())
                                    : "") + ".");
        }
    }

    private static String plain(double number) {
        return Numbers.text(number);
    }

    private void error(String field, int line, String value, String expected) {
        problems.addOfSchema(Problem.error(file, line, field, value, expected));
    }
}
