package dev.chokepoint.controls.law;

/// A legal document; it holds one or more measures.
///
/// @param issuer the place whose authority issued it, ISO 3166
/// @param authority such as `MOFCOM+GAC`
/// @param reference such as `Announcement 18 of 2025`
/// @param type rule, announcement, order, letter, guidance, statement, law or bill
public record Act(String issuer, String authority, String reference, String type) {
    public Act {
        if (!issuer.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("The issuer (" + issuer + ") must be a place code such as CN.");
        }
    }
}
