package dev.chokepoint.exposure.check;

import java.util.List;
import java.util.function.Function;

/// Something in a world that is wrong or may be.
///
/// @param severity whether the world can be used all the same
/// @param at the part that it is about
/// @param field the field of that part, as the files of a world name it
/// @param words what is wrong, as sentences; `{0}`, `{1}` … stand for where the cited parts are
/// @param hint what may have been meant, without the word Maybe; or empty
/// @param cited other parts that the words refer to
public record Finding(Severity severity, Part at, String field, String words, String hint, List<Part> cited) {
    /// Whether a finding makes a world useless.
    public enum Severity {
        ERROR,
        WARNING
    }

    public Finding {
        cited = List.copyOf(cited);
    }

    static Finding error(Part at, String field, String words, Part... cited) {
        return new Finding(Severity.ERROR, at, field, words, "", List.of(cited));
    }

    static Finding warning(Part at, String field, String words, Part... cited) {
        return new Finding(Severity.WARNING, at, field, words, "", List.of(cited));
    }

    Finding withHint(String text) {
        return new Finding(severity, at, field, words, text, cited);
    }

    /// The words with what `where` says of each cited part.
    public String words(Function<Part, String> where) {
        String text = words;
        for (int i = 0; i < cited.size(); i++) {
            text = text.replace("{" + i + "}", where.apply(cited.get(i)));
        }
        return text;
    }
}
