package dev.chokepoint.data.files;

import dev.chokepoint.base.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with an input while it is read.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    public void error(Row at, String field, String expected) {
        add(Problem.error(at.file(), at.line(), field, at.get(field), expected));
    }

    public void error(Row at, String field, String expected, String hint) {
        add(Problem.error(at.file(), at.line(), field, at.get(field), expected).withHint(hint));
    }

    public void warning(Row at, String field, String expected) {
        add(Problem.warning(at.file(), at.line(), field, at.get(field), expected));
    }

    /// Adds what a value's own check says; its second line, if it starts with "Maybe", becomes the hint.
    public void error(Row at, String field, IllegalArgumentException thrown) {
        String message = String.valueOf(thrown.getMessage());
        int maybe = message.indexOf("\nMaybe ");
        if (maybe < 0) {
            error(at, field, message);
        } else {
            error(at, field, message.substring(0, maybe), message.substring(maybe + "\nMaybe ".length()));
        }
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /// Whether an error of a field was found already: of this value, or of the field whatever its value.
    public boolean hasErrorAt(String file, int line, String field, String value) {
        return found.stream()
                .anyMatch(p -> p.isError()
                        && p.line() == line
                        && p.file().equals(file)
                        && p.field().equals(field)
                        && (p.value().equals(value) || p.value().isEmpty()));
    }

    /// All problems by file and line; those of one line in the order in which they were found.
    public List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .distinct()
                .toList();
    }
}
