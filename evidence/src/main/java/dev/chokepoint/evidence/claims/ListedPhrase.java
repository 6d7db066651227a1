package dev.chokepoint.evidence.claims;

/// A member of a list in a text ("cryogenic components" among "quantum computers, cryogenic components and …") that may
/// be goods or a party, whether any list of words knows it or not.
///
/// @param words as the text has them
/// @param name whether it is written as a name, so rather a party than goods
public record ListedPhrase(String words, boolean name) {}
