package dev.chokepoint.controls.law;

/// What happens to the item.
public enum Movement {
    EXPORT,
    REEXPORT,
    TRANSFER,
    TECHNOLOGY_TRANSFER,
    USE,
    ASSISTANCE,
    /// Technology or source code is shown, inside one country, to a person of another; the destination is the place
    /// of that person's latest citizenship or permanent residence.
    DEEMED_EXPORT;

    /// Parses the word in any case, with hyphens or underscores.
    public static Movement parse(String text) {
        String key = text.strip()
                .toUpperCase(java.util.Locale.ROOT)
                .replace('-', '_')
                .replace(' ', '_');
        for (Movement movement : values()) {
            if (movement.name().equals(key)) {
                return movement;
            }
        }
        throw new IllegalArgumentException("The movement (" + text + ") must be export, reexport, transfer,"
                + " technology_transfer, use, assistance or deemed_export.");
    }
}
