package dev.chokepoint.base;

import java.util.List;

/// What could be read, together with everything that was wrong.
public record Loaded<T>(T value, List<Problem> problems) {
    public Loaded {
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
