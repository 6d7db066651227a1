package dev.chokepoint.base;

/// Something wrong with an input: where it stands, what stands there, what was expected.
///
/// @param file the file, relative to the folder that was read
/// @param line the line, from 1; 0 where the whole file is meant
/// @param field the field or column; may be empty
/// @param value what stands there; may be empty
/// @param expected what was expected, as a sentence
/// @param hint what may have been meant; may be empty
public record Problem(
        Severity severity, String file, int line, String field, String value, String expected, String hint) {
    /// Errors stop an answer; warnings do not.
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(String file, int line, String field, String value, String expected) {
        return new Problem(Severity.ERROR, file, line, field, value, expected, "");
    }

    public static Problem warning(String file, int line, String field, String value, String expected) {
        return new Problem(Severity.WARNING, file, line, field, value, expected, "");
    }

    public Problem withHint(String text) {
        return new Problem(severity, file, line, field, value, expected, text);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// One line for people: `items.yaml:12: unit (kgs): expected …`, with the hint on a second line.
    public String text() {
        StringBuilder out = new StringBuilder(file);
        if (line > 0) {
            out.append(':').append(line);
        }
        out.append(": ").append(isError() ? "" : "warning: ");
        if (!field.isEmpty()) {
            out.append(field);
            out.append(value.isEmpty() ? ": " : " (" + value + "): ");
        } else if (!value.isEmpty()) {
            out.append("(").append(value).append("): ");
        }
        out.append(expected);
        if (!hint.isEmpty()) {
            out.append("\n    Maybe ").append(hint);
        }
        return out.toString();
    }
}
