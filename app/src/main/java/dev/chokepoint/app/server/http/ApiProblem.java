package dev.chokepoint.app.server.http;

/// Why a request is refused: a mistake of the one who asks, told with the field and what was expected.
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;
    private final String value;

    /// @param status the HTTP status, 400 to 499
    /// @param expected what was expected instead
    public ApiProblem(int status, String field, String value, String expected) {
        super(expected);
        this.status = status;
        this.field = field;
        this.value = value;
    }

    public int status() {
        return status;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String expected() {
        return String.valueOf(getMessage());
    }
}
