package dev.chokepoint.evidence.claims;

import java.util.Locale;

/// A number with its unit as the text gives it.
///
/// @param unit `percent`, `kg`, `t`, `day`, `entities`, `USD`, `g/cm3` …; the text's own noun where no
///     unit fits
public record QuantityMention(double value, String unit, Kind kind, String mention) {
    /// What the number is to the act.
    public enum Kind {
        THRESHOLD,
        QUOTA,
        COUNT,
        DURATION,
        PRICE,
        FEE,
        NOTICE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
