package dev.chokepoint.evidence.claims;

import java.util.Locale;

/// The number of an official notice: Announcement No. 18 of 2025.
public record NoticeNumber(int year, int number) {
    /// The form used in files: `2025-18`.
    public String code() {
        return String.format(Locale.ROOT, "%d-%d", year, number);
    }
}
