package dev.chokepoint.evidence.claims;

/// Whose control it is, not who speaks.
///
/// @param place ISO 3166 alpha-2, or `EU`
/// @param body the authority where stated or implied, such as `BIS` or `MOFCOM`; may be empty
public record Issuer(String place, String body) {}
