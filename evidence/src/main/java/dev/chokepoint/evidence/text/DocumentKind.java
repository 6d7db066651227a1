package dev.chokepoint.evidence.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What sort of document a text is. It decides in whose name the text speaks where it names no source: a comment
/// gives its author's view, everything else reports.
public enum DocumentKind {
    NEWS,
    NOTICE,
    LAW_FIRM,
    TRADE_PRESS,
    ANALYSIS,
    COMMENT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DocumentKind> find(String code) {
        return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
    }

    /// The section its paragraphs belong to until a heading says otherwise.
    Section body() {
        return this == COMMENT ? Section.COMMENT : Section.REPORT;
    }
}
