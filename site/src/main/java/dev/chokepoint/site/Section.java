package dev.chokepoint.site;

/// What the search finds: a heading with the text below it.
///
/// @param address page and anchor
record Section(String title, String heading, String address, String text) {}
