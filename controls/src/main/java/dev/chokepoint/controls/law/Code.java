package dev.chokepoint.controls.law;

/// A classification code that a measure or a shipment names.
///
/// @param scheme such as `hs`, `eccn`, `cncl`
/// @param role whether the code decides or only points the way
public record Code(String scheme, String code, Role role) {
    /// Whether a code can decide that an item is in scope.
    public enum Role {
        DEFINING,
        /// Customs codes hold controlled and free goods alike: they never decide.
        REFERENCE_ONLY
    }

    public Code {
        if (scheme.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException(
                    "The code (" + scheme + ":" + code + ") must have a scheme and a value.");
        }
    }

    /// Parses `scheme:code`; codes of the customs tariff are for reference only.
    public static Code parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("The code (" + text + ") must have the form scheme:code.");
        }
        String scheme = Value.key(text.substring(0, colon));
        return new Code(
                scheme, text.substring(colon + 1).strip(), scheme.equals("hs") ? Role.REFERENCE_ONLY : Role.DEFINING);
    }

    @Override
    public String toString() {
        return scheme + ":" + code;
    }
}
