package dev.chokepoint.app.input;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import java.util.List;

/// An input with errors: a mistake of the user, told with every problem and no stack trace.
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InputException(String message, List<Problem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /// The value that was read, or an exception with all errors.
    public static <T> T require(String what, Loaded<T> loaded) {
        requireNone(what, loaded.problems());
        return loaded.value();
    }

    /// An exception with all errors, where there is any among the problems.
    public static void requireNone(String what, List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new InputException(
                    what + " cannot be used: " + errors.size() + (errors.size() == 1 ? " error." : " errors."), errors);
        }
    }
}
