package dev.chokepoint.data.store;

import java.util.Locale;

/// Why a row was left out.
public enum Reason {
    /// Too few or too many columns.
    COLUMNS,
    /// Another year than the file's.
    YEAR,
    /// A country that the list of codes does not know.
    COUNTRY,
    /// A product that the list of codes does not know.
    PRODUCT,
    /// Something that is no number.
    VALUE,
    NEGATIVE,
    /// A group of countries, whose members stand for themselves.
    GROUP,
    /// A value of zero: no trade.
    ZERO,
    /// A country that trades with itself.
    SELF,
    /// The same row again.
    DUPLICATE,
    /// The same exporter, importer and product with another value: neither is believed.
    CONFLICT;

    /// The word in tables.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
