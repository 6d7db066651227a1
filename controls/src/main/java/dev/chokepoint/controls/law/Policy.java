package dev.chokepoint.controls.law;

/// How an application for a licence is treated, from the mildest to the strictest.
public enum Policy {
    /// The measure states no policy for this class.
    UNSTATED("no stated policy", ""),
    APPROVAL("presumption of approval", "_APPROVAL"),
    /// A licence, or a licence exception after a notification.
    OR_NAC("licence, or exception NAC after notification", "_OR_NAC"),
    CASE_BY_CASE("case by case", "_CASE_BY_CASE"),
    DENIAL("presumption of denial", "_DENIAL");

    private final String words;
    private final String suffix;

    Policy(String words, String suffix) {
        this.words = words;
        this.suffix = suffix;
    }

    public String words() {
        return words;
    }

    public String suffix() {
        return suffix;
    }

    /// The stricter of two policies.
    public Policy strictest(Policy other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
