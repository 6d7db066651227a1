package dev.chokepoint.data.files;

import dev.chokepoint.base.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with an input while it is read.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> ofSchema = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    /// Adds what others found wrong, and remembers what of it a schema told.
    public void addAll(Problems other) {
        found.addAll(other.found);
        ofSchema.addAll(other.ofSchema);
    }

    public void error(Row at, String field, String expected) {
        addUntold(Problem.error(at.file(), at.line(), field, at.get(field), expected));
    }

    public void error(Row at, String field, String expected, String hint) {
        addUntold(Problem.error(at.file(), at.line(), field, at.get(field), expected)
                .withHint(hint));
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

    /// Adds what a schema found wrong.
    void addOfSchema(Problem problem) {
        add(problem);
        ofSchema.add(problem);
    }

    /// Adds a problem, unless a schema told of the field already: of this value, or one of the two names no value.
    public void addUntold(Problem problem) {
        boolean told = ofSchema.stream()
                .anyMatch(p -> p.line() == problem.line()
                        && p.file().equals(problem.file())
                        && p.field().equals(problem.field())
                        && (p.value().equals(problem.value())
                                || p.value().isEmpty()
                                || problem.value().isEmpty()));
        if (!told) {
            add(problem);
        }
    }

    /// Whether an error stands in some lines of a file.
    boolean hasErrorsIn(String file, int first, int last) {
        return found.stream()
                .anyMatch(p -> p.isError()
                        && p.line() >= first
                        && p.line() <= last
                        && p.file().equals(file));
    }

    /// All problems by file and line; those of one line in the order in which they were found.
    public List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .distinct()
                .toList();
    }
}
