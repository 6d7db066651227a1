package dev.chokepoint.base;

import java.util.regex.Pattern;

/// An identifier of the form `scheme~value`, such as `measure~CN-2025-18`, `claim~brief#3` or `hs2022~850511`.
public record Id(String scheme, String value) implements Comparable<Id> {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]*");

    public Id {
        if (!SCHEME.matcher(scheme).matches()) {
            throw new IllegalArgumentException("The scheme (" + scheme + ") of an id must be lower-case letters,"
                    + " digits and hyphens, starting with a letter.");
        }
        if (value.isBlank() || value.contains("~") || !value.equals(value.strip())) {
            throw new IllegalArgumentException("The value (" + value + ") of an id must not be blank, hold '~' or"
                    + " start or end with a space.");
        }
    }

    public static Id of(String scheme, String value) {
        return new Id(scheme, value);
    }

    /// Parses `scheme~value`.
    public static Id parse(String text) {
        int tilde = text.indexOf('~');
        if (tilde < 0) {
            throw new IllegalArgumentException(
                    "The id (" + text + ") must have the form scheme~value.\nMaybe \"item~" + text + "\" was meant.");
        }
        return new Id(text.substring(0, tilde), text.substring(tilde + 1));
    }

    @Override
    public int compareTo(Id other) {
        int byScheme = scheme.compareTo(other.scheme);
        return byScheme != 0 ? byScheme : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return scheme + "~" + value;
    }
}
