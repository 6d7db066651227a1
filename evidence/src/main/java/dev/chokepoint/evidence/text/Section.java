package dev.chokepoint.evidence.text;

import java.util.Locale;

/// The part of a page a passage stands in.
public enum Section {
    HEADLINE,
    REPORT,
    COMMENT,
    SOURCE_LINE,
    LINK,
    DISCLAIMER,
    TOPICS,
    RELATED;

    /// Whether claims are looked for in it.
    public boolean isRead() {
        return this == HEADLINE || this == REPORT || this == COMMENT;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
