package dev.chokepoint.data.files;

import java.nio.charset.CharacterCodingException;

/// Says what is wrong with a CSV in the words of the innermost fault: those around it only say where, in the words of
/// programmers.
public final class CsvFault {
    private CsvFault() {}

    /// The words, as the end of a sentence.
    public static String words(Exception fault) {
        Throwable at = fault;
        while (at.getCause() != null && !(at instanceof CharacterCodingException)) {
            at = at.getCause();
        }
        if (at instanceof CharacterCodingException) {
            return "it must be UTF-8; save it as \"CSV UTF-8\" or .xlsx.";
        }
        String said = String.valueOf(at.getMessage()).strip();
        return said.startsWith("Exception when reading") ? "a quote is not closed, or the line is too long." : said;
    }
}
