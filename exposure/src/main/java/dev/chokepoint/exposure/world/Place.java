package dev.chokepoint.exposure.world;

/// A jurisdiction or bloc in which things are made, stored and used.
///
/// @param iso the ISO 3166 alpha-2 code that measures are matched against; a bloc has `EU` or
/// one of its members', the rest of the world an empty text
/// @param party the party its welfare counts for
public record Place(String id, String name, String iso, String party) {}
