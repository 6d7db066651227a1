package dev.chokepoint.app.server;

/// Why a request is refused: a mistake of the one who asks, told with the field and what was expected.
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;
    private final String value;

    /// @param status the HTTP status, 400 to 499
    /// @param expected what was expected instead
    ApiProblem(int status, String field, String value, String expected) {
        super(expected);
        this.status = status;
        this.field = field;
        this.value = value;
    }

    int status() {
        return status;
    }

    String field() {
        return field;
    }

    String value() {
        return value;
    }

    String expected() {
        return String.valueOf(getMessage());
    }
}
